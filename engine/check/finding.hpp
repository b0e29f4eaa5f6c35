// FailingRow → Finding: the record, its message, what it rests on and what to do.
#pragma once

#include "engine/check/explain.hpp"
#include "engine/check/tally.hpp"
#include "engine/report/report.hpp"

#include <vector>

namespace proviso {

/// A place in the plan that a finding shows; filled in for all findings together, in the plan's order.
struct PlaceWanted {
    RuleId rule = 0;
    std::uint32_t finding = 0;
    FieldId field;                      ///< its record alone for the place of the record
    std::optional<std::uint32_t> fact;  ///< index into Finding::facts; nothing for the record
    std::size_t row = 0;
};

RecordRef record_ref(Matter const&, RecordId, std::size_t row);

/// Of a rule that requires something of each record. Adds the places to fill in, without the rule and
/// the finding's number.
Finding record_finding(Explainer&, RuleId, FailingRow, std::vector<PlaceWanted>& places);

/// Looks up every place, in the order of files and rows, for the findings of `results`, which are by RuleId.
void fill_places(Matter const&, std::vector<PlaceWanted> places, std::vector<ClauseResult>& results);

}  // namespace proviso
