// A report with something of everything, built by hand: no parser, no checker.
#pragma once

#include "engine/report/report.hpp"

namespace proviso {

Report sample_report();

/// The same with a clause that is waived, one of which a part is, a waiver in each state, and an earlier report.
Report waived_report();

/// One record under two texts of a clause, and under another clause, which is ended.
Report amended_report();

/// The excerpt of `line` that underlines `part`.
Excerpt underlined(std::string file, std::uint32_t number, std::string line, std::string_view part);

}  // namespace proviso
