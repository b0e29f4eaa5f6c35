// MeasureTally → Interval, and what an interval says of a bound.
#include "engine/check/measure.hpp"

#include "engine/check/compare.hpp"

#include <algorithm>

namespace proviso {
namespace {

constexpr Exact nothing{};

std::int64_t signed_count(std::size_t count) { return static_cast<std::int64_t>(count); }

std::optional<Ratio> ratio(std::optional<Exact> sum, std::int64_t parts = 1) {
    return sum ? std::optional(Ratio{*sum, parts}) : std::nullopt;
}

Ratio number(std::size_t records) { return {Exact::of(Decimal{signed_count(records)}), 1}; }

Interval sum(MeasureTally const& tally, std::int64_t parts) {
    auto sum = tally.doubt;
    add_to(sum, {tally.known, tally.known, false, false});
    return sum.too_large ? Interval{{}, {}} : Interval{ratio(sum.least, parts), ratio(sum.most, parts)};
}

/// A value that is missing may be one that others have, or another one.
Interval distinct(MeasureTally const& tally) {
    auto all = tally.values;
    all.insert(tally.more_values);
    auto const least = std::max(tally.values.size(), std::min<std::size_t>(tally.sure_missing, 1));
    return {number(least), number(all.size() + tally.missing)};
}

/// The average after adding `more` records of `each`; nothing where it does not fit.
std::optional<Ratio> with_records(Exact sum, std::size_t records, Exact each, std::size_t more) {
    auto const added = multiply(each, signed_count(more));
    auto const total = added ? add(sum, *added) : std::nullopt;
    return total ? std::optional(Ratio{*total, signed_count(records + more)}) : std::nullopt;
}

/// The sure average, or that with all uncertain records at their extreme `each`, whichever is further out.
std::optional<Ratio> average_bound(MeasureTally const& tally, Exact each, bool below) {
    if (tally.sure == 0)
        return Ratio{each, 1};
    auto const sum_at_each = multiply(each, signed_count(tally.sure));
    if (not sum_at_each)
        return {};
    auto const moves = tally.maybe > 0 and (below ? *sum_at_each < tally.known : tally.known < *sum_at_each);
    return moves ? with_records(tally.known, tally.sure, each, tally.maybe)
                 : Ratio{tally.known, signed_count(tally.sure)};
}

Interval average(MeasureTally const& tally, bool negative) {
    Interval out;
    auto const maybe_missing = tally.missing > tally.sure_missing;
    auto const lowest = tally.of_maybe.lowest.value_or(nothing);
    if (tally.missing == 0 or not negative)
        out.low = average_bound(tally, maybe_missing ? std::min(lowest, nothing) : lowest, true);
    if (tally.missing == 0)
        out.high = average_bound(tally, tally.of_maybe.highest.value_or(nothing), false);
    return out;
}

std::optional<Exact> lower(std::optional<Exact> a, std::optional<Exact> b) {
    return a and b ? std::min(*a, *b) : a ? a : b;
}
std::optional<Exact> higher(std::optional<Exact> a, std::optional<Exact> b) {
    return a and b ? std::max(*a, *b) : a ? a : b;
}

Interval highest(MeasureTally const& tally, bool negative) {
    auto low = tally.of_sure.highest;
    if (not negative and tally.sure_missing > 0)
        low = higher(low, nothing);
    if (tally.sure == 0)
        low = tally.missing == 0 ? tally.of_maybe.lowest
              : negative         ? std::nullopt
                                 : lower(tally.of_maybe.lowest, nothing);
    auto const high = tally.missing > 0 ? std::nullopt : higher(tally.of_sure.highest, tally.of_maybe.highest);
    return {ratio(low), ratio(high)};
}

Interval lowest(MeasureTally const& tally, bool negative) {
    auto low = lower(tally.of_sure.lowest, tally.of_maybe.lowest);
    if (tally.missing > 0)
        low = negative ? std::nullopt : lower(low, nothing);
    auto high = tally.of_sure.lowest;
    if (tally.sure == 0 and tally.missing == 0)
        high = tally.of_maybe.highest;
    return {ratio(low), ratio(high)};
}

/// a beside b times the factor; nothing where that is too large.
std::optional<std::strong_ordering> compare(Ratio const& a, Ratio const& b, Weights by) {
    auto const left = multiply(a.sum, by.left), right = multiply(b.sum, by.right);
    auto const whole_left = left ? multiply(*left, b.count) : std::nullopt;
    auto const whole_right = right ? multiply(*right, a.count) : std::nullopt;
    if (not whole_left or not whole_right)
        return {};
    return *whole_left <=> *whole_right;
}

}  // namespace

bool Interval::exact() const { return low and high and low->sum == high->sum and low->count == high->count; }

Interval interval(MeasureTally const& tally, Measure measure, bool negative, std::int64_t parts) {
    if (tally.too_large or tally.doubt.too_large)
        return {{}, {}};
    if (measure == Measure::total or measure == Measure::number)
        return sum(tally, parts);
    if (measure == Measure::distinct)
        return distinct(tally);
    auto out = measure == Measure::average   ? average(tally, negative)
               : measure == Measure::highest ? highest(tally, negative)
                                             : lowest(tally, negative);
    out.taken = tally.sure > 0;
    out.takeable = tally.sure + tally.maybe > 0;
    return out;
}

Truth compare(Interval const& interval, Relation relation, Decimal bound) {
    return compare(interval, relation, {Ratio{Exact::of(bound), 1}, Ratio{Exact::of(bound), 1}}, {1, 1});
}

Truth compare(Interval const& left, Relation relation, Interval const& right, Weights by) {
    auto const upward = relation == Relation::more or relation == Relation::at_least;
    auto const holds = [&](std::optional<Ratio> const& a, std::optional<Ratio> const& b) {
        auto const order = a and b ? compare(*a, *b, by) : std::nullopt;
        return order ? truth(compares(*order < 0 ? -1 : *order > 0 ? 1 : 0, relation, 0)) : Truth::unknown;
    };
    if (relation == Relation::equal) {
        auto const at_least = compare(left, Relation::at_least, right, by);
        return both(at_least, compare(left, Relation::at_most, right, by));
    }
    if (holds(upward ? left.low : left.high, upward ? right.high : right.low) == Truth::yes)
        return Truth::yes;
    return holds(upward ? left.high : left.low, upward ? right.low : right.high) == Truth::no ? Truth::no
                                                                                              : Truth::unknown;
}

}  // namespace proviso
