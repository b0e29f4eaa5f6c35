#include "check_world.hpp"

#include "engine/check/accrual.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace proviso;

namespace {

Exact accrued_text(std::string_view rate, std::string_view from, std::string_view until) {
    auto const amount = quantity(rate);
    return accrued(amount.amount, amount.unit.per, {day(from), day(until)}).value();
}

Exact whole(std::int64_t amount) { return Exact::of(Decimal{amount}); }

}  // namespace

TEST_CASE("check: rates accrue day by day, exactly") {
    struct Case {
        std::string_view rate, from, until;
        std::int64_t sum;
    };
    for (auto const& [rate, from, until, sum] :
         std::vector<Case>{{"1 USD per month", "2028-02-01", "2028-03-01", 1},  // 29 days
                           {"1 USD per month", "2027-02-01", "2027-03-01", 1},
                           {"29 USD per month", "2028-02-03", "2028-02-10", 7},  // 7 days of 29
                           {"1 USD per month", "2026-01-01", "2027-01-01", 12},
                           {"1 USD per month", "2026-01-15", "2026-01-15", 0},
                           {"1 USD per year", "2024-01-01", "2029-01-01", 5},  // over two leap years
                           {"366 USD per year", "2028-12-30", "2029-01-01", 2},
                           {"365 USD per year", "2027-12-30", "2028-01-01", 2},
                           {"3 USD per day", "2026-02-27", "2026-03-02", 9},
                           {"1 USD per hour", "2026-02-27", "2026-03-01", 48}}) {
        auto const shown = std::string(rate) + " from " + std::string(from);
        CAPTURE(shown);
        CHECK(accrued_text(rate, from, until) == whole(sum));
    }
}

TEST_CASE("check: parts of months of every length add up to the months") {
    // 17 January to 17 February is 15/31 and 16/28; no decimal holds it
    auto const part = accrued_text("1 USD per month", "2027-01-17", "2027-02-17");
    CHECK(compare({part, 1}, *Decimal::parse("1.055299539170506912")) > 0);
    CHECK(compare({part, 1}, *Decimal::parse("1.055299539170506913")) < 0);

    auto sum = Exact{};
    for (auto from = day("2027-01-01"); from < day("2029-01-01"); from = from + 1)
        sum = add(sum, *accrued(Decimal{1}, Per::month, {from, from + 1})).value();
    CHECK(sum == whole(24));
    auto years = Exact{};
    for (auto from = day("2027-01-01"); from < day("2029-01-01"); from = from + 1)
        years = add(years, *accrued(Decimal{-1}, Per::year, {from, from + 1})).value();
    CHECK(years == whole(-2));
}

TEST_CASE("check: exact sums, differences, products and quotients") {
    auto const third = *share(Decimal{1}, 1, 30);
    CHECK(multiply(third, 30) == whole(1));
    CHECK(add(third, multiply(third, -1).value()) == Exact{});
    CHECK(subtract(whole(0), third) == multiply(third, -1));
    CHECK(compare({whole(7), 2}, *Decimal::parse("3.5")) == 0);
    CHECK(compare({whole(1), 3}, *Decimal::parse("0.333333333333333333")) > 0);
    CHECK(shown({whole(7), 2}).exact);
    CHECK(shown({whole(1), 3}).amount == *Decimal::parse("0.3333"));
    CHECK(shown({whole(10'000'000), 3}).amount == *Decimal::parse("3333000"));
    CHECK_FALSE(shown({whole(1), 3}).exact);
}

TEST_CASE("check: a sum that does not fit is nothing, never wrapped") {
    auto const most = Exact::of(*Decimal::parse("170141183460469231731"));
    CHECK_FALSE(add(most, most));
    CHECK_FALSE(multiply(most, 2));
    CHECK_FALSE(accrued(*Decimal::parse("170141183460469231731"), Per::month, {day("2026-01-01"), day("2027-01-01")}));
}

TEST_CASE("check: rates that follow one another come to the sum of what each does") {
    auto const [first, middle, last] = std::array{day("2027-01-17"), day("2028-02-29"), day("2030-11-05")};
    auto const low = *Decimal::parse("1234.56"), high = *Decimal::parse("-98.7");
    for (auto const per : {Per::hour, Per::day, Per::month, Per::year}) {
        Accrual accrual(per);
        accrual.add(low, between(days_before(per, first), days_before(per, middle)));
        accrual.add(high, between(days_before(per, middle), days_before(per, last)));
        CHECK(accrual.total() == add(*accrued(low, per, {first, middle}), *accrued(high, per, {middle, last})));
    }
}

TEST_CASE("check: a rate that fits over its days is summed, however large; what does not fit is nothing") {
    auto const half = *Decimal::parse("80000000000000000000");
    auto const days = between(days_before(Per::month, day("2027-01-01")), days_before(Per::month, day("2027-02-01")));
    Accrual accrual(Per::month);
    accrual.add(half, days);
    CHECK(accrual.total() == Exact::of(half));
    accrual.add(half, days);
    CHECK(accrual.total() == add(Exact::of(half), Exact::of(half)));
    accrual.add(half, days);
    CHECK_FALSE(accrual.total());
    CHECK_FALSE(accrued(half, Per::none, {day("2027-01-01"), day("2027-02-01")}));
}
