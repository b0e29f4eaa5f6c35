#include "check_world.hpp"

#include "engine/check/compare.hpp"

#include <doctest/doctest.h>

#include <array>
#include <limits>

using namespace proviso;

namespace {

constexpr std::array relations{Relation::equal, Relation::less, Relation::at_most, Relation::more, Relation::at_least};

Decimal decimal(std::string_view text) { return *Decimal::parse(text); }

std::vector<bool> selected(Relation relation, std::string_view bound, int scale,
                           std::vector<std::int64_t> const& values) {
    std::array<Word, 1> out{};
    select(std::span(values), limit(relation, decimal(bound), {}, scale), out.data());
    std::vector<bool> rows;
    for (std::size_t i = 0; i < values.size(); ++i)
        rows.push_back(out[0] >> i & 1U);
    return rows;
}

}  // namespace

TEST_CASE("check: a bound between two steps of the column is never rounded") {
    struct Case {
        std::string_view bound;
        Relation relation;
        std::vector<bool> of_1_2_3;
    };
    for (auto const& [bound, relation, expected] :
         std::vector<Case>{{"2", Relation::equal, {false, true, false}},
                           {"2", Relation::less, {true, false, false}},
                           {"2", Relation::at_most, {true, true, false}},
                           {"2", Relation::more, {false, false, true}},
                           {"2", Relation::at_least, {false, true, true}},
                           {"2.5", Relation::equal, {false, false, false}},
                           {"2.5", Relation::less, {true, true, false}},
                           {"2.5", Relation::at_most, {true, true, false}},
                           {"2.5", Relation::more, {false, false, true}},
                           {"2.5", Relation::at_least, {false, false, true}},
                           {"100000000000000000000", Relation::less, {true, true, true}},
                           {"100000000000000000000", Relation::at_least, {false, false, false}},
                           {"-100000000000000000000", Relation::more, {true, true, true}},
                           {"-100000000000000000000", Relation::equal, {false, false, false}}}) {
        auto const shown = std::to_string(static_cast<int>(relation)) + " " + std::string(bound);
        CAPTURE(shown);
        CHECK(selected(relation, bound, 0, {1, 2, 3}) == expected);
    }
}

TEST_CASE("check: negative amounts and fractions of a step") {
    CHECK(selected(Relation::less, "-0.05", 1, {-1, 0}) == std::vector{true, false});
    CHECK(selected(Relation::at_least, "-0.05", 1, {-1, 0}) == std::vector{false, true});
    CHECK(selected(Relation::at_most, "-0.1", 1, {-1, 0}) == std::vector{true, false});
}

TEST_CASE("check: the ends of 64 bits") {
    using Int64 = std::numeric_limits<std::int64_t>;
    std::vector const ends{Int64::min(), Int64::max()};
    for (auto const relation : relations) {
        CAPTURE(static_cast<int>(relation));
        auto const low = selected(relation, "-9223372036854775808", 0, ends);
        auto const high = selected(relation, "9223372036854775807", 0, ends);
        CHECK(low ==
              std::vector{compares<std::int64_t>(ends[0], relation, ends[0]), compares(ends[1], relation, ends[0])});
        CHECK(high ==
              std::vector{compares(ends[0], relation, ends[1]), compares<std::int64_t>(ends[1], relation, ends[1])});
    }
}

TEST_CASE("check: amounts over another period than the field's compare exactly") {
    struct Case {
        std::string_view cost;
        Relation relation;
        std::string_view bound;
        char const* verdict;
    };
    for (auto const& [cost, relation, bound, expected] :
         std::vector<Case>{{"12 USD per year", Relation::equal, "1 USD per month", "compliant"},
                           {"12.01 USD per year", Relation::at_most, "1 USD per month", "violated"},
                           {"1 USD per month", Relation::at_least, "12 USD per year", "compliant"},
                           {"0.99 USD per month", Relation::at_least, "12 USD per year", "violated"},
                           {"1 USD per month", Relation::less, "12 USD per year", "violated"},
                           {"1 USD per month", Relation::less, "12.01 USD per year", "compliant"},
                           {"24 USD per day", Relation::equal, "1 USD per hour", "compliant"},
                           {"1 USD per day", Relation::at_most, "40 USD per month", "undetermined"}}) {
        auto const shown = std::string(cost) + " beside " + std::string(bound);
        CAPTURE(shown);
        Rules rules;
        rules.require("1", rules.always(), rules.amount("cost", relation, bound));
        CHECK(verdict(checked(rules, plan_of({{{"workload", "a"}, {"cost", std::string(cost)}}}))) == expected);
    }
}

TEST_CASE("check: rows of many names, with few and with very many values asked for") {
    std::vector<Row> rows;
    std::vector<std::string> many;
    for (int i = 0; i < 200; ++i) {
        rows.push_back({{"workload", "w" + std::to_string(i)}, {"region", "r" + std::to_string(i)}});
        if (i % 2 == 0)
            many.push_back("r" + std::to_string(i));
    }
    Rules rules;
    rules.require("many", rules.always(), rules.in("region", many));
    rules.require("few", rules.always(), rules.in("region", {"R1", "r7", "nowhere"}));
    auto const report = checked(rules, plan_of(rows));
    CHECK(clause(report, "many").violations == 100);
    CHECK(clause(report, "few").violations == 198);
}
