// What an undetermined aggregate turns on: the text, the horizon, facts, or records that lack something.
#include "engine/check/aggregate.hpp"
#include "engine/check/amounts.hpp"
#include "engine/check/finding.hpp"
#include "engine/check/record_days.hpp"
#include "engine/check/turns_on.hpp"

namespace proviso {
namespace {

void add_text(AggregateNorm const& norm, std::vector<TurnsOn>& out) {
    if (norm.when != When::whole and not norm.day_stated)
        add_once(out, {{}, {}, "the day, which the text leaves open"});
    for (auto const* bound : {&norm.bound, norm.upper ? &*norm.upper : &norm.bound})
        if (not bound->quantity)
            add_once(out, {{}, {}, bound->written});
}

bool endless(DayRange begin, Date limit) { return not begin.known() or begin.least == limit; }

/// The dates without which the days that a rate is summed over are not known, or have no end.
void add_dates(Explainer& at, RuleId id, RecordRef const& ref, std::vector<TurnsOn>& out) {
    auto const& type = at.matter().record_type(at.record_id());
    auto const days = meeting(days_of(type, at.batch(), at.row_in_batch()), accrual_days(at.matter(), id));
    auto const add = [&](std::optional<std::uint16_t> field) {
        if (field and cell(at.batch().columns[*field], at.row_in_batch()) != Cell::present)
            add_once(out, {type.fields[*field].name, ref, {}});
    };
    if (endless(days.from, Date::earliest()))
        add(type.start);
    if (endless(days.until, Date::latest()))
        add(type.end);
}

/// The period that amounts are brought to.
Per per(Explainer& at, RuleId id) {
    auto const& norm = std::get<AggregateNorm>(at.matter().rule(id).norm);
    auto const own = at.matter().vocabulary.field(*norm.left.field).unit.per;
    auto const bound = norm.bound.quantity ? norm.bound.quantity->unit.per : own;
    return bound == Per::none ? own : bound;
}

/// A record lacks its amount, or the days that the amount accrues over.
void add_missing(Explainer& at, RuleId id, std::size_t row, std::vector<TurnsOn>& out) {
    auto const& matter = at.matter();
    auto const& rule = matter.rule(id);
    auto const ref = record_ref(matter, rule.record, row);
    auto const measured = *std::get<AggregateNorm>(rule.norm).left.field;
    at.look_at(rule.record, row);
    auto const stated = cell(at.batch().columns[measured.index], at.row_in_batch()) == Cell::present;
    if (not stated or matter.rules[id].over_time != OverTime::rate) {
        auto const& name = matter.vocabulary.field(measured).name;
        return add_once(out, {name, ref, {}, why_not_compared(at.batch(), at.row_in_batch(), measured, per(at, id))});
    }
    auto const before = out.size();
    add_dates(at, id, ref, out);
    if (out.size() == before)
        add_turns_on_facts(matter, matter.windows[matter.rules[id].counted_in].open, out);
}

void add_records(Explainer& at, RuleId id, MeasureTally const& tally, std::vector<TurnsOn>& out) {
    auto const& matter = at.matter();
    for (auto const row : tally.missing_rows)
        add_missing(at, id, row, out);
    for (auto const row : tally.maybe_rows) {
        at.look_at(matter.rule(id).record, row);
        auto const ref = record_ref(matter, matter.rule(id).record, row);
        for (auto const leaf : at.pivots(matter.rules[id].counted))
            add_turns_on(at, leaf, ref, out);
    }
    if (tally.too_large)
        add_once(out, {{}, {}, "a sum too large to be held exactly"});
}

}  // namespace

std::vector<TurnsOn> turns_on(Explainer& at, RuleId id, MeasureTally const& tally, Judgement const& judged) {
    std::vector<TurnsOn> out;
    if (judged.verdict != Verdict::undetermined)
        return out;
    auto const& matter = at.matter();
    auto const& rule = matter.rules[id];
    if (rule.applies == Truth::unknown) {
        add_turns_on_conditions(matter, rule.conditions, out);
        add_turns_on_facts(matter, matter.windows[rule.window].open, out);
    }
    if (judged.met != Truth::unknown and judged.interval.taken)
        return out;
    if (judged.past_horizon)
        add_once(out, {{}, {}, "the horizon of the plan"});
    auto const before = out.size();
    add_text(std::get<AggregateNorm>(matter.rule(id).norm), out);
    if (not judged.past_horizon and out.size() == before)
        add_records(at, id, tally, out);
    return out;
}

}  // namespace proviso
