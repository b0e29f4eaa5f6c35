// What waivers cover: which records and groups, on which days, up to which amount, and that they never cover more.
#include "tests/unit/check_world.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace proviso;

namespace {

/// A waiver of `clause` with the further lines `more`.
std::string waiver(std::string const& clause, std::string const& more = "", std::string const& expires = "2027-01-01") {
    return "[[waiver]]\nclause = \"" + clause +
           "\"\nreason = \"moved\"\napproved-by = \"J. Doe\"\nexpires = " + expires + "\n" + more + "\n";
}

CheckOptions waiving(Rules const& rules, std::string const& toml, std::string_view day = "2026-03-01") {
    Diagnostics out;
    auto options = as_of(day);
    options.waivers = read_waivers(Source("waivers.toml", toml), &rules.book, small_vocabulary(), out);
    CHECK(render(out) == "");
    return options;
}

/// `3 violated, 1 undetermined, 2 waived`
std::string counts(ClauseResult const& clause) {
    return std::to_string(clause.violations) + " violated, " + std::to_string(clause.doubts) + " undetermined, " +
           std::to_string(clause.waived) + " waived";
}

std::string state(Report const& report, std::size_t waiver = 0) {
    return std::string(waiver_state_names[static_cast<std::size_t>(report.waivers.at(waiver).state)]);
}

Rules hosted_on_azure() {
    Rules rules;
    rules.require("1", rules.always(), rules.in("provider", {"Azure"}));
    return rules;
}

Plan three_elsewhere() {
    return plan_of({{{"workload", "chat-eu"}, {"provider", "AWS"}},
                    {{"workload", "chat-us"}, {"provider", "AWS"}},
                    {{"workload", "search"}},
                    {{"workload", "train"}, {"provider", "Azure"}}});
}

/// The verdict with a waiver of `allowance` and the number that it covers: `waived 1`.
std::string with_allowance(Rules const& rules, Plan const& plan, std::string const& allowance) {
    auto const report = checked(rules, plan, waiving(rules, waiver("1", "allowance = \"" + allowance + "\"")));
    return verdict(report) + " " + std::to_string(report.waivers[0].covered);
}

std::string total_with_allowance(AggregateNorm norm, std::vector<Row> const& rows, std::string const& allowance) {
    Rules rules;
    rules.measure("1", rules.always(), std::move(norm));
    return with_allowance(rules, plan_of(rows), allowance);
}

}  // namespace

TEST_CASE("waivers: a clause is waived where they cover all that it finds") {
    auto const rules = hosted_on_azure();
    auto const all = checked(rules, three_elsewhere(), waiving(rules, waiver("1")));
    CHECK(verdict(all) == "waived");
    CHECK(counts(clause(all)) == "0 violated, 0 undetermined, 3 waived");
    CHECK(all.exit_status == 0);
    CHECK(all.summary[static_cast<std::size_t>(Verdict::waived)] == 1);
    CHECK(all.waivers.at(0).covered == 3);
    REQUIRE(clause(all).findings.size() == 3);
    CHECK(clause(all).findings[0].verdict == Verdict::violated);
    CHECK(clause(all).findings[2].verdict == Verdict::undetermined);
    for (auto const& finding : clause(all).findings)
        CHECK(finding.waiver == std::size_t{0});
}

TEST_CASE("waivers: what they leave keeps its verdict") {
    auto const rules = hosted_on_azure();
    auto const check_with = [&](std::string const& records) {
        return checked(rules, three_elsewhere(), waiving(rules, waiver("1", "records = [" + records + "]")));
    };
    auto const one = check_with("\"chat-eu\"");
    CHECK(verdict(one) == "violated");
    CHECK(counts(clause(one)) == "1 violated, 1 undetermined, 1 waived");
    CHECK(one.exit_status == 1);
    CHECK_FALSE(clause(one).findings[1].waiver.has_value());
    auto const chats = check_with("\"chat-*\"");
    CHECK(verdict(chats) == "undetermined");
    CHECK(chats.exit_status == 3);
    CHECK(counts(clause(chats)) == "0 violated, 1 undetermined, 2 waived");
    CHECK(verdict(check_with("\"CHAT-*\", \"search\"")) == "waived");
    CHECK(verdict(check_with("\"chat\", \"train\"")) == "violated");
}

TEST_CASE("waivers: a record without a name is covered by no name") {
    auto const rules = hosted_on_azure();
    auto const plan = plan_of({{{"provider", "AWS"}}});
    CHECK(verdict(checked(rules, plan, waiving(rules, waiver("1", "records = [\"placement 1\", \"*\"]")))) ==
          "violated");
    CHECK(verdict(checked(rules, plan, waiving(rules, waiver("1")))) == "waived");
}

TEST_CASE("waivers: they hold from their first day until the day of expiry, which is not theirs") {
    auto const rules = hosted_on_azure();
    auto const on = [&](std::string_view day) {
        auto const report = checked(rules, three_elsewhere(), waiving(rules, waiver("1", "from = 2026-02-01"), day));
        return verdict(report) + ", " + state(report) + ", " + std::to_string(report.waivers[0].covered);
    };
    CHECK(on("2026-01-31") == "violated, not yet due, 0");
    CHECK(on("2026-02-01") == "waived, in force, 3");
    CHECK(on("2026-12-01") == "waived, in force, 3");
    CHECK(on("2026-12-02") == "waived, ends soon, 3");
    CHECK(on("2026-12-31") == "waived, ends soon, 3");
    CHECK(on("2027-01-01") == "violated, expired, 0");
}

TEST_CASE("waivers: one that covers nothing is unused") {
    auto const rules = hosted_on_azure();
    auto const unused = waiver("1", "records = [\"nobody\"]");
    auto options = waiving(rules, unused + waiver("1"));
    auto const report = checked(rules, three_elsewhere(), options);
    CHECK(verdict(report) == "waived");
    CHECK(state(report, 0) == "unused");
    CHECK(state(report, 1) == "in force");
    CHECK(report.exit_status == 0);
    options.fail_on.stale_waiver = true;
    auto const failing = checked(rules, three_elsewhere(), options);
    CHECK(failing.exit_status == 1);
    CHECK(failing.waivers_fail);
    options.waivers.erase(options.waivers.begin());
    CHECK(checked(rules, three_elsewhere(), options).exit_status == 0);
    options.as_of = day("2027-01-01");
    auto const breached = checked(rules, three_elsewhere(), options);  // no waiver is in force any more
    CHECK(breached.exit_status == 1);
    CHECK_FALSE(breached.waivers_fail);
    options.fail_on.breach = options.fail_on.undetermined = false;
    auto const expired = checked(rules, three_elsewhere(), options);
    CHECK(expired.exit_status == 1);
    CHECK(expired.waivers_fail);
}

TEST_CASE("waivers: the first of the files that covers a finding is shown with it, and all count as used") {
    auto const rules = hosted_on_azure();
    auto const report =
        checked(rules, three_elsewhere(), waiving(rules, waiver("1", "records = [\"chat-*\"]") + waiver("1")));
    CHECK(report.waivers[0].covered == 2);
    CHECK(report.waivers[1].covered == 3);
    CHECK(counts(clause(report)) == "0 violated, 0 undetermined, 3 waived");
    CHECK(clause(report).findings[0].waiver == std::size_t{0});
    CHECK(clause(report).findings[2].waiver == std::size_t{1});
}

TEST_CASE("waivers: a renewal beside the waiver that runs is not unused, and nothing ends soon then") {
    auto const rules = hosted_on_azure();
    auto const states = [&](std::string const& old_one, std::string const& renewal, std::string_view day) {
        auto options = waiving(rules, old_one + renewal, day);
        options.fail_on.stale_waiver = true;
        auto const report = checked(rules, three_elsewhere(), options);
        return state(report, 0) + ", " + state(report, 1) + ", " + std::to_string(report.exit_status);
    };
    auto const old_one = waiver("1", "", "2026-06-01"), renewal = waiver("1");
    CHECK(states(old_one, renewal, "2026-03-01") == "in force, in force, 0");
    CHECK(states(renewal, old_one, "2026-03-01") == "in force, in force, 0");
    CHECK(states(old_one, renewal, "2026-05-20") == "in force, in force, 0");
    CHECK(states(old_one, renewal, "2026-06-01") == "expired, in force, 1");
    CHECK(states(old_one, waiver("1", "from = 2026-06-01"), "2026-05-20") == "ends soon, not yet due, 0");
    CHECK(states(old_one, waiver("1", "records = [\"chat-*\"]"), "2026-05-20") == "ends soon, in force, 0");
    CHECK(states(old_one, waiver("1", "", "2026-06-10"), "2026-05-20") == "ends soon, ends soon, 0");
    CHECK(states(waiver("1", "records = [\"chat-*\"]", "2026-06-01"), renewal, "2026-05-20") ==
          "in force, in force, 0");
}

TEST_CASE("waivers: a name that covers nothing is told beside others that do, and is stale") {
    auto const rules = hosted_on_azure();
    auto const unused = [&](std::string const& records, std::string_view day = "2026-03-01") {
        auto options = waiving(rules, waiver("1", "records = [" + records + "]"), day);
        options.fail_on = {.breach = false, .undetermined = false, .stale_waiver = true};
        auto const report = checked(rules, three_elsewhere(), options);
        auto out = state(report) + ", " + std::to_string(report.exit_status);
        for (auto const& [name, where] : report.waivers[0].unused_names)
            out += ", " + name + " at " + std::to_string(where.at.line) + ":" + std::to_string(where.at.column);
        return out;
    };
    CHECK(unused("\"chat-*\", \"search\"") == "in force, 0");
    CHECK(unused("\"chat-*\", \"chat-eu\", \"CHAT-EU\"") == "in force, 0");
    CHECK(unused("\"chat-eu\", \"sea\", \"chat-?\"") == "in force, 1, sea at 6:23, chat-? at 6:30");
    CHECK(unused("\"chat-eu\", \"train\"") == "in force, 1, train at 6:23");
    CHECK(unused("\"chat-eu\", \"train\"", "2026-12-20") == "ends soon, 1, train at 6:23");
    CHECK(unused("\"train\", \"nobody\"") == "unused, 1");
    CHECK(unused("\"chat-eu\", \"train\"", "2027-01-01") == "expired, 1");
}

TEST_CASE("waivers: names of groups are told as unused like those of records") {
    Rules rules;
    auto norm = total("capacity", Relation::at_least, "2 GW");
    norm.groups = {field("provider")};
    rules.measure("1", rules.always(), norm);
    auto const plan = plan_of({{{"workload", "a"}, {"provider", "AWS"}, {"capacity", "1 GW"}},
                               {{"workload", "b"}, {"provider", "Azure"}, {"capacity", "3 GW"}}});
    auto const report = checked(rules, plan, waiving(rules, waiver("1", "records = [\"azure\", \"aws\"]")));
    CHECK(verdict(report) == "waived");
    REQUIRE(report.waivers[0].unused_names.size() == 1);
    CHECK(report.waivers[0].unused_names[0].name == "azure");
}

TEST_CASE("waivers: findings past those that are listed are covered too") {
    auto const rules = hosted_on_azure();
    std::vector<Row> rows;
    for (int i = 0; i < 300; ++i)
        rows.push_back({{"workload", (i % 2 == 0 ? "old-" : "new-") + std::to_string(i)}, {"provider", "AWS"}});
    for (std::size_t const batch : {std::size_t{64}, std::size_t{1000}}) {
        auto const plan = plan_of(rows, batch);
        auto options = waiving(rules, waiver("1", "records = [\"old-*\"]"));
        options.max_findings = 10;
        auto const report = checked(rules, plan, options);
        CHECK(counts(clause(report)) == "150 violated, 0 undetermined, 150 waived");
        CHECK(report.waivers[0].covered == 150);
        CHECK(clause(report).findings.size() == 10);
        CHECK(report.not_listed == 290);
        CHECK(std::ranges::none_of(clause(report).findings, [](Finding const& f) { return f.waiver.has_value(); }));
        auto both = waiving(rules, waiver("1"));
        both.max_findings = 10;
        CHECK(verdict(checked(rules, plan, both)) == "waived");
    }
}

TEST_CASE("waivers: a clause that asks whether another is met knows nothing of them") {
    Rules rules;
    rules.require("1", rules.always(), rules.in("provider", {"Azure"}));
    auto const met = rules.add(ClauseMet{0});
    auto& second = rules.require("2", rules.always(), rules.in("kind", {"api"}));
    second.stage = 1;
    rules.when(second, rules.no(met));
    rules.book.conditions.push_back({{0}, "clause 1 is met"});
    auto const plan = plan_of({{{"workload", "chat"}, {"provider", "AWS"}, {"kind", "batch"}}});
    auto const without = checked(rules, plan);
    auto const with = checked(rules, plan, waiving(rules, waiver("1")));
    CHECK(verdict(without, "2") == "violated");
    CHECK(verdict(with, "1") == "waived");
    CHECK(verdict(with, "2") == "violated");
}

TEST_CASE("waivers: a measure of all records is covered as a whole, a group by its values") {
    Rules rules;
    auto norm = total("capacity", Relation::at_least, "2 GW");
    rules.measure("1", rules.always(), norm);
    norm.groups = {field("provider"), field("kind")};
    rules.measure("2", rules.always(), norm);
    auto const plan = plan_of({{{"workload", "a"}, {"provider", "AWS"}, {"kind", "api"}, {"capacity", "1 GW"}},
                               {{"workload", "b"}, {"provider", "Azure"}, {"kind", "api"}, {"capacity", "900 MW"}}});
    auto const report = checked(rules, plan, waiving(rules, waiver("2", "records = [\"aws, *\"]")));
    CHECK(verdict(report, "1") == "violated");
    CHECK(counts(clause(report, "2")) == "1 violated, 0 undetermined, 1 waived");
    CHECK(verdict(checked(rules, plan, waiving(rules, waiver("2"))), "2") == "waived");
    CHECK(verdict(checked(rules, plan, waiving(rules, waiver("2", "records = [\"aws\", \"a\"]"))), "2") == "violated");
}

TEST_CASE("waivers: a group whose name could be another's is covered by none") {
    Rules rules;
    auto norm = total("capacity", Relation::at_least, "2 GW");
    norm.groups = {field("workload"), field("kind")};
    rules.measure("1", rules.always(), norm);
    auto const plan = plan_of({{{"workload", "a, b"}, {"kind", "c"}, {"capacity", "1 GW"}},
                               {{"workload", "a"}, {"kind", "b, c"}, {"capacity", "1 GW"}},
                               {{"workload", "a"}, {"kind", "c"}, {"capacity", "1 GW"}}});
    auto const covering = [&](std::string const& pattern) {
        return counts(clause(checked(rules, plan, waiving(rules, waiver("1", "records = [\"" + pattern + "\"]")))));
    };
    CHECK(covering("a, b, c") == "3 violated, 0 undetermined, 0 waived");
    CHECK(covering("a, *") == "2 violated, 0 undetermined, 1 waived");
}

TEST_CASE("waivers: records whose group is not known are covered by no name") {
    Rules rules;
    auto norm = total("capacity", Relation::at_least, "2 GW");
    norm.groups = {field("provider")};
    rules.measure("1", rules.always(), norm);
    auto const plan = plan_of({{{"workload", "a"}, {"capacity", "1 GW"}}});
    CHECK(verdict(checked(rules, plan, waiving(rules, waiver("1", "records = [\"*\"]")))) == "undetermined");
    CHECK(verdict(checked(rules, plan, waiving(rules, waiver("1")))) == "waived");
}

TEST_CASE("allowance: a total may miss what is asked by it, and by no cent more") {
    auto const at_least = total("balance", Relation::at_least, "1000 USD");
    CHECK(total_with_allowance(at_least, {{{"balance", "950 USD"}}}, "up to 50 USD") == "waived 1");
    CHECK(total_with_allowance(at_least, {{{"balance", "949.99 USD"}}}, "up to 50 USD") == "violated 0");
    CHECK(total_with_allowance(at_least, {{{"balance", "949.99 USD"}}}, "up to 50.01 USD") == "waived 1");
    CHECK(total_with_allowance(at_least, {{{"balance", "1000 USD"}}}, "up to 50 USD") == "compliant 0");
    auto const at_most = total("balance", Relation::at_most, "1000 USD");
    CHECK(total_with_allowance(at_most, {{{"balance", "1000.01 USD"}}}, "up to 0.01 USD") == "waived 1");
    CHECK(total_with_allowance(at_most, {{{"balance", "1000.02 USD"}}}, "up to 0.01 USD") == "violated 0");
    auto const exactly = total("balance", Relation::equal, "1000 USD");
    CHECK(total_with_allowance(exactly, {{{"balance", "999 USD"}}}, "up to 1 USD") == "waived 1");
    CHECK(total_with_allowance(exactly, {{{"balance", "1001 USD"}}}, "up to 1 USD") == "waived 1");
    CHECK(total_with_allowance(exactly, {{{"balance", "1001.01 USD"}}}, "up to 1 USD") == "violated 0");
    CHECK(total_with_allowance(exactly, {{{"balance", "998.99 USD"}}}, "up to 1 USD") == "violated 0");
}

TEST_CASE("allowance: to reach a strict bound exactly is missing it by nothing") {
    auto const more = total("capacity", Relation::more, "2 GW");
    CHECK(total_with_allowance(more, {{{"capacity", "2 GW"}}}, "up to 1 W") == "waived 1");
    CHECK(total_with_allowance(more, {{{"capacity", "1.9 GW"}}}, "up to 100 MW") == "waived 1");
    CHECK(total_with_allowance(more, {{{"capacity", "1.899 GW"}}}, "up to 100 MW") == "violated 0");
}

TEST_CASE("allowance: between two amounts, both may be missed") {
    auto between = total("capacity", Relation::at_least, "100 MW");
    between.upper = total("capacity", Relation::at_most, "200 MW").bound;
    CHECK(total_with_allowance(between, {{{"capacity", "95 MW"}}}, "up to 5 MW") == "waived 1");
    CHECK(total_with_allowance(between, {{{"capacity", "205 MW"}}}, "up to 5 MW") == "waived 1");
    CHECK(total_with_allowance(between, {{{"capacity", "94.999 MW"}}}, "up to 5 MW") == "violated 0");
    CHECK(total_with_allowance(between, {{{"capacity", "205.001 MW"}}}, "up to 5 MW") == "violated 0");
}

TEST_CASE("allowance: what is not known is within it only where all that it may be is") {
    auto const at_least = total("capacity", Relation::at_least, "2 GW");
    std::vector<Row> const open{{{"capacity", "1.5 GW"}}, {{"workload", "b"}}};
    CHECK(total_with_allowance(at_least, open, "up to 500 MW") == "waived 1");
    CHECK(total_with_allowance(at_least, open, "up to 499 MW") == "undetermined 0");
    auto const at_most = total("capacity", Relation::at_most, "1 GW");
    CHECK(total_with_allowance(at_most, {{{"capacity", "0.5 GW"}}, {{"workload", "b"}}}, "up to 500 MW") ==
          "undetermined 0");
}

TEST_CASE("allowance: the day that is worst decides, and no day past the horizon is within it") {
    auto norm = total("capacity", Relation::at_least, "2 GW");
    norm.when = When::always;
    norm.period = {day("2026-01-01"), day("2028-01-01")};
    std::vector<Row> const rows{{{"workload", "a"}, {"capacity", "1.9 GW"}},
                                {{"workload", "b"}, {"capacity", "50 MW"}, {"end", "2027-06-01"}}};
    CHECK(total_with_allowance(norm, rows, "up to 50 MW") == "violated 0");
    CHECK(total_with_allowance(norm, rows, "up to 99 MW") == "violated 0");
    CHECK(total_with_allowance(norm, rows, "up to 100 MW") == "waived 1");
    Rules rules;
    rules.measure("1", rules.always(), norm);
    auto plan = plan_of(rows);
    plan.horizon = day("2027-07-01");
    auto const report = checked(rules, plan, waiving(rules, waiver("1", "allowance = \"up to 1.99 GW\"")));
    CHECK(verdict(report) != "waived");
    CHECK(verdict(checked(rules, plan, waiving(rules, waiver("1")))) == "waived");
}

TEST_CASE("allowance: each period is taken by itself") {
    auto norm = total("capacity", Relation::at_least, "2 GW");
    norm.when = When::each;
    norm.recurrence = {PeriodUnit::year, {}};
    norm.period = {day("2026-01-01"), day("2029-01-01")};
    Rules rules;
    rules.measure("1", rules.always(), norm);
    auto const plan = plan_of({{{"workload", "a"}, {"capacity", "1.9 GW"}},
                               {{"workload", "b"}, {"capacity", "60 MW"}, {"end", "2028-01-01"}}});
    auto const report = checked(rules, plan, waiving(rules, waiver("1", "allowance = \"up to 40 MW\"")));
    CHECK(counts(clause(report)) == "1 violated, 0 undetermined, 2 waived");
    REQUIRE(clause(report).findings.size() == 3);
    CHECK(clause(report).findings[1].waiver.has_value());
    CHECK_FALSE(clause(report).findings[2].waiver.has_value());
    CHECK(clause(report).findings[2].period.from == day("2028-01-01"));
}

TEST_CASE("allowance: of a schedule and of a part of a period") {
    auto norm = total("cost", Relation::at_least, "0 USD per month");
    norm.when = When::each;
    norm.recurrence = {PeriodUnit::year, {}};
    norm.period = {day("2026-01-01"), day("2028-01-01")};
    auto const of = [](std::string_view amount) { return Threshold{quantity(amount), std::string(amount)}; };
    norm.schedule = {{{day("2026-01-01"), day("2027-01-01")}, of("120 USD")},
                     {{day("2027-01-01"), day("2028-01-01")}, of("131 USD")}};
    std::vector<Row> const rows{
        {{"workload", "a"}, {"cost", "10 USD per month"}, {"start", "2026-01-01"}, {"end", "2028-01-01"}}};
    CHECK(total_with_allowance(norm, rows, "up to 11 USD") == "waived 1");
    CHECK(total_with_allowance(norm, rows, "up to 10.99 USD") == "violated 0");
}

TEST_CASE("allowance: of each record") {
    Rules rules;
    rules.require("1", rules.always(), rules.amount("capacity", Relation::at_most, "100 MW"));
    auto const one = [&](std::string const& capacity, std::string const& allowance) {
        return with_allowance(rules, plan_of({{{"workload", "a"}, {"capacity", capacity}}}), allowance);
    };
    CHECK(one("105 MW", "up to 5 MW") == "waived 1");
    CHECK(one("105.001 MW", "up to 5 MW") == "violated 0");
    CHECK(one("105.001 MW", "up to 5001 kW") == "waived 1");
    CHECK(one("?", "up to 5 MW") == "undetermined 0");
    CHECK(with_allowance(rules, plan_of({{{"workload", "a"}}}), "up to 5 MW") == "undetermined 0");

    Rules cost;
    cost.require("1", cost.always(), cost.amount("cost", Relation::less, "12 USD per year"));
    auto const costs = [&](std::string const& stated, std::string const& allowance) {
        return with_allowance(cost, plan_of({{{"workload", "a"}, {"cost", stated}}}), allowance);
    };
    CHECK(costs("1 USD per month", "up to 0.01 USD per year") == "waived 1");
    CHECK(costs("2 USD per month", "up to 12 USD per year") == "waived 1");
    CHECK(costs("2.01 USD per month", "up to 12 USD per year") == "violated 0");
    CHECK(costs("1 USD per day", "up to 1000 USD per year") == "undetermined 0");
}

TEST_CASE("allowance: where the first waiver's does not reach, a later one may") {
    auto const rules = [] {
        Rules out;
        out.measure("1", out.always(), total("capacity", Relation::at_least, "2 GW"));
        return out;
    }();
    auto const plan = plan_of({{{"workload", "a"}, {"capacity", "1.9 GW"}}});
    auto const report = checked(
        rules, plan,
        waiving(rules, waiver("1", "allowance = \"up to 50 MW\"") + waiver("1", "allowance = \"up to 100 MW\"")));
    CHECK(verdict(report) == "waived");
    CHECK(state(report, 0) == "unused");
    CHECK(clause(report).findings.at(0).waiver == std::size_t{1});
    auto const turned = checked(
        rules, plan,
        waiving(rules, waiver("1", "allowance = \"up to 100 MW\"") + waiver("1", "allowance = \"up to 200 MW\"")));
    CHECK(clause(turned).findings.at(0).waiver == std::size_t{0});
    CHECK(state(turned, 1) == "in force");
}

TEST_CASE("waivers: they never widen: without them, what is waived is not compliant") {
    std::vector<Row> rows;
    for (int i = 0; i < 60; ++i) {
        Row row{{"workload", "w" + std::to_string(i)}, {"capacity", std::to_string(90 + i) + " MW"}};
        if (i % 3 != 0)
            row.emplace_back("provider", i % 3 == 1 ? "AWS" : "Azure");
        rows.push_back(row);
    }
    Rules rules;
    rules.require("1", rules.always(), rules.in("provider", {"Azure"}));
    rules.require("2", rules.always(), rules.amount("capacity", Relation::at_most, "100 MW"));
    rules.measure("3", rules.always(), total("capacity", Relation::at_least, "8 GW"));
    rules.require("4", rules.always(), rules.amount("capacity", Relation::at_most, "1 GW"));
    auto const plan = plan_of(rows, 64);
    auto const before = checked(rules, plan);
    for (int seed = 0; seed < 40; ++seed) {
        std::string toml;
        for (std::string const id : {"1", "2", "3", "4"})
            if (seed >> (id[0] - '1') & 1)
                toml += waiver(id, id == "3"       ? "allowance = \"up to " + std::to_string(seed * 50) + " MW\""
                                   : seed % 5 == 0 ? ""
                                   : id == "2"     ? "allowance = \"up to " + std::to_string(seed) + " MW\""
                                                   : "records = [\"w" + std::to_string(seed % 6) + "*\"]");
        auto const after = checked(rules, plan, waiving(rules, toml));
        for (std::size_t i = 0; i < before.clauses.size(); ++i) {
            auto const &was = before.clauses[i], &is = after.clauses[i];
            CAPTURE(toml);
            CHECK(is.violations + is.doubts + is.waived == was.violations + was.doubts);
            CHECK(is.violations <= was.violations);
            CHECK(is.doubts <= was.doubts);
            CHECK(is.bound == was.bound);
            CHECK((is.verdict == Verdict::compliant) == (was.verdict == Verdict::compliant));
            CHECK((is.verdict == Verdict::waived) == (is.waived > 0 and is.violations + is.doubts == 0));
        }
    }
}
