// `left ≥ factor × right` as the sign of one sum, `left_weight × left − right_weight × right`, so that a
// record on both sides counts once, for what it really changes.
#pragma once

#include "engine/check/amount_range.hpp"

#include <cstdint>
#include <optional>

namespace proviso {

struct Weights {
    std::int64_t left = 1, right = 0;  ///< whole numbers without a common divisor; a factor of 0.4 is 5 and 2
};

/// Nothing where the factor has too many digits.
std::optional<Weights> weights(Decimal factor);

/// What is known of a record on one side of the sum.
enum class Part : std::uint8_t { none, counted, perhaps };

/// What a record may add to the sum.
struct WeighedRecord {
    Part left{}, right{};
    AmountRange of_left, of_right;
    bool same_amount = false;   ///< both sides take the same field
    bool share = false;         ///< what is on the left is on the right too
    bool does = false;          ///< … and this record, where it is on the right, is on the left
    bool perhaps_none = false;  ///< it may be on neither side
};
AmountRange weighed(WeighedRecord const&, Weights);

}  // namespace proviso
