#include "engine/scenarios/coverage.hpp"

#include "engine/rules/describe.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>
#include <utility>

namespace proviso {

Coverage::Coverage(Rulebook const& rulebook, Vocabulary const& vocabulary) : probed_(rulebook) {
    always_ = add(Always{});
    for (RuleId rule = 0; rule < rulebook.rules.size(); ++rule)
        if (rulebook.rules[rule].reported)
            add_points(rule, vocabulary);
}

PredicateId Coverage::add(Predicate predicate) {
    probed_.predicates.push_back(std::move(predicate));
    return static_cast<PredicateId>(probed_.predicates.size() - 1);
}

void Coverage::add_points(RuleId id, Vocabulary const& vocabulary) {
    auto const rule = probed_.rules[id];
    auto const said = [&](PredicateId predicate) { return ticked_words(describe(probed_, vocabulary, predicate)); };
    if (auto const* const permission = std::get_if<PermissionNorm>(&rule.norm)) {
        auto const yields = [id](Rule const& other) { return std::ranges::count(other.yields_to, id) > 0; };
        if (std::ranges::any_of(probed_.rules, yields))  // else it frees nothing, ever
            add_probe(id, {rule.binds, permission->permits}, rule.window, "no scenario has a record that it frees");
        return;
    }
    points_.push_back({id, {}, ExpectedVerdict::compliant, "no scenario expects that it is complied with", false});
    points_.push_back({id, {}, ExpectedVerdict::violated, "no scenario expects that it is violated", false});
    for (auto const exception : rule.exceptions)
        add_probe(id, {rule.subject, exception}, rule.window,
                  "in no scenario does its exception hold: " + said(exception));
    for (auto const condition : rule.conditions) {
        add_probe(id, {rule.subject, condition}, rule.window,
                  "in no scenario does its condition hold: " + said(condition));
        add_probe(id, {rule.subject, add(Not{condition})}, rule.window,
                  "in no scenario is its condition false: " + said(condition));
    }
}

void Coverage::add_probe(RuleId id, std::vector<PredicateId> binds, Window const& window, std::string missing) {
    auto const number = static_cast<RuleId>(probed_.rules.size());
    ClauseInfo clause;
    clause.agreement = probed_.clauses[probed_.rules[id].clause].agreement;
    clause.amended_by = probed_.clauses[probed_.rules[id].clause].amended_by;
    clause.id = "probe " + std::to_string(number);
    for (auto& amendment : probed_.amendments)
        if (std::ranges::count(amendment.rules, id) > 0)
            amendment.rules.push_back(number);
    Rule probe;
    probe.clause = static_cast<std::uint32_t>(probed_.clauses.size());
    probe.label = clause.id;
    probe.record = probed_.rules[id].record;
    probe.subject = add(And{std::move(binds)});
    probe.binds = probe.subject;
    probe.norm = RecordNorm{always_};
    probe.window = window;
    probe.stage = probed_.rules[id].stage;
    probed_.clauses.push_back(std::move(clause));
    probed_.rules.push_back(std::move(probe));
    points_.push_back({id, number, {}, std::move(missing), false});
}

void Coverage::note(Scenario const& scenario, Report const& report) {
    for (auto& point : points_) {
        auto const speaks_of = [&](Expectation const& expected) {
            return std::ranges::any_of(expected.rules, [&](RuleId rule) {
                auto const& above = probed_.rules[rule].yields_to;
                return rule == point.rule or (point.probe and std::ranges::find(above, point.rule) != above.end());
            });
        };
        for (auto const& expected : scenario.expected) {
            if (point.decided or not speaks_of(expected))
                continue;
            auto const* const result = result_of(report, probed_, point.probe.value_or(point.rule));
            if (point.probe)
                point.decided = result and result->bound > 0;
            else if (expected.verdict == point.verdict)
                point.decided =
                    result and result->verdict == (point.verdict == ExpectedVerdict::compliant ? Verdict::compliant
                                                                                               : Verdict::violated);
        }
    }
}

ScenarioCoverage Coverage::result() const {
    ScenarioCoverage out;
    out.all = points_.size();
    for (auto const& point : points_) {
        out.decided += point.decided;
        auto const& rule = probed_.rules[point.rule];
        auto const agreement = probed_.clauses[rule.clause].agreement;
        if (not point.decided)
            out.missing.push_back(
                {rule.label, agreement ? probed_.agreements[*agreement].name : "", rule.where, point.missing});
    }
    return out;
}

}  // namespace proviso
