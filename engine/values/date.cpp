// Days ↔ civil dates, by Howard Hinnant's algorithms (chrono-compatible low-level date algorithms).
#include "engine/values/date.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

struct Civil {
    int year;
    int month;
    int day;
};

constexpr int days_per_era = 146'097;    // 400 years
constexpr int epoch_from_era = 719'468;  // from 0000-03-01 to 1970-01-01

// Years begin in March here, so that the leap day is the last of its year.
constexpr Civil civil(std::int32_t days) {
    auto const shifted = days + epoch_from_era;
    auto const era = (shifted >= 0 ? shifted : shifted - days_per_era + 1) / days_per_era;
    auto const day_of_era = shifted - era * days_per_era;
    auto const year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / (days_per_era - 1)) / 365;
    auto const day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    auto const month_from_march = (5 * day_of_year + 2) / 153;
    auto const month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day_of_year - (153 * month_from_march + 2) / 5 + 1};
}

constexpr std::int32_t days_from(Civil date) {
    auto const year = date.month <= 2 ? date.year - 1 : date.year;
    auto const era = (year >= 0 ? year : year - 399) / 400;
    auto const year_of_era = year - era * 400;
    auto const day_of_year = (153 * (date.month > 2 ? date.month - 3 : date.month + 9) + 2) / 5 + date.day - 1;
    auto const day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * days_per_era + day_of_era - epoch_from_era;
}

static_assert(days_from({1970, 1, 1}) == 0 and civil(0).year == 1970);

constexpr bool is_leap(int year) { return (year % 4 == 0 and year % 100 != 0) or year % 400 == 0; }

constexpr std::array<std::string_view, 12> month_names{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};

/// The number in digits [at, at + length) of `text`; -1 where one is no digit.
int digits(std::string_view text, std::size_t at, std::size_t length) {
    int value = 0;
    for (auto const c : text.substr(at, length)) {
        if (c < '0' or c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::string padded(int number, std::size_t width) {
    auto text = std::to_string(number);
    if (text.size() < width)
        text.insert(0, width - text.size(), '0');
    return text;
}

}  // namespace

std::optional<Date> Date::of(int year, int month, int day) {
    if (year < 1 or year > 9999 or month < 1 or month > 12 or day < 1 or day > days_in_month(year, month))
        return {};
    return Date{days_from({year, month, day})};
}

std::optional<Date> Date::parse(std::string_view iso) {
    if (iso.size() != 10 or iso[4] != '-' or iso[7] != '-')
        return {};
    return of(digits(iso, 0, 4), digits(iso, 5, 2), digits(iso, 8, 2));
}

int Date::year() const { return civil(days).year; }
int Date::month() const { return civil(days).month; }
int Date::day() const { return civil(days).day; }

std::string Date::text() const {
    auto const date = civil(days);
    return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

std::string Date::long_text() const {
    auto const date = civil(days);
    auto const month = month_names[static_cast<std::size_t>(date.month - 1)];
    return std::to_string(date.day) + " " + std::string(month) + " " + std::to_string(date.year);
}

std::optional<Date> months_after(Date day, int months) {
    auto const index = day.year() * 12 + day.month() - 1 + months;
    return Date::of(index / 12, index % 12 + 1, day.day());
}

int days_in_month(int year, int month) {
    constexpr std::array lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 and is_leap(year) ? 29 : lengths[static_cast<std::size_t>(month - 1)];
}

int days_in_year(int year) { return is_leap(year) ? 366 : 365; }

Period intersect(Period a, Period b) { return {std::max(a.from, b.from), std::min(a.until, b.until)}; }

}  // namespace proviso
