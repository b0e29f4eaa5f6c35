// What the records that an aggregate counts come to, in a state that merges batch by batch.
//
// Exact: sums never round, and one past 128 bits is marked as such, never wrapped. Knows no bound, no
// verdict and no text.
#pragma once

#include "engine/check/accrual.hpp"
#include "engine/check/evaluate.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace proviso {

struct Extremes {
    std::optional<Exact> lowest, highest;
};

struct MeasureTally {
    static constexpr std::size_t most_listed = 20;

    std::size_t sure = 0;     ///< records surely counted
    std::size_t maybe = 0;    ///< records of which it is unknown
    std::size_t missing = 0;  ///< of both, lacking what the measure needs
    std::size_t sure_missing = 0;
    Exact known;                           ///< sum over the sure ones, of what is known
    std::optional<Exact> least = Exact{};  ///< the total at the least; nothing: no limit
    std::optional<Exact> most = Exact{};
    bool too_large = false;                             ///< a sum does not fit; none of the sums means anything then
    Extremes of_sure, of_maybe;                         ///< for average, highest and lowest only
    std::vector<std::size_t> missing_rows, maybe_rows;  ///< of the table, the first ones
};

/// Adds the block's records that rule `id` counts.
void measure(Evaluator& at, RuleId id, MeasureTally& tally);

/// Adds later batches to earlier ones.
void merge(MeasureTally& into, MeasureTally const& later);

/// From what to what a measure may reach. Nothing: no limit on that side.
struct Interval {
    std::optional<Ratio> low, high;
    bool taken = true;     ///< surely of some record, where an average or an extreme needs one
    bool takeable = true;  ///< possibly

    bool exact() const;
};

/// `negative`: the amounts may be below nothing, so that a missing one has no lower limit. An average
/// over records that only possibly count is bounded by adding each at the lowest, or highest, of them:
/// sound, and exact where there are none.
Interval interval(MeasureTally const&, Measure, bool negative);

/// Whether every amount of the interval agrees.
Truth compare(Interval const&, Relation, Decimal bound);

}  // namespace proviso
