#include "engine/check/aggregate.hpp"

#include "engine/check/advice.hpp"
#include "engine/check/finding.hpp"
#include "engine/check/measure_text.hpp"

namespace proviso {
namespace {

AggregateNorm const& norm_of(Matter const& matter, RuleId id) { return std::get<AggregateNorm>(matter.rule(id).norm); }

bool negative(Matter const& matter, AggregateNorm const& norm) {
    return norm.left.field and matter.vocabulary.field(*norm.left.field).negative;
}

Truth compare(Interval const& interval, Relation relation, Threshold const& bound) {
    return bound.quantity ? compare(interval, relation, bound.quantity->amount) : Truth::unknown;
}

Truth met(Interval const& interval, AggregateNorm const& norm) {
    if (not norm.upper)
        return compare(interval, norm.relation, norm.bound);
    return both(compare(interval, Relation::at_least, norm.bound), compare(interval, Relation::at_most, *norm.upper));
}

Verdict verdict(PreparedRule const& rule, Judgement const& so_far) {
    auto const binds = both(rule.applies, so_far.interval.taken ? Truth::yes : Truth::unknown);
    if (rule.applies == Truth::no or not so_far.interval.takeable)
        return Verdict::not_applicable;
    if (so_far.met == Truth::unknown)
        return Verdict::undetermined;
    if (so_far.met == Truth::yes)
        return binds == Truth::yes ? Verdict::compliant : Verdict::not_applicable;
    return binds == Truth::yes ? Verdict::violated : Verdict::undetermined;
}

/// What is not judged yet is never a pass.
bool can_be_judged(AggregateNorm const& norm) {
    auto const over_time = norm.when == When::always or norm.when == When::sometime or norm.when == When::each;
    return not over_time and not norm.right and norm.groups.empty() and norm.left.measure != Measure::distinct;
}

Judgement judge(Matter const& matter, RuleId id, MeasureTally const& tally) {
    auto const& norm = norm_of(matter, id);
    auto const timed = norm.when != When::whole;
    Judgement out;
    out.interval = interval(tally, norm.left.measure, negative(matter, norm));
    out.past_horizon = timed and norm.day_stated and matter.plan.horizon and *matter.plan.horizon < norm.day;
    if (not out.past_horizon and (norm.day_stated or not timed) and can_be_judged(norm))
        out.met = met(out.interval, norm);
    out.verdict = verdict(matter.rules[id], out);
    return out;
}

std::string why_not_applicable(Matter const& matter, RuleId id, Judgement const& judged) {
    auto const& rule = matter.rules[id];
    if (rule.applies == Truth::no) {
        auto const& norm = norm_of(matter, id);
        auto const timed = norm.when != When::whole and norm.day_stated;
        auto const& window = matter.windows[rule.window];
        auto const outside = (timed ? window.contains(norm.day) : window.holds_at_all()) == Truth::no;
        return outside ? "outside its window" : "its condition is false";
    }
    if (not judged.interval.takeable)
        return "no record in scope";
    return "it is not known to apply, and would be met";
}

Period period(Matter const& matter, RuleId id) { return matter.windows[matter.rules[id].counted_in].widest(); }

Finding finding(Explainer& at, RuleId id, MeasureTally const& tally, Judgement const& judged,
                MeasureShown const& shown) {
    auto const& matter = at.matter();
    auto const& remedy = matter.rulebook.clauses[matter.rule(id).clause].remedy;
    Finding out;
    out.verdict = judged.verdict;
    out.period = period(matter, id);
    out.turns_on = turns_on(at, id, tally, judged);
    out.message = measure_message(matter, id, judged, shown, out.turns_on);
    if (judged.verdict == Verdict::violated)
        out.advice = remedy.empty() ? measure_advice(norm_of(matter, id), judged, shown) : remedy;
    else
        out.advice = doubt_advice(matter, out.turns_on);
    return out;
}

}  // namespace

void judge_aggregate(Explainer& at, RuleId id, MeasureTally const& tally, ClauseResult& out) {
    auto const& matter = at.matter();
    auto const judged = judge(matter, id, tally);
    out.verdict = judged.verdict;
    if (judged.verdict == Verdict::not_applicable)
        out.why_not_applicable = why_not_applicable(matter, id, judged);
    if (matter.rules[id].applies == Truth::no or not judged.interval.takeable)
        return;
    out.bound = both(matter.rules[id].applies, truth(judged.interval.taken)) == Truth::yes ? 1 : 0;
    out.measure = measure_shown(matter, id, tally, judged);
    out.violations = judged.verdict == Verdict::violated ? 1 : 0;
    out.doubts = judged.verdict == Verdict::undetermined ? 1 : 0;
    if (out.violations + out.doubts > 0)
        out.findings.push_back(finding(at, id, tally, judged, *out.measure));
}

}  // namespace proviso
