#include "engine/check/accrual.hpp"

#include <array>
#include <limits>

namespace proviso {
namespace {

using Raw = Decimal::Raw;

struct Division {
    Raw quotient;   ///< rounded down
    Raw remainder;  ///< from 0 to below the divisor
};

Division divide(Raw a, Raw b) {
    auto const quotient = a / b, remainder = a % b;
    return remainder < 0 ? Division{quotient - 1, remainder + b} : Division{quotient, remainder};
}

/// By Per.
constexpr std::array<DaysByLength, 5> lengths{{{}, {1}, {1}, {28, 29, 30, 31}, {365, 366}}};
constexpr std::int64_t hours_of_a_day = 24;

std::int64_t leap_years_before(int year) {
    auto const past = year - 1;
    return past / 4 - past / 100 + past / 400;
}

/// Months of 30 and of 31 days that a year has before each of its months.
constexpr std::array<std::int64_t, 12> months_of_30{0, 0, 0, 0, 1, 1, 2, 2, 2, 3, 3, 4};
constexpr std::array<std::int64_t, 12> months_of_31{0, 1, 1, 2, 2, 3, 3, 4, 5, 5, 6, 6};

DaysByLength by_month_before(Date day) {
    auto const year = day.year(), month = day.month();
    std::int64_t const past = year - 1, leap = leap_years_before(year);
    auto const before = static_cast<std::size_t>(month - 1);
    DaysByLength out{28 * (past - leap), 29 * leap, 30 * (4 * past + months_of_30[before]),
                     31 * (7 * past + months_of_31[before])};
    auto const days_of = [&](int of) -> std::int64_t& {
        return out[static_cast<std::size_t>(days_in_month(year, of) - 28)];
    };
    if (month > 2)
        days_of(2) += days_in_month(year, 2);
    days_of(month) += day.day() - 1;
    return out;
}

DaysByLength by_year_before(Date day) {
    auto const year = day.year();
    std::int64_t const past = year - 1, leap = leap_years_before(year);
    DaysByLength out{365 * (past - leap), 366 * leap};
    auto const new_year = Date::of(year, 1, 1);
    out[static_cast<std::size_t>(days_in_year(year) - 365)] += day.days - new_year->days;
    return out;
}

std::optional<Exact> spread(Decimal rate, Per per, DaysByLength const& days) {
    std::optional<Exact> out = Exact{};
    for (std::size_t i = 0; i < days.size() and out; ++i) {
        if (days[i] == 0)
            continue;
        auto const part = share(rate, days[i], lengths[static_cast<std::size_t>(per)][i]);
        out = part ? add(*out, *part) : std::nullopt;
    }
    return out;
}

/// The power of ten that leaves so many digits of a number.
Raw step_of(Raw number, int digits = 4) {
    Raw least = 1, step = 1;
    for (int i = 0; i < digits; ++i)
        least *= 10;
    while (number / step >= least or number / step <= -least)
        step *= 10;
    return step;
}

}  // namespace

std::optional<Exact> share(Decimal amount, std::int64_t days, std::int64_t length) {
    auto const each = divide(amount.raw(), length);
    auto const rest = divide(each.remainder * days, length);
    Raw whole{};
    if (__builtin_mul_overflow(each.quotient, Raw{days}, &whole) or
        __builtin_add_overflow(whole, rest.quotient, &whole))
        return {};
    return Exact{whole, static_cast<std::int64_t>(rest.remainder) * (Exact::parts / length)};
}

std::optional<Exact> add(Exact a, Exact b) {
    auto const carry = a.part + b.part >= Exact::parts;
    Exact out{0, a.part + b.part - (carry ? Exact::parts : 0)};
    if (__builtin_add_overflow(a.whole, b.whole, &out.whole) or
        __builtin_add_overflow(out.whole, Raw{carry}, &out.whole))
        return {};
    return out;
}

std::optional<Exact> subtract(Exact a, Exact b) {
    auto const borrow = a.part < b.part;
    Exact out{0, a.part - b.part + (borrow ? Exact::parts : 0)};
    if (__builtin_sub_overflow(a.whole, b.whole, &out.whole) or
        __builtin_sub_overflow(out.whole, Raw{borrow}, &out.whole))
        return {};
    return out;
}

std::optional<Exact> multiply(Exact a, std::int64_t times) {
    if (times == 1)
        return a;
    if (a.part == 0) {
        auto const overflows = __builtin_mul_overflow(a.whole, Raw{times}, &a.whole);
        return overflows ? std::nullopt : std::optional(a);
    }
    auto const parts = divide(Raw{a.part} * times, Exact::parts);
    Exact out{0, static_cast<std::int64_t>(parts.remainder)};
    if (__builtin_mul_overflow(a.whole, Raw{times}, &out.whole) or
        __builtin_add_overflow(out.whole, parts.quotient, &out.whole))
        return {};
    return out;
}

std::strong_ordering compare(Ratio ratio, Decimal bound) {
    auto const each = divide(ratio.sum.whole, ratio.count);
    if (each.quotient != bound.raw())
        return each.quotient <=> bound.raw();
    auto const more = each.remainder != 0 or ratio.sum.part != 0;
    return more ? std::strong_ordering::greater : std::strong_ordering::equal;
}

namespace {

Shown shown(Ratio ratio, int digits) {
    auto const each = divide(ratio.sum.whole, ratio.count);
    if (each.remainder == 0 and ratio.sum.part == 0)
        return {Decimal::from_raw(each.quotient), true};
    auto const step = step_of(each.quotient, digits);
    return {Decimal::from_raw(divide(each.quotient, step).quotient * step), false};
}

}  // namespace

Shown shown(Ratio ratio) { return shown(ratio, 4); }

Decimal shown_up(Ratio ratio) {
    auto const [amount, exact] = shown(ratio);
    auto const each = divide(ratio.sum.whole, ratio.count).quotient;
    return exact ? amount : Decimal::from_raw(amount.raw() + step_of(each));
}

Shown shown_beside(Ratio ratio, Decimal other) {
    constexpr int most = 30;
    auto out = shown(ratio);
    for (int digits = 5; digits <= most and not out.exact and out.amount == other; ++digits)
        out = shown(ratio, digits);
    return out;
}

std::optional<Decimal> quotient(Exact a, Exact b) {
    constexpr Raw thousand = 1'000, thousandth = 1'000'000'000'000'000;
    auto from = a.whole, by = b.whole;
    if (by == 0)
        return {};
    while (from > std::numeric_limits<std::int64_t>::max() or by > std::numeric_limits<std::int64_t>::max())
        from /= thousand, by /= thousand;
    if (by <= 0 or from < 0)
        return {};
    return Decimal::from_raw(divide(from * thousand, by).quotient * thousandth);
}

std::optional<Exact> accrued(Decimal rate, Per per, Period days) {
    if (days.empty())
        return Exact{};
    if (per == Per::none)
        return {};
    return spread(rate, per, between(days_before(per, days.from), days_before(per, days.until)));
}

DaysByLength days_before(Per per, Date day) {
    switch (per) {
        case Per::none: return {};
        case Per::hour: return {hours_of_a_day * day.days};
        case Per::day: return {day.days};
        case Per::month: return by_month_before(day);
        case Per::year: return by_year_before(day);
    }
    return {};
}

DaysByLength between(DaysByLength const& from, DaysByLength const& until) {
    DaysByLength out{};
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = until[i] - from[i];
    return out;
}

void Accrual::add(Decimal rate, DaysByLength const& days) {
    auto sums = rate_days_;
    bool fits = per_ != Per::none;
    for (std::size_t i = 0; i < days.size(); ++i) {
        Raw more{};
        fits = fits and not __builtin_mul_overflow(rate.raw(), Raw{days[i]}, &more) and
               not __builtin_add_overflow(sums[i], more, &sums[i]);
    }
    if (fits) {
        rate_days_ = sums;
        return;
    }
    auto const alone = per_ == Per::none ? std::nullopt : spread(rate, per_, days);
    auto const sum = alone ? proviso::add(settled_, *alone) : std::nullopt;
    too_large_ |= not sum;
    settled_ = sum.value_or(settled_);
}

std::optional<Exact> Accrual::total() const {
    auto out = too_large_ ? std::nullopt : std::optional(settled_);
    for (std::size_t i = 0; i < rate_days_.size() and out; ++i) {
        if (rate_days_[i] == 0)
            continue;
        auto const part = share(Decimal::from_raw(rate_days_[i]), 1, lengths[static_cast<std::size_t>(per_)][i]);
        out = part ? proviso::add(*out, *part) : std::nullopt;
    }
    return out;
}

}  // namespace proviso
