// An amount that lies between two ends, or has no limit on a side; and sums of such.
//
// Exact: what does not fit is marked as such, never wrapped. Knows no record.
#pragma once

#include "engine/check/accrual.hpp"

#include <optional>

namespace proviso {

struct AmountRange {
    std::optional<Exact> least, most;  ///< nothing: no limit
    bool missing = false;              ///< the record lacks what the amount needs
    bool too_large = false;
};

/// Of what holds of nothing yet.
inline constexpr AmountRange no_doubt{Exact{}, Exact{}, false, false};

void add_to(Exact& sum, Exact more, bool& too_large);
void add_to(AmountRange& sum, AmountRange const& more);

/// From the least to the most of both.
AmountRange hull(AmountRange const&, AmountRange const&);

/// `weight` times the range; turned round where it is below nothing.
AmountRange times(AmountRange const&, std::int64_t weight);

}  // namespace proviso
