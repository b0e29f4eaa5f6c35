// proviso read: what was understood of every clause → the page that a lawyer signs.
#include "cli/arguments.hpp"
#include "cli/load.hpp"
#include "cli/output.hpp"
#include "cli/status.hpp"
#include "engine/reading/writers.hpp"

namespace proviso {
namespace {

constexpr auto usage = "  proviso read [POLICY]... [-o FORMAT[:FILE]]...";

constexpr auto footer =
    "For each clause: its text, what was understood in one fixed wording, every default that applies,\n"
    "the fields and values that it looks at, and one plan that passes and one that fails, each of\n"
    "them judged by the checker before it is shown.\n\n"
    "Exit status: 0, or 2 where a policy cannot be read.\n\n"
    "Examples:\n"
    "  proviso read policies/\n"
    "  proviso read deal.proviso -o markdown:reading.md";

struct ReadArguments {
    std::vector<std::string> policies;
    std::vector<std::string> vocabularies;
    std::vector<std::string> outputs;
    CommonArguments common;
};

CommandLine line_of(ReadArguments& a) {
    CommandLine line{"read", "Says back what was understood of every clause.", usage, footer};
    line.add({.names = "POLICY",
              .summary = "policy files, or folders of them (policies/)",
              .target = &a.policies,
              .setting = "policies"});
    line.add({"-o,--output", "FORMAT[:FILE]",
              "where it goes, and how: -o text, -o markdown:reading.md; may be repeated", &a.outputs});
    add_vocabulary_option(line, a.vocabularies);
    add_common_options(line, a.common);
    return line;
}

int read(ReadArguments const& arguments) {
    auto const wish = wishes(arguments.common);
    Diagnostics found;
    auto outputs = read_outputs(arguments.outputs, format_names(reading_renderers()), found);
    auto const files = policy_files(arguments.policies, policies_are_arguments, found);
    refuse_overwriting(files, outputs, found);
    refuse_overwriting(arguments.vocabularies, outputs, found);
    refuse_overwriting({arguments.common.project}, outputs, found);
    withdraw_old_reports(outputs, found);
    auto const vocabulary = load_vocabulary(arguments.vocabularies, found);
    auto const rulebook = has_errors(found) ? Rulebook{} : load_rulebook(files, vocabulary, found);
    complain(found, wish);
    if (has_errors(found))
        return status::failed;
    Diagnostics unwritten;
    write_outputs(proviso::read(rulebook, vocabulary), reading_renderers(), outputs, wish.colour, unwritten);
    complain(unwritten, wish);
    return has_errors(unwritten) ? status::failed : status::holds;
}

}  // namespace

int run_read(Arguments const& arguments) {
    ReadArguments parsed;
    if (auto const over = parse_arguments(line_of(parsed), arguments))
        return *over;
    return read(parsed);
}

CommandLine read_line() { return described<ReadArguments, line_of>(); }

}  // namespace proviso
