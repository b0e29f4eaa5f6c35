#include "engine/scenarios/judge.hpp"

#include "dsl/lexicon.hpp"
#include "engine/rules/wording.hpp"
#include "engine/scenarios/because.hpp"
#include "engine/scenarios/plan_of.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace proviso {
namespace {

constexpr std::size_t most_reasons = 3;  ///< shown of one expectation

constexpr std::array<std::string_view, 4> verdict_words{" is complied with", " is violated", " is undetermined",
                                                        " is not applicable"};

/// What the rules of one expectation came to, taken together.
struct Actual {
    ExpectedVerdict verdict = ExpectedVerdict::not_applicable;
    std::set<std::string> records, because;  ///< of the findings with that verdict; reasons as they are expected
    std::vector<std::string> why;
};

ExpectedVerdict verdict_of(std::vector<ClauseResult const*> const& results) {
    auto const any = [&](Verdict verdict) {
        return std::ranges::any_of(results, [&](auto const* result) { return result->verdict == verdict; });
    };
    if (any(Verdict::violated))
        return ExpectedVerdict::violated;
    if (any(Verdict::undetermined))
        return ExpectedVerdict::undetermined;
    return any(Verdict::compliant) ? ExpectedVerdict::compliant : ExpectedVerdict::not_applicable;
}

void add_findings(ClauseResult const& result, Verdict verdict, Rulebook const& rulebook, Actual& actual) {
    for (auto const& finding : result.findings) {
        if (finding.verdict != verdict)
            continue;
        if (finding.record)
            actual.records.insert(finding.record->key);
        for (auto const& turn : finding.turns_on)
            actual.because.insert(as_expected(turn, rulebook));
        actual.why.push_back(finding.message);
    }
}

Actual actual_of(std::vector<ClauseResult const*> const& results, Rulebook const& rulebook, bool partly_left) {
    Actual actual;
    actual.verdict = verdict_of(results);
    if (partly_left and actual.verdict != ExpectedVerdict::violated) {
        actual.verdict = ExpectedVerdict::undetermined;
        actual.why.push_back("a text of it is left to people: not encoded");
    }
    for (auto const* const result : results) {
        if (actual.verdict == ExpectedVerdict::violated)
            add_findings(*result, Verdict::violated, rulebook, actual);
        else if (actual.verdict == ExpectedVerdict::undetermined)
            add_findings(*result, Verdict::undetermined, rulebook, actual);
        else if (actual.verdict == ExpectedVerdict::not_applicable)
            actual.why.push_back(result->why_not_applicable);
    }
    if (results.empty() and not partly_left)
        actual.why.push_back("its agreement is not signed by then");
    return actual;
}

bool are_broken_by(std::vector<std::string> const& expected, std::set<std::string> const& actual) {
    return expected.empty() or std::set(expected.begin(), expected.end()) == actual;
}

std::string words(Expectation const& expected, ExpectedVerdict verdict, auto const& records, auto const& because) {
    auto text = "clause " + expected.clause + std::string(verdict_words[static_cast<std::size_t>(verdict)]);
    if (verdict == ExpectedVerdict::violated and not records.empty())
        text += " by " + enumerated({records.begin(), records.end()}, "and");
    if (verdict == ExpectedVerdict::undetermined and not because.empty())
        text += " because of " + enumerated({because.begin(), because.end()}, "and");
    return text;
}

}  // namespace

std::vector<TestCase> test_cases(std::vector<Scenario> const& scenarios, Vocabulary const& vocabulary,
                                 Diagnostics& out) {
    std::vector<TestCase> cases;
    for (auto const& scenario : scenarios) {
        TestCase one{&scenario, plan_of(scenario, vocabulary, out), {}};
        one.options.as_of = scenario.as_of;
        one.options.threads = 1;
        for (auto const& fact : scenario.facts)
            one.options.facts.insert_or_assign(fold(fact.name), FactValue{fact.value, fact.where});
        cases.push_back(std::move(one));
    }
    return cases;
}

Rulebook with_measures(Rulebook rulebook) {
    for (auto const& condition : rulebook.conditions)
        for (auto const id : condition.rules)
            if (auto& rule = rulebook.rules[id]; not rule.reported) {
                rule.reported = true;
                rule.label = condition.words;
            }
    return rulebook;
}

ClauseResult const* result_of(Report const& report, Rulebook const& rulebook, RuleId rule) {
    auto const& wanted = rulebook.rules[rule];
    auto const agreement = rulebook.clauses[wanted.clause].agreement;
    std::string const& name = agreement ? rulebook.agreements[*agreement].name : std::string();
    auto const found = std::ranges::find_if(report.clauses, [&](ClauseResult const& result) {
        return result.id == wanted.label and result.agreement == name and
               result.where.at.line == wanted.where.at.line and result.where.at.column == wanted.where.at.column and
               result.where.file == wanted.where.file;  // a clause and its replacement have one label
    });
    return found == report.clauses.end() ? nullptr : &*found;
}

std::optional<ScenarioDifference> difference(Expectation const& expected, Report const& report,
                                             Rulebook const& rulebook) {
    std::vector<ClauseResult const*> results;
    for (auto const rule : expected.rules)
        if (auto const* const result = result_of(report, rulebook, rule))
            results.push_back(result);
    auto const as_of = [&](Date from) { return from <= report.as_of; };
    auto actual = actual_of(results, rulebook, std::ranges::any_of(expected.left, as_of));
    if (actual.verdict == expected.verdict and are_broken_by(expected.records, actual.records) and
        is_because(expected, report, rulebook))
        return {};
    actual.why.resize(std::min(actual.why.size(), most_reasons));
    return ScenarioDifference{words(expected, expected.verdict, expected.records, expected.because),
                              words(expected, actual.verdict, actual.records, actual.because), std::move(actual.why),
                              expected.where};
}

}  // namespace proviso
