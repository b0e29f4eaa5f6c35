// One finding in the text report: its place in the plan with the lines that it rests on, the clause's
// place, the days, what it turns on and what to do.
#pragma once

#include "engine/report/page.hpp"
#include "engine/report/report.hpp"

#include <string>
#include <vector>

namespace proviso {

/// The record's own name, or `placement 7` where it has none.
std::string name(RecordRef const& record);

/// `chat-eu, chat-us and 12 more` of `count`.
std::string names(std::vector<RecordRef> const& records, std::size_t count);

void write_finding(Page& page, Report const& report, ClauseResult const& clause, Finding const& finding);

/// What the findings turn on, each thing once, in their order: `state of agent-runtime`, `AGI verified`.
/// More than `most` are counted: `and 40 more`.
std::vector<std::string> turning_points(std::vector<Finding> const& findings, std::size_t most);

/// `from 1 March 2026 to 31 December 2026`, both included; nothing where it is for ever.
std::string days(Period period);

/// The same of each stretch of days on which the finding holds.
std::string all_days(Finding const& finding);

/// `AGI verified: false`, for what was given on the command line and so has no line to quote.
std::string given(Finding const& finding);

}  // namespace proviso
