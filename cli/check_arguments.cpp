#include "cli/check_arguments.hpp"

#include "cli/arguments.hpp"
#include "cli/words.hpp"
#include "dsl/lexicon.hpp"
#include "engine/plan/formats.hpp"
#include "engine/report/renderers.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

struct FailName {
    std::string_view name;
    bool FailOn::*member;
};

constexpr std::array<FailName, 6> fail_names{{
    {"breach", &FailOn::breach},
    {"undetermined", &FailOn::undetermined},
    {"warning", &FailOn::warning},
    {"empty", &FailOn::empty},
    {"stale-waiver", &FailOn::stale_waiver},
    {"new", &FailOn::only_new},
}};

constexpr std::string_view fail_list = "breach,undetermined,warning,empty,stale-waiver,new";

constexpr auto usage = "  proviso check PLAN... [-p POLICY]... [-o FORMAT[:FILE]]...";

constexpr auto footer = "Exit status:\n"
                        "  0  every clause that must hold holds\n"
                        "  1  a breach\n"
                        "  2  nothing could be judged: usage, unreadable input, an error in a policy or plan\n"
                        "  3  undetermined, and no breach: the report says what it turns on\n"
                        "  4  nothing was evaluated: no clause, or none that bound a record\n\n"
                        "Examples:\n"
                        "  proviso check plan.toml -p policies/\n"
                        "  proviso check plan.toml -p deal.proviso --fact \"AGI verified\"=false --as-of 2026-03-01\n"
                        "  proviso check plan.json more.csv -p policies/ -o text -o json:report.json";

std::string output_summary() {
    std::string text = "where the report goes, and how: -o text, -o json:report.json; may be repeated. Formats:";
    for (auto const& renderer : renderers())
        text.append(text.ends_with(':') ? " " : ", ").append(renderer.name);
    return text;
}

void add_results(CommandLine& line, CheckArguments& a) {
    line.add({.names = "-o,--output",
              .value = "FORMAT[:FILE]",
              .summary = output_summary(),
              .target = &a.outputs,
              .words = report_format_words,
              .setting = "outputs"});
    line.add({.names = "--fail-on",
              .value = "LIST",
              .summary = "what makes the exit status differ from 0: none, or some of " + std::string(fail_list) +
                         " (breach,undetermined,empty); with new, only findings that the baseline has not",
              .target = &a.fail_on,
              .joined = true,
              .words = fail_on_words,
              .setting = "fail-on",
              .origin = &a.fail_on_origin});
    add_waivers(line, a);
    line.add({.names = "--baseline",
              .value = "FILE",
              .summary = "an earlier JSON report: what of this one is new, and what is gone",
              .target = &a.baseline,
              .setting = "baseline"});
    line.add({"--allow-empty", "", "to evaluate nothing is no failure", &a.allow_empty});
    line.add({.names = "-j,--threads",
              .value = "N",
              .summary = "threads (one a core)",
              .target = &a.threads,
              .wrong = wrong_thread_count,
              .setting = "threads"});
    line.add({"-v,--verbose", "", "tell each step and its time on standard error", &a.verbose});
    line.add({"--timings", "", "end with a table of the steps, their time and memory, on standard error", &a.timings});
    add_common_options(line, a.common);
}

/// The text without one pair of quotes around it, which some shells leave.
std::string unquoted(std::string text) {
    if (text.size() > 1 and text.front() == '"' and text.back() == '"')
        return text.substr(1, text.size() - 2);
    return text;
}

std::optional<FactValue> read_value(std::string const& text) {
    if (text == "true" or text == "false")
        return FactValue{text == "true", {}};
    if (auto const day = Date::parse(text))
        return FactValue{*day, {}};
    return std::nullopt;
}

/// `--fail-on`, or the setting with its place.
std::string fail_on_said(CheckArguments const& arguments) {
    auto const& origin = arguments.fail_on_origin;
    return origin.empty() ? "--fail-on" : "fail-on (" + origin + ")";
}

void set_fail(std::string const& name, std::string const& said, FailOn& fail, Diagnostics& out) {
    for (auto const& row : fail_names)
        if (row.name == name) {
            fail.*row.member = true;
            return;
        }
    if (name == "none")
        return out.push_back(usage_error("`none` stands with others in " + said, "it stands alone"));
    auto const near = did_you_mean(name, fail_on_words());
    out.push_back(usage_error(said + " does not know `" + name + "`",
                              near.empty() ? "it takes none, or some of " + std::string(fail_list) : near));
}

}  // namespace

std::vector<std::string> fail_on_words() {
    std::vector<std::string> words{"none"};
    for (auto const& row : fail_names)
        words.emplace_back(row.name);
    return words;
}

void add_plans(CommandLine& line, CheckArguments& a) {
    line.add({.names = "PLAN",
              .summary = "plan files, read together; - is standard input",
              .target = &a.plans,
              .required = true});
    add_vocabulary_option(line, a.vocabularies);
    line.add({.names = "--input",
              .value = "FORMAT",
              .summary = "the format of the plans, where it is not told by their content: " +
                         listed_words(plan_format_words()),
              .target = &a.input,
              .words = plan_format_words,
              .setting = "input"});
    line.add({.names = "--map",
              .value = "FILE",
              .summary = "adds to the built-in mapping of a format, or overrides it; may be repeated",
              .target = &a.maps,
              .setting = "maps"});
    line.add({.names = "--set",
              .value = "FIELD=VALUE",
              .summary = "FIELD=VALUE of each placement that a Terraform plan or a manifest says nothing of",
              .target = &a.set});
}

void add_inputs(CommandLine& line, CheckArguments& a) {
    add_plans(line, a);
    line.add({.names = "-p,--policy",
              .value = "POLICY",
              .summary = "a policy file, or a folder of them; may be repeated (policies/)",
              .target = &a.policies,
              .setting = "policies"});
    line.add({"--fact", "FACT", "\"NAME\"=false, true or the day it became true; wins over the plan", &a.facts});
    line.add({"--as-of", "DATE", "the day to judge by (the plan's, else today)", &a.as_of});
    line.add({.names = "--strict",
              .summary = "a field that is not known, a name that stands twice and a value that is nearly known are "
                         "errors",
              .target = &a.strict,
              .setting = "strict"});
}

void add_waivers(CommandLine& line, CheckArguments& a) {
    line.add({.names = "--waivers",
              .value = "FILE",
              .summary = "what is waived, by whom and until when; may be repeated",
              .target = &a.waivers,
              .setting = "waivers"});
}

CommandLine check_line(CheckArguments& arguments) {
    CommandLine line{"check", "Checks plans against policies and reports the verdict of every clause.", usage, footer};
    add_inputs(line, arguments);
    add_results(line, arguments);
    return line;
}

std::optional<Date> read_as_of(std::optional<std::string> const& text, Diagnostics& out) {
    auto const day = text ? Date::parse(*text) : std::nullopt;
    if (text and not day)
        out.push_back(usage_error("--as-of `" + *text + "` is not a day", "write it as in 2026-03-01"));
    return day;
}

std::optional<PlanFormat> read_input_format(std::optional<std::string> const& text, Diagnostics& out) {
    auto const format = text ? format_called(*text) : std::nullopt;
    if (text and not format)
        out.push_back(usage_error("--input does not know `" + *text + "`",
                                  "it takes one of " + listed_words(plan_format_words())));
    return format;
}

FailOn read_fail_on(CheckArguments const& arguments, Diagnostics& out) {
    FailOn fail{false, false, false, false, false, false};
    if (arguments.fail_on == "none")
        return fail;
    std::string_view rest = arguments.fail_on;
    while (true) {
        auto const comma = rest.find(',');
        set_fail(std::string(rest.substr(0, comma)), fail_on_said(arguments), fail, out);
        if (comma == std::string_view::npos)
            break;
        rest.remove_prefix(comma + 1);
    }
    if (fail.only_new and not arguments.baseline)
        out.push_back(usage_error("`new` of " + fail_on_said(arguments) + " has nothing to compare with",
                                  "name an earlier report: --baseline FILE"));
    if ((fail.only_new or fail.stale_waiver) and not(fail.breach or fail.undetermined or fail.warning))
        fail.breach = fail.undetermined = fail.empty = true;
    fail.empty = fail.empty and not arguments.allow_empty;
    return fail;
}

GivenFacts read_facts(std::vector<std::string> const& facts, Diagnostics& out) {
    GivenFacts given;
    for (auto const& fact : facts) {
        auto const equals = fact.rfind('=');
        auto const name = unquoted(fact.substr(0, equals));
        auto const value = equals == std::string::npos ? std::nullopt : read_value(fact.substr(equals + 1));
        if (value and not name.empty())
            given.emplace_back(name, *value);
        else
            out.push_back(
                usage_error("--fact `" + fact + "` gives no value", "write --fact \"" + (name.empty() ? "NAME" : name) +
                                                                        "\"=false, true or a day such as 2026-03-01"));
    }
    return given;
}

}  // namespace proviso
