#include "engine/check/accrued_range.hpp"

namespace proviso {
namespace {

constexpr Exact nothing{};

/// `outward`: the rate takes the sum further from what is known for sure. What is endless, or not sure, adds only such.
void add_end(Accrual& sum, bool& limitless, std::optional<Exact> const& rate, bool outward, Stretch const& stretch) {
    if (not rate or (stretch.endless and outward))
        limitless = true;
    else if (outward or (stretch.surely and not stretch.endless))
        sum.add(Decimal::from_raw(rate->whole), stretch.days);
}

std::optional<Exact> end(Accrual const& sum, bool limitless, bool& too_large) {
    auto const out = sum.total();
    too_large |= not out;
    return limitless ? std::nullopt : std::optional(out.value_or(nothing));
}

}  // namespace

void AccruedRange::add(AmountRange const& rate, Stretch const& stretch) {
    too_large_ |= rate.too_large;
    if (rate.least != nothing)
        add_end(least_, no_least_, rate.least, rate.least < nothing, stretch);
    if (rate.most != nothing)
        add_end(most_, no_most_, rate.most, nothing < rate.most, stretch);
}

AmountRange AccruedRange::total() const {
    AmountRange out{{}, {}, false, too_large_};
    out.least = end(least_, no_least_, out.too_large);
    out.most = end(most_, no_most_, out.too_large);
    return out;
}

}  // namespace proviso
