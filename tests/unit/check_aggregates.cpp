#include "check_world.hpp"

#include <doctest/doctest.h>

using namespace proviso;

namespace {

struct Shown {
    std::string verdict, actual, shortfall, turns_on;
    friend bool operator==(Shown const&, Shown const&) = default;
};

std::ostream& operator<<(std::ostream& out, Shown const& shown) {
    return out << shown.verdict << " | " << shown.actual << " | " << shown.shortfall << " | " << shown.turns_on;
}

Report measured(AggregateNorm norm, std::vector<Row> const& rows, Window window = {},
                CheckOptions const& options = as_of()) {
    Rules rules;
    rules.fact_id("AGI verified");
    rules.measure("1", rules.always(), std::move(norm)).window = std::move(window);
    auto plan = plan_of({});
    add_rows(plan, rules.book.rules[0].record, rows);
    return checked(rules, plan, options);
}

Shown shown(Report const& report) {
    auto const& of = clause(report);
    return {verdict(report), of.measure ? of.measure->actual : "", of.measure ? of.measure->shortfall : "",
            turns_on(of)};
}

AggregateNorm on(AggregateNorm norm, When when, std::string_view iso) {
    norm.when = when;
    norm.day = day(iso);
    return norm;
}

AggregateNorm of(Measure measure, AggregateNorm norm) {
    norm.left.measure = measure;
    return norm;
}

Row row(std::string name, Row cells) {
    cells.emplace_back("workload", std::move(name));
    return cells;
}

}  // namespace

TEST_CASE("check: totals, and what is missing from them") {
    auto const at_least = total("capacity", Relation::at_least, "2 GW");
    auto const at_most = total("capacity", Relation::at_most, "2 GW");
    auto const one = row("a", {{"capacity", "1.4 GW"}}), other = row("b", {{"capacity", "600 MW"}});
    auto const missing = row("c", {}), unknown = row("d", {{"capacity", "?"}});
    CHECK(shown(measured(at_least, {one, other})) == Shown{"compliant", "2 GW", "", ""});
    CHECK(shown(measured(at_least, {one})) == Shown{"violated", "1.4 GW", "600 MW", ""});
    CHECK(shown(measured(at_least, {one, missing})) == Shown{"undetermined", "at least 1.4 GW", "", "capacity of c"});
    CHECK(shown(measured(at_least, {one, other, missing})) == Shown{"compliant", "at least 2 GW", "", ""});
    CHECK(shown(measured(at_most, {one, other})) == Shown{"compliant", "2 GW", "", ""});
    CHECK(shown(measured(at_most, {one, unknown})) == Shown{"undetermined", "at least 1.4 GW", "", "capacity of d"});
    CHECK(shown(measured(at_most, {one, one, unknown})) == Shown{"violated", "at least 2.8 GW", "at least 800 MW", ""});
    CHECK(shown(measured(at_least, {})) == Shown{"violated", "0 MW", "2 GW", ""});
    CHECK(shown(measured(at_most, {})) == Shown{"compliant", "0 MW", "", ""});
}

TEST_CASE("check: a field that can be negative has no lower limit where it is missing") {
    auto const norm = total("balance", Relation::at_least, "100 USD");
    CHECK(shown(measured(norm, {row("a", {{"balance", "200 USD"}}), row("b", {})})) ==
          Shown{"undetermined", "not known", "", "balance of b"});
}

TEST_CASE("check: records of which it is unknown whether they count") {
    Rules rules;
    rules.measure("1", rules.in("kind", {"api"}), total("capacity", Relation::at_least, "2 MW"));
    rules.measure("2", rules.in("kind", {"api"}), number(Relation::at_most, 1));
    auto const sure = row("a", {{"kind", "api"}, {"capacity", "1 MW"}}), maybe = row("b", {{"capacity", "1 MW"}});
    auto const report = checked(rules, plan_of({sure, maybe, row("c", {{"kind", "batch"}, {"capacity", "9 MW"}})}));
    CHECK(verdict(report, "1") == "undetermined");
    CHECK(clause(report, "1").measure->actual == "between 1 MW and 2 MW");
    CHECK(turns_on(clause(report, "1")) == "kind of b");
    CHECK(verdict(report, "2") == "undetermined");
    CHECK(clause(report, "2").measure->actual == "between 1 and 2");
}

TEST_CASE("check: averages and extremes") {
    auto const rows = std::vector{row("a", {{"capacity", "1 MW"}}), row("b", {{"capacity", "2 MW"}}),
                                  row("c", {{"capacity", "4 MW"}})};
    auto const missing = row("d", {});
    auto with = rows;
    with.push_back(missing);
    auto const at_least = [](std::string_view bound) { return total("capacity", Relation::at_least, bound); };
    CHECK(shown(measured(of(Measure::highest, at_least("5 MW")), rows)) == Shown{"violated", "4 MW", "1 MW", ""});
    CHECK(shown(measured(of(Measure::lowest, at_least("1 MW")), rows)) == Shown{"compliant", "1 MW", "", ""});
    CHECK(shown(measured(of(Measure::average, at_least("2.4 MW")), rows)) ==
          Shown{"violated", "about 2.333 MW", "about 66.67 kW", ""});
    CHECK(verdict(measured(of(Measure::average, at_least("2.333333 MW")), rows)) == "compliant");
    CHECK(shown(measured(of(Measure::highest, at_least("4 MW")), with)) == Shown{"compliant", "at least 4 MW", "", ""});
    CHECK(shown(measured(of(Measure::highest, at_least("5 MW")), with)) ==
          Shown{"undetermined", "at least 4 MW", "", "capacity of d"});
    CHECK(shown(measured(of(Measure::lowest, at_least("1 MW")), with)) ==
          Shown{"undetermined", "at most 1 MW", "", "capacity of d"});
    CHECK(shown(measured(of(Measure::average, at_least("1.75 MW")), with)) ==
          Shown{"compliant", "at least 1.75 MW", "", ""});  // the missing one may be nothing
    for (auto const measure : {Measure::average, Measure::highest, Measure::lowest})
        CHECK(shown(measured(of(measure, at_least("1 MW")), {})) == Shown{"not_applicable", "", "", ""});
}

TEST_CASE("check: numbers of records, between two bounds") {
    auto norm = number(Relation::at_least, 2);
    norm.upper = Threshold{Quantity{Decimal{3}, {}}, "3"};
    auto const count = [&](std::size_t records) { return shown(measured(norm, std::vector<Row>(records, Row{}))); };
    CHECK(count(1) == Shown{"violated", "1", "1", ""});
    CHECK(count(2).verdict == "compliant");
    CHECK(count(3).verdict == "compliant");
    CHECK(count(5) == Shown{"violated", "5", "2", ""});
    CHECK(count(0).verdict == "violated");
}

TEST_CASE("check: a level on one day counts the records active on it") {
    auto const norm = on(total("capacity", Relation::at_least, "1 MW"), When::by, "2027-12-31");
    auto const active = [&](Row cells) {
        cells.emplace_back("capacity", "1 MW");
        return shown(measured(norm, {row("a", cells)}));
    };
    CHECK(active({}).verdict == "compliant");
    CHECK(active({{"start", "2027-12-31"}}).verdict == "compliant");
    CHECK(active({{"start", "2028-01-01"}}) == Shown{"violated", "0 MW", "1 MW", ""});
    CHECK(active({{"end", "2027-12-31"}}).verdict == "violated");
    CHECK(active({{"end", "2028-01-01"}}).verdict == "compliant");
    CHECK(active({{"start", "?"}}) == Shown{"undetermined", "at most 1 MW", "", "start of a"});
}

TEST_CASE("check: a measure that falls outside the clause's window, or past the plan's horizon") {
    auto const norm = on(total("capacity", Relation::at_least, "1 MW"), When::on, "2027-12-31");
    CHECK(verdict(measured(norm, {}, {{}, {day("2027-12-31")}})) == "not_applicable");
    CHECK(verdict(measured(norm, {}, {{}, {day("2028-01-01")}})) == "violated");
    CHECK(verdict(measured(norm, {}, {{day("2028-01-01")}, {}})) == "not_applicable");
    auto const open = measured(norm, {}, {{}, {FactId{0}}});
    CHECK(verdict(open) == "undetermined");
    CHECK(turns_on(clause(open)) == "AGI verified");

    Rules rules;
    rules.measure("1", rules.always(), norm);
    auto plan = plan_of({});
    plan.horizon = day("2027-12-30");
    CHECK(verdict(checked(rules, plan)) == "undetermined");
    CHECK(turns_on(clause(checked(rules, plan))) == "the horizon of the plan");
    plan.horizon = day("2027-12-31");
    CHECK(verdict(checked(rules, plan)) == "violated");
}

TEST_CASE("check: a false condition is no reason to call a minimum unmet") {
    auto const verdict_given = [](std::optional<bool> fact) {
        Rules rules;
        auto& rule = rules.measure("1", rules.always(), total("capacity", Relation::at_least, "1 MW"));
        rules.when(rule, rules.fact("AGI verified"));
        auto options = as_of();
        if (fact)
            options.facts["agi verified"] = {*fact, {}};
        auto const report = checked(rules, plan_of({}), options);
        return verdict(report) + " " + clause(report).why_not_applicable + turns_on(clause(report));
    };
    CHECK(verdict_given(true) == "violated ");
    CHECK(verdict_given(false) == "not_applicable its condition is false");
    CHECK(verdict_given({}) == "undetermined AGI verified");
}

TEST_CASE("check: a rate over a record's whole life") {
    auto const norm = total("cost", Relation::at_most, "2 USD");
    Row const leap{{"cost", "1 USD per month"}, {"start", "2028-02-01"}, {"end", "2028-03-01"}};
    CHECK(shown(measured(norm, {row("a", leap)})) == Shown{"compliant", "1 USD", "", ""});
    CHECK(shown(measured(norm,
                         {row("a", {{"cost", "29 USD per month"}, {"start", "2028-02-01"}, {"end", "2028-02-08"}})})) ==
          Shown{"violated", "7 USD", "5 USD", ""});
    CHECK(shown(measured(norm, {row("a", {{"cost", "1 USD per month"}, {"start", "2028-02-01"}})})) ==
          Shown{"undetermined", "not known", "", "end of a"});
    CHECK(shown(measured(norm, {row("a", {{"cost", "1 USD per month"}})})) ==
          Shown{"undetermined", "not known", "", "start of a, end of a"});
    CHECK(shown(measured(norm, {row("a", {{"cost", "0 USD per month"}})})).verdict == "compliant");
    CHECK(shown(measured(norm,
                         {row("a", {{"cost", "12 USD per year"}, {"start", "2027-01-01"}, {"end", "2028-01-01"}})})) ==
          Shown{"violated", "12 USD", "10 USD", ""});
}

TEST_CASE("check: a rate from the clause's start to a day") {
    auto const norm = on(total("cost", Relation::at_least, "3 USD"), When::by, "2026-03-31");
    Window const window{{day("2026-01-01")}, {}};
    auto const rate = [&](Row cells, Window const& within) {
        cells.emplace_back("cost", "1 USD per month");
        return shown(measured(norm, {row("a", cells)}, within));
    };
    CHECK(rate({}, window) == Shown{"compliant", "3 USD", "", ""});
    CHECK(rate({{"start", "2026-02-01"}}, window) == Shown{"violated", "2 USD", "1 USD", ""});
    CHECK(rate({{"end", "2026-03-31"}}, window).verdict == "violated");
    CHECK(rate({{"start", "2026-01-01"}}, {}).verdict == "compliant");
    CHECK(rate({}, {}) == Shown{"undetermined", "not known", "", "start of a"});
    CHECK(rate({{"start", "?"}}, window).verdict == "undetermined");
    CHECK(rate({{"start", "2026-04-01"}}, window) == Shown{"violated", "0 USD", "3 USD", ""});
}

TEST_CASE("check: rates beside a rate are not accrued") {
    auto const norm = total("cost", Relation::at_most, "3 USD per month");
    CHECK(shown(measured(norm, {row("a", {{"cost", "1 USD per month"}}), row("b", {{"cost", "24 USD per year"}})})) ==
          Shown{"compliant", "3 USD per month", "", ""});
    CHECK(verdict(measured(norm, {row("a", {{"cost", "37 USD per year"}})})) == "violated");
}

TEST_CASE("check: amounts that count once, on their day") {
    auto const norm = on(total("amount", Relation::at_least, "10 USD", 1), When::by, "2026-12-31");
    auto const paid = [&](std::string date, Window const& window) {
        Row cells{{"amount", "10 USD"}};
        if (not date.empty())
            cells.emplace_back("date", date);
        return verdict(measured(norm, {cells}, window));
    };
    Window const window{{day("2026-01-01")}, {}};
    CHECK(paid("2025-12-31", window) == "violated");
    CHECK(paid("2026-01-01", window) == "compliant");
    CHECK(paid("2026-12-31", window) == "compliant");
    CHECK(paid("2027-01-01", window) == "violated");
    CHECK(paid("", window) == "undetermined");
    CHECK(paid("2020-01-01", {}) == "compliant");
}

TEST_CASE("check: amounts and days that the text leaves open") {
    auto norm = total("capacity", Relation::at_least, "1 MW");
    norm.bound = {{}, "[redacted]"};
    auto const open = measured(norm, {row("a", {{"capacity", "1 MW"}})});
    CHECK(shown(open) == Shown{"undetermined", "1 MW", "", "[redacted]"});
    CHECK(clause(open).measure->required == "at least [redacted]");
    auto dateless = total("capacity", Relation::at_least, "1 MW");
    dateless.when = When::by;
    dateless.day_stated = false;
    CHECK(verdict(measured(dateless, {})) == "undetermined");
}

TEST_CASE("check: a sum past 128 bits is undetermined, never wrapped") {
    std::vector<Row> rows(20, row("a", {{"balance", "9000000000000000 USD"}}));  // what the test's columns hold
    auto norm = total("balance", Relation::at_most, "1 USD");
    CHECK(verdict(measured(norm, rows)) == "violated");
    auto plan = plan_of(rows);
    auto& cells = std::get<AmountCells>(plan.tables[0].batches[0].columns[field("balance").index].cells);
    cells.wide.assign(rows.size(), *Decimal::parse("100000000000000000000"));
    cells.narrow.clear();
    Rules rules;
    rules.measure("1", rules.always(), norm);
    auto const report = checked(rules, plan);
    CHECK(verdict(report) == "undetermined");
    CHECK(turns_on(clause(report)) == "a sum too large to be held exactly");
}

TEST_CASE("check: records that only perhaps count are named, with what that turns on") {
    Rules rules;
    rules.measure("1", rules.in("kind", {"api"}), total("capacity", Relation::at_least, "20 MW"));
    std::vector<Row> rows{{{"workload", "sure"}, {"kind", "api"}, {"capacity", "10 MW"}}};
    for (int i = 0; i < 30; ++i)
        rows.push_back({{"workload", "m" + std::to_string(i)}, {"kind", i == 0 ? "?" : "api"}, {"capacity", "1 MW"}});
    auto const few = checked(rules, plan_of(rows));
    CHECK(verdict(few) == "compliant");
    for (auto& row : rows)
        row[1].second = "?";
    auto const report = checked(rules, plan_of(rows, 64));
    auto const& shown = *clause(report).measure;
    CHECK(verdict(report) == "undetermined");
    CHECK(clause(few).measure->uncertain_count == 1);
    CHECK(clause(few).measure->uncertain.at(0).key == "m0");
    CHECK(shown.uncertain_count == 31);
    REQUIRE(shown.uncertain.size() == 20);
    CHECK(shown.uncertain[1].key == "m0");
    CHECK(turns_on(clause(report)).starts_with("kind of sure, kind of m0, kind of m1"));
}

TEST_CASE("check: an amount over a period that does not compare is said to be so") {
    auto const why = [](std::string_view cost, auto add) {
        Rules rules;
        add(rules);
        auto const report = checked(rules, plan_of({{{"workload", "a"}, {"cost", std::string(cost)}}}));
        REQUIRE(verdict(report) == "undetermined");
        auto const& on = clause(report).findings.at(0).turns_on;
        REQUIRE(on.size() == 1);
        CHECK(on[0].field == "cost");
        CHECK(on[0].record.key == "a");
        return on[0].why;
    };
    auto const each = [](Rules& r) {
        r.require("1", r.always(), r.amount("cost", Relation::at_most, "5 USD per year"));
    };
    auto const all = [](Rules& r) { r.measure("1", r.always(), total("cost", Relation::at_most, "5 USD per month")); };
    CHECK(why("1 USD per day", each) ==
          "is stated per day and cannot be compared with an amount per year: state it per month or per year");
    CHECK(why("1 USD per hour", all) ==
          "is stated per hour and cannot be compared with an amount per month: state it per month or per year");
    CHECK(why("?", each) == "");
    CHECK(why("?", all) == "");
}

TEST_CASE("check: no measure passes for want of being judged") {
    auto norm = total("capacity", Relation::at_least, "1 MW");
    std::vector<Row> const rows{row("a", {{"capacity", "1 MW"}, {"start", "2026-01-01"}, {"end", "2026-01-02"}})};
    auto always = norm;
    always.when = When::always;
    CHECK(verdict(measured(always, rows)) != "compliant");
    auto grouped = norm;
    grouped.groups = {field("provider")};
    CHECK(verdict(measured(grouped, {row("a", {{"provider", "AWS"}}), rows[0]})) != "compliant");
    auto beside = norm;
    beside.bound = {};
    beside.right = Comparand{Decimal{2}, norm.left, false};
    CHECK(verdict(measured(beside, rows)) != "compliant");
}
