#include "check_world.hpp"

#include <doctest/doctest.h>

using namespace proviso;

namespace {

std::string verdict_within(Window const& window, Row const& row, CheckOptions const& options, FactId = 0) {
    Rules rules;
    rules.fact_id("AGI verified");
    rules.require("1", rules.always(), rules.in("provider", {"Azure"})).window = window;
    auto record = row;
    record.insert(record.end(), {{"workload", "a"}, {"provider", "AWS"}});
    return verdict(checked(rules, plan_of({record}), options));
}

CheckOptions given(std::variant<bool, Date> value) {
    auto out = as_of("2026-03-01");
    out.facts["agi verified"] = {value, {}};
    return out;
}

}  // namespace

TEST_CASE("check: one day either side of each bound of a window") {
    Window const window{{day("2026-03-01")}, {day("2026-04-01")}};
    struct Case {
        Row row;
        char const* verdict;
    };
    for (auto const& [row, expected] : std::vector<Case>{{{{"end", "2026-03-01"}}, "not_applicable"},
                                                         {{{"end", "2026-03-02"}}, "violated"},
                                                         {{{"start", "2026-03-31"}}, "violated"},
                                                         {{{"start", "2026-04-01"}}, "not_applicable"},
                                                         {{}, "violated"},
                                                         {{{"start", "?"}}, "undetermined"},
                                                         {{{"end", "?"}}, "undetermined"},
                                                         {{{"start", "?"}, {"end", "2026-03-01"}}, "not_applicable"}}) {
        auto const first = row.empty() ? std::string() : row[0].second;
        CAPTURE(first);
        CHECK(verdict_within(window, row, as_of()) == expected);
    }
}

TEST_CASE("check: unknown dates do not matter without a window") {
    CHECK(verdict_within({}, {{"start", "?"}, {"end", "?"}}, as_of()) == "violated");
}

TEST_CASE("check: until a fact") {
    Window const until_fact{{}, {FactId{0}}};
    CHECK(verdict_within(until_fact, {}, as_of()) == "undetermined");  // not given
    CHECK(verdict_within(until_fact, {}, given(false)) == "violated");
    CHECK(verdict_within(until_fact, {}, given(day("2026-03-02"))) == "violated");  // later than the as-of date
    // since a day: the last day bound is the one before
    CHECK(verdict_within(until_fact, {{"start", "2026-02-09"}}, given(day("2026-02-10"))) == "violated");
    CHECK(verdict_within(until_fact, {{"start", "2026-02-10"}}, given(day("2026-02-10"))) == "not_applicable");
    // true on some day up to the as-of date
    CHECK(verdict_within(until_fact, {{"start", "2026-03-01"}}, given(true)) == "not_applicable");
    CHECK(verdict_within(until_fact, {{"start", "2026-02-28"}}, given(true)) == "undetermined");
}

TEST_CASE("check: from a fact") {
    Window const from_fact{{FactId{0}}, {}};
    CHECK(verdict_within(from_fact, {}, as_of()) == "undetermined");
    CHECK(verdict_within(from_fact, {}, given(false)) == "not_applicable");
    CHECK(verdict_within(from_fact, {{"end", "2026-02-11"}}, given(day("2026-02-10"))) == "violated");
    CHECK(verdict_within(from_fact, {{"end", "2026-02-10"}}, given(day("2026-02-10"))) == "not_applicable");
    CHECK(verdict_within(from_fact, {}, given(true)) == "violated");
    CHECK(verdict_within(from_fact, {{"end", "2026-02-01"}}, given(true)) == "undetermined");
}

TEST_CASE("check: the latest of several beginnings and the earliest of several ends") {
    Window const window{{day("2026-01-01"), day("2026-02-01")}, {day("2026-05-01"), day("2026-04-01")}};
    CHECK(verdict_within(window, {{"end", "2026-02-01"}}, as_of()) == "not_applicable");
    CHECK(verdict_within(window, {{"end", "2026-02-02"}}, as_of()) == "violated");
    CHECK(verdict_within(window, {{"start", "2026-04-01"}}, as_of()) == "not_applicable");
}

TEST_CASE("check: a record dated by one day") {
    struct Case {
        Row row;
        char const* verdict;
    };
    for (auto const& [row, expected] : std::vector<Case>{{{{"date", "2026-02-28"}}, "not_applicable"},
                                                         {{{"date", "2026-03-01"}}, "violated"},
                                                         {{{"date", "2026-03-31"}}, "violated"},
                                                         {{{"date", "2026-04-01"}}, "not_applicable"},
                                                         {{{"payee", "x"}}, "undetermined"}}) {
        auto const first = row[0].second;
        CAPTURE(first);
        Rules rules;
        auto& rule = rules.require("1", rules.always(), rules.add(Not{rules.always()}));
        rule.record = 1;
        rule.window = {{day("2026-03-01")}, {day("2026-04-01")}};
        auto plan = plan_of({});
        add_rows(plan, 1, {row});
        CHECK(verdict(checked(rules, plan)) == expected);
    }
}

TEST_CASE("check: the period of a finding is where record and window meet") {
    Rules rules;
    rules.require("1", rules.always(), rules.in("provider", {"Azure"})).window = {{day("2026-03-01")}, {}};
    auto const report = checked(
        rules, plan_of({{{"workload", "a"}, {"provider", "AWS"}, {"start", "2026-02-01"}, {"end", "2026-06-01"}}}));
    CHECK(clause(report).findings.at(0).period == Period{day("2026-03-01"), day("2026-06-01")});
}

TEST_CASE("check: the period of a finding leaves out the days on which a rule above frees the record") {
    auto const periods = [](std::vector<Window> const& exemptions, bool sure = true) {
        Rules rules;
        auto& rule = rules.require("1", rules.always(), rules.in("provider", {"Azure"}));
        rule.window = {{day("2026-01-01")}, {day("2027-01-01")}};
        for (RuleId id = 1; id <= exemptions.size(); ++id)
            rule.yields_to.push_back(id);
        auto const exempt = sure ? rules.always() : rules.in("kind", {"api"});
        for (auto const& window : exemptions)
            rules.permit("P" + std::to_string(rules.book.rules.size()), exempt, rules.in("provider", {"AWS"})).window =
                window;
        auto const report =
            checked(rules, plan_of({{{"workload", "a"}, {"provider", "AWS"}, {"start", "2026-03-01"}}}));
        auto const& found = clause(report, "1").findings.at(0);
        std::string out = found.period.from.text() + " " + found.period.until.text();
        for (auto const& later : found.later_periods)
            out += ", " + later.from.text() + " " + later.until.text();
        return out;
    };
    auto const window = [](char const* from, char const* until) { return Window{{day(from)}, {day(until)}}; };
    CHECK(periods({}) == "2026-03-01 2027-01-01");
    CHECK(periods({window("2026-01-01", "2026-06-01")}) == "2026-06-01 2027-01-01");
    CHECK(periods({window("2026-10-01", "2028-01-01")}) == "2026-03-01 2026-10-01");
    CHECK(periods({window("2026-05-01", "2026-06-01")}) == "2026-03-01 2026-05-01, 2026-06-01 2027-01-01");
    CHECK(periods({window("2026-05-01", "2026-06-01"), window("2026-08-01", "2026-08-02")}) ==
          "2026-03-01 2026-05-01, 2026-06-01 2026-08-01, 2026-08-02 2027-01-01");
    CHECK(periods({window("2025-01-01", "2026-03-01")}) == "2026-03-01 2027-01-01");
    CHECK(periods({window("2026-05-01", "2026-06-01")}, false) == "2026-03-01 2027-01-01");
}

TEST_CASE("check: an exemption that itself yields frees nobody on those days") {
    Rules rules;
    rules.require("1", rules.always(), rules.in("provider", {"Azure"})).yields_to = {1};
    auto& permission = rules.permit("2", rules.always(), rules.in("provider", {"AWS"}));
    permission.window = {{day("2026-01-01")}, {day("2027-01-01")}};
    permission.yields_to = {2};
    rules.require("3", rules.always(), rules.in("kind", {"api"})).window = {{day("2026-04-01")}, {day("2026-05-01")}};
    auto const report = checked(rules, plan_of({{{"workload", "a"}, {"provider", "AWS"}, {"kind", "api"}}}));
    auto const& found = clause(report, "1").findings.at(0);
    CHECK(found.period == Period{Date::earliest(), day("2026-01-01")});
    CHECK(found.later_periods ==
          std::vector<Period>{{day("2026-04-01"), day("2026-05-01")}, {day("2027-01-01"), Date::latest()}});
}

TEST_CASE("check: days counted from a fact") {
    Window const month_later{{}, {FactDay{0, 1, 0}}};
    CHECK(verdict_within(month_later, {}, as_of()) == "undetermined");
    CHECK(verdict_within(month_later, {{"start", "2026-02-09"}}, given(day("2026-01-10"))) == "violated");
    CHECK(verdict_within(month_later, {{"start", "2026-02-10"}}, given(day("2026-01-10"))) == "not_applicable");
    CHECK(verdict_within(month_later, {}, given(false)) == "violated");  // not yet, so not yet a month later
    Window const days_later{{FactDay{0, 0, 10}}, {}};
    CHECK(verdict_within(days_later, {{"end", "2026-01-20"}}, given(day("2026-01-10"))) == "not_applicable");
    CHECK(verdict_within(days_later, {{"end", "2026-01-21"}}, given(day("2026-01-10"))) == "violated");
}

TEST_CASE("check: a month without that day leaves its last day and the next first in doubt") {
    Window const month_later{{}, {FactDay{0, 1, 0}}};
    CHECK(verdict_within(month_later, {{"start", "2026-02-27"}}, given(day("2026-01-31"))) == "violated");
    CHECK(verdict_within(month_later, {{"start", "2026-02-28"}}, given(day("2026-01-31"))) == "undetermined");
    CHECK(verdict_within(month_later, {{"start", "2026-03-01"}}, given(day("2026-01-31"))) == "not_applicable");
}

TEST_CASE("check: the first and the last of two days") {
    EitherDay either{false, {day("2026-02-10"), FactId{0}}};
    auto const fact = given(day("2026-02-20"));
    CHECK(verdict_within({{either}, {}}, {{"end", "2026-02-11"}}, fact) == "violated");
    CHECK(verdict_within({{either}, {}}, {{"end", "2026-02-10"}}, fact) == "not_applicable");
    CHECK(verdict_within({{either}, {}}, {{"end", "2026-02-11"}}, as_of()) ==
          "violated");  // whatever the fact's day is
    either.last = true;
    CHECK(verdict_within({{}, {either}}, {{"start", "2026-02-19"}}, fact) == "violated");
    CHECK(verdict_within({{}, {either}}, {{"start", "2026-02-20"}}, fact) == "not_applicable");
    CHECK(verdict_within({{}, {either}}, {{"start", "2026-02-19"}}, as_of()) == "undetermined");
}
