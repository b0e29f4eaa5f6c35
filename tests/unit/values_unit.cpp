// Units and quantities: what people write, what it is, and how it is said back.
#include "engine/values/unit.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace proviso;

namespace {

std::string shown(std::string_view written) {
    auto const quantity = parse_quantity(written);
    return quantity ? text(*quantity) : "nothing";
}

}  // namespace

TEST_CASE("quantities are read and said back") {
    struct Row {
        std::string_view written;
        std::string_view said;
    };
    constexpr Row rows[] = {
        // power: the unit in which it is short
        {"120 MW", "120 MW"},
        {"1400 MW", "1.4 GW"},
        {"2000 MW", "2 GW"},
        {"2 gigawatts", "2 GW"},
        {"0.5 MW", "500 kW"},
        {"2,000.5 MW", "2,000.5 MW"},
        {"5kW", "5 kW"},
        {"0 MW", "0 MW"},
        {"1e-3 MW", "1 kW"},
        {"5 mw", "5 MW"},
        {"5 mW", "nothing"},
        // money
        {"138 billion USD", "138 billion USD"},
        {"USD 138 billion", "138 billion USD"},
        {"$138bn", "138 billion USD"},
        {"$ 138 billion", "138 billion USD"},
        {"US$138 billion", "138 billion USD"},
        {"€5m", "5 million EUR"},
        {"£1.5tn", "1.5 trillion GBP"},
        {"¥ 3mn", "3 million JPY"},
        {"5 euros", "5 EUR"},
        {"$4,000,000", "4 million USD"},
        {"1234.56 USD", "1,234.56 USD"},
        {"1234567 USD", "1,234,567 USD"},
        {"4 million USD per month", "4 million USD per month"},
        {"$4 million a month", "4 million USD per month"},
        {"$4m/month", "4 million USD per month"},
        {"5 dollars per annum", "5 USD per year"},
        {"-$5", "-5 USD"},
        {"$-5", "-5 USD"},
        {"USD 5 USD", "nothing"},
        {"USD 5 MW", "nothing"},
        {"$", "nothing"},
        // magnitudes that trades read differently, and separators out of place
        {"$5M", "nothing"},
        {"$5MM", "nothing"},
        {"$5B", "nothing"},
        {"5K", "nothing"},
        {"5 k", "nothing"},
        {"1,600,00.00", "nothing"},
        {"10,00", "nothing"},
        {"1,0000", "nothing"},
        {"0,5", "nothing"},
        {"1_000,000", "nothing"},
        {"1,000_000", "nothing"},
        {",5", "nothing"},
        {"5,", "nothing"},
        // counts
        {"12.5", "12.5"},
        {"5k", "5,000"},
        {"1_000_000", "1,000,000"},
        {"1,000", "1,000"},
        {"1.5 million", "1,500,000"},
        {"1.5E9", "1,500,000,000"},
        {"5 per month", "5 per month"},
        // the rest
        {"64 GiB", "64 GiB"},
        {"2048 GiB", "2 TiB"},
        {"1500 GB", "1.5 TB"},
        {"5 gb", "5 GB"},
        {"5 Gb", "nothing"},
        {"1 byte", "1 byte"},
        {"512 B", "512 bytes"},
        {"5 EB", "5 EB"},
        {"5e3 bytes", "5 kB"},
        {"60%", "60%"},
        {"60 per cent", "60%"},
        {"90 days", "90 days"},
        {"1 day", "1 day"},
        {"1 month", "1 month"},
        {"24 h", "24 hours"},
        {"3 hours a day", "nothing"},
        {"  2\xC2\xA0GW ", "2 GW"},
        {"5 parsecs", "nothing"},
        {"MW", "nothing"},
        {"", "nothing"},
        {"-", "nothing"},
    };
    for (auto const& row : rows) {
        CAPTURE(row.written);
        CHECK(shown(row.written) == row.said);
    }
}

TEST_CASE("what is said back reads as the same quantity") {
    for (auto const* written : {"1400 MW", "138 billion USD", "1234567.891 EUR per year", "3.5 GiB", "60%", "90 days",
                                "-2.25 TW", "7 bytes", "12,345 per hour"}) {
        CAPTURE(written);
        auto const first = parse_quantity(written).value();
        auto const again = parse_quantity(text(first));
        REQUIRE(again);
        CHECK(convert(again->amount, again->unit, first.unit) == first.amount);
    }
}

TEST_CASE("units convert exactly or not at all") {
    struct Row {
        std::string_view amount;
        std::string_view from;
        std::string_view to;
        std::string_view result;
    };
    constexpr Row rows[] = {
        {"2", "GW", "MW", "2000"},
        {"1", "W", "TW", "0.000000000001"},
        {"90", "minutes", "hours", "1.5"},
        {"1", "minute", "hours", ""},
        {"2", "weeks", "days", "14"},
        {"2", "years", "months", "24"},
        {"5", "days", "months", ""},
        {"12", "USD per month", "USD per year", "144"},
        {"120", "USD per year", "USD per month", "10"},
        {"1", "USD per year", "USD per month", ""},
        {"24", "USD per day", "USD per hour", "1"},
        {"1", "USD per day", "USD per month", ""},
        {"1", "USD", "USD per month", ""},
        {"5", "USD", "EUR", ""},
        {"1000", "GB", "GiB", "931.322574615478515625"},
        {"1", "EB", "EiB", ""},
        {"1000000000", "EB", "GB", "1000000000000000000"},
        {"1000000000000", "EB", "bytes", ""},
        {"50", "%", "percent", "50"},
    };
    for (auto const& row : rows) {
        CAPTURE(row.from);
        CAPTURE(row.to);
        auto const result =
            convert(Decimal::parse(row.amount).value(), parse_unit(row.from).value(), parse_unit(row.to).value());
        CHECK((result ? result->text() : "") == row.result);
    }
}

TEST_CASE("a conversion that is not exact is rounded to the side that is asked for") {
    struct Row {
        std::string_view amount, from, to, down, up;
    };
    constexpr Row rows[] = {
        {"0.000000000000000001", "kW", "MW", "0", "0.000000000000000001"},
        {"-0.000000000000000001", "kW", "MW", "-0.000000000000000001", "0"},
        {"1", "USD per year", "USD per month", "0.083333333333333333", "0.083333333333333334"},
        {"2", "GW", "MW", "2000", "2000"},
        {"1", "USD per day", "USD per month", "", ""},
    };
    for (auto const& row : rows) {
        CAPTURE(row.from);
        auto const converted = [&](Rounding rounding) {
            auto const result = convert(Decimal::parse(row.amount).value(), parse_unit(row.from).value(),
                                        parse_unit(row.to).value(), rounding);
            return result ? result->text() : "";
        };
        CHECK(converted(Rounding::down) == row.down);
        CHECK(converted(Rounding::up) == row.up);
    }
}

TEST_CASE("units are of one dimension whatever their scale and currency") {
    auto const same = [](std::string_view a, std::string_view b) {
        return same_dimension(parse_unit(a).value(), parse_unit(b).value());
    };
    CHECK(same("MW", "GW"));
    CHECK(same("USD", "EUR"));
    CHECK(same("USD per month", "USD per day"));
    CHECK_FALSE(same("USD", "USD per month"));
    CHECK_FALSE(same("days", "months"));
    CHECK_FALSE(same("MW", "GB"));
}

TEST_CASE("the dollar is the one that the agreement says") {
    CHECK(parse_unit("$")->text() == "USD");
    CHECK(parse_unit("dollars per month", "CAD")->text() == "CAD per month");
    CHECK(parse_unit("US$", "CAD")->text() == "USD");
}

TEST_CASE("every spelling of a unit is one, in any case, and nothing else is") {
    for (auto const spelling : unit_spellings()) {
        CAPTURE(spelling);
        CHECK(parse_unit(spelling));
    }
    CHECK(std::ranges::count(unit_spellings(), "B") == 0);
    CHECK(parse_unit("Megawatts") == parse_unit("MW"));
    CHECK(parse_unit(" per  cent ") == parse_unit("%"));
    CHECK(parse_unit("") == Unit{});
    for (auto const* other : {"MWh", "m", "M", "month per month", "USD EUR", "per", "?", "Mb"})
        CHECK_FALSE(parse_unit(other));
    CHECK_FALSE(parse_unit(std::string(1000, 'W')));
}

TEST_CASE("amounts may be stated to be unknown") {
    for (auto const* unknown : {"[redacted]", "[***]", "[*]", "[TBD]", "[ Unknown ]", "[●]"})
        CHECK(is_not_stated(unknown));
    for (auto const* known : {"", "[]", "[ ]", "redacted", "[5 MW]", "[*5*]", "["})
        CHECK_FALSE(is_not_stated(known));
}
