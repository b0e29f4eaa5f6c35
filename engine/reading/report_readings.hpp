// What was understood of the clauses of a report, for those who read it beside the sentences of the contract.
#pragma once

#include "engine/report/report.hpp"
#include "engine/rules/rulebook.hpp"

namespace proviso {

/// Fills ClauseResult::reading of each clause that stands in `book`, with what read() says that it means and then what
/// it takes by default.
void add_readings(Rulebook const& book, Vocabulary const& vocabulary, Report& report);

}  // namespace proviso
