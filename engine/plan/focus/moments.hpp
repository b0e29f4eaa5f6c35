// Moments as bills write them → days of UTC.
//
// FOCUS wants ISO 8601; files also have a space for the `T`, no zone, a day alone, and `5/1/25`, of which nothing
// but a mapping can tell which is the month.
#pragma once

#include "engine/values/date.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace proviso {

/// Which of the first two figures of `5/1/25` is the month.
enum class DayOrder : std::uint8_t { unsaid, month_first, day_first };

struct BillMoment {
    enum class Doubt : std::uint8_t { none, no_moment, either_order };
    Doubt doubt = Doubt::none;
    Date day;
    bool midnight = true;  ///< its very beginning
    Date other;            ///< of either_order: `day` with the month first, this with the day first
};

BillMoment read_moment(std::string_view text, DayOrder order);

}  // namespace proviso
