// The sections of the page, in their order. Each is written as it comes, a clause and a finding at a time, and not at all
// where the report has nothing for it.
#pragma once

#include "engine/report/report.hpp"

#include <iosfwd>
#include <string>
#include <string_view>

namespace proviso {

/// What came of it, with a chart; what was checked; a line for each clause, which leads to it.
void write_html_summary(Report const& report, std::ostream& out);

/// Every clause: its source and text beside how it was understood, and its findings. Before them the form that filters
/// them, which the page's script shows.
void write_html_clauses(Report const& report, std::ostream& out);

/// What is committed, planned and missing, period by period.
void write_html_exposure(Report const& report, std::ostream& out);

/// What would settle the clauses that are undetermined.
void write_html_open_questions(Report const& report, std::ostream& out);

void write_html_waivers(Report const& report, std::ostream& out);
void write_html_baseline(Report const& report, std::ostream& out);

/// `not-encoded`: the class and the filter by which the page knows what a clause came to.
std::string_view html_class(ClauseResult const& clause);
std::string_view html_class(Verdict verdict);

/// `clause-7`: where the page has the clause.
std::string html_id(Report const& report, ClauseResult const& clause);

}  // namespace proviso
