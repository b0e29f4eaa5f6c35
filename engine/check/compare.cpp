#include "engine/check/compare.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>

namespace proviso {
namespace {

using Raw = Decimal::Raw;
using Int64 = std::numeric_limits<std::int64_t>;

constexpr Raw greatest = ((Raw{1} << 126) - 1) * 2 + 1;

constexpr std::int64_t power_of_ten(int exponent) {
    std::int64_t out = 1;
    for (int i = 0; i < exponent; ++i)
        out *= 10;
    return out;
}

/// A bound as a number of steps, rounded down.
struct Step {
    Raw below = 0;
    bool exact = true;
};

/// The bound in steps of which `steps` make one of the last decimal; past 128 bits it is past any amount.
Step step(Decimal bound, Conversion by, Raw steps) {
    Raw numerator{};
    if (__builtin_mul_overflow(bound.raw(), Raw{by.multiplier}, &numerator))
        return {bound.raw() > 0 ? greatest : 1 - greatest, true};
    auto const divisor = steps * by.divisor;
    auto const quotient = numerator / divisor;
    auto const exact = quotient * divisor == numerator;
    return {exact or numerator > 0 ? quotient : quotient - 1, exact};
}

/// A Limit of any size.
struct WideLimit {
    Limit::Kind kind;
    bool negated;
    Raw value;
};

WideLimit wide_limit(Relation relation, Step bound) {
    auto const before = bound.exact ? bound.below - 1 : bound.below;
    switch (relation) {
        case Relation::equal: return {bound.exact ? Limit::Kind::equal : Limit::Kind::never, false, bound.below};
        case Relation::less: return {Limit::Kind::at_most, false, before};
        case Relation::at_most: return {Limit::Kind::at_most, false, bound.below};
        case Relation::more: return {Limit::Kind::at_most, true, bound.below};
        case Relation::at_least: return {Limit::Kind::at_most, true, before};
    }
    return {Limit::Kind::never, false, 0};
}

/// The same for 64-bit amounts.
Limit narrowed(WideLimit wide) {
    if (wide.value >= Int64::min() and wide.value < Int64::max())
        return {wide.kind, wide.negated, static_cast<std::int64_t>(wide.value)};
    if (wide.kind == Limit::Kind::equal and wide.value == Int64::max())
        return {wide.kind, wide.negated, Int64::max()};
    auto const holds = wide.kind == Limit::Kind::at_most and wide.value > 0;
    return {Limit::Kind::never, holds != wide.negated, 0};
}

/// Eight truths, a byte each, as eight bits.
Word bits_of(std::uint8_t const* truths) {
    if constexpr (std::endian::native == std::endian::little) {
        Word bytes{};
        std::memcpy(&bytes, truths, sizeof bytes);
        return bytes * 0x0102040810204080 >> 56U;
    }
    Word out = 0;
    for (unsigned i = 0; i < 8; ++i)
        out |= Word{truths[i]} << i;
    return out;
}

/// The tests of 64 rows at a time as the bits of a word; bytes in between, since compilers turn that into
/// wide comparisons.
template <class T, class Test>
void pack(std::span<T const> values, Word* out, Test test) {
    auto const* value = values.data();
    auto const whole = values.size() / Bits::word_bits;
    for (std::size_t word = 0; word < whole; ++word, value += Bits::word_bits) {
        std::array<std::uint8_t, Bits::word_bits> truths;
        for (std::size_t i = 0; i < Bits::word_bits; ++i)
            truths[i] = test(value[i]);
        Word bits = 0;
        for (unsigned i = 0; i < 8; ++i)
            bits |= bits_of(truths.data() + std::size_t{8} * i) << 8 * i;
        out[word] = bits;
    }
    if (auto const rest = values.size() % Bits::word_bits; rest != 0) {
        out[whole] = 0;
        for (std::size_t i = 0; i < rest; ++i)
            out[whole] |= Word{test(value[i])} << i;
    }
}

template <class T>
void select_values(std::span<T const> values, Limit limit, Word* out) {
    auto const bound = static_cast<T>(limit.value);  // a limit on days is a day
    if (limit.kind == Limit::Kind::at_most and limit.negated)
        pack(values, out, [bound](T v) { return v > bound; });
    else if (limit.kind == Limit::Kind::at_most)
        pack(values, out, [bound](T v) { return v <= bound; });
    else if (limit.kind == Limit::Kind::equal)
        pack(values, out, [bound](T v) { return v == bound; });
    else
        std::fill_n(out, (values.size() + Bits::word_bits - 1) / Bits::word_bits, limit.negated ? ~Word{0} : Word{0});
}

}  // namespace

std::optional<Conversion> conversion(Per bound, Per row) {
    if (bound == row)
        return Conversion{};
    if (bound == Per::year and row == Per::month)
        return Conversion{1, 12};
    if (bound == Per::month and row == Per::year)
        return Conversion{12, 1};
    if (bound == Per::day and row == Per::hour)
        return Conversion{1, 24};
    if (bound == Per::hour and row == Per::day)
        return Conversion{24, 1};
    return {};
}

Limit limit(Relation relation, Decimal bound, Conversion by, int scale) {
    return narrowed(wide_limit(relation, step(bound, by, power_of_ten(Decimal::decimals - scale))));
}

Limit limit(Relation relation, Date bound) { return narrowed(wide_limit(relation, {bound.days, true})); }

bool compares_exactly(Decimal amount, Relation relation, Decimal bound, Conversion by) {
    auto const test = wide_limit(relation, step(bound, by, 1));
    auto const holds = test.kind == Limit::Kind::at_most
                           ? amount.raw() <= test.value
                           : test.kind == Limit::Kind::equal and amount.raw() == test.value;
    return holds != test.negated;
}

void select(std::span<std::int64_t const> values, Limit limit, Word* out) { select_values(values, limit, out); }

void select(std::span<std::int32_t const> values, Limit limit, Word* out) { select_values(values, limit, out); }

void select_listed(std::span<std::uint32_t const> codes, std::span<std::uint8_t const> listed, Word* out) {
    pack(codes, out, [listed](std::uint32_t code) { return listed[code] != 0; });
}

}  // namespace proviso
