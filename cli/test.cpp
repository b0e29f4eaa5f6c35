// proviso test: the scenarios of policies → what came out as expected, and what they leave open.
#include "engine/scenarios/test.hpp"
#include "cli/arguments.hpp"
#include "cli/load.hpp"
#include "cli/output.hpp"
#include "cli/policies.hpp"
#include "cli/status.hpp"
#include "engine/check/spend.hpp"

#include <charconv>
#include <cstdio>

namespace proviso {
namespace {

constexpr auto usage =
    "  proviso test [POLICY]... [--run PATTERN] [--threshold PERCENT] [--mutate] [-o FORMAT[:FILE]]...";

constexpr auto footer = "Exit status:\n"
                        "  0  every scenario came out as it expects\n"
                        "  1  one did not, or fewer points are decided than --threshold asks for\n"
                        "  2  nothing could be run: usage, unreadable input, an error in a policy\n"
                        "  4  there was no scenario to run\n\n"
                        "Examples:\n"
                        "  proviso test policies/\n"
                        "  proviso test deal.proviso --run \"azure*\" --mutate\n"
                        "  proviso test policies/ --threshold 100 -o text -o junit:scenarios.xml";

struct TestArguments {
    std::vector<std::string> policies;
    std::vector<std::string> vocabularies;
    std::vector<std::string> outputs;
    std::string pattern;
    std::string threshold;
    CommonArguments common;
    bool mutate = false;
};

std::string not_a_percentage(std::string const& text) {
    unsigned percent = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), percent);
    bool const fine = error == std::errc() and end == text.data() + text.size() and percent <= 100;
    return fine ? "" : "`" + text + "` is not a number from 0 to 100";
}

CommandLine line_of(TestArguments& a) {
    CommandLine line{"test", "Runs the scenarios that policies hold, and counts what of the policies they decide.",
                     usage, footer};
    line.add({.names = "POLICY",
              .summary = "policy files, or folders of them (policies/)",
              .target = &a.policies,
              .setting = "policies"});
    line.add({"--run", "PATTERN", "only scenarios whose names hold this; * stands for anything", &a.pattern});
    line.add({.names = "--threshold",
              .value = "PERCENT",
              .summary = "fail where less of the policies is decided by scenarios",
              .target = &a.threshold,
              .wrong = not_a_percentage});
    line.add({"--mutate", "", "change each rule in every small way, and list the changes that no scenario notices",
              &a.mutate});
    line.add({"-o,--output", "FORMAT[:FILE]",
              "where the results go, and how: -o text, -o junit:scenarios.xml; may be repeated", &a.outputs});
    add_vocabulary_option(line, a.vocabularies);
    add_common_options(line, a.common);
    return line;
}

TestOptions options_of(TestArguments const& arguments) {
    TestOptions options{arguments.pattern, {}, arguments.mutate};
    if (not arguments.threshold.empty())
        options.threshold = static_cast<unsigned>(std::stoul(arguments.threshold));
    return options;
}

int test(TestArguments const& arguments) {
    auto const wish = wishes(arguments.common);
    Diagnostics found;
    auto outputs = read_outputs(arguments.outputs, format_names(test_renderers()), found);
    auto const files = policy_files(arguments.policies, policies_are_arguments, found);
    refuse_overwriting(files, outputs, found);
    refuse_overwriting(arguments.vocabularies, outputs, found);
    refuse_overwriting({arguments.common.project}, outputs, found);
    withdraw_old_reports(outputs, found);
    auto const vocabulary = load_vocabulary(arguments.vocabularies, found);
    auto policies = has_errors(found) ? Policies{} : load_policies(files, vocabulary, found);
    if (not has_errors(found) and policies.book.speaks_of_spend)
        compile_for(spend_in(policies.book.scenarios, vocabulary), policies, vocabulary, found);
    TestReport report;
    if (not has_errors(found))
        report = proviso::test(policies.book, vocabulary, options_of(arguments), found);
    complain(found, wish);
    if (has_errors(found))
        return status::failed;
    if (report.exit_status == status::empty)
        std::fputs(report.left_out > 0
                       ? "proviso: no scenario has such a name\n"
                       : "proviso: the policies hold no scenario; docs/language.md says how to write one\n",
                   stderr);
    Diagnostics unwritten;
    write_outputs(report, test_renderers(), outputs, wish.colour, unwritten);
    complain(unwritten, wish);
    return has_errors(unwritten) ? status::failed : report.exit_status;
}

}  // namespace

int run_test(Arguments const& arguments) {
    TestArguments parsed;
    if (auto const over = parse_arguments(line_of(parsed), arguments))
        return *over;
    return test(parsed);
}

CommandLine test_line() { return described<TestArguments, line_of>(); }

}  // namespace proviso
