// What an amount per month or year comes to over some days, exactly.
//
// A month's amount is spread evenly over its 28 to 31 days, a year's over its 365 or 366, and a day's over
// 24 hours, so that sums need the fractions of all seven; one unit of the last decimal is cut into their
// least common multiple. Pure arithmetic: knows no record, no plan and no clause.
#pragma once

#include "engine/values/date.hpp"
#include "engine/values/decimal.hpp"
#include "engine/values/unit.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>

namespace proviso {

/// An exact sum: a number of 10^-18 and a fraction of one more.
struct Exact {
    static constexpr std::int64_t parts = 3'362'727'480;  ///< lcm(24, 28, 29, 30, 31, 365, 366)

    Decimal::Raw whole = 0;
    std::int64_t part = 0;  ///< of `parts`, from 0 to below it, also where whole is negative

    static constexpr Exact of(Decimal amount) { return {amount.raw(), 0}; }
    friend constexpr auto operator<=>(Exact, Exact) = default;
};

// nothing where the result does not fit 128 bits
std::optional<Exact> add(Exact, Exact);
std::optional<Exact> subtract(Exact, Exact);
std::optional<Exact> multiply(Exact, std::int64_t);

/// Days (or months, hours) of an amount spread over `length` of them; length is a divisor of Exact::parts.
std::optional<Exact> share(Decimal amount, std::int64_t days, std::int64_t length);

/// A sum over a count: an average, or (count 1) the sum itself.
struct Ratio {
    Exact sum;
    std::int64_t count = 1;  ///< at least 1
};

/// Exact, and never too large.
std::strong_ordering compare(Ratio, Decimal);

/// As it is, or where no decimal holds it, rounded down to four significant digits.
struct Shown {
    Decimal amount;
    bool exact = true;
};
Shown shown(Ratio);

/// The same, rounded up.
Decimal shown_up(Ratio);

/// The same, but with as many digits as tell it from `other`, where 18 decimals do.
Shown shown_beside(Ratio, Decimal other);

/// a / b to a thousandth, rounded down; nothing where b is nothing or the result is too large.
std::optional<Decimal> quotient(Exact a, Exact b);

/// What `rate` comes to over `days`: language reference, 4.3. `days` is bounded and within years 1 to
/// 9999; nothing where the rate has no period or the sum does not fit.
std::optional<Exact> accrued(Decimal rate, Per per, Period days);

/// Days counted by what a rate is divided by on them: by the length of their month, or of their year; of a rate per day
/// or hour, all together.
using DaysByLength = std::array<std::int64_t, 4>;

/// From the start of year 1 up to `day`, that one left out.
DaysByLength days_before(Per per, Date day);
DaysByLength between(DaysByLength const& from, DaysByLength const& until);

/// What several rates come to, one after another: adds up first and divides once, at the end.
class Accrual {
public:
    explicit Accrual(Per per) : per_(per) {}
    void add(Decimal rate, DaysByLength const& days);
    std::optional<Exact> total() const;  ///< nothing as in accrued()

private:
    Per per_;
    std::array<Decimal::Raw, 4> rate_days_{};  ///< by length
    Exact settled_;                            ///< of rates whose days would not fit there
    bool too_large_ = false;
};

}  // namespace proviso
