// Records that may be of any group, as few as come to the same in each: so that what a group costs does not grow with
// their number, but with that of the days on which one of them begins or ends.
//
// Knows no group. Sums are not its business: those of all days are ledgers.
#pragma once

#include "engine/check/matter.hpp"
#include "engine/check/measure.hpp"

namespace proviso {

/// Presences of which none is sure, of a measure that is taken on each day: for each stretch of days on which the same
/// records are there, one for all that have the lowest amount of them, one with the highest, and one for those that lack
/// theirs. Of distinct values one for each stretch that has some record with the value.
std::vector<Presence> gathered_by_day(std::vector<Presence> const& presences, Measure);

/// The same where each record counts once however long the period is: those with the same days, together.
std::vector<Presence> gathered_by_record(std::vector<Presence> const& presences, Measure);

/// Gathers both sides of what records come to whose group is not known.
void gather(Matter const&, RuleId, GroupTally& adrift);

}  // namespace proviso
