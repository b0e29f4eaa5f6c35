// Rulebook → TestReport: runs its scenarios, counts what they decide, and looks for changes that they miss.
#pragma once

#include "dsl/diagnostic.hpp"
#include "engine/report/test_report.hpp"
#include "engine/rules/rulebook.hpp"

#include <optional>
#include <string>

namespace proviso {

struct TestOptions {
    std::string pattern;                ///< only scenarios whose names hold it, in any case; `*` stands for anything
    std::optional<unsigned> threshold;  ///< percent of coverage below which the run fails
    bool mutate = false;
};

/// Values of scenarios that do not fit their fields are reported; then nothing is run.
TestReport test(Rulebook const& rulebook, Vocabulary const& vocabulary, TestOptions const& options, Diagnostics& out);

}  // namespace proviso
