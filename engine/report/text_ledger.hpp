// The table of all clauses in the text report: agreement by agreement, a line for each, so that nothing
// that was checked, or not checked, goes unsaid.
#pragma once

#include "engine/report/page.hpp"
#include "engine/report/report.hpp"

#include <string>

namespace proviso {

void write_ledger(Page& page, Report const& report);

/// `156.24 billion USD; asked: at least 138 billion USD`, `4 records`, `no record in scope`
std::string in_short(ClauseResult const& clause);

/// `3`, `2, none of them certain`, `1 certain and 2 possible`.
std::string tally(ClauseResult const& clause);

}  // namespace proviso
