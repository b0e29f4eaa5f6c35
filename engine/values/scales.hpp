// What the units of a dimension are worth: the tables behind reading, writing and converting them.
#pragma once

#include "engine/values/unit.hpp"

#include <algorithm>

namespace proviso {

struct Scale {
    std::string_view symbol;
    std::int64_t worth;  ///< in the dimension's first unit
};

inline constexpr std::array power_scales{
    Scale{"W", 1},
    Scale{"kW", 1'000},
    Scale{"MW", 1'000'000},
    Scale{"GW", 1'000'000'000},
    Scale{"TW", 1'000'000'000'000},
};
inline constexpr std::array information_scales{
    Scale{"bytes", 1},
    Scale{"kB", 1'000},
    Scale{"MB", 1'000'000},
    Scale{"GB", 1'000'000'000},
    Scale{"TB", 1'000'000'000'000},
    Scale{"PB", 1'000'000'000'000'000},
    Scale{"EB", 1'000'000'000'000'000'000},
    Scale{"KiB", std::int64_t{1} << 10},
    Scale{"MiB", std::int64_t{1} << 20},
    Scale{"GiB", std::int64_t{1} << 30},
    Scale{"TiB", std::int64_t{1} << 40},
    Scale{"PiB", std::int64_t{1} << 50},
    Scale{"EiB", std::int64_t{1} << 60},
};
inline constexpr std::array time_scales{
    Scale{"seconds", 1}, Scale{"minutes", 60}, Scale{"hours", 3'600}, Scale{"days", 86'400}, Scale{"weeks", 604'800},
};
inline constexpr std::array calendar_scales{Scale{"months", 1}, Scale{"years", 12}};
inline constexpr std::array no_scales{Scale{"", 1}};
inline constexpr std::array percent_scales{Scale{"%", 1}};

constexpr std::span<Scale const> scales_of(Dimension dimension) {
    switch (dimension) {
        case Dimension::power: return power_scales;
        case Dimension::information: return information_scales;
        case Dimension::time: return time_scales;
        case Dimension::calendar: return calendar_scales;
        case Dimension::percent: return percent_scales;
        case Dimension::count:
        case Dimension::money: break;
    }
    return no_scales;
}

/// The row of the unit in its dimension's table.
constexpr Scale scale_of(Unit unit) {
    auto const scales = scales_of(unit.dimension);
    return scales[std::min<std::size_t>(unit.scale, scales.size() - 1)];
}

}  // namespace proviso
