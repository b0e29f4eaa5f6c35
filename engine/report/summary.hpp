// What is said of a report as a whole, and what each clause is called, in the same words wherever people read them.
#pragma once

#include "engine/report/report.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proviso {

/// Each once, in the order of clauses; as written, not escaped.
std::vector<std::string> agreements(Report const& report);

/// What the clause stands under: its agreement, or `Clauses of no agreement`. As written, not escaped.
std::string_view agreement_words(ClauseResult const& clause);

/// `plan.toml and more.csv: 12 placements and 1 investment`; as written, not escaped.
std::string plan_contents(Report const& report);

/// `1 violated, 1 undetermined, 9 compliant`: what needs an eye first.
std::string result(Report const& report);

/// `4 clauses: 1 compliant, 3 violated (1 warning); 1 permission; 2 waivers are expired or unused; exit status 1`
std::string summary_line(Report const& report);

/// `MS-1 "Azure exclusivity" (Microsoft and OpenAI)`, with its last day where it is ended or has a new text. Escaped.
std::string title(ClauseResult const& clause);

/// The clause's sentence, which was taken without its full stop. Escaped.
std::string sentence(ClauseResult const& clause);

/// `Short by:`: `shortfall` says by how much it misses the bound; which way, the bound itself tells.
std::string_view missed_by(MeasureShown const& measure);

}  // namespace proviso
