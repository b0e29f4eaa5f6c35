// What the library makes of policies and plans given as text: the whole chain, as `proviso check` runs it.
#pragma once

#include "dsl/diagnostic.hpp"
#include "engine/report/report.hpp"
#include "tests/conformance/example.hpp"

#include <optional>
#include <string>
#include <vector>

namespace proviso::conformance {

struct Outcome {
    Diagnostics diagnostics;
    std::optional<Report> report;  ///< nothing where there were errors

    std::vector<std::string> scenarios;  ///< one a line, as a `scenarios` block has it

    /// The codes of the errors, or of the warnings where there are none; sorted, each once.
    std::vector<std::string> codes() const;

    /// The messages as they are printed, with the names of the example's files.
    std::string messages() const;

    /// One clause a line, as a `verdicts` block has it.
    std::vector<std::string> verdicts() const;
};

struct Inputs {
    std::vector<File> policies;
    std::vector<File> plans;
    std::vector<File> vocabularies;
    std::vector<File> waivers = {};
};

Outcome judge(Inputs const& inputs);

/// What the clause came to, as far as `expected` says something of it: `1 violated by a, b`. Used to
/// compare line by line.
bool agrees(std::string const& expected, ClauseResult const& actual);

/// `1 violated by chat-eu`, `2 undetermined because of state`, `3 permission`
std::string described(ClauseResult const& clause);

}  // namespace proviso::conformance
