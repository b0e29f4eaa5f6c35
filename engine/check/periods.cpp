#include "engine/check/periods.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

constexpr int months_of_a_year = 12;

int months(PeriodUnit unit) {
    switch (unit) {
        case PeriodUnit::month: return 1;
        case PeriodUnit::quarter: return 3;
        case PeriodUnit::year: break;
    }
    return months_of_a_year;
}

int month_number(Date day) { return day.year() * months_of_a_year + day.month() - 1; }

/// The same day of a month, or that month's last.
std::optional<Date> in_month(int number, int day) {
    auto const year = number / months_of_a_year, month = number % months_of_a_year + 1;
    if (year < 1 or year > 9999)
        return {};
    return Date::of(year, month, std::min(day, days_in_month(year, month)));
}

Date first_day(Recurrence const& every) { return every.anchor.value_or(*Date::of(1, 1, 1)); }

std::optional<Period> numbered(Recurrence const& every, int number) {
    auto const first = first_day(every);
    auto const from = in_month(month_number(first) + number * months(every.unit), first.day());
    auto const until = in_month(month_number(first) + (number + 1) * months(every.unit), first.day());
    if (not from or not until)
        return {};
    return Period{*from, *until};
}

constexpr std::array<std::string_view, 12> month_names{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};

}  // namespace

int period_number(Recurrence const& every, Date day) {
    auto const first = first_day(every);
    auto const out = (month_number(day) - month_number(first)) / months(every.unit);
    auto const begin = in_month(month_number(first) + out * months(every.unit), first.day());
    return begin and day < *begin ? out - 1 : out;
}

std::optional<Period> period_of(Recurrence const& every, Date day) {
    return day < first_day(every) ? std::nullopt : numbered(every, period_number(every, day));
}

std::vector<Period> periods(Recurrence const& every, Period days) {
    std::vector<Period> out;
    if (days.empty() or days.until <= first_day(every))
        return out;
    for (auto number = period_number(every, std::max(days.from, first_day(every)));; ++number) {
        auto const next = numbered(every, number);
        if (not next or days.until <= next->from)
            return out;
        out.push_back(*next);
    }
}

std::string period_name(Recurrence const& every, Period const& period) {
    auto const year = std::to_string(period.from.year());
    auto const number = [&] { return std::to_string(period_number(every, period.from) + 1); };
    if (every.anchor)
        return (every.unit == PeriodUnit::year      ? "contract year "
                : every.unit == PeriodUnit::quarter ? "contract quarter "
                                                    : "contract month ") +
               number();
    if (every.unit == PeriodUnit::month)
        return std::string(month_names[static_cast<std::size_t>(period.from.month() - 1)]) + " " + year;
    return every.unit == PeriodUnit::year ? year : "Q" + std::to_string((period.from.month() + 2) / 3) + " " + year;
}

}  // namespace proviso
