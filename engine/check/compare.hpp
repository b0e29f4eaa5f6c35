// Comparing a column with a bound, many rows at a time and exactly.
//
// The bound is brought to the column's scale; where it falls between two of its steps, the relation is
// settled by the step below, so that nothing is rounded. Knows neither missing cells nor predicates.
#pragma once

#include "engine/check/kleene.hpp"
#include "engine/rules/rulebook.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace proviso {

template <class T>
bool compares(T const& value, Relation relation, T const& bound) {
    switch (relation) {
        case Relation::equal: return value == bound;
        case Relation::less: return value < bound;
        case Relation::at_most: return value <= bound;
        case Relation::more: return value > bound;
        case Relation::at_least: return value >= bound;
    }
    return false;
}

/// `value ≤ limit` or `value = limit`, or the opposite.
struct Limit {
    enum class Kind : std::uint8_t { never, at_most, equal };
    Kind kind = Kind::never;
    bool negated = false;
    std::int64_t value = 0;

    bool admits(std::int64_t amount) const {
        auto const holds = kind == Kind::at_most ? amount <= value : kind == Kind::equal and amount == value;
        return holds != negated;
    }
};

/// Amounts are over `row`, the bound over `bound`: value × multiplier / divisor brings the bound to the row's.
struct Conversion {
    std::int64_t multiplier = 1;
    std::int64_t divisor = 1;
};

/// Years and months convert by 12, days and hours by 24; nothing where the periods do not convert.
std::optional<Conversion> conversion(Per bound, Per row);

/// The test of integers counting 10^-scale that agrees with comparing the exact amounts.
Limit limit(Relation, Decimal bound, Conversion, int scale);
Limit limit(Relation, Date bound);

/// The same for one exact amount.
bool compares_exactly(Decimal amount, Relation, Decimal bound, Conversion);

/// Sets bit i of `out` where `limit` admits values[i]; the last word is filled up with anything.
void select(std::span<std::int64_t const> values, Limit limit, Word* out);
void select(std::span<std::int32_t const> values, Limit limit, Word* out);

/// Sets bit i of `out` where `listed[codes[i]]` is not 0.
void select_listed(std::span<std::uint32_t const> codes, std::span<std::uint8_t const> listed, Word* out);

}  // namespace proviso
