// What a command takes, as a table: its options, what they are called and where their values go.
//
// Knows no command. CLI11, which reads arguments by such a table, stays in arguments.cpp.
#pragma once

#include "cli/commands.hpp"
#include "cli/console.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace proviso {

/// A list takes a value each time its option stands, the others the last one.
using Target = std::variant<bool*, unsigned*, std::string*, std::optional<std::string>*, std::vector<std::string>*>;

struct Option {
    std::string names;       ///< `-p,--policy`; of an argument `PLAN`
    std::string value = {};  ///< what its value is called; empty of a switch and of an argument
    std::string summary = {};
    Target target;
    bool required = false;
    bool joined = false;                            ///< several values are one text, with commas between them
    std::vector<std::string> (*words)() = nullptr;  ///< what may stand there, for completions
    std::string (*wrong)(std::string const& value) = nullptr;  ///< what is wrong with it; nothing where it is fine
    std::string_view setting = {};                             ///< what the project sets where the option is not given
    std::string* origin = nullptr;                             ///< gets where that comes from
};

bool is_argument(Option const&);  ///< without dashes
bool is_switch(Option const&);    ///< without a value
bool is_list(Option const&);
bool names_file(Option const&);  ///< its value is a file or a folder

/// `-p` and `--policy`
std::vector<std::string> option_names(Option const&);

/// What every command has besides its own options.
Option help_option();

/// What every command takes that reads anything.
struct CommonArguments {
    std::string colour;
    std::optional<std::string> config;
    bool no_config = false;
    bool quiet = false;
    std::string project = {};  ///< the project file that was read; empty: none
};

struct CommandLine {
    std::string name;
    std::string description;
    std::string usage;  ///< a line for each way to call the command
    std::string footer = {};
    std::vector<Option> options = {};
    CommonArguments* common = nullptr;  ///< null: the command takes nothing from its surroundings

    void add(Option option) { options.push_back(std::move(option)); }
};

/// Fills the targets of the options from the arguments, and where those are silent from the project. An exit status
/// where the command is over: help was asked for, or the arguments are wrong and that has been said.
std::optional<int> parse_arguments(CommandLine const& line, Arguments const& arguments);

/// `--vocabulary FILE`
void add_vocabulary_option(CommandLine& line, std::vector<std::string>& files);

void add_common_options(CommandLine& line, CommonArguments& common);

/// How messages are to be shown.
Wishes wishes(CommonArguments const&);

/// For the manual and for completions: `line_of` an Arguments that nobody reads. The targets are gone; only names and
/// texts may be looked at.
template <class Arguments, CommandLine (*line_of)(Arguments&)>
CommandLine described() {
    Arguments unread;
    return line_of(unread);
}

}  // namespace proviso
