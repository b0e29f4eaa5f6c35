// Which words would tell what a plan marks as sensitive, or what follows from it: it is judged, and not shown.
#pragma once

#include "engine/check/matter.hpp"

#include <string_view>

namespace proviso {

inline constexpr std::string_view not_shown = "(sensitive)";

/// Whether start, end or day of the record is sensitive; `row` counts within the batch.
bool has_secret_days(RecordType const&, Batch const&, std::size_t row);

/// The days on which the record is active, so far as they may be told: all, where they may not.
DayWindow days_to_show(RecordType const&, Batch const&, std::size_t row);

/// Whether any record of the kind has a start, an end or a day that is sensitive.
bool has_secret_days(Matter const&, RecordId);

/// What must not be told of a measure, by what is sensitive in any record of the kinds that it counts.
struct MeasureSecrets {
    bool amounts = false;  ///< what it comes to, by how much it misses, and on which day
    bool days = false;     ///< over days, which of them
};
MeasureSecrets secrets_of(Matter const&, RuleId);

}  // namespace proviso
