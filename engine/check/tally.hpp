// One pass over the plan: what every rule comes to, counted batch by batch and merged in the plan's order.
//
// Only failing rows leave the bitmaps. The same for any number of threads; knows no text.
#pragma once

#include "engine/check/check.hpp"
#include "engine/check/exempted.hpp"
#include "engine/check/matter.hpp"
#include "engine/check/measure.hpp"
#include "engine/check/waived.hpp"
#include "engine/report/report.hpp"

#include <cstddef>
#include <vector>

namespace proviso {

struct FailingRow {
    std::size_t row = 0;                               ///< of its table
    bool violated = false;                             ///< else undetermined
    std::optional<std::size_t> neighbour = {};         ///< of a separation, the row of the other record
    bool past_horizon = false;                         ///< … undetermined on days of which the plan says nothing
    Period days = {Date::earliest(), Date::latest()};  ///< … that the finding is about, of those of the record
    std::optional<WaiverId> waiver = {};               ///< the first that covers it
};

struct RuleTally {
    std::size_t bound = 0;                   ///< records surely bound
    std::size_t violations = 0, doubts = 0;  ///< that no waiver covers
    WaivedTally waived;
    /// The first ones, in the order of rows; for room violations go before doubts, and these before what is waived.
    std::vector<FailingRow> failing;
    std::vector<std::size_t> met;    ///< rows surely bound and as asked, the first `most_met` of them
    std::size_t all_met = 0;         ///< … listed or not
    AggregateTally measure;          ///< of an aggregate
    std::vector<Exempted> exempted;  ///< from this rule, by Rule::yields_to

    // for a rule that binds nothing, the first step that left no record
    bool any_in_scope = false, any_in_window = false, any_bound = false;  ///< possibly
};

/// Counts a record that fails; yields the waiver that is shown with it, the first.
std::optional<WaiverId> count(Matter const&, RuleId, std::size_t row, bool violated, RuleTally&);

/// Of a rule that speaks of records, not of a measure.
Verdict verdict(RuleTally const&);

/// By RuleId, those of one stage only. At most `options.max_findings` failing rows are kept, an equal share of them for
/// each rule.
std::vector<RuleTally> tally(Matter const&, NameTests const&, CheckOptions const& options, std::uint32_t stage);

}  // namespace proviso
