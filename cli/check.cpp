// proviso check: plans and policies → report. The whole chain, a step a line.
#include "cli/check_arguments.hpp"
#include "cli/inputs.hpp"
#include "cli/load.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/status.hpp"
#include "engine/check/exit_status.hpp"
#include "engine/plan/near_values.hpp"
#include "engine/reading/report_readings.hpp"
#include "engine/report/layout.hpp"
#include "engine/report/quote.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <set>

namespace proviso {
namespace {

/// What the options ask for, read before any input is.
struct Request {
    CheckOptions options;
    GivenFacts facts;
    std::optional<Date> as_of;
    std::vector<Output> outputs;
};

std::vector<std::string> inputs_of(CheckArguments const& arguments) {
    Diagnostics reported_by_load;
    auto inputs = policy_files(arguments.policies, policies_are_options, reported_by_load);
    for (auto const* named :
         {&arguments.policies, &arguments.plans, &arguments.vocabularies, &arguments.maps, &arguments.waivers})
        inputs.insert(inputs.end(), named->begin(), named->end());
    if (arguments.baseline)
        inputs.push_back(*arguments.baseline);
    if (not arguments.common.project.empty())
        inputs.push_back(arguments.common.project);
    return inputs;
}

std::optional<Baseline> load_baseline(CheckArguments const& arguments, Diagnostics& out) {
    auto const source = arguments.baseline ? read_source(*arguments.baseline, out) : std::nullopt;
    return source ? read_baseline(source->name(), source->text(), out) : std::nullopt;
}

Request read_request(CheckArguments const& arguments, Diagnostics& out) {
    Request request;
    request.options.fail_on = read_fail_on(arguments, out);
    request.options.threads = arguments.threads;
    request.facts = read_facts(arguments.facts, out);
    request.as_of = read_as_of(arguments.as_of, out);
    request.outputs = read_outputs(arguments.outputs, format_names(renderers()), out);
    refuse_overwriting(inputs_of(arguments), request.outputs, out);
    check_plan_names(arguments.plans, out);
    check_read_once(arguments, out);
    withdraw_old_reports(request.outputs, out);
    return request;
}

std::string why_empty(Rulebook const& rulebook, Plan const& plan) {
    if (rulebook.clauses.empty())
        return "the policy files hold no clause";
    if (plan.rows() == 0)
        return "the plan holds no record";
    return "no clause surely bound a record of the plan";
}

/// Also where `empty` is not among what fails, unless that is what --allow-empty asks for.
void explain_empty(CheckArguments const& arguments, Rulebook const& rulebook, Plan const& plan, Report const& report) {
    FailOn const nothing_else{.breach = false, .undetermined = false};
    if (arguments.allow_empty or exit_status(report, nothing_else) != status::empty)
        return;
    auto const fails = report.exit_status == status::empty;
    auto const text = "proviso: nothing was checked: " + why_empty(rulebook, plan) +
                      (fails ? "; --allow-empty lets that pass\n" : "\n");
    std::fputs(text.c_str(), stderr);
}

/// Only a page to read has room for them.
bool wants_readings(std::vector<Output> const& outputs) {
    return std::ranges::find(outputs, "html", &Output::format) != outputs.end();
}

/// Lists of tests also tell those that pass.
bool wants_cases(std::vector<Output> const& outputs) {
    return std::ranges::any_of(outputs,
                               [](Output const& output) { return output.format == "junit" or output.format == "tap"; });
}

/// A run that would fail but for a setting of the project says so: nobody shall take its status for a verdict.
void explain_leniency(CheckArguments const& arguments, Report const& report) {
    auto const usual = exit_status(report, {});
    auto const is_worse = usual == status::breach and report.exit_status == status::undetermined;
    if (arguments.fail_on_origin.empty() or usual == status::holds or
        (report.exit_status != status::holds and not is_worse))
        return;
    auto const text = "proviso: exit status " + std::to_string(report.exit_status) + " and not " +
                      std::to_string(usual) + ", since fail-on is " + arguments.fail_on + " (" +
                      escaped(arguments.fail_on_origin) + ")\n";
    std::fputs(text.c_str(), stderr);
}

/// Verdicts may rest on what was warned of, and a report is read where standard error is not.
void add_warnings(Diagnostics const& found, Report& report) {
    constexpr std::size_t most = 20;
    std::set<std::string> warnings;  // in an order that is not that of the files
    for (auto const& each : found)
        if (auto const& [where, text] = each.primary; severity(each) == Severity::warning)
            warnings.insert("warning: " + text + (where.file.empty() ? "" : " (" + place(where) + ")"));
    auto const shown = std::next(warnings.begin(), static_cast<std::ptrdiff_t>(std::min(most, warnings.size())));
    report.notes.insert(report.notes.end(), warnings.begin(), shown);
    if (warnings.size() > most)
        report.notes.push_back(fmt::format("{} more warnings", warnings.size() - most));
}

Report check_slowly(Rulebook const& rulebook, Vocabulary const& vocabulary, Plan const& plan,
                    CheckOptions const& options, Log const& log) {
    ProgressLine const line(log, "checking " + counted(rulebook.clauses.size(), "clause") + " against " +
                                     counted(plan.rows(), "record"));
    return check(rulebook, vocabulary, plan, options);
}

int check(CheckArguments const& arguments) {
    auto const wish = wishes(arguments.common);
    auto const give_up = [&](Diagnostics const& found) {
        complain(found, wish);
        return status::failed;
    };
    Diagnostics found;
    auto request = read_request(arguments, found);
    if (has_errors(found))
        return give_up(found);
    Log log(arguments.log());
    auto const [vocabulary, rulebook, plan] = load_inputs(arguments, log, found, Records::may_be_added_up);
    if (not has_errors(found)) {
        request.options.facts = match_facts(request.facts, plan, rulebook, found);
        report_terms(plan, vocabulary, spoken_of(rulebook), rulebook.terms, found);
        report_near_values(plan, vocabulary, spoken_of(rulebook), arguments.strict, found);
    }
    request.options.waivers =
        load_waivers(arguments.waivers, has_errors(found) ? nullptr : &rulebook, vocabulary, found);
    request.options.baseline = load_baseline(arguments, found);
    if (has_errors(found))
        return give_up(found);
    complain(found, wish);

    auto const as_of = request.as_of ? request.as_of : plan.as_of;
    request.options.as_of = as_of ? *as_of : today();
    if (wants_cases(request.outputs))
        request.options.max_met = Report::max_findings;
    auto report = check_slowly(rulebook, vocabulary, plan, request.options, log);
    report.as_of_given = as_of.has_value();
    add_warnings(found, report);
    if (wants_readings(request.outputs))
        add_readings(rulebook, vocabulary, report);
    log.step("check");
    explain_empty(arguments, rulebook, plan, report);
    explain_leniency(arguments, report);
    Diagnostics unwritten;
    write_outputs(report, renderers(), request.outputs, wish.colour, unwritten);
    log.step("report");
    return has_errors(unwritten) ? give_up(unwritten) : report.exit_status;
}

}  // namespace

int run_check(Arguments const& arguments) {
    CheckArguments parsed;
    auto const over = parse_arguments(check_line(parsed), arguments);
    return over ? *over : check(parsed);
}

CommandLine check_line() { return described<CheckArguments, check_line>(); }

}  // namespace proviso
