// Days and periods.
#include "engine/values/date.hpp"

#include <doctest/doctest.h>

using namespace proviso;

TEST_CASE("every day from year 1 to 9999 follows the one before") {
    auto expected = Date::of(1, 1, 1).value().days;
    int wrong = 0;
    for (int year = 1; year <= 9999; ++year)
        for (int month = 1; month <= 12; ++month)
            for (int day = 1; day <= days_in_month(year, month); ++day) {
                auto const date = Date::of(year, month, day).value();
                auto const same = date.year() == year and date.month() == month and date.day() == day;
                wrong += same and date.days == expected++ ? 0 : 1;
            }
    CHECK(wrong == 0);
}

TEST_CASE("dates are read as ISO 8601 has them") {
    struct Row {
        std::string_view written;
        std::string_view read;
    };
    constexpr Row rows[] = {
        {"1970-01-01", "1 January 1970"},
        {"2027-12-31", "31 December 2027"},
        {"2024-02-29", "29 February 2024"},
        {"2000-02-29", "29 February 2000"},
        {"0001-01-01", "1 January 1"},
        {"2023-02-29", ""},
        {"1900-02-29", ""},
        {"2027-13-01", ""},
        {"2027-00-01", ""},
        {"2027-01-00", ""},
        {"2027-04-31", ""},
        {"0000-01-01", ""},
        {"2027-1-1", ""},
        {"2027/01/01", ""},
        {"27-01-01", ""},
        {"2027-01-01T00:00:00", ""},
        {"+027-01-01", ""},
        {"", ""},
    };
    for (auto const& row : rows) {
        CAPTURE(row.written);
        auto const date = Date::parse(row.written);
        CHECK((date ? date->long_text() : "") == row.read);
        if (date)
            CHECK(date->text() == row.written);
    }
}

TEST_CASE("a day is counted from 1970") {
    CHECK(Date::of(1970, 1, 1)->days == 0);
    CHECK(Date::of(1969, 12, 31)->days == -1);
    CHECK(Date::of(2026, 11, 22)->days == 20'779);
    CHECK(*Date::of(2027, 12, 31) + 1 == *Date::of(2028, 1, 1));
    CHECK(days_in_year(2100) == 365);
    CHECK(days_in_year(2000) == 366);
}

TEST_CASE("periods meet where both hold") {
    auto const day = [](int n) { return Date{n}; };
    CHECK(intersect({day(1), day(5)}, {day(3), day(9)}) == Period{day(3), day(5)});
    CHECK(intersect({}, {day(3), day(9)}) == Period{day(3), day(9)});
    CHECK(intersect({day(1), day(3)}, {day(3), day(9)}).empty());
    CHECK_FALSE(Period{}.empty());
}
