// The report for people: a lawyer reads what each clause says and came to, an engineer where and why.
//
// A pure function of the report. First what is violated, then what is undetermined, in full; then what is
// exempted and a table of all clauses; the summary is the last line.
#pragma once

#include "engine/report/report.hpp"

#include <cstddef>
#include <iosfwd>

namespace proviso {

struct TextOptions {
    bool colour = false;
    std::size_t width = 100;         ///< columns; quoted lines are cut to it, words never
    std::size_t most_findings = 20;  ///< of a clause; then `and 123 more`
};

void write_text(Report const& report, TextOptions const& options, std::ostream& out);

}  // namespace proviso
