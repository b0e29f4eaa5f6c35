// proviso lint: what is sound but doubtful in policies.
#include "engine/rules/lint/lint.hpp"

#include "cli/arguments.hpp"
#include "cli/load.hpp"
#include "cli/policies.hpp"
#include "cli/status.hpp"
#include "cli/words.hpp"
#include "dsl/lexicon.hpp"

#include <unistd.h>

#include <algorithm>
#include <limits>

namespace proviso {
namespace {

struct LintArguments {
    std::vector<std::string> policies;
    std::vector<std::string> vocabularies;
    std::vector<std::string> off;
    CommonArguments common;
    bool list = false;
};

constexpr auto usage = "  proviso lint [POLICY]... [--off NAME]...\n"
                       "  proviso lint --list";

constexpr auto footer = "Exit status:\n"
                        "  0  nothing is doubtful\n"
                        "  1  something is\n"
                        "  2  an error in a policy, or a file that cannot be read\n\n"
                        "Examples:\n"
                        "  proviso lint policies/\n"
                        "  proviso lint deal.proviso --off missing-source";

CommandLine line_of(LintArguments& a) {
    CommandLine line{"lint", "Names what is sound but doubtful in policies, and what to write instead.", usage, footer};
    line.add({.names = "POLICY",
              .summary = "policy files, or folders of them (policies/)",
              .target = &a.policies,
              .setting = "policies"});
    line.add({.names = "--off",
              .value = "NAME",
              .summary = "leaves a check out; may be repeated",
              .target = &a.off,
              .words = lint_check_words});
    line.add({"--list", "", "print the checks and what each finds", &a.list});
    add_vocabulary_option(line, a.vocabularies);
    add_common_options(line, a.common);
    return line;
}

int list_checks() {
    std::string text;
    for (auto const& check : lint_checks())
        text.append(check.name).append(18 - check.name.size(), ' ').append(check.summary).append("\n");
    return print(text);
}

void check_usage(LintArguments const& a, Diagnostics& out) {
    auto const names = lint_check_words();
    for (auto const& name : a.off)
        if (std::ranges::find(names, name) == names.end()) {
            auto const near = did_you_mean(name, names);
            out.push_back(usage_error("there is no check `" + name + "`",
                                      near.empty() ? "`proviso lint --list` prints the checks" : near));
        }
}

/// `3 findings: 2 missing-source, 1 unused-term`
std::string summary(Diagnostics const& found) {
    auto text = std::to_string(found.size()) + (found.size() == 1 ? " finding:" : " findings:");
    for (auto const& check : lint_checks()) {
        auto const count = std::ranges::count(found, check.kind, &Diagnostic::kind);
        if (count != 0)
            text.append(text.ends_with(':') ? " " : ", ").append(std::to_string(count) + " ").append(check.name);
    }
    return text + "\n";
}

int show(Diagnostics const& found, Wishes wish) {
    if (found.empty())
        return status::holds;
    auto const all = std::numeric_limits<std::size_t>::max();
    auto const printed = print(render(found, wants_colour(STDOUT_FILENO, wish.colour), all) + "\n" + summary(found));
    return printed == status::holds ? status::breach : printed;
}

int lint(LintArguments const& arguments) {
    auto const wish = wishes(arguments.common);
    Diagnostics mistakes;
    check_usage(arguments, mistakes);
    auto const vocabulary = load_vocabulary(arguments.vocabularies, mistakes);
    Policies policies;
    if (not has_errors(mistakes))
        policies =
            load_policies(policy_files(arguments.policies, policies_are_arguments, mistakes), vocabulary, mistakes);
    complain(mistakes, wish);
    if (has_errors(mistakes))
        return status::failed;
    Diagnostics found;
    for (auto const& check : lint_checks())
        if (std::ranges::find(arguments.off, check.name) == arguments.off.end())
            check.find({policies.files, policies.book, vocabulary}, found);
    return show(found, wish);
}

}  // namespace

int run_lint(Arguments const& arguments) {
    LintArguments read;
    if (auto const over = parse_arguments(line_of(read), arguments))
        return *over;
    return read.list ? list_checks() : lint(read);
}

CommandLine lint_line() { return described<LintArguments, line_of>(); }

}  // namespace proviso
