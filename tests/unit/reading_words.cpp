// The fixed wording of every form of norm, and where an example cannot be shown.
#include "engine/reading/canonical.hpp"
#include "engine/reading/claims.hpp"
#include "engine/reading/examples.hpp"
#include "engine/reading/solve.hpp"
#include "engine/rules/find_clause.hpp"
#include "tests/unit/check_world.hpp"
#include "tests/unit/rules_compiled.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace proviso;

namespace {

std::vector<std::string> sentences(Rules const& rules) { return canonical(rules.book, small_vocabulary(), 0); }

std::string first(Rules const& rules) { return sentences(rules).front(); }

bool says(std::vector<std::string> const& sentences, std::string const& sentence) {
    return std::ranges::find(sentences, sentence) != sentences.end();
}

std::string claim(Rules const& rules, PredicateId id) { return Claims(rules.book, small_vocabulary()).claim(id); }

std::string deed(Rules const& rules, PredicateId id) { return Claims(rules.book, small_vocabulary()).deed(id); }

Examples examples(Compiled const& source) { return examples_of(source.book, *source.vocabulary, 0); }

Measured measured(Measure measure, std::string_view name, PredicateId of) { return {measure, field(name), of, {}}; }

}  // namespace

TEST_CASE("reading: negations are carried down to the leaves") {
    Rules rules;
    auto const azure = rules.in("provider", {"Azure"});
    auto const large = rules.amount("capacity", Relation::at_least, "5 MW");
    auto const late = rules.date("start", Relation::more, "2027-01-01");
    CHECK(claim(rules, rules.no(rules.all({azure, large}))) == "provider is not Azure or capacity is less than 5 MW");
    CHECK(claim(rules, rules.no(rules.any({azure, late}))) ==
          "provider is not Azure and start is on or before 1 January 2027");
    CHECK(claim(rules, rules.all({azure, rules.any({large, late})})) ==
          "provider is Azure and (capacity is at least 5 MW or start is after 1 January 2027)");
    CHECK(claim(rules, rules.no(rules.fact("AGI verified"))) == "the fact \"AGI verified\" is not true");
}

TEST_CASE("reading: what must be done is said with the field's own verb, and the field is named") {
    Rules rules;
    CHECK(deed(rules, rules.in("provider", {"AWS", "Azure"})) ==
          "be hosted on AWS or Azure (provider is AWS or Azure)");
    CHECK(deed(rules, rules.no(rules.in("provider", {"AWS"}))) == "not be hosted on AWS (provider is not AWS)");
    CHECK(deed(rules, rules.in("kind", {"API"})) == "have API as its kind");
    CHECK(deed(rules, rules.amount("replicas", Relation::at_least, "3")) == "have at least 3 replicas");
    CHECK(deed(rules, rules.date("start", Relation::at_most, "2027-12-31")) ==
          "have a start on or before 31 December 2027");
    CHECK(deed(rules, rules.add(FieldTrue{field("encrypted")})) == "be encrypted (encrypted is yes)");
    CHECK(deed(rules, rules.no(rules.add(FieldPresent{field("state")}))) == "not have a state");
}

TEST_CASE("reading: a rule about each record, with its conditions, exceptions and days") {
    Rules rules;
    auto& rule = rules.require("1", rules.in("kind", {"API"}), rules.in("provider", {"Azure"}));
    rules.when(rule, rules.fact("Approved"));
    rules.except(rule, rules.in("state", {"stateful"}));
    rule.window.from = {day("2025-10-28")};
    rule.window.until = {day("2028-01-01"), rules.fact_id("AGI verified")};
    auto const all = sentences(rules);
    CHECK(all.at(0) == "Every placement whose kind is API must be hosted on Azure (provider is Azure).");
    CHECK(says(all, "This binds each such placement separately."));
    CHECK(says(all, "It applies only where the fact \"Approved\" is true."));
    CHECK(says(all, "Exception in force: it does not bind a placement whose state is stateful."));
    CHECK(says(all, "It is in force from 28 October 2025 (included), until 31 December 2027 (included) and until the "
                    "day before \"AGI verified\" becomes true."));
}

TEST_CASE("reading: each form of measure") {
    Rules rules;
    auto const all = rules.always();
    auto norm = total("capacity", Relation::at_least, "2 GW");
    norm.when = When::by;
    norm.day = day("2027-12-31");
    auto& rule = rules.measure("1", all, norm);
    CHECK(first(rules) == "The total capacity of all placements, on 31 December 2027, must be at least 2 GW.");

    auto& left = std::get<AggregateNorm>(rule.norm);
    left.when = When::each;
    left.recurrence = {PeriodUnit::year, day("2025-10-28")};
    left.period = {day("2025-10-28"), day("2030-10-28")};
    left.groups = {field("provider"), field("region")};
    CHECK(first(rules) ==
          "For each provider and region that any placement has: the total capacity of all placements, in each "
          "contract year counted from 28 October 2025 from 28 October 2025 (included) until 27 October "
          "2030 (included), must be at least 2 GW.");

    left.groups.clear();
    left.recurrence = {PeriodUnit::quarter, {}};
    left.schedule = {{{day("2026-01-01"), day("2027-01-01")}, {quantity("8 MW"), "8 MW"}}};
    CHECK(first(rules) == "The total capacity of all placements, in each calendar quarter from 28 October 2025 "
                          "(included) until 27 October 2030 (included), must be at least what is set for that period.");
    CHECK(says(sentences(rules), "What is set: at least 8 MW from 1 January 2026 (included) until 31 December 2026 "
                                 "(included); in other periods nothing is asked."));

    left.schedule.clear();
    left.when = When::always;
    left.period = {};
    left.upper = Threshold{quantity("3000 MW"), "3 GW"};
    CHECK(first(rules) == "The total capacity of all placements, on every day in force, must be between 2 GW and 3 GW "
                          "(both included).");
}

TEST_CASE("reading: shares, comparisons and other measures") {
    Rules rules;
    auto const azure = rules.in("provider", {"Azure"});
    auto norm = total("capacity", Relation::at_least, "1 MW");
    norm.right = Comparand{*Decimal::parse("0.6"), measured(Measure::total, "capacity", rules.always()), true};
    auto& rule = rules.measure("1", azure, norm);
    CHECK(first(rules) == "The total capacity of all placements whose provider is Azure must be at least 60% of the "
                          "total capacity of all placements.");
    auto& left = std::get<AggregateNorm>(rule.norm);
    left.left = measured(Measure::lowest, "start", azure);
    left.relation = Relation::at_most;
    left.right = Comparand{Decimal{1}, measured(Measure::lowest, "start", rules.no(azure)), false};
    CHECK(first(rules) == "The earliest start of all placements whose provider is Azure must be on or before the "
                          "earliest start of all placements whose provider is not Azure.");
    left.left = measured(Measure::distinct, "region", azure);
    left.right.reset();
    left.bound = {Quantity{Decimal{2}, {}}, "2"};
    left.relation = Relation::at_least;
    CHECK(first(rules) == "The number of different values of region of all placements whose provider is Azure must be "
                          "at least 2.");
}

TEST_CASE("reading: separation, co-location and permission") {
    Rules rules;
    auto const api = rules.in("kind", {"API"});
    auto& rule = rules.require("1", api, api);
    rule.norm = SeparationNorm{rules.in("kind", {"training"}), field("region"), {}, true};
    CHECK(first(rules) == "Every placement whose kind is API must not share its region with any other placement whose "
                          "kind is training.");
    rule.norm = SeparationNorm{rules.in("kind", {"training"}), field("region"), field("provider"), false};
    CHECK(first(rules) == "Every placement whose kind is API must share its region, on each day on which it runs, with "
                          "any other placement whose kind is training that has the same provider.");
    rule.norm = PermissionNorm{rules.in("provider", {"AWS"})};
    CHECK(first(rules) == "Every placement whose kind is API may be hosted on AWS (provider is AWS).");
}

TEST_CASE("reading: where no example can be shown it says why, and shows none") {
    auto const open = compiled("\"Our product\" includes Frontier.\nClause 1: Our products must be hosted on Azure.\n");
    CHECK(examples(open).passes.why_none.empty());  // Frontier surely belongs to it

    auto asks_another = compiled("Clause 1: If Approved, APIs must be hosted on Azure.\n"
                                 "\"Approved\" means the fact that the board has approved.\n");
    asks_another.book.conditions.push_back({{}, "clause 3 is met"});
    for (auto& predicate : asks_another.book.predicates)
        if (std::holds_alternative<FactHolds>(predicate))
            predicate = ClauseMet{0};
    CHECK(examples(asks_another).passes.why_none.find("under another clause") != std::string::npos);
    CHECK(examples(asks_another).fails.why_none.find("under another clause") != std::string::npos);

    auto const impossible = compiled("Clause 1: Workloads hosted on AWS must be hosted on Azure.\n");
    CHECK(examples(impossible).passes.why_none ==
          "no example: of the records that were tried, the checker found none to pass");
    CHECK(examples(impossible).passes.records.empty());
    CHECK(examples(impossible).fails.why_none.empty());

    auto const unstated = compiled("Clause 1: The total capacity of APIs must be at least [redacted].\n");
    CHECK(examples(unstated).passes.why_none.find("leaves a bound open") != std::string::npos);
    CHECK(examples(unstated).fails.why_none.find("leaves a bound open") != std::string::npos);
}

TEST_CASE("reading: an example heeds exceptions, facts and what goes before") {
    auto const source = compiled(R"(
"Started" means the fact that the service has started.
"Ended" means the fact that the service has ended.
Clause 1: APIs must be hosted on Azure, except for stateful APIs, from Started, until Ended.
Clause 2: Notwithstanding clause 1, APIs located in the EU may be hosted on AWS.
)");
    REQUIRE_MESSAGE(not has_errors(source.diagnostics), source.messages());
    auto const [passes, fails] = examples(source);
    REQUIRE(fails.why_none.empty());
    REQUIRE(passes.why_none.empty());
    using Cells = std::vector<std::pair<std::string, std::string>>;
    CHECK(std::ranges::is_permutation(fails.facts, Cells{{"Started", "2026-01-01"}, {"Ended", "false"}}));
    auto const& cells = fails.records.at(0).cells;
    CHECK(std::ranges::find(cells, std::pair<std::string, std::string>{"state", "stateless"}) != cells.end());
    CHECK(std::ranges::find(cells, std::pair<std::string, std::string>{"provider", "Azure"}) == cells.end());
}

TEST_CASE("reading: the search narrows, takes back, and gives up where nothing is left") {
    Rules rules;
    auto const aws = rules.in("provider", {"AWS"}), azure = rules.in("provider", {"Azure"});
    auto const solved = [&](std::vector<Goal> goals) {
        return solve(rules.book, small_vocabulary(), std::move(goals));
    };
    CHECK_FALSE(solved({{{aws, true}}, {{azure, true}}}));
    CHECK_FALSE(solved({{{aws, true}}, {{rules.no(aws), true}}}));
    CHECK(solved({{{aws, false}}, {{rules.any({aws, azure}), true}}}));
    auto const narrow =
        rules.all({rules.amount("capacity", Relation::more, "5 MW"), rules.amount("capacity", Relation::less, "7 MW")});
    auto const draft = solved({{{narrow, true}}});
    REQUIRE(draft);
    CHECK(values_of(small_vocabulary(), *draft).value().at(field("capacity")) == "6 MW");
    CHECK_FALSE(
        solved({{{rules.add(FieldPresent{field("state")}), false}}, {{rules.in("state", {"stateful"}), true}}}));
}

TEST_CASE("reading: clauses are found by their names") {
    auto const source = compiled(R"(Agreement "A" between X and Y, effective 1 January 2026.
Clause 4.2: APIs must be hosted on Azure.
Clause 5: (a) APIs must be encrypted; and (b) APIs must be hosted on Azure.
Clause 6 "Good faith": not encoded: left to judgement.
Agreement "B" between X and Z, effective 1 January 2026.
Clause 4.2: APIs must be hosted on AWS.
)");
    REQUIRE_MESSAGE(not has_errors(source.diagnostics), source.messages());
    auto const found = [&](std::string_view asked) { return find_clause(source.book, asked); };
    CHECK(found("5(a)").rules.size() == 1);
    CHECK(found("clause 5").rules.size() == 2);
    CHECK(found("4.2 of \"B\"").rules.size() == 1);
    CHECK(found("4.2 of B").rules == found("4.2 of \"b\"").rules);
    CHECK(found("4.2").rules.empty());
    CHECK(found("4.2").help == "write `4.2 of \"A\"` or `4.2 of \"B\"`");
    CHECK(found("4.2 of \"C\"").help == "the agreements are A and B");
    CHECK(found("4.3").help == "did you mean `4.2`?");
    CHECK(found("6").problem == "clause 6 stays with people, so no program judges it: left to judgement");
}
