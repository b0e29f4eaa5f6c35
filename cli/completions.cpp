// proviso completions: the scripts by which shells complete commands, options and their values.
#include "cli/completions.hpp"

#include "cli/arguments.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

constexpr std::array<Shell, 3> table{{
    {"bash", bash_completions},
    {"zsh", zsh_completions},
    {"fish", fish_completions},
}};

constexpr auto usage = "  proviso completions bash|zsh|fish";

constexpr auto footer = "Examples:\n"
                        "  proviso completions bash > ~/.local/share/bash-completion/completions/proviso\n"
                        "  proviso completions zsh > \"${fpath[1]}/_proviso\"\n"
                        "  proviso completions fish > ~/.config/fish/completions/proviso.fish";

std::vector<std::string> shell_words() {
    std::vector<std::string> words;
    for (auto const& shell : table)
        words.emplace_back(shell.name);
    return words;
}

std::string wrong_shell(std::string const& name) {
    auto const words = shell_words();
    return std::ranges::find(words, name) != words.end() ? "" : "`" + name + "` is not bash, zsh or fish";
}

CommandLine line_of(std::string& shell) {
    CommandLine line{"completions", "Prints a script that completes commands, options and their values.", usage,
                     footer};
    line.add({.names = "SHELL",
              .summary = "bash, zsh or fish",
              .target = &shell,
              .required = true,
              .words = shell_words,
              .wrong = wrong_shell});
    return line;
}

}  // namespace

std::span<Shell const> shells() { return table; }

int run_completions(Arguments const& arguments) {
    std::string name;
    if (auto const over = parse_arguments(line_of(name), arguments))
        return *over;
    return print(std::ranges::find(table, name, &Shell::name)->script());
}

CommandLine completions_line() { return described<std::string, line_of>(); }

}  // namespace proviso
