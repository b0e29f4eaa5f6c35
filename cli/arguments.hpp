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
    std::string names;  ///< `-p,--policy`; of an argument `PLAN`
    std::string value;  ///< what its value is called; empty of a switch and of an argument
    std::string summary;
    Target target;
    bool required = false;
    bool joined = false;  ///< several values are one text, with commas between them
    std::string (*wrong)(std::string const& value) = nullptr;  ///< what is wrong with it; nothing where it is fine
};

struct CommandLine {
    std::string name;
    std::string description;
    std::string usage;  ///< a line for each way to call the command
    std::string footer = {};
    std::vector<Option> options = {};

    void add(Option option) { options.push_back(std::move(option)); }
};

/// Fills the targets of the options. An exit status where the command is over: help was asked for, or the arguments are
/// wrong and that has been said. Lists are filled even then, unless an option lacks its value: it is not known which file
/// is what then, and none is named.
std::optional<int> parse_arguments(CommandLine const& line, Arguments const& arguments);

/// `--vocabulary FILE`
void add_vocabulary_option(CommandLine& line, std::vector<std::string>& files);

/// `--color WHEN`
void add_colour_option(CommandLine& line, std::string& text);

}  // namespace proviso
