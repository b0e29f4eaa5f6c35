// What is asked for and what is planned, period by period and group by group, and the course of the total.
#include "check_world.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace proviso;

namespace {

constexpr double endless = std::numeric_limits<double>::infinity();

AggregateNorm at_all_times(AggregateNorm norm) {
    norm.when = When::always;
    norm.period = {day("2027-01-01"), day("2028-01-01")};
    return norm;
}

Exposure exposure(AggregateNorm norm, std::vector<Row> const& rows) {
    Rules rules;
    rules.measure("1", rules.always(), std::move(norm));
    auto plan = plan_of({});
    add_rows(plan, rules.book.rules[0].record, rows);
    auto const report = checked(rules, plan);
    REQUIRE(clause(report).exposure);
    return *clause(report).exposure;
}

Row machine(std::string name, std::string capacity, std::string start) {
    return {{"workload", std::move(name)}, {"capacity", std::move(capacity)}, {"start", std::move(start)}};
}

using Points = std::vector<std::tuple<std::string, double, double>>;

Points drawn(std::vector<ExposurePoint> const& points) {
    Points out;
    for (auto const& point : points)
        out.emplace_back(point.from.text(), point.low, point.high);
    return out;
}

TEST_CASE("check exposure: each year has its row, met or not") {
    auto norm = total("capacity", Relation::at_least, "2 MW");
    norm.when = When::each;
    norm.period = {day("2027-01-01"), day("2029-01-01")};
    norm.recurrence = {PeriodUnit::year, {}};
    auto const of = exposure(norm, {machine("a", "1 MW", "2026-01-01"), machine("b", "1.5 MW", "2027-01-01"),
                                    machine("c", "1 MW", "2028-03-01")});
    CHECK(of.unit == "MW");
    REQUIRE(of.rows.size() == 2);
    CHECK(of.rows[0].verdict == Verdict::compliant);
    CHECK(of.rows[0].required == "at least 2 MW");
    CHECK(of.rows[0].planned == "2.5 MW");
    CHECK(of.rows[0].shortfall.empty());
    CHECK(of.rows[1].period == Period{day("2028-01-01"), day("2029-01-01")});
}

TEST_CASE("check exposure: a level's course stands beside its limit") {
    auto const of = exposure(at_all_times(total("capacity", Relation::at_most, "2 MW")),
                             {machine("a", "1 MW", "2026-01-01"), machine("b", "1.5 MW", "2027-06-01")});
    CHECK(drawn(of.planned) == Points{{"2027-01-01", 1, 1}, {"2027-06-01", 2.5, 2.5}});
    CHECK(drawn(of.limit) == Points{{"2027-01-01", -endless, 2}});
    REQUIRE(of.rows.size() == 1);
    CHECK(of.rows[0].shortfall == "500 kW");
}

TEST_CASE("check exposure: what is not known reaches from what is known to no limit") {
    auto const of = exposure(at_all_times(total("capacity", Relation::at_least, "2 MW")),
                             {machine("a", "1 MW", "2026-01-01"), {{"workload", "b"}, {"start", "2027-06-01"}}});
    CHECK(drawn(of.planned) == Points{{"2027-01-01", 1, 1}, {"2027-06-01", 1, endless}});
    CHECK(drawn(of.limit) == Points{{"2027-01-01", 2, endless}});
}

TEST_CASE("check exposure: many days are drawn together, and no peak is lost") {
    std::vector<Row> rows;
    for (int i = 0; i < 900; ++i) {
        auto const on = (day("2027-01-01") + i).text(), next = (day("2027-01-01") + (i + 1)).text();
        auto const even = i % 2 == 0 ? "0.5 MW" : "1 MW";
        rows.push_back({{"workload", on}, {"capacity", i == 201 ? "9 MW" : even}, {"start", on}, {"end", next}});
        rows.push_back({{"workload", "noon " + on}, {"capacity", "0.25 MW"}, {"start", on}, {"end", next}});
    }
    auto norm = at_all_times(total("capacity", Relation::at_most, "50 MW"));
    norm.period.until = day("2030-01-01");
    auto const of = exposure(norm, rows);
    CHECK(of.planned.size() > 200);
    CHECK(of.planned.size() <= 400);
    double most = 0;
    for (auto const& point : of.planned)
        most = std::max(most, point.high);
    CHECK(most == 9.25);
}

TEST_CASE("check exposure: groups past two hundred are counted") {
    auto norm = total("capacity", Relation::at_most, "1 MW");
    norm.groups = {field("workload")};
    std::vector<Row> rows;
    for (int i = 0; i < 250; ++i)
        rows.push_back(machine("w" + std::to_string(i), i % 2 == 0 ? "1 MW" : "2 MW", "2026-01-01"));
    auto const of = exposure(norm, rows);
    CHECK(of.rows.size() == 200);
    CHECK(of.rows_left_out == 50);
    CHECK(of.planned.empty());
}

}  // namespace
