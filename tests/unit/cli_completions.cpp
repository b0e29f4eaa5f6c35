// What is made from the table of commands has all of it: help, completions of each shell, the manual.
#include "tests/unit/cli_run.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <vector>

using namespace proviso;

namespace {

using Words = std::vector<std::string>;

/// The words that `help` begins its indented lines with: commands, or `-p,--policy` of options.
Words first_words(std::string const& help) {
    Words words;
    std::istringstream lines(help);
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with("  ") and line.size() > 2 and line[2] != ' ')
            words.push_back(line.substr(2, line.find(' ', 2) - 2));
    return words;
}

Words commands(Scratch const& folder) {
    auto words = first_words(run(folder, "--help").out);
    std::erase(words, "proviso");  // of usage lines
    return words;
}

/// `-p` and `--policy` of each option of the command.
Words options(Scratch const& folder, std::string const& command) {
    Words names;
    for (auto const& word : first_words(run(folder, command + " --help").out))
        if (word.starts_with('-')) {
            auto const comma = word.find(',');
            names.push_back(word.substr(0, comma));
            if (comma != word.npos)
                names.push_back(word.substr(comma + 1));
        }
    return names;
}

/// From `begin` to the next `end`; empty where there is none.
std::string part(std::string const& text, std::string const& begin, std::string const& end) {
    auto const from = text.find(begin);
    return from == text.npos ? "" : text.substr(from, text.find(end, from + begin.size()) - from);
}

bool has(std::string const& text, std::string const& what) { return text.find(what) != text.npos; }

std::string dashes_escaped(std::string const& name) {
    std::string out;
    for (auto const c : name)
        (out += c == '-' ? "\\" : "") += c;
    return out;
}

}  // namespace

TEST_CASE("cli completions: every command and option stands in the scripts and in the manual") {
    Scratch const folder;
    auto const bash = run(folder, "completions bash").out;
    auto const zsh = run(folder, "completions zsh").out;
    auto const fish = run(folder, "completions fish").out;
    auto const manual = run(folder, "man").out;
    auto const all = commands(folder);
    REQUIRE(all.size() >= 12);
    for (auto const& command : all) {
        CAPTURE(command);
        auto const in_bash = part(bash, "        " + command + ":*) ", ";;");
        auto const in_zsh = part(zsh, "        " + command + ") _arguments", ";;");
        auto const in_manual = part(manual, ".SS proviso " + command + "\n", "\n.S");
        CHECK(has(fish, "__fish_use_subcommand -a " + command + " "));
        for (auto const& option : options(folder, command)) {
            CAPTURE(option);
            CHECK((has(in_bash, "'" + option + " ") or has(in_bash, " " + option + " ") or
                   has(in_bash, " " + option + "'")));
            CHECK(has(in_zsh, option + "["));
            auto const dashes = option.starts_with("--") ? " -l " + option.substr(2) : " -s " + option.substr(1);
            auto lines = std::istringstream(fish);
            bool found = false;
            for (std::string line; std::getline(lines, line);)
                found = found or
                        (line.starts_with("complete -c proviso -n '__fish_seen_subcommand_from " + command + "'") and
                         has(line + " ", dashes + " "));
            CHECK(found);
            if (option != "-h" and option != "--help")
                CHECK(has(in_manual, "\\fB" + dashes_escaped(option) + "\\fR"));
        }
    }
}

TEST_CASE("cli completions: a shell that is not known is refused") {
    Scratch const folder;
    auto const ran = run(folder, "completions tcsh");
    CHECK(ran.status == 2);
    CHECK(has(ran.err, "`tcsh` is not bash, zsh or fish"));
    CHECK(run(folder, "completions").status == 2);
}
