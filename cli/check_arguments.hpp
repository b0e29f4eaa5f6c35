// The arguments of `proviso check`, as values.
#pragma once

#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/log.hpp"
#include "engine/check/check.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace proviso {

struct CheckArguments {
    std::vector<std::string> plans;
    std::vector<std::string> policies;
    std::vector<std::string> vocabularies;
    std::vector<std::string> outputs;
    std::vector<std::string> maps;
    std::vector<std::string> set;  ///< `region=eu-west-1`
    std::optional<std::string> input;
    std::vector<std::string> waivers;
    std::optional<std::string> baseline;
    std::vector<std::string> facts;  ///< `AGI verified=false`
    std::optional<std::string> as_of;
    std::string fail_on;
    std::string fail_on_origin;  ///< `proviso.toml:3`; empty of the option itself
    CommonArguments common;
    unsigned threads = 0;
    bool allow_empty = false;
    bool strict = false;
    bool verbose = false;
    bool timings = false;
    LogWishes log() const { return {verbose, timings, common.quiet}; }
};

/// The options that say which plans are read, and how.
void add_plans(CommandLine& line, CheckArguments& arguments);

/// The options that say what is checked: plans, policies, vocabularies, facts, the day.
void add_inputs(CommandLine& line, CheckArguments& arguments);

void add_waivers(CommandLine& line, CheckArguments& arguments);

CommandLine check_line(CheckArguments& arguments);

/// The day of `--as-of`; nothing where it is not given, or is no day (which is complained of).
std::optional<Date> read_as_of(std::optional<std::string> const& text, Diagnostics& out);

/// The format of `--input`; nothing where it is not given, or is none (which is complained of).
std::optional<PlanFormat> read_input_format(std::optional<std::string> const& text, Diagnostics& out);

/// `new` narrows down breach, undetermined and warning; where none of them is named, it means the usual list.
FailOn read_fail_on(CheckArguments const& arguments, Diagnostics& out);

/// `NAME=false|true|DATE`, by the name as given.
using GivenFacts = std::vector<std::pair<std::string, FactValue>>;
GivenFacts read_facts(std::vector<std::string> const& facts, Diagnostics& out);

}  // namespace proviso
