#include "check_world.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace proviso;

namespace {

/// Stateless APIs are exclusive to Azure, except in Norway.
Rules exclusivity() {
    Rules rules;
    auto const scope = rules.all({rules.in("kind", {"api"}), rules.in("state", {"stateless"})});
    auto& rule = rules.require("1", scope, rules.in("provider", {"Azure"}));
    rules.except(rule, rules.in("country", {"Norway"}));
    return rules;
}

std::string outcome(Rules const& rules, Row const& row, CheckOptions options = as_of()) {
    auto record = row;
    record.emplace_back("workload", "a");
    auto const report = checked(rules, plan_of({record}), std::move(options));
    auto const on = turns_on(clause(report));
    return verdict(report) + (on.empty() ? "" : ": " + on);
}

}  // namespace

TEST_CASE("check: every verdict of section 5 on one record") {
    struct Case {
        Row row;
        char const* outcome;
    };
    Row const api{{"kind", "api"}, {"state", "stateless"}, {"country", "Spain"}, {"region", "r"}};
    auto const with = [](Row row, std::string name, std::string value) {
        std::erase_if(row, [&](auto const& cell) { return cell.first == name; });
        if (not value.empty())
            row.emplace_back(name, value);
        return row;
    };
    auto const azure = with(api, "provider", "azure"), aws = with(api, "provider", "AWS");
    for (auto const& [row, expected] : std::vector<Case>{
             {azure, "compliant"},
             {aws, "violated"},
             {with(api, "provider", "?"), "undetermined: provider of a"},
             {api, "undetermined: provider of a"},
             {with(aws, "state", ""), "undetermined: state of a"},
             {with(aws, "state", "?"), "undetermined: state of a"},
             {with(with(aws, "state", ""), "kind", "batch"), "not_applicable"},
             {with(azure, "state", ""), "not_applicable"},  // it cannot break it, and is not surely bound
             {with(aws, "state", "stateful"), "not_applicable"},
             {with(aws, "country", "Norway"), "not_applicable"},
             {with(aws, "country", ""), "undetermined: country of a"},
             {with(with(aws, "country", ""), "region", ""), "undetermined: region of a"},
             {with(with(aws, "state", ""), "country", ""), "undetermined: state of a, country of a"},
             {with(with(api, "state", ""), "country", ""), "undetermined: state of a, country of a, provider of a"}}) {
        std::string cells;
        for (auto const& [name, value] : row)
            cells += name + "=" + value + " ";
        CAPTURE(cells);
        CHECK(outcome(exclusivity(), row) == expected);
    }
}

TEST_CASE("check: a condition that is a fact") {
    Rules rules;
    auto& rule = rules.require("1", rules.always(), rules.in("provider", {"Azure"}));
    rules.when(rule, rules.no(rules.fact("AGI verified")));
    auto options = as_of();
    CHECK(outcome(rules, {{"provider", "AWS"}}) == "undetermined: AGI verified");
    options.facts["agi verified"] = {false, {}};
    CHECK(outcome(rules, {{"provider", "AWS"}}, options) == "violated");
    options.facts["agi verified"] = {true, {}};
    CHECK(outcome(rules, {{"provider", "AWS"}}, options) == "not_applicable");
    options.facts["agi verified"] = {day("2026-03-01"), {}};
    CHECK(outcome(rules, {{"provider", "AWS"}}, options) == "not_applicable");
    options.facts["agi verified"] = {day("2026-03-02"), {}};
    CHECK(outcome(rules, {{"provider", "AWS"}}, options) == "violated");
}

TEST_CASE("check: facts of the command line go before the plan's") {
    Rules rules;
    rules.when(rules.require("1", rules.always(), rules.in("provider", {"Azure"})), rules.fact("AGI verified"));
    auto plan = plan_of({{{"workload", "a"}, {"provider", "AWS"}}});
    plan.facts["agi verified"] = {true, {}};
    CHECK(verdict(checked(rules, plan)) == "violated");
    auto options = as_of();
    options.facts["agi verified"] = {false, {}};
    CHECK(verdict(checked(rules, plan, options)) == "not_applicable");
}

TEST_CASE("check: leaves of every type") {
    auto const outcome_of = [](PredicateId (*require)(Rules&), Row const& row) {
        Rules rules;
        rules.require("1", rules.always(), require(rules));
        return outcome(rules, row);
    };
    auto const encrypted = [](Rules& r) { return r.add(FieldTrue{field("encrypted")}); };
    CHECK(outcome_of(encrypted, {{"encrypted", "yes"}}) == "compliant");
    CHECK(outcome_of(encrypted, {{"encrypted", "no"}}) == "violated");
    CHECK(outcome_of(encrypted, {}) == "undetermined: encrypted of a");

    auto const present = [](Rules& r) { return r.add(FieldPresent{field("region")}); };
    CHECK(outcome_of(present, {{"region", "x"}}) == "compliant");
    CHECK(outcome_of(present, {}) == "violated");
    CHECK(outcome_of(present, {{"region", "?"}}) == "undetermined: region of a");

    auto const starts = [](Rules& r) { return r.date("start", Relation::at_least, "2026-03-01"); };
    CHECK(outcome_of(starts, {{"start", "2026-03-01"}}) == "compliant");
    CHECK(outcome_of(starts, {{"start", "2026-02-28"}}) == "violated");
    CHECK(outcome_of(starts, {}) == "undetermined: start of a");

    auto const at_least = [](Rules& r) { return r.amount("capacity", Relation::at_least, "1 GW"); };
    CHECK(outcome_of(at_least, {{"capacity", "1000 MW"}}) == "compliant");
    CHECK(outcome_of(at_least, {{"capacity", "999.999 MW"}}) == "violated");
    CHECK(outcome_of(at_least, {{"capacity", "?"}}) == "undetermined: capacity of a");

    auto const named = [](Rules& r) { return r.in("workload", {"A"}); };
    CHECK(outcome_of(named, {}) == "compliant");
    CHECK(outcome_of([](Rules& r) { return r.add(Open{"First-party product"}); }, {}) ==
          "undetermined: First-party product");
    CHECK(outcome_of(
              [](Rules& r) {
                  return r.add(Unstated{"[redacted]", field("capacity")});
              },
              {}) == "undetermined: [redacted]");
    CHECK(outcome_of([](Rules& r) { return r.add(AsOf{Relation::less, day("2026-03-02")}); }, {}) == "compliant");
    CHECK(outcome_of([](Rules& r) { return r.add(AsOf{Relation::less, day("2026-03-01")}); }, {}) == "violated");
}

TEST_CASE("check: only what can change the outcome alone is named") {
    Rules rules;
    auto const provider = rules.in("provider", {"Azure"});
    rules.require("1", rules.always(),
                  rules.any({provider, rules.all({rules.in("kind", {"api"}), rules.in("state", {"stateful"})})}));
    // kind can settle nothing: the state is wrong anyway
    CHECK(outcome(rules, {{"state", "stateless"}}) == "undetermined: provider of a");
    CHECK(outcome(rules, {{"provider", "AWS"}}) == "undetermined: kind of a, state of a");
}

TEST_CASE("check: a rule gives way where another binds or permits the record") {
    Rules rules;
    auto const frontier = rules.in("kind", {"agent"});
    auto& exclusive = rules.require("MS", rules.always(), rules.in("provider", {"Azure"}));
    exclusive.yields_to = {1, 2};
    rules.permit("P", frontier, rules.in("provider", {"AWS"}));
    rules.require("B", rules.in("state", {"stateful"}), rules.in("provider", {"Oracle Cloud"}));
    auto const verdicts = [&](Row row) {
        row.emplace_back("workload", "a");
        auto const report = checked(rules, plan_of({row}));
        return verdict(report, "MS") + " " + turns_on(clause(report, "MS"));
    };
    CHECK(verdicts({{"kind", "agent"}, {"provider", "AWS"}, {"state", "stateless"}}) == "not_applicable ");
    CHECK(verdicts({{"kind", "agent"}, {"provider", "Oracle Cloud"}, {"state", "stateless"}}) == "violated ");
    CHECK(verdicts({{"kind", "api"}, {"provider", "AWS"}, {"state", "stateless"}}) == "violated ");
    CHECK(verdicts({{"kind", "api"}, {"provider", "AWS"}, {"state", "stateful"}}) == "not_applicable ");
    CHECK(verdicts({{"kind", "?"}, {"provider", "AWS"}, {"state", "stateless"}}) == "undetermined kind of a");
    CHECK(clause(checked(rules, plan_of({{{"kind", "agent"}}})), "P").judged == false);
}

TEST_CASE("check: what goes before a permission on some days takes the record back on these") {
    auto const verdicts = [](Window further) {
        Rules rules;
        rules.require("1", rules.always(), rules.in("provider", {"Azure"})).yields_to = {1};
        rules.permit("2", rules.always(), rules.in("provider", {"AWS"})).yields_to = {2};
        rules.book.rules[1].window = {{}, {day("2027-01-01")}};
        rules.require("3", rules.always(), rules.amount("capacity", Relation::at_least, "1 MW")).window =
            std::move(further);
        auto const plan = plan_of({{{"workload", "a"},
                                    {"provider", "AWS"},
                                    {"capacity", "2 MW"},
                                    {"start", "2025-06-01"},
                                    {"end", "2026-06-01"}}});
        return verdict(checked(rules, plan), "1");
    };
    CHECK(verdicts({{day("2026-01-01")}, {day("2027-01-01")}}) == "violated");
    CHECK(verdicts({{day("2026-06-01")}, {day("2027-01-01")}}) == "not_applicable");  // when the record is gone
    CHECK(verdicts({}) == "violated");
}

TEST_CASE("check: a long chain of rules above one another over an unknown is explained without delay") {
    constexpr RuleId length = 300;
    Rules rules;
    for (RuleId i = 0; i < length; ++i)
        rules.require(std::to_string(i), rules.always(), rules.in("provider", {"Azure"}));
    for (RuleId i = 1; i < length; ++i)
        rules.book.rules[i].yields_to = {i - 1};
    auto const report = checked(rules, plan_of({{{"workload", "a"}, {"provider", "?"}}}));
    CHECK(verdict(report, "0") == "undetermined");
}

TEST_CASE("check: what a rule frees from another is counted and named, with the rule that frees") {
    Rules rules;
    auto& exclusive = rules.require("MS", rules.always(), rules.in("provider", {"Azure"}));
    exclusive.yields_to = {1, 2, 3};
    exclusive.window = {{day("2026-01-01")}, {day("2027-01-01")}};
    rules.permit("P", rules.in("kind", {"agent"}), rules.in("provider", {"AWS"})).window = {{}, {day("2026-06-01")}};
    rules.require("B", rules.in("state", {"stateful"}), rules.in("provider", {"Oracle Cloud"}));
    rules.permit("never", rules.in("kind", {"batch"}), rules.in("provider", {"AWS"}));
    auto const plan = plan_of({
        {{"workload", "whole"}, {"kind", "agent"}, {"provider", "AWS"}, {"state", "stateless"}, {"end", "2026-05-01"}},
        {{"workload", "partly"}, {"kind", "agent"}, {"provider", "AWS"}, {"state", "stateless"}},
        {{"workload", "later"},
         {"kind", "agent"},
         {"provider", "AWS"},
         {"state", "stateless"},
         {"start", "2026-06-01"}},
        {{"workload", "before"}, {"kind", "agent"}, {"provider", "AWS"}, {"state", "stateless"}, {"end", "2026-01-01"}},
        {{"workload", "unknown"}, {"kind", "?"}, {"provider", "AWS"}, {"state", "stateless"}},
        {{"workload", "other"}, {"kind", "api"}, {"provider", "AWS"}, {"state", "stateful"}},
    });
    auto const report = checked(rules, plan);
    auto const exempts = [&](char const* label) {
        std::string out;
        for (auto const& exemption : clause(report, label).exempts) {
            out += exemption.clause + " " + std::to_string(exemption.count);
            for (auto const& record : exemption.records)
                out += " " + record.key;
        }
        return out;
    };
    CHECK(exempts("P") == "MS 2 whole partly");
    CHECK(exempts("B") == "MS 1 other");
    CHECK(exempts("never") == "MS 0");
    CHECK(exempts("MS") == "");
}

TEST_CASE("check: a rule frees nothing on the days on which it yields itself") {
    Rules rules;
    auto& below = rules.require("below", rules.always(), rules.in("provider", {"Azure"}));
    below.yields_to = {1};
    below.window = {{}, {day("2026-07-01")}};
    rules.permit("middle", rules.always(), rules.in("provider", {"AWS"})).yields_to = {2};
    rules.require("above", rules.always(), rules.in("state", {"stateful"})).window = {{day("2026-06-01")}, {}};
    auto const plan = plan_of({
        {{"workload", "until"}, {"provider", "AWS"}, {"state", "stateful"}, {"end", "2026-06-01"}},
        {{"workload", "from"}, {"provider", "AWS"}, {"state", "stateful"}, {"start", "2026-06-01"}},
        {{"workload", "over"}, {"provider", "AWS"}, {"state", "stateful"}, {"start", "2026-05-31"}},
        {{"workload", "past"}, {"provider", "AWS"}, {"state", "stateful"}, {"start", "2026-07-01"}},
    });
    auto const report = checked(rules, plan);
    auto const& exemption = clause(report, "middle").exempts.at(0);
    CHECK(exemption.count == 2);
    CHECK(exemption.records.at(0).key == "until");
    CHECK(exemption.records.at(1).key == "over");
    CHECK(verdict(report, "below") == "violated");
}

TEST_CASE("check: of exempted records the first twenty are named, whatever the batches and threads") {
    Rules rules;
    rules.measure("1", rules.always(), number(Relation::at_most, 0)).yields_to = {1};
    rules.permit("2", rules.always(), rules.in("kind", {"agent"}));
    std::vector<Row> rows;
    for (int i = 0; i < 300; ++i)
        rows.push_back({{"workload", "w" + std::to_string(i)}, {"kind", i % 2 == 0 ? "agent" : "api"}});
    for (unsigned const threads : {1U, 4U}) {
        auto options = as_of();
        options.threads = threads;
        auto const report = checked(rules, plan_of(rows, 64), options);
        auto const& exemption = clause(report, "2").exempts.at(0);
        CHECK(exemption.count == 150);
        REQUIRE(exemption.records.size() == 20);
        for (std::size_t i = 0; i < 20; ++i)
            CHECK(exemption.records[i].key == "w" + std::to_string(2 * i));
    }
}

TEST_CASE("check: clauses of agreements signed after the as-of date are left out, and free no record") {
    Rules rules;
    rules.book.agreements.resize(2);
    rules.book.agreements[0].name = "Old";
    rules.book.agreements[0].effective = day("2026-03-01");
    rules.book.agreements[1].name = "New";
    rules.book.agreements[1].effective = day("2026-01-01");
    rules.book.agreements[1].signed_on = day("2026-03-02");
    rules.require("old", rules.always(), rules.in("provider", {"Azure"})).yields_to = {1};
    rules.require("new", rules.always(), rules.in("provider", {"AWS"}));
    rules.book.clauses[0].agreement = 0;
    rules.book.clauses[1].agreement = 1;
    auto const plan = plan_of({{{"workload", "a"}, {"provider", "AWS"}}});
    auto const before = checked(rules, plan, as_of("2026-03-01"));
    CHECK(before.clauses.size() == 1);
    CHECK(verdict(before, "old") == "violated");
    CHECK(before.agreements_not_signed == std::vector<std::string>{"New"});
    auto const after = checked(rules, plan, as_of("2026-03-02"));
    CHECK(verdict(after, "old") == "not_applicable");
    CHECK(clause(after, "old").why_not_applicable == "another clause goes before it");
    CHECK(verdict(after, "new") == "compliant");
}

TEST_CASE("check: records that meet a clause are listed where that is asked for, and no others") {
    auto const rules = exclusivity();
    std::vector<Row> records;
    for (auto const& [name, state, provider] : {std::array{"a", "stateless", "Azure"},
                                                {"b", "stateless", "AWS"},
                                                {"c", "stateless", "?"},
                                                {"d", "stateful", "Azure"},
                                                {"e", "?", "Azure"},
                                                {"f", "stateless", "Azure"},
                                                {"g", "stateless", "Azure"}})
        records.push_back(
            {{"workload", name}, {"kind", "api"}, {"state", state}, {"country", "Spain"}, {"provider", provider}});
    auto const met = [&](std::size_t most) {
        auto options = as_of();
        options.max_met = most;
        auto const report = checked(rules, plan_of(records), options);
        std::string out = std::to_string(clause(report).all_met) + ":";
        for (auto const& record : clause(report).met)
            out += " " + record.key;
        return out;
    };
    CHECK(met(0) == "0:");
    CHECK(met(2) == "3: a f");
    CHECK(met(3) == "3: a f g");
    CHECK(met(100) == "3: a f g");
}

TEST_CASE("check: why a clause bound nothing") {
    auto const why = [](auto change) {
        Rules rules;
        change(rules, rules.require("1", rules.in("kind", {"api"}), rules.in("provider", {"Azure"})));
        return clause(checked(rules, plan_of({{{"kind", "api"}, {"provider", "AWS"}, {"start", "2026-01-01"}}})))
            .why_not_applicable;
    };
    CHECK(why([](Rules& r, Rule& rule) { r.except(rule, r.in("kind", {"api"})); }) == "no record in scope");
    CHECK(why([](Rules& r, Rule& rule) { r.when(rule, r.no(r.always())); }) == "its condition is false");
    CHECK(why([](Rules& r, Rule& rule) { r.except(rule, r.no(r.no(r.always()))); }) == "its exception applies");
    CHECK(why([](Rules&, Rule& rule) { rule.window.until = {day("2026-01-01")}; }) == "outside its window");
    CHECK(why([](Rules&, Rule& rule) {
              rule.window = {{day("2026-01-02")}, {day("2026-01-01")}};
          }) == "outside its window");
    CHECK(why([](Rules&, Rule&) {}) == "");
}
