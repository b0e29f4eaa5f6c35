// Calendar days and periods of them. Proleptic Gregorian, years 1 to 9999; no time of day, no zone.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace proviso {

/// A day, counted from 1970-01-01.
struct Date {
    std::int32_t days = 0;

    static std::optional<Date> of(int year, int month, int day);  ///< nothing where there is no such day
    static std::optional<Date> parse(std::string_view iso);       ///< `2027-12-31`
    static constexpr Date earliest() { return {-1'000'000}; }     ///< stands for "always has been"
    static constexpr Date latest() { return {4'000'000}; }        ///< stands for "for ever"

    int year() const;
    int month() const;
    int day() const;
    std::string text() const;       ///< `2027-12-31`
    std::string long_text() const;  ///< `31 December 2027`

    Date operator+(int n) const { return {days + n}; }
    friend auto operator<=>(Date, Date) = default;
};

/// The same day of the month so many months later; nothing where that month has none.
std::optional<Date> months_after(Date day, int months);

int days_in_month(int year, int month);
int days_in_year(int year);

/// Half-open [from, until). Bounds may be Date::earliest() and Date::latest().
struct Period {
    Date from = Date::earliest();
    Date until = Date::latest();

    bool empty() const { return not(from < until); }
    friend bool operator==(Period, Period) = default;
};

Period intersect(Period, Period);

}  // namespace proviso
