// What the records that an aggregate counts come to, in states that merge in any order.
//
// Exact: sums never round, and one past 128 bits is marked as such, never wrapped. Knows no bound, no
// verdict and no text.
#pragma once

#include "engine/check/ledger.hpp"
#include "engine/check/value_set.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace proviso {

struct Extremes {
    std::optional<Exact> lowest, highest;
};
inline void widen(Extremes& extremes, Exact const& by) {
    if (not extremes.lowest or by < *extremes.lowest)
        extremes.lowest = by;
    if (not extremes.highest or *extremes.highest < by)
        extremes.highest = by;
}

/// One side of an aggregate: the records that it surely or possibly counts.
struct MeasureTally {
    static constexpr std::size_t most_listed = 20;

    std::size_t sure = 0;     ///< records surely counted
    std::size_t maybe = 0;    ///< records of which it is unknown
    std::size_t missing = 0;  ///< of both, lacking what the measure needs
    std::size_t sure_missing = 0;
    Exact known;                                        ///< sum over the sure ones, of what is known
    AmountRange doubt = no_doubt;                       ///< what all others add to the total
    bool too_large = false;                             ///< a sum does not fit; none of them means anything then
    Extremes of_sure, of_maybe;                         ///< for average, highest and lowest only
    ValueSet values, more_values;                       ///< for distinct only: of the sure, and of the others
    std::vector<std::size_t> missing_rows, maybe_rows;  ///< of the table, the first ones
};

/// Among those that are named, where there is room.
inline void list(std::vector<std::size_t>& rows, std::size_t row) {
    if (rows.size() < MeasureTally::most_listed)
        rows.push_back(row);
}

/// A record where a measure over time is no sum, or several that are not sure (gather.hpp): from `begin` until `end`.
struct Presence {
    Slot begin = 0, end = 0;
    bool sure = false, missing = false;
    bool later = false;  ///< the one before it is of the same record
    Exact amount;
    AmountRange adds = no_doubt;  ///< of a total or a number, beside what is no sum
    std::uint32_t value = 0;
    std::size_t records = 1;
};

/// What records add, on either side, and to `weight × left − weight × right`.
struct Additions {
    AmountRange left = no_doubt, right = no_doubt, difference = no_doubt;
};
void add_to(Additions& sum, Additions const& more);

/// Amounts that count once, on a day that is one of several: in a period that has all of these, in one that has
/// some of them, and the first records, by row of the table.
struct Within {
    Additions inside, perhaps;
    std::vector<std::size_t> rows;
};

/// Both sides of an aggregate over time, and what is in doubt of `weight × left − weight × right`.
struct Course {
    Ledger left, right, difference;
};

/// What one group of records comes to, or all of them where there are no groups.
struct GroupTally {
    bool surely = false, possibly = false;  ///< some record is of the group
    std::vector<std::size_t> maybe_rows;    ///< of the table, the first ones that may be
    MeasureTally left, right;
    AmountRange difference = no_doubt;  ///< doubts of `weight × left − weight × right`
    std::vector<Course> over_time;      ///< by Per for what accrues, else one
    std::vector<Presence> left_presences, right_presences;
    std::map<std::pair<Date, Date>, Within> within;  ///< by the first and the last of the days
};

/// An aggregate that knows all its groups: by the number of their combination, none where it has no record.
struct AggregateTally {
    std::vector<std::unique_ptr<GroupTally>> groups;
    std::unique_ptr<GroupTally> adrift;  ///< records of which the group is not known
};

/// Adds the block's records that rule `id` counts on either side.
void measure(Evaluator& at, RuleId id, AggregateTally& tally);

void merge(AggregateTally& into, AggregateTally const& other);
void merge(GroupTally& into, GroupTally const& other);

/// From what to what a measure may reach. Nothing: no limit on that side.
struct Interval {
    std::optional<Ratio> low, high;
    bool taken = true;     ///< surely of some record, where an average or an extreme needs one
    bool takeable = true;  ///< possibly

    bool exact() const;
};

/// `negative`: the amounts may be below nothing, so that a missing one has no lower limit. An average
/// over records that only possibly count is bounded by adding each at the lowest, or highest, of them:
/// sound, and exact where there are none. `parts` of one is what sums are counted in.
Interval interval(MeasureTally const&, Measure, bool negative, std::int64_t parts);

/// Whether every amount of the interval agrees.
Truth compare(Interval const&, Relation, Decimal bound);

/// The same for a left side beside a right one times the factor that the weights stand for, each anywhere
/// in its interval.
Truth compare(Interval const& left, Relation, Interval const& right, Weights);

}  // namespace proviso
