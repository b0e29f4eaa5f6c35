#include "check_world.hpp"

#include <doctest/doctest.h>

using namespace proviso;

namespace {

Report measured(AggregateNorm norm, std::vector<Row> const& rows, Window window = {}, std::optional<Date> horizon = {},
                std::size_t batch_rows = Batch::batch_rows) {
    Rules rules;
    rules.fact_id("AGI verified");
    rules.measure("1", rules.always(), std::move(norm)).window = std::move(window);
    auto plan = plan_of({});
    plan.horizon = horizon;
    add_rows(plan, rules.book.rules[0].record, rows, batch_rows);
    return checked(rules, plan);
}

std::vector<std::string> messages(Report const& report) {
    std::vector<std::string> out;
    for (auto const& finding : clause(report).findings)
        out.push_back((finding.verdict == Verdict::violated ? "" : "? ") + finding.message);
    return out;
}

using Lines = std::vector<std::string>;

AggregateNorm over(AggregateNorm norm, When when, std::string_view from, std::string_view until) {
    norm.when = when;
    norm.period = {day(from), day(until)};
    return norm;
}

AggregateNorm each(AggregateNorm norm, PeriodUnit unit, std::optional<Date> anchor = {}) {
    norm.when = When::each;
    norm.recurrence = {unit, anchor};
    return norm;
}

Row power(std::string name, std::string capacity, std::string start, std::string end) {
    Row out{{"workload", std::move(name)}};
    for (auto [field, value] : {std::pair{"capacity", capacity}, std::pair{"start", start}, std::pair{"end", end}})
        if (not value.empty())
            out.emplace_back(field, value);
    return out;
}

}  // namespace

TEST_CASE("check: a level at all times is judged by its worst day") {
    auto const at_least = over(total("capacity", Relation::at_least, "2 MW"), When::always, "2027-01-01", "2028-01-01");
    auto const a = power("a", "2 MW", "", "2027-06-01"), b = power("b", "2 MW", "2027-06-01", "");
    auto const late = power("b", "2 MW", "2027-06-03", "");
    CHECK(verdict(measured(at_least, {a, b})) == "compliant");
    CHECK(messages(measured(at_least, {a, late})) ==
          Lines{"the total capacity is 0 MW from 1 June 2027 to 2 June 2027; at least 2 MW is required"});
    CHECK(
        messages(measured(at_least, {power("a", "1 MW", "", ""), power("b", "0.5 MW", "2027-03-01", "2027-05-01")})) ==
        Lines{"the total capacity is 1 MW on 1 January 2027, the worst of the days from 1 January 2027 to 31 December "
              "2027; at least 2 MW is required"});
    CHECK(verdict(measured(at_least, {power("a", "2 MW", "2027-01-01", "")})) == "compliant");
    CHECK(verdict(measured(at_least, {power("a", "2 MW", "2027-01-02", "")})) == "violated");
    CHECK(verdict(measured(at_least, {power("a", "2 MW", "", "2027-12-31")})) == "violated");
    CHECK(verdict(measured(at_least, {power("a", "2 MW", "", "2028-01-01")})) == "compliant");
    CHECK(verdict(measured(at_least, {})) == "violated");
    auto const at_most = over(total("capacity", Relation::at_most, "2 MW"), When::always, "2027-01-01", "2028-01-01");
    CHECK(messages(measured(at_most, {a, power("b", "1.5 MW", "2027-05-31", "2029-01-01")})) ==
          Lines{"the total capacity is 3.5 MW on 31 May 2027; at most 2 MW is required"});
    CHECK(verdict(measured(at_most, {a, power("c", "9 MW", "2028-01-01", "")})) == "compliant");
}

TEST_CASE("check: for ever, the last value is that of all later days") {
    auto norm = total("capacity", Relation::at_least, "1 MW");
    norm.when = When::always;
    Window const window{{day("2026-01-01")}, {}};
    CHECK(verdict(measured(norm, {power("a", "1 MW", "2026-01-01", "")}, window)) == "compliant");
    CHECK(messages(measured(norm, {power("a", "1 MW", "", "2030-01-01")}, window)) ==
          Lines{"the total capacity is 0 MW from 1 January 2030 on; at least 1 MW is required"});
    CHECK(verdict(measured(norm, {power("a", "1 MW", "2026-01-02", "")}, window)) == "violated");
}

TEST_CASE("check: what is missing or not yet known, over time") {
    auto const norm = over(total("capacity", Relation::at_least, "2 MW"), When::always, "2027-01-01", "2028-01-01");
    auto const a = power("a", "1 MW", "", "");
    auto const turns = [&](Row const& row) {
        auto const report = measured(norm, {a, row});
        return verdict(report) + " " + turns_on(clause(report));
    };
    CHECK(turns(power("b", "", "", "")) == "undetermined capacity of b");
    CHECK(turns(power("b", "?", "", "2027-05-01")) == "violated ");
    CHECK(turns(power("b", "1 MW", "?", "")) == "undetermined start of b");
    CHECK(turns(power("b", "1 MW", "?", "2027-12-31")) == "violated ");
    CHECK(turns(power("b", "1 MW", "", "?")) == "undetermined end of b");
    auto const at_most = over(total("capacity", Relation::at_most, "2 MW"), When::always, "2027-01-01", "2028-01-01");
    CHECK(verdict(measured(at_most, {a, power("b", "1 MW", "?", "?")})) == "compliant");
    CHECK(verdict(measured(at_most, {a, power("b", "2 MW", "?", "")})) == "undetermined");
    CHECK(verdict(measured(at_most, {a, power("b", "", "2028-01-01", "")})) == "compliant");
}

TEST_CASE("check: past the plan's horizon nothing is settled") {
    auto const norm = over(total("capacity", Relation::at_least, "1 MW"), When::always, "2027-01-01", "2028-01-01");
    auto const a = power("a", "1 MW", "", "");
    CHECK(verdict(measured(norm, {a}, {}, day("2027-12-31"))) == "compliant");
    auto const report = measured(norm, {a}, {}, day("2027-12-30"));
    CHECK(verdict(report) == "undetermined");
    CHECK(turns_on(clause(report)) == "the horizon of the plan");
    CHECK(verdict(measured(norm, {power("a", "1 MW", "2027-02-01", "")}, {}, day("2027-12-30"))) == "violated");
}

TEST_CASE("check: some day of a period is enough") {
    auto const norm = over(total("capacity", Relation::at_least, "2 MW"), When::sometime, "2027-01-01", "2028-01-01");
    CHECK(verdict(measured(norm, {power("a", "2 MW", "2027-12-31", "")})) == "compliant");
    CHECK(verdict(measured(norm, {power("a", "2 MW", "2028-01-01", "")})) == "violated");
    CHECK(verdict(measured(norm, {power("a", "2 MW", "?", "")})) == "undetermined");
    CHECK(verdict(measured(norm, {power("a", "2 MW", "2027-12-31", "")}, {}, day("2027-06-30"))) == "undetermined");
    CHECK(verdict(measured(norm, {power("a", "2 MW", "2027-03-31", "")}, {}, day("2027-06-30"))) == "compliant");
}

TEST_CASE("check: in each calendar year, a finding for each that fails") {
    auto norm = each(total("capacity", Relation::at_least, "2 MW"), PeriodUnit::year);
    Window const window{{day("2026-03-01")}, {day("2030-01-01")}};
    auto const rows =
        std::vector<Row>{power("a", "2 MW", "", "2026-12-31"), power("b", "2 MW", "2027-01-01", "2029-07-01")};
    CHECK(messages(measured(norm, rows, window)) ==
          Lines{"the total capacity is 0 MW in 2026, on 31 December 2026; at least 2 MW is required",
                "the total capacity is 0 MW in 2029, from 1 July 2029 to 31 December 2029; at least 2 MW is required"});
    CHECK(clause(measured(norm, rows, window)).bound == 4);
    CHECK(clause(measured(norm, rows, window)).findings[0].period == Period{day("2026-03-01"), day("2027-01-01")});
    CHECK(messages(measured(norm, rows, {{day("2027-01-01")}, {}})).back() ==
          "the total capacity is 0 MW in 2030 and later, from 1 January 2030 to 31 December 2030; at least 2 MW is "
          "required");
}

TEST_CASE("check: a rate in each year, and what counts once") {
    auto const spend = each(total("cost", Relation::at_least, "12 USD"), PeriodUnit::year);
    Window const window{{day("2026-01-01")}, {day("2029-01-01")}};
    Row const a{{"workload", "a"}, {"cost", "1 USD per month"}, {"end", "2028-12-01"}};
    CHECK(messages(measured(spend, {a}, window)) ==
          Lines{"the total cost is 11 USD in 2028; at least 12 USD is required"});
    Row const unknown{{"workload", "a"}, {"cost", "1 USD per month"}, {"end", "?"}};
    CHECK(messages(measured(spend, {unknown}, window)).size() == 3);
    auto const contract = each(total("cost", Relation::at_least, "12 USD"), PeriodUnit::year, day("2026-03-15"));
    CHECK(messages(measured(contract, {a}, {{day("2026-03-15")}, {}})) ==
          Lines{"the total cost is about 8.548 USD in contract year 3; at least 12 USD is required",
                "the total cost is 0 USD in contract year 4 and later; at least 12 USD is required"});
    auto const paid = each(total("amount", Relation::at_least, "10 USD", 1), PeriodUnit::year);
    Row const first{{"amount", "10 USD"}, {"date", "2026-12-31"}}, second{{"amount", "4 USD"}, {"date", "2027-01-01"}};
    CHECK(messages(measured(paid, {first, second}, {{day("2026-01-01")}, {day("2028-01-01")}})) ==
          Lines{"the total amount is 4 USD in 2027; at least 10 USD is required"});
    Row const undated{{"amount", "6 USD"}};
    CHECK(verdict(measured(paid, {first, second, undated}, {{day("2026-01-01")}, {day("2028-01-01")}})) ==
          "undetermined");
}

TEST_CASE("check: a schedule asks its own amount of each period") {
    auto norm = each(total("capacity", Relation::at_least, "0 MW"), PeriodUnit::year);
    auto const bound = [](std::string_view amount) { return Threshold{quantity(amount), std::string(amount)}; };
    norm.bound = {};
    norm.schedule = {{{day("2026-01-01"), day("2027-01-01")}, bound("1 MW")},
                     {{day("2027-01-01"), day("2028-01-01")}, bound("3 MW")}};
    CHECK(messages(measured(norm, {power("a", "2 MW", "", "")})) ==
          Lines{"the total capacity is 2 MW from 1 January 2027 to 31 December 2027, from 1 January 2027 to 31 "
                "December 2027; at least 3 MW is required"});
}

TEST_CASE("check: averages, extremes and distinct values over time") {
    auto norm = over(total("capacity", Relation::at_least, "2 MW"), When::always, "2027-01-01", "2028-01-01");
    auto const rows = std::vector<Row>{power("a", "3 MW", "", ""), power("b", "2 MW", "2027-02-01", "2027-03-01")};
    norm.left.measure = Measure::lowest;
    CHECK(verdict(measured(norm, rows)) == "compliant");
    norm.left.measure = Measure::average;
    norm.bound = {quantity("2.6 MW"), "2.6 MW"};
    CHECK(verdict(measured(norm, rows)) == "violated");
    CHECK(clause(measured(norm, rows)).measure->actual == "2.5 MW");
    CHECK(clause(measured(norm, rows)).measure->on == day("2027-02-01"));
    auto regions = over(number(Relation::at_least, 2), When::always, "2027-01-01", "2028-01-01");
    regions.left.measure = Measure::distinct;
    regions.left.field = field("region");
    auto const in = [](std::string region, std::string end) {
        return Row{{"workload", "a"}, {"region", region}, {"end", end}};
    };
    CHECK(verdict(measured(regions, {in("x", "2029-01-01"), in("y", "2028-01-01")})) == "compliant");
    CHECK(verdict(measured(regions, {in("x", "2029-01-01"), in("y", "2027-12-01"), in("x", "2028-01-01")})) ==
          "violated");
    CHECK(verdict(measured(regions, {in("x", "2029-01-01"), in("?", "2029-12-01")})) == "undetermined");
}

TEST_CASE("check: over time, batches and threads change nothing") {
    auto const norm = over(total("capacity", Relation::at_least, "4 MW"), When::always, "2027-01-01", "2028-01-01");
    std::vector<Row> rows;
    for (int i = 0; i < 300; ++i)
        rows.push_back(power("w" + std::to_string(i), i % 7 == 0 ? "?" : "1 MW",
                             Date{day("2026-12-01").days + i}.text(), Date{day("2027-01-10").days + i * 2}.text()));
    auto const whole = messages(measured(norm, rows));
    CHECK(messages(measured(norm, rows, {}, {}, 64)) == whole);
    Rules rules;
    rules.measure("1", rules.always(), norm);
    auto plan = plan_of(rows, 64);
    auto options = as_of();
    options.threads = 3;
    CHECK(messages(checked(rules, plan, options)) == whole);
}

TEST_CASE("check: the worst day is named among those that fail with it") {
    auto const norm = over(total("capacity", Relation::at_least, "3 MW"), When::always, "2027-01-01", "2028-01-01");
    std::vector<Row> const rows{power("a", "3 MW", "", "2027-03-01"), power("b", "1 MW", "2027-04-01", "2027-05-01"),
                                power("c", "2 MW", "2027-03-01", "2027-04-01"), power("d", "4 MW", "2027-05-01", "")};
    CHECK(messages(measured(norm, rows)) ==
          Lines{"the total capacity is 1 MW on 1 April 2027, the worst of the days from 1 March 2027 to 30 "
                "April 2027; at least 3 MW is required"});
}
