// Each clause of a report is given what was understood of its own sentence.
#include "engine/reading/canonical.hpp"
#include "engine/reading/report_readings.hpp"
#include "tests/unit/check_world.hpp"
#include "tests/unit/policy_library.hpp"

#include <doctest/doctest.h>

using namespace proviso;

namespace {

/// The rule whose text this is, among those of one label.
RuleId rule_of(Rulebook const& book, ClauseResult const& clause) {
    for (RuleId id = 0; id < book.rules.size(); ++id) {
        auto const& rule = book.rules[id];
        auto const& agreement = book.clauses[rule.clause].agreement;
        if (rule.reported and rule.label == clause.id and rule.statement == clause.text and
            (agreement ? book.agreements[*agreement].name : "") == clause.agreement)
            return id;
    }
    FAIL(clause.id);
    return 0;
}

/// What `proviso read` says under "means", and then under "by default".
std::vector<std::string> said_by_read(Compiled const& source, RuleId rule) {
    auto out = canonical(source.book, *source.vocabulary, rule);
    auto const applied = defaults_applied(source.book, *source.vocabulary, rule);
    REQUIRE(not applied.empty());
    for (auto const& each : applied)
        out.push_back("By default: " + each);
    return out;
}

}  // namespace

TEST_CASE("reading: of every clause of a report, in the policy library") {
    auto const source = compiled(policy_texts(PROVISO_SOURCE_DIR "/policies/microsoft-openai"));
    REQUIRE(source.book.rules.size() > 10);
    CheckOptions options;
    options.as_of = day("2026-03-01");
    Plan plan;
    plan.tables.resize(source.vocabulary->records.size());
    auto report = check(source.book, *source.vocabulary, plan, options);
    REQUIRE(report.clauses.size() > 10);
    for (auto const& clause : report.clauses)
        CHECK(clause.reading.empty());
    add_readings(source.book, *source.vocabulary, report);
    for (auto const& clause : report.clauses) {
        if (clause.kind == "not encoded")
            CHECK(clause.reading.empty());
        else
            CHECK(clause.reading == said_by_read(source, rule_of(source.book, clause)));
    }
}
