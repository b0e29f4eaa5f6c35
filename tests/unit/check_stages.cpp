#include "check_world.hpp"

#include <doctest/doctest.h>

using namespace proviso;

namespace {

Row hosted(std::string kind, std::string provider) {
    return {{"workload", "a"}, {"kind", kind}, {"provider", provider}};
}

/// If clause 1 (APIs run on AWS) is met, batch jobs run on AWS too.
Rules conditional(bool met) {
    Rules rules;
    auto const aws = rules.in("provider", {"AWS"});
    rules.require("1", rules.in("kind", {"api"}), aws);
    rules.book.conditions.push_back({{0}, "clause 1 is met"});
    auto const condition = rules.add(ClauseMet{0});
    auto& rule = rules.require("2", rules.in("kind", {"batch"}), aws);
    rules.when(rule, met ? condition : rules.no(condition));
    rules.book.rules[1].stage = 1;
    return rules;
}

std::string second(Rules const& rules, std::string api_provider) {
    std::vector<Row> rows{hosted("batch", "Azure")};
    if (not api_provider.empty())
        rows.push_back(hosted("api", api_provider));
    auto const report = checked(rules, plan_of(rows));
    return verdict(report, "2") + " " + turns_on(clause(report, "2"));
}

AgreementInfo agreement(std::string name, std::string_view effective) {
    AgreementInfo out;
    out.name = std::move(name);
    out.effective = day(effective);
    return out;
}

/// Clause 1 ends on the day that agreement B has clause 2 take its place.
Rules amended() {
    Rules rules;
    rules.book.agreements = {agreement("A", "2025-01-01"), agreement("B", "2026-02-01")};
    rules.require("1", rules.always(), rules.in("provider", {"Azure"}));
    rules.require("2", rules.always(), rules.in("provider", {"AWS"})).window.from = {day("2026-04-01")};
    rules.book.clauses[0].agreement = rules.book.clauses[1].agreement = 0;
    rules.book.clauses[1].amended_by = 1;
    rules.book.amendments.push_back({{0}, day("2026-04-01"), 1, {}});
    return rules;
}

}  // namespace

TEST_CASE("check: a clause whose condition is that another is met") {
    CHECK(second(conditional(true), "AWS") == "violated ");
    CHECK(second(conditional(true), "Azure") == "not_applicable ");
    CHECK(second(conditional(false), "Azure") == "violated ");
    CHECK(second(conditional(false), "AWS") == "not_applicable ");
    CHECK(second(conditional(true), "?") == "undetermined clause 1 is met");
    CHECK(second(conditional(true), "") == "undetermined clause 1 is met");
}

TEST_CASE("check: of a clause and the one that replaces it, the one that applies decides whether it is met") {
    auto rules = amended();
    rules.book.conditions.push_back({{0, 1}, "clause 1 is met"});
    auto& rule = rules.require("3", rules.always(), rules.in("kind", {"api"}));
    rules.when(rule, rules.add(ClauseMet{0}));
    rule.stage = 1;
    auto const third = [&](std::string provider, std::string start) {
        auto row = hosted("batch", std::move(provider));
        row.emplace_back("start", std::move(start));
        return verdict(checked(rules, plan_of({row})), "3");
    };
    CHECK(third("AWS", "2026-05-01") == "violated");
    CHECK(third("Azure", "2026-05-01") == "not_applicable");
    CHECK(third("?", "2026-05-01") == "undetermined");
    CHECK(third("Azure", "2026-01-01") == "not_applicable");
}

TEST_CASE("check: a measure as a condition is judged and not reported") {
    Rules rules;
    rules.measure("1", rules.always(), total("capacity", Relation::at_least, "2 MW")).reported = false;
    rules.book.conditions.push_back({{0}, "the total capacity is at least 2 MW"});
    auto& rule = rules.measure("2", rules.always(), number(Relation::at_most, 1));
    rules.when(rule, rules.add(ClauseMet{0}));
    rules.book.rules[1].stage = 1;
    auto const with = [&](std::string capacity) {
        Row const row{{"workload", "a"}, {"capacity", capacity}};
        auto const report = checked(rules, plan_of({row, row}));
        CHECK(report.clauses.size() == 1);
        return verdict(report, "2");
    };
    CHECK(with("1 MW") == "violated");
    CHECK(with("0.5 MW") == "not_applicable");
    CHECK(with("?") == "undetermined");
}

TEST_CASE("check: an amended clause binds until the day of its amendment") {
    auto const rules = amended();
    auto const on = [&](std::string provider, std::string start, std::string end, std::string_view as_of_day) {
        Row row{{"workload", "a"}, {"provider", provider}, {"start", start}};
        if (not end.empty())
            row.emplace_back("end", end);
        return checked(rules, plan_of({row}), as_of(as_of_day));
    };
    CHECK(verdict(on("AWS", "2026-04-01", "", "2026-03-01"), "1") == "not_applicable");
    CHECK(verdict(on("AWS", "2026-04-01", "", "2026-03-01"), "2") == "compliant");
    CHECK(verdict(on("AWS", "2026-03-31", "", "2026-03-01"), "1") == "violated");
    CHECK(verdict(on("Azure", "2026-03-01", "2026-04-01", "2026-03-01"), "2") == "not_applicable");
    auto const before = on("AWS", "2026-04-01", "", "2026-01-31");
    CHECK(before.clauses.size() == 1);
    CHECK(verdict(before, "1") == "violated");
    CHECK(before.clauses[0].amendments.empty());
    auto const after = on("AWS", "2026-04-01", "", "2026-03-01");
    auto const& shown = clause(after, "1").amendments;
    REQUIRE(shown.size() == 1);
    CHECK(shown[0].until == day("2026-04-01"));
    CHECK(shown[0].by == "B");
}
