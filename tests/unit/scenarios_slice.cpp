// Rules with all that they rest on, as rulebooks of their own: the same verdicts.
#include "engine/scenarios/slice.hpp"
#include "tests/unit/policy_library.hpp"
#include "tests/unit/scenarios_world.hpp"

#include "engine/scenarios/judge.hpp"

namespace proviso {
namespace {

using Rules = std::vector<RuleId>;

TEST_CASE("slices: what a rule rests on, and what rests on it") {
    auto const policy = compiled("Clause 1: Workloads must be hosted on Azure.\n"
                                 "Clause 2: Notwithstanding clause 1, agents may be hosted on AWS.\n"
                                 "Clause 3: Subject to clause 2, agents must be encrypted.\n"
                                 "Clause 4: Workloads must use GB200.\n");
    REQUIRE_MESSAGE(policy.diagnostics.empty(), policy.messages());
    Dependence const dependence(policy.book);
    CHECK(dependence.needed_by({0}) == Rules{0, 1});
    CHECK(dependence.needed_by({3}) == Rules{3});
    CHECK(dependence.needed_by({3, 2}) == Rules{1, 2, 3});
    CHECK(dependence.resting_on({1}) == Rules{0, 1, 2});
    CHECK(dependence.resting_on({0}) == Rules{0});
}

TEST_CASE("slices: a condition on other clauses brings them along") {
    auto policy = compiled("Clause 1: Workloads must be hosted on Azure.\n"
                           "Clause 2: Workloads must use GB200.\n"
                           "Clause 3: Workloads must be encrypted.\n");
    auto& book = policy.book;
    book.conditions.push_back({{1}, "clause 2 is met"});
    book.predicates.push_back(ClauseMet{0});
    auto& rule = book.rules[2];
    rule.conditions.push_back(static_cast<PredicateId>(book.predicates.size() - 1));
    rule.stage = 1;
    Dependence const dependence(book);
    CHECK(dependence.needed_by({2}) == Rules{1, 2});
    CHECK(dependence.resting_on({1}) == Rules{1, 2});
    auto const small = slice(book, {1, 2});
    CHECK(small.rules.size() == 2);
    CHECK(small.clauses.size() == 2);
    CHECK(small.clauses[small.rules[1].clause].id == "3");
    CHECK(small.conditions.at(0).rules == Rules{0});
    CHECK(small.predicates.size() < book.predicates.size());
}

TEST_CASE("slices: the policy library comes to the same in slices as in one piece") {
    auto policy = compiled(policy_texts(PROVISO_SOURCE_DIR "/policies"), library_vocabulary());
    auto const cases = test_cases(policy.book.scenarios, library_vocabulary(), policy.diagnostics);
    REQUIRE_MESSAGE(policy.diagnostics.empty(), policy.messages());
    REQUIRE(cases.size() > 50);
    Dependence const dependence(policy.book);
    auto const book = with_measures(policy.book);
    for (auto const& one : cases)
        for (auto const& expected : one.scenario->expected) {
            auto const part = slice(book, dependence.needed_by(expected.rules));
            auto const report = check(part, library_vocabulary(), one.plan, one.options);
            INFO(one.scenario->name);
            CHECK(not difference(expected, report, book));
        }
}

}  // namespace
}  // namespace proviso
