// One command's options: CLI11 with our own words for what goes wrong.
#pragma once

#include "cli/commands.hpp"
#include "cli/console.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <optional>
#include <string>

namespace proviso {

/// An App whose help begins with `usage`, a line for each way to call the command.
struct CommandLine : CLI::App {
    CommandLine(std::string description, std::string name, std::string usage_lines);
    std::string usage;
    bool all_taken = false;  ///< each argument found its option, whatever was wrong with it
};

/// Fills what the options of `app` are bound to. An exit status where the command is over: help was asked
/// for, or the arguments are wrong and that has been said.
std::optional<int> parse_arguments(CommandLine& app, Arguments const& arguments);

/// An option that takes one file or folder each time it stands.
void add_files_option(CommandLine& app, std::string const& names, std::vector<std::string>& files,
                      std::string const& summary, std::string const& type = "FILE");

/// `--color WHEN`
void add_colour_option(CommandLine& app, std::string& text);

}  // namespace proviso
