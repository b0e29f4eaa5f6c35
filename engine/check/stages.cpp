#include "engine/check/stages.hpp"

#include "engine/check/aggregate.hpp"
#include "engine/check/separation.hpp"

#include <algorithm>

namespace proviso {

Verdict verdict_of(Explainer& at, RuleId id, RuleTally const& tally) {
    auto const& norm = at.matter().rule(id).norm;
    if (std::holds_alternative<PermissionNorm>(norm))
        return Verdict::not_applicable;
    if (not std::holds_alternative<AggregateNorm>(norm))
        return verdict_of(tally.violations + tally.waived.violations, tally.doubts + tally.waived.doubts, 0,
                          tally.bound);
    ClauseResult result;
    auto const waived = judge_aggregate(at, id, tally.measure, result);
    return verdict_of(result.violations + waived.violations, result.doubts + waived.doubts, 0, result.bound);
}

namespace {

/// No where one of its rules is violated, else unknown where one is undetermined or a text of it is left to people, else
/// yes where one is compliant. What is not applicable, or no part of the check, decides nothing.
Truth truth_of(Explainer& at, ClauseCondition const& condition, std::vector<RuleTally> const& tallies) {
    auto out = Truth::unknown;
    auto doubtful = std::ranges::any_of(condition.left, [&](Date from) { return from <= at.matter().as_of; });
    for (auto const id : condition.rules) {
        auto const in_force = at.matter().rules[id].in_force;
        auto const verdict = in_force ? verdict_of(at, id, tallies[id]) : Verdict::not_applicable;
        if (verdict == Verdict::violated)
            return Truth::no;
        doubtful |= verdict == Verdict::undetermined;
        if (verdict == Verdict::compliant)
            out = Truth::yes;
    }
    return doubtful ? Truth::unknown : out;
}

/// The last stage that a rule of the condition is judged in.
std::uint32_t stage_of(Matter const& matter, ClauseCondition const& condition) {
    std::uint32_t out = 0;
    for (auto const id : condition.rules)
        out = std::max(out, matter.rule(id).stage);
    return out;
}

std::uint32_t last_stage(Rulebook const& rulebook) {
    std::uint32_t out = 0;
    for (auto const& rule : rulebook.rules)
        out = std::max(out, rule.stage);
    return out;
}

}  // namespace

std::vector<RuleTally> tally_by_stage(Matter& matter, NameTests const& names, CheckOptions const& options) {
    auto const last = last_stage(matter.rulebook);
    auto out = tally(matter, names, options, 0);
    tally_separations(matter, names, 0, out);
    for (std::uint32_t stage = 0; stage < last; ++stage) {
        Explainer explainer(matter, names);
        auto const& conditions = matter.rulebook.conditions;
        std::vector<std::pair<std::size_t, Truth>> settled;
        for (std::size_t i = 0; i < conditions.size(); ++i)
            if (stage_of(matter, conditions[i]) == stage)
                settled.emplace_back(i, truth_of(explainer, conditions[i], out));
        for (auto const& [condition, truth] : settled)
            matter.conditions[condition] = truth;
        settle_conditions(matter);
        auto next = tally(matter, names, options, stage + 1);
        tally_separations(matter, names, stage + 1, next);
        for (RuleId id = 0; id < next.size(); ++id)
            if (matter.rule(id).stage == stage + 1)
                out[id] = std::move(next[id]);
    }
    return out;
}

}  // namespace proviso
