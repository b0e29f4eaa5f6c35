// How units are written, and how they convert.
#include "engine/values/scales.hpp"

#include <algorithm>
#include <utility>

namespace proviso {
namespace {

__extension__ using Wide = __int128;

constexpr std::string_view per_text(Per per) {
    switch (per) {
        case Per::hour: return "per hour";
        case Per::day: return "per day";
        case Per::month: return "per month";
        case Per::year: return "per year";
        case Per::none: break;
    }
    return "";
}

/// A fraction in lowest terms.
struct Ratio {
    std::int64_t over = 1;
    std::int64_t under = 1;
};

Ratio ratio(std::int64_t over, std::int64_t under) {
    auto a = over;
    auto b = under;
    while (b != 0)
        a = std::exchange(b, a % b);
    return {over / a, under / a};
}

/// What an amount per `from` is per `to`; nothing between hours or days and months or years.
std::optional<Ratio> per_ratio(Per from, Per to) {
    if (from == to)
        return Ratio{};
    if (from == Per::month and to == Per::year)
        return Ratio{12, 1};
    if (from == Per::year and to == Per::month)
        return Ratio{1, 12};
    if (from == Per::hour and to == Per::day)
        return Ratio{24, 1};
    if (from == Per::day and to == Per::hour)
        return Ratio{1, 24};
    return {};
}

std::optional<Decimal> scaled(Decimal amount, Ratio by, Rounding rounding) {
    Wide whole{}, sum{};
    auto const rest = amount.raw() % by.under * by.over;
    auto const left = rest % by.under;
    if ((left != 0 and rounding == Rounding::refused) or
        __builtin_mul_overflow(amount.raw() / by.under, Wide{by.over}, &whole) or
        __builtin_add_overflow(whole, rest / by.under, &sum))
        return {};
    auto const past = left < 0 and rounding == Rounding::down ? -1 : left > 0 and rounding == Rounding::up ? 1 : 0;
    return add(Decimal::from_raw(sum), Decimal::from_raw(past));
}

}  // namespace

std::string Unit::text() const {
    auto text = dimension == Dimension::money ? std::string(currency.data()) : std::string(scale_of(*this).symbol);
    if (per != Per::none)
        text.append(text.empty() ? "" : " ").append(per_text(per));
    return text;
}

bool same_dimension(Unit a, Unit b) {
    return a.dimension == b.dimension and (a.per == Per::none) == (b.per == Per::none);
}

std::optional<Decimal> convert(Decimal amount, Unit from, Unit to, Rounding rounding) {
    if (from == to)
        return amount;
    auto const per = per_ratio(from.per, to.per);
    if (from.dimension != to.dimension or from.currency != to.currency or not per)
        return {};
    auto const scale = ratio(scale_of(from).worth, scale_of(to).worth);
    // One product in lowest terms: kW per year in MW per month must not fail for a step in between.
    auto const crossed = ratio(scale.over, per->under);
    auto const other = ratio(per->over, scale.under);
    Ratio whole;
    if (__builtin_mul_overflow(crossed.over, other.over, &whole.over) or
        __builtin_mul_overflow(crossed.under, other.under, &whole.under))
        return {};
    return scaled(amount, whole, rounding);
}

}  // namespace proviso
