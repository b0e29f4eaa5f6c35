#include "check_world.hpp"

#include <doctest/doctest.h>

using namespace proviso;

namespace {

Row in(std::string name, std::string kind, std::string region, std::string start = {}, std::string end = {}) {
    Row out{{"workload", std::move(name)}};
    for (auto [field, value] :
         {std::pair{"kind", kind}, std::pair{"region", region}, std::pair{"start", start}, std::pair{"end", end}})
        if (not value.empty())
            out.emplace_back(field, value);
    return out;
}

/// APIs must not share, or must share, a region with batch jobs.
Rules rules(bool apart, std::vector<std::string> others = {"batch"}, Window window = {}) {
    Rules out;
    auto const subject = out.in("kind", {"api"});
    auto const other = out.in("kind", std::move(others));
    auto& rule = out.require("1", subject, out.always());
    rule.norm = SeparationNorm{other, field("region"), {}, apart};
    rule.window = std::move(window);
    return out;
}

std::string judged(Rules const& rules, std::vector<Row> const& rows) {
    auto const report = checked(rules, plan_of(rows, 2));
    auto out = verdict(report);
    for (auto const& finding : clause(report).findings)
        out += ": " + finding.message.substr(0, finding.message.find(';'));
    auto const turns = turns_on(clause(report));
    return turns.empty() ? out : out + " | " + turns;
}

}  // namespace

TEST_CASE("check: records that must not share a value") {
    auto const apart = rules(true);
    CHECK(judged(apart, {in("a", "api", "x"), in("b", "batch", "y")}) == "compliant");
    CHECK(judged(apart, {in("a", "api", "x"), in("b", "batch", "x")}) == "violated: a and b share the region x");
    CHECK(judged(apart, {in("a", "api", "x"), in("c", "api", "x")}) == "compliant");
    CHECK(judged(apart, {in("b", "batch", "x")}) == "not_applicable");
    CHECK(judged(apart, {in("a", "api", "x", "", "2027-01-01"), in("b", "batch", "x", "2027-01-01")}) == "compliant");
    CHECK(judged(apart, {in("a", "api", "x", "", "2027-01-02"), in("b", "batch", "x", "2027-01-01")})
              .starts_with("violated"));
    CHECK(judged(rules(true, {"batch"}, {{day("2028-01-01")}, {}}),
                 {in("a", "api", "x"), in("b", "batch", "x", "", "2028-01-01")}) == "compliant");
}

TEST_CASE("check: a record is not its own neighbour") {
    auto const among = rules(true, {"api"});
    CHECK(judged(among, {in("a", "api", "x")}) == "compliant");
    CHECK(judged(among, {in("a", "api", "x"), in("b", "api", "x")}) ==
          "violated: a and b share the region x: b and a share the region x");
    CHECK(judged(rules(false, {"api"}), {in("a", "api", "x")}).starts_with("violated"));
    CHECK(judged(rules(false, {"api"}), {in("a", "api", "x"), in("b", "api", "x")}) == "compliant");
}

TEST_CASE("check: what is missing leaves it undetermined whether they share") {
    auto const apart = rules(true);
    CHECK(judged(apart, {in("a", "api", ""), in("b", "batch", "x")}) ==
          "undetermined: it is not known whether a and b share a region | region of a");
    CHECK(judged(apart, {in("a", "api", "x"), in("b", "batch", "?")}).ends_with("| region of b"));
    CHECK(judged(apart, {in("a", "api", "x"), in("b", "", "x")}).ends_with("| kind of a, kind of b") == false);
    CHECK(judged(apart, {in("a", "api", "x"), in("b", "?", "x")}).starts_with("undetermined"));
    CHECK(
        judged(apart, {in("a", "api", "x"), in("b", "batch", "x", "?")}).starts_with("violated"));  // some day or other
    CHECK(judged(apart, {in("a", "api", "x", "2026-06-01", "2026-07-01"), in("b", "batch", "x", "?")})
              .ends_with("| start of b"));
    CHECK(judged(apart, {in("a", "api", "")}) == "compliant");
}

TEST_CASE("check: records that must be beside one another, on each of their days") {
    auto const beside = rules(false);
    CHECK(judged(beside, {in("a", "api", "x"), in("b", "batch", "x")}) == "compliant");
    CHECK(judged(beside, {in("a", "api", "x"), in("b", "batch", "y")}) ==
          "violated: not on every day is there another record that shares the region x with a");
    auto const a = in("a", "api", "x", "2027-01-01", "2028-01-01");
    CHECK(judged(beside, {a, in("b", "batch", "x", "", "2027-06-01"), in("c", "batch", "x", "2027-06-01")}) ==
          "compliant");
    CHECK(judged(beside, {a, in("b", "batch", "x", "", "2027-06-01"), in("c", "batch", "x", "2027-06-02")})
              .starts_with("violated"));
    auto const alone = [&](std::vector<Row> const& rows) {
        auto const report = checked(beside, plan_of(rows, 2));
        auto const days = clause(report).findings.at(0).period;
        return days.from.text() + ".." + days.until.text();
    };
    CHECK(alone({a, in("b", "batch", "x", "", "2027-06-01"), in("c", "batch", "x", "2027-06-02")}) ==
          "2027-06-01..2027-06-02");
    CHECK(alone({a, in("b", "batch", "x", "", "2027-06-01")}) == "2027-06-01..2028-01-01");
    CHECK(alone({a}) == "2027-01-01..2028-01-01");
    CHECK(judged(beside, {a, in("b", "batch", "x", "", "2027-06-01"), in("c", "batch", "x", "?")})
              .starts_with("undetermined"));
    CHECK(judged(beside, {a, in("b", "batch", "")}).ends_with("| region of b"));
    CHECK(judged(beside, {in("a", "api", ""), in("b", "batch", "x")}).ends_with("| region of a"));
}

TEST_CASE("check: neighbours are those with the same value of another field too") {
    auto within = rules(false);
    std::get<SeparationNorm>(within.book.rules[0].norm).within = field("provider");
    auto a = in("a", "api", "x"), b = in("b", "batch", "x");
    a.emplace_back("provider", "AWS");
    b.emplace_back("provider", "Azure");
    CHECK(judged(within, {a, b}).starts_with("violated"));
    b.back().second = "AWS";
    CHECK(judged(within, {a, b}) == "compliant");
}

TEST_CASE("check: which neighbours there are past the horizon the plan does not say") {
    auto const until_2027 = [](Rules const& rules, std::vector<Row> const& rows) {
        auto plan = plan_of(rows, 2);
        plan.horizon = day("2026-12-31");
        auto const report = checked(rules, plan);
        auto const& findings = clause(report).findings;
        return findings.empty() ? verdict(report) : verdict(report) + ": " + findings[0].message;
    };
    auto const beyond = std::string("undetermined: the plan says nothing of days after 31 December 2026, so it is not "
                                    "known whether another record shares the region x with a");
    CHECK(until_2027(rules(true), {in("a", "api", "x", "", "2027-01-01")}) == "compliant");
    CHECK(until_2027(rules(true), {in("a", "api", "x", "", "2027-01-02")}).starts_with(beyond + "; "));
    CHECK(until_2027(rules(true), {in("a", "api", "x"), in("b", "batch", "x", "2027-01-01")}).starts_with(beyond));
    CHECK(until_2027(rules(true), {in("a", "api", "x"), in("b", "batch", "x", "2026-12-31")}).starts_with("violated"));
    CHECK(
        until_2027(rules(false), {in("a", "api", "x"), in("b", "batch", "x")}).starts_with(beyond + " on every day; "));
    CHECK(until_2027(rules(false), {in("a", "api", "x"), in("b", "batch", "x", "", "2026-12-31")})
              .starts_with("violated"));
}
