// Amounts, dates and periods: what is read, and what is refused with which offer.
#include "dsl/amounts.hpp"
#include "dsl/dates.hpp"
#include "dsl/say.hpp"
#include "tests/unit/dsl_sample.hpp"

#include <doctest/doctest.h>

namespace proviso {
namespace {

template <class Read>
auto read(Read read_one, std::string_view text, std::string_view* rest = nullptr) {
    static auto const names = sample::lexicon();
    Reader reader(names, text.data(), text.data(), text.data() + text.size());
    auto value = read_one(reader);
    if (rest != nullptr)
        *rest = reader.rest();
    return value;
}

template <class Read>
Refusal refusal(Read read_one, std::string_view text) {
    try {
        read(read_one, text);
    } catch (Refusal const& refused) {
        return refused;
    }
    return {Kind::expected, {}, "not refused", ""};
}

TEST_CASE("dsl: amounts") {
    struct Row {
        std::string_view text, digits;
        int power;
        std::string_view unit, rest;
    };
    for (auto const& row : {Row{"138", "138", 0, "", ""},
                            Row{"2.5 million", "2.5", 6, "", ""},
                            Row{"1,000,000", "1000000", 0, "", ""},
                            Row{"1_000 USD", "1000", 0, "USD", ""},
                            Row{"138bn USD", "138", 9, "USD", ""},
                            Row{"$138bn", "138", 9, "$", ""},
                            Row{"€5m.", "5", 6, "€", "."},
                            Row{"$4 million per month", "4", 6, "$ per month", ""},
                            Row{"USD 138 billion,", "138", 9, "USD", ","},
                            Row{"4 million USD per month", "4", 6, "USD per month", ""},
                            Row{"4k USD/month", "4", 3, "USD per month", ""},
                            Row{"60%", "60", 0, "%", ""},
                            Row{"60 per cent of", "60", 0, "%", " of"},
                            Row{"2 gigawatts", "2", 0, "GW", ""},
                            Row{"5MW", "5", 0, "MW", ""},
                            Row{"Twelve months", "12", 0, "month", ""},
                            Row{"Ninety-Nine months", "99", 0, "month", ""},
                            Row{"one hundred and five months", "105", 0, "month", ""},
                            Row{"one hundred and two thousand", "100", 0, "", " and two thousand"},
                            Row{"3 replicas", "3", 0, "", " replicas"},
                            Row{"1 2", "1", 0, "", " 2"},
                            Row{"5, and", "5", 0, "", ", and"}}) {
        CAPTURE(row.text);
        std::string_view rest;
        auto const amount = read(read_amount, row.text, &rest);
        REQUIRE(amount);
        CHECK(amount->number.digits == row.digits);
        CHECK(amount->number.power == row.power);
        CHECK(amount->unit == row.unit);
        CHECK(rest == row.rest);
    }
    for (std::string_view const text : {"GB200", "3nm", "x", "", "2027-12", "teen", "twenty-twelve", "(5)", "-5"}) {
        CAPTURE(text);
        CHECK_FALSE(read(read_amount, text));
    }
}

TEST_CASE("dsl: amounts that are refused") {
    struct Row {
        std::string_view text, help;
    };
    for (auto const& row : {Row{"1,600,00.00", "1,000,000"}, Row{"1.000.000", "1,000,000"}, Row{"2,5", "2.5"},
                            Row{"1,0000", "1,000,000"}, Row{"1_000,000", "1,000,000"}, Row{"5M", "5 million"},
                            Row{"5MM", "5 million"}, Row{"5B", "5 billion"}, Row{"5 MM", "5 million"}}) {
        CAPTURE(row.text);
        auto const refused = refusal(read_amount, row.text);
        CHECK(refused.kind == Kind::bad_number);
        CHECK(refused.help.find(row.help) != std::string::npos);
        CHECK(refused.span.end == row.text.size());
    }
}

TEST_CASE("dsl: words and figures are both read") {
    auto const days = read(read_quantity, "ten (90) days");
    REQUIRE(days);
    CHECK(say(*days) == "10 day (90 day)");
    auto const money = read(read_quantity, "Four Million Dollars ($4,000,000)");
    REQUIRE(money);
    CHECK(money->restated->number.digits == "4000000");
    CHECK(money->restated->unit == "$");
    CHECK_FALSE(read(read_quantity, "4 (of them)")->restated.has_value());
}

TEST_CASE("dsl: what is not stated") {
    for (auto const text : {"[redacted]", "[ *** ]", "[TBD]", "[Redacted]"})
        CHECK(read(read_not_stated, text));
    for (auto const text : {"[x]", "[", "redacted", "[redacted"})
        CHECK_FALSE(read(read_not_stated, text));
}

TEST_CASE("dsl: dates") {
    struct Row {
        std::string_view text, date;
    };
    for (auto const& row : {Row{"2027-12-31", "31 December 2027"}, Row{"31 December 2027", "31 December 2027"},
                            Row{"december 31, 2027", "31 December 2027"}, Row{"1 March 2027", "1 March 2027"},
                            Row{"29 February 2028", "29 February 2028"}, Row{"29 February 2000", "29 February 2000"},
                            Row{"the end of 2027", "31 December 2027"}, Row{"the end of Q1 2027", "31 March 2027"},
                            Row{"the end of February 2028", "29 February 2028"}}) {
        CAPTURE(row.text);
        auto const date = read(read_date, row.text);
        REQUIRE(date);
        CHECK(say(*date) == row.date);
    }
    for (auto const text :
         {"31 days", "December", "2027", "12", "0227-12-31", "1 March 0227", "the end of life", "1.2.3", "x"})
        CHECK_FALSE(read(read_date, text));
}

TEST_CASE("dsl: dates that are refused") {
    struct Row {
        std::string_view text;
        Kind kind;
        std::string_view help;
    };
    for (auto const& row : {Row{"03/04/2027", Kind::ambiguous_date, "write `3 April 2027` or `4 March 2027`"},
                            Row{"31/12/2027", Kind::ambiguous_date, "write `31 December 2027`"},
                            Row{"3.4.2027", Kind::ambiguous_date, "write `3 April 2027` or `4 March 2027`"},
                            Row{"3/4/27", Kind::ambiguous_date, "write `3 April 2027` or `4 March 2027`"},
                            Row{"2027/04/03", Kind::ambiguous_date, "write `3 April 2027`"},
                            Row{"31 February 2027", Kind::bad_date, "the last day of that month is 28 February 2027"},
                            Row{"2027-02-29", Kind::bad_date, "the last day of that month is 28 February 2027"},
                            Row{"2027-13-01", Kind::bad_date, ""},
                            Row{"29 February 1900", Kind::bad_date, "the last day of that month is 28 February 1900"},
                            Row{"the end of contract year 2", Kind::not_supported, "write the date"}}) {
        CAPTURE(row.text);
        auto const refused = refusal(read_date, row.text);
        CHECK(refused.kind == row.kind);
        CHECK(refused.help == row.help);
    }
}

TEST_CASE("dsl: periods") {
    struct Row {
        std::string_view text, period;
    };
    for (auto const& row : {Row{"2027", "2027"}, Row{"Q3 2027", "Q3 2027"}, Row{"q4 2027", "Q4 2027"},
                            Row{"December 2027", "December 2027"}, Row{"contract year 2", "contract year 2"},
                            Row{"the year 2027", "2027"},
                            Row{"the period from 2027-01-01 until 31 March 2027",
                                "the period from 1 January 2027 until 31 March 2027"}}) {
        CAPTURE(row.text);
        auto const period = read(read_period, row.text);
        REQUIRE(period);
        CHECK(say(*period) == row.period);
    }
    for (auto const text : {"Q5 2027", "27", "contract year", "the period from 2027-01-01", "spring"})
        CHECK_FALSE(read(read_period, text));
}

}  // namespace
}  // namespace proviso
