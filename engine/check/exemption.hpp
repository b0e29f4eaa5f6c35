// On which days is a record exempt from a rule?
//
// Where a rule above it holds and binds the record, or permits what it does, and is not itself exempt from there: day by
// day, so that two rules above may take a record's days between them (docs/decisions/0006). Knows no record.
#pragma once

#include "engine/check/matter.hpp"

namespace proviso {

/// Settles PreparedRule::exempt of all rules in force, whose windows are settled.
///
/// cost  for each rule, the days on which one above it begins or ends to hold, times the rules above it
void prepare_exemptions(Matter&);

/// That a record is exempt from the rule on each day on which it meets the window; never where no rule is above it.
Formula exempt_throughout(Matter&, RuleId, std::uint32_t window);

/// The days that have one of the window, each stretch whole; none where a record is exempt on none of them.
std::vector<ExemptDays> exempt_within(Matter const&, RuleId, DayWindow const&);

}  // namespace proviso
