// What cases may contain. A feature that the language has and the checker does not judge yet is off: no case contains
// it, and every run says so. Turning it on here is all it takes, unless it is not written yet.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace proviso::oracle {

enum class Feature : std::uint8_t {
    totals,
    averages,
    totals_by_day,
    accruing_totals,
    horizon,
    mixed_condition,
    condition_of_all,
    distinct,
    comparison_of_measures,
    comparison_of_terms,
    exemption_over_days,
    condition_on_some_day,
    nothing_past_horizon,
    share,
    groups,
    on_all_days,
    on_some_day,
    in_each_period,
    schedule,
    separation,
    co_location,
    ending_amendment,
    clause_condition,
    counted_bound,
    counted_in_part,
    beside_previous,
    moved_on,
    prorated,
    replacement,
    dates_as_measures,
};

struct FeatureRow {
    Feature feature;
    std::string_view name;
    bool on;
    bool written = true;  ///< false: nothing makes it up yet
};

inline constexpr std::array features{
    FeatureRow{Feature::totals, "totals and numbers", true},
    FeatureRow{Feature::averages, "averages, highest and lowest", true},
    FeatureRow{Feature::totals_by_day, "measures on or by a day", true},
    FeatureRow{Feature::accruing_totals, "totals that accrue or count once", true},
    FeatureRow{Feature::horizon, "the plan's horizon", true},
    FeatureRow{Feature::mixed_condition, "measures if a fact holds and the record is so", true},
    FeatureRow{Feature::condition_of_all, "measures except, unless or if a term that may be every record", true},
    FeatureRow{Feature::distinct, "numbers of distinct values", true},
    FeatureRow{Feature::comparison_of_measures, "comparisons of measures", true},
    FeatureRow{Feature::comparison_of_terms, "comparisons of measures with one of a defined term", false, false},
    FeatureRow{Feature::exemption_over_days, "measures over time that yield to other clauses", true},
    FeatureRow{Feature::condition_on_some_day, "measures at any time under a condition", true},
    FeatureRow{Feature::nothing_past_horizon, "at least nothing in a period past the horizon", true},
    FeatureRow{Feature::share, "shares", true},
    FeatureRow{Feature::groups, "measures for each group", true},
    FeatureRow{Feature::on_all_days, "measures at all times", true},
    FeatureRow{Feature::on_some_day, "measures at any time", true},
    FeatureRow{Feature::in_each_period, "measures in each period", true},
    FeatureRow{Feature::schedule, "schedules", true},
    FeatureRow{Feature::separation, "records kept apart", true},
    FeatureRow{Feature::co_location, "records kept together", true},
    FeatureRow{Feature::ending_amendment, "clauses that an amendment ends", true},
    FeatureRow{Feature::clause_condition, "the verdict of a clause as a condition", true},
    FeatureRow{Feature::counted_bound, "days counted from another", true},
    FeatureRow{Feature::counted_in_part, "records that count with a share", false, false},
    FeatureRow{Feature::beside_previous, "a period beside the one before it", false, false},
    FeatureRow{Feature::moved_on, "amounts moved to the next period", false, false},
    FeatureRow{Feature::prorated, "prorated amounts", false, false},
    FeatureRow{Feature::replacement, "clauses that an amendment replaces", false, false},
    FeatureRow{Feature::dates_as_measures, "earliest and latest days", false, false},
};

constexpr bool is_on(Feature feature) {
    for (auto const& row : features)
        if (row.feature == feature)
            return row.on;
    return false;
}

}  // namespace proviso::oracle
