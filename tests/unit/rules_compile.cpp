// Policies as rulebooks: what is shared, ordered and kept apart.
#include "tests/unit/rules_compiled.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace proviso {
namespace {

std::string const one = "Agreement \"One\" between OpenAI and Microsoft, effective 1 January 2026.\n";
std::string const two = "Agreement \"Two\" between OpenAI and Amazon, effective 1 January 2026.\n";
std::string const three = "Agreement \"Three\" between OpenAI and Google, effective 1 January 2026.\n";

std::vector<PredicateId> operands(Predicate const& predicate) {
    if (auto const* const negated = std::get_if<Not>(&predicate))
        return {negated->operand};
    if (auto const* const all = std::get_if<And>(&predicate))
        return all->operands;
    auto const* const any = std::get_if<Or>(&predicate);
    return any ? any->operands : std::vector<PredicateId>{};
}

}  // namespace

TEST_CASE("rules: the order of files does not matter") {
    std::vector<NamedText> files{
        {"a.proviso", two + "\"Gadget\" means a Thing whose state is stateful.\nClause 1: Gadgets must be encrypted."},
        {"b.proviso", "\"Thing\" means a workload whose kind is agent.\nClause 9: Things must be hosted on Azure."},
        {"c.proviso", one + "Clause 1: ChatGPT must be hosted on AWS."},
        {"d.proviso", "Clause 8: Notwithstanding clause 9, Codex may be hosted on AWS."},
    };
    auto const words = compiled(files).words();
    CHECK(compiled(files).diagnostics.empty());
    while (std::ranges::next_permutation(files, {}, &NamedText::name).found)
        CHECK(compiled(files).words() == words);
    CHECK(words.find("clause 9\n") < words.find("clause 8\n"));
    CHECK(words.find("clause 8\n") < words.find("clause 1 of \"One\""));
    CHECK(words.find("clause 1 of \"One\"") < words.find("clause 1 of \"Two\""));
}

TEST_CASE("rules: equal predicates are shared, and an operand stands before its use") {
    auto const result = compiled("Clause 1: Stateless APIs must be hosted on Azure.\n"
                                 "Clause 2: Stateless APIs must be encrypted, unless it is hosted on AWS or OCI.\n"
                                 "Clause 3: APIs whose state is stateless must be hosted on Microsoft Azure.\n");
    REQUIRE(result.diagnostics.empty());
    auto const& rules = result.book.rules;
    REQUIRE(rules.size() == 3);
    CHECK(rules[0].subject == rules[1].subject);
    CHECK(rules[0].subject == rules[2].subject);
    CHECK(std::get<RecordNorm>(rules[0].norm).require == std::get<RecordNorm>(rules[2].norm).require);
    for (PredicateId id = 0; id < result.book.predicates.size(); ++id) {
        auto const parts = operands(result.book.predicates[id]);
        CHECK(std::ranges::is_sorted(parts));
        CHECK(std::ranges::all_of(parts, [&](PredicateId part) { return part < id; }));
    }
}

TEST_CASE("rules: a broken clause is left out, and a reference to it is no second mistake") {
    auto const result = compiled("Clause 1: Workloads must have a capacity of at least 90 days.\n"
                                 "Clause 2:\n  (a) Workloads must be encrypted; and\n"
                                 "  (b) workloads must be hosted on Azure and AWS.\n"
                                 "Clause 3: Notwithstanding clause 1 and clause 2(b), Codex may be hosted on AWS.\n");
    CHECK(result.diagnostics.size() == 2);
    REQUIRE(result.book.clauses.size() == 1);
    CHECK(result.book.clauses[0].id == "3");
    REQUIRE(result.book.rules.size() == 1);
    CHECK(result.book.rules[0].clause == 0);
}

TEST_CASE("rules: each agreement sees its own terms, then those for all, then the only other") {
    auto const service = [](std::string const& product) {
        return "\"Service\" means a workload whose product is " + product + ".\n";
    };
    std::string const clause = "Clause 1: Services must be encrypted.\n";
    auto const own = compiled(one + service("Codex") + clause + two + service("Sora") + clause);
    REQUIRE(own.diagnostics.empty());
    CHECK(own.words(own.book.rules[0].subject) == "product is Codex");
    CHECK(own.words(own.book.rules[1].subject) == "product is Sora");

    auto const for_all = compiled(service("Codex") + one + clause);
    REQUIRE(for_all.diagnostics.empty());
    CHECK(for_all.words(for_all.book.rules[0].subject) == "product is Codex");

    auto const other = compiled(one + service("Codex") + two + clause);
    CHECK(other.diagnostics.empty());

    auto const neither = compiled(one + service("Codex") + two + service("Sora") + three + clause);
    REQUIRE(neither.diagnostics.size() >= 1);
    CHECK(neither.diagnostics[0].kind == Kind::duplicate_term);
}

TEST_CASE("rules: a fact that two agreements define is two facts") {
    std::string const fact = "\"Consent given\" means the fact that consent was given.\n";
    std::string const clause = "Clause 1: Workloads must be encrypted, unless Consent given.\n";
    auto const result = compiled(two + fact + clause + one + fact + clause);
    REQUIRE(result.diagnostics.empty());
    REQUIRE(result.book.facts.size() == 2);
    CHECK(result.book.facts[0].agreement == "One");
    CHECK(result.book.facts[1].agreement == "Two");
    CHECK(result.book.rules[0].exceptions != result.book.rules[1].exceptions);
    CHECK(compiled(one + fact + clause).book.facts[0].agreement.empty());
}

TEST_CASE("rules: one agreement over two files is one, where its line says the same") {
    auto const result = compiled({{"a.proviso", one + "Clause 1: ChatGPT must be encrypted."},
                                  {"b.proviso", one + "Clause 2: Codex must be encrypted."}});
    CHECK(result.diagnostics.empty());
    CHECK(result.book.agreements.size() == 1);
    CHECK(result.book.clauses[1].agreement == 0U);
}

TEST_CASE("rules: what `$` stands for") {
    std::string const clause = "Clause 1: The total cost of workloads must be at most $5m.\n";
    auto const assumed = compiled(clause);
    CHECK(assumed.book.defaults == std::vector<std::string>{"\"$\" means USD"});
    auto const declared = compiled("\"$\" means CAD.\n" + clause);
    REQUIRE(declared.diagnostics.size() == 1);
    CHECK(declared.diagnostics[0].kind == Kind::wrong_unit);
    CHECK(declared.book.defaults.empty());
    CHECK(compiled(one + "\"$\" means CAD.\n" + two + clause).book.rules.empty());
    CHECK(compiled(one + "\"$\" means CAD.\n" + two + "\"$\" means USD.\n" + clause).diagnostics.empty());
}

TEST_CASE("rules: statements are on one line, without comments and full stop") {
    auto const result =
        compiled("Clause 1 \"A\":\n  Stateless APIs  # those without memory\n  must be\u00a0encrypted.\n");
    REQUIRE(result.book.rules.size() == 1);
    CHECK(result.book.rules[0].statement == "Stateless APIs must be encrypted");
    CHECK(result.book.rules[0].where.at.line == 2);
    CHECK(result.book.clauses[0].where.at.line == 1);
    CHECK(result.book.clauses[0].text == "Stateless APIs must be encrypted");
}

TEST_CASE("rules: contract years run from the effective date, which every year has to have") {
    std::string const clauses = "Clause 1: Workloads must be encrypted, during contract year 1.\n"
                                "Clause 2: Workloads must be encrypted, during contract year 2.\n";
    auto const result = compiled("Agreement \"Leap\" between A and B, effective 1 March 2024.\n" + clauses);
    REQUIRE(result.diagnostics.empty());
    CHECK(describe(result.book, result.book.rules[0].window) == "from 2024-03-01, from 2024-03-01, before 2025-03-01");
    CHECK(describe(result.book, result.book.rules[1].window) == "from 2024-03-01, from 2025-03-01, before 2026-03-01");
    auto const leap = compiled("Agreement \"Leap\" between A and B, effective 29 February 2024.\n" + clauses);
    REQUIRE(leap.diagnostics.size() == 2);
    CHECK(leap.diagnostics[0].kind == Kind::bad_date);
    CHECK(leap.diagnostics[0].help == "let the agreement be effective `28 February 2024` or `1 March 2024`");
}

TEST_CASE("rules: the days that bounds name") {
    struct Row {
        std::string_view tail, window;
    };
    for (auto const& [tail, window] : {
             Row{"until 31 December 2027", "before 2028-01-01"},
             Row{"from 1 March 2027", "from 2027-03-01"},
             Row{"during 2027", "from 2027-01-01, before 2028-01-01"},
             Row{"during Q4 2027", "from 2027-10-01, before 2028-01-01"},
             Row{"during December 2027", "from 2027-12-01, before 2028-01-01"},
             Row{"during the period from 1 March 2027 until 31 March 2027", "from 2027-03-01, before 2027-04-01"},
             Row{"until Last Day", "before 2027-06-02"},
             Row{"from Last Day", "from 2027-06-01"},
             Row{"during the Term", "from 2027-01-01, before 2028-01-01"},
             Row{"until Consent given", "before the day of `Consent given`"},
         }) {
        auto const result = compiled("\"Last Day\" means 1 June 2027.\n\"Term\" means 2027.\n"
                                     "\"Consent given\" means the fact that consent was given.\n"
                                     "Clause 1: Workloads must be encrypted, " +
                                     std::string(tail) + ".\n");
        REQUIRE_MESSAGE(result.diagnostics.empty(), result.messages());
        CHECK(describe(result.book, result.book.rules[0].window) == window);
    }
}

TEST_CASE("rules: first and last days are compared as stated; one that is missing stays unknown") {
    struct Row {
        std::string_view predicate, words;
    };
    for (auto const& [predicate, words] : {
             Row{"start before 1 May 2026", "start is before 2026-05-01"},
             Row{"start by 1 May 2026", "start is on or before 2026-05-01"},
             Row{"start after 1 May 2026", "start is after 2026-05-01"},
             Row{"start on 1 May 2026", "start is on 2026-05-01"},
             Row{"end before 1 May 2026", "end is before 2026-05-02"},
             Row{"end after 1 May 2026", "end is after 2026-05-02"},
         }) {
        auto const result = compiled("Clause 1: Workloads must " + std::string(predicate) + ".");
        REQUIRE_MESSAGE(result.diagnostics.empty(), result.messages());
        CHECK(result.required() == words);
    }
}

}  // namespace proviso
