#include "engine/scenarios/coverage.hpp"

#include "engine/rules/describe.hpp"
#include "engine/rules/uses.hpp"
#include "engine/rules/wording.hpp"
#include "engine/scenarios/replace.hpp"

#include <algorithm>
#include <utility>

namespace proviso {
namespace {

/// Whether it may be true of one record and false of another.
bool asks_of_records(Rulebook const& book, PredicateId id) {
    auto const& predicate = book.predicates[id];
    bool const is_joined = std::holds_alternative<Not>(predicate) or std::holds_alternative<And>(predicate) or
                           std::holds_alternative<Or>(predicate);
    bool asks = not is_joined and not std::holds_alternative<FactHolds>(predicate) and
                not std::holds_alternative<AsOf>(predicate) and not std::holds_alternative<ClauseMet>(predicate);
    each_operand(predicate, [&](PredicateId operand) { asks = asks or asks_of_records(book, operand); });
    return asks;
}

/// A measure that every plan satisfies.
AggregateNorm any_number(PredicateId of) {
    AggregateNorm norm;
    norm.left = {Measure::number, {}, of, {}};
    norm.relation = Relation::at_least;
    norm.bound = {Quantity{}, "0"};
    return norm;
}

}  // namespace

Coverage::Coverage(Rulebook const& rulebook, Vocabulary const& vocabulary) : probed_(with_measures(rulebook)) {
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
    if (std::holds_alternative<PermissionNorm>(rule.norm)) {
        auto const yields = [id](Rule const& other) { return std::ranges::count(other.yields_to, id) > 0; };
        if (std::ranges::any_of(probed_.rules, yields))  // else it frees nothing, ever
            points_.push_back({id, "no scenario has a record that it frees"});
        return;
    }
    points_.push_back({id, "no scenario expects that it is complied with", Verdict::compliant});
    points_.push_back({id, "no scenario expects that it is violated", Verdict::violated});
    for (auto const exception : rule.exceptions)
        add_probe(id, rule.conditions, exception, "in no scenario does its exception hold: " + said(exception));
    for (auto const condition : rule.conditions) {
        auto others = rule.conditions;
        std::erase(others, condition);
        add_probe(id, others, condition, "in no scenario does its condition hold: " + said(condition));
        add_probe(id, others, add(Not{condition}), "in no scenario is its condition false: " + said(condition));
    }
}

/// What a measure asks, where nothing of it turns on its records, is asked without any too: a total of nothing is 0.
void Coverage::add_probe(RuleId id, std::vector<PredicateId> conditions, PredicateId claim, std::string missing) {
    auto const number = static_cast<RuleId>(probed_.rules.size());
    auto const& probed = probed_.rules[id];
    ClauseInfo clause;
    clause.agreement = probed_.clauses[probed.clause].agreement;
    clause.amended_by = probed_.clauses[probed.clause].amended_by;
    clause.id = "probe " + std::to_string(number);
    for (auto& amendment : probed_.amendments)
        if (std::ranges::count(amendment.rules, id) > 0)
            amendment.rules.push_back(number);
    conditions.push_back(claim);
    Rule probe;
    probe.clause = static_cast<std::uint32_t>(probed_.clauses.size());
    probe.label = clause.id;
    probe.record = probed.record;
    probe.subject = probed.subject;
    probe.conditions = std::move(conditions);
    probe.window = probed.window;
    probe.stage = probed.stage;
    if (std::holds_alternative<AggregateNorm>(probed.norm) and not asks_of_records(probed_, claim))
        probe.norm = any_number(probe.subject);
    else
        probe.norm = RecordNorm{always_};
    probed_.clauses.push_back(std::move(clause));
    probed_.rules.push_back(std::move(probe));
    bind_again(probed_, number);
    points_.push_back({id, std::move(missing), {}, number});
}

void Coverage::note(Scenario const& scenario, Report const& report) {
    for (auto const& expected : scenario.expected) {
        if (difference(expected, report, probed_))
            continue;
        for (auto& point : points_)
            point.decided = point.decided or decides(expected, report, point);
    }
}

bool Coverage::decides(Expectation const& expected, Report const& report, Point const& point) const {
    if (not point.verdict and not point.probe)
        return std::ranges::any_of(expected.rules, [&](RuleId rule) { return frees(report, point.rule, rule); });
    if (std::ranges::count(expected.rules, point.rule) == 0)
        return false;
    if (point.verdict and expected.verdict != (*point.verdict == Verdict::compliant ? ExpectedVerdict::compliant
                                                                                    : ExpectedVerdict::violated))
        return false;
    auto const* const result = result_of(report, probed_, point.probe.value_or(point.rule));
    return result and (point.probe ? result->bound > 0 : result->verdict == point.verdict);
}

bool Coverage::frees(Report const& report, RuleId above, RuleId below) const {
    if (std::ranges::count(probed_.rules[below].yields_to, above) == 0)
        return false;
    auto const* const result = result_of(report, probed_, above);
    return result and std::ranges::any_of(result->exempts, [&](Exemption const& freed) {
               return freed.count > 0 and freed.clause == probed_.rules[below].label and
                      freed.agreement == agreement_of(below);
           });
}

std::string Coverage::agreement_of(RuleId rule) const {
    auto const agreement = probed_.clauses[probed_.rules[rule].clause].agreement;
    return agreement ? probed_.agreements[*agreement].name : "";
}

ScenarioCoverage Coverage::result() const {
    ScenarioCoverage out;
    out.all = points_.size();
    for (auto const& point : points_) {
        out.decided += point.decided;
        auto const& rule = probed_.rules[point.rule];
        if (not point.decided)
            out.missing.push_back({rule.label, agreement_of(point.rule), rule.where, point.missing});
    }
    return out;
}

}  // namespace proviso
