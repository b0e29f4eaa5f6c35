#include "engine/check/judging.hpp"

#include <algorithm>

namespace proviso {
namespace {

bool same(Interval const& a, Interval const& b) {
    auto const sum = [](std::optional<Ratio> const& end) { return end ? std::optional(end->sum) : std::nullopt; };
    return sum(a.low) == sum(b.low) and sum(a.high) == sum(b.high);
}

/// How much it says of a demand for every day, or for some day: most where it settles that.
int weight(Truth met, bool sometime) { return met == Truth::unknown ? 1 : (met == Truth::yes) == sometime ? 2 : 0; }

bool upward(Relation relation) { return relation == Relation::more or relation == Relation::at_least; }

}  // namespace

Truth Judging::compare(Interval const& interval, Relation relation, Threshold const& bound) const {
    if (not bound.quantity)
        return Truth::unknown;
    return proviso::compare(interval, relation, asked_for(bound), {1, 1});
}

/// A share of what may turn out to be nothing may turn out not to be there, as an average of no records.
Answer Judging::beside(Moment const& moment) const {
    auto const& measure = rule_.measure;
    Answer out;
    out.taken = moment.left.taken and moment.right.taken;
    out.takeable = moment.left.takeable and moment.right.takeable;
    if (not measure.too_large)
        out.met = measure.linear ? proviso::compare(moment.difference, norm_.relation, Decimal{})
                                 : proviso::compare(moment.left, norm_.relation, moment.right, measure.weights);
    if (is_of_days())
        settle_never(moment, out);
    if (not norm_.right->does)
        return out;
    auto const &part = moment.left, &whole = moment.right;
    auto const is_nothing = [](Interval const& of) { return of.exact() and of.low->sum == Exact{}; };
    auto const may_be_negative = not whole.low or whole.low->sum < Exact{};
    out.nothing_to_share = is_nothing(whole) and is_nothing(part);
    if (may_be_negative or (is_nothing(whole) and not is_nothing(part)))
        out.met = Truth::unknown;  // credits outweigh the rest: no part is a share of that
    else
        out.taken = out.taken and Exact{} < whole.low->sum;
    return out;
}

bool Judging::is_of_days() const {
    auto const extreme = norm_.left.measure == Measure::lowest or norm_.left.measure == Measure::highest;
    return extreme and norm_.left.field and matter_.vocabulary.field(*norm_.left.field).type == FieldType::date;
}

/// Where one side has no record: the earliest of none is never, later than any day, and the latest of none before any.
void Judging::settle_never(Moment const& moment, Answer& out) const {
    auto const &left = moment.left, &right = moment.right;
    auto const met_if = [&](bool left_is_later) {
        return truth(norm_.relation != Relation::equal and upward(norm_.relation) == left_is_later);
    };
    auto const settle = [&](Interval const& side, Truth if_none) {
        if (not side.takeable)
            out.met = if_none;
        else if (not side.taken and out.met != if_none)
            out.met = Truth::unknown;
    };
    if ((left.taken and right.taken) or not(left.takeable or right.takeable))
        return;
    settle(left, met_if(norm_.left.measure == Measure::lowest));
    settle(right, met_if(norm_.right->measured.measure != Measure::lowest));
    out.taken = left.taken or right.taken;
    out.takeable = left.takeable or right.takeable;
}

Answer Judging::answer(Moment const& moment, ScheduledBound const* scheduled) const {
    if (norm_.right)
        return beside(moment);
    Answer out;
    out.taken = moment.left.taken;
    out.takeable = moment.left.takeable;
    out.met = compare(moment.left, norm_.relation, scheduled ? scheduled->bound : norm_.bound);
    if (norm_.upper)
        out.met = both(out.met, compare(moment.left, Relation::at_most, *norm_.upper));
    return out;
}

Judgement Judging::finished(Judgement out, Answer const& answer) const {
    out.nothing_to_share = answer.nothing_to_share;
    out.takeable = answer.takeable;
    auto const there = group_.surely ? Truth::yes : group_.possibly ? Truth::unknown : Truth::no;
    if (rule_.measure.groups)
        out.binds = both(out.binds, there);
    out.binds = both(out.binds, rule_.applies);
    auto const binds = both(out.binds, answer.taken ? Truth::yes : Truth::unknown);
    if (out.binds == Truth::no or answer.none())
        out.verdict = Verdict::not_applicable;
    else if (out.met == Truth::yes)
        out.verdict = binds == Truth::yes ? Verdict::compliant : Verdict::not_applicable;
    else
        out.verdict = out.met == Truth::no and binds == Truth::yes ? Verdict::violated : Verdict::undetermined;
    if (not answer.taken)
        out.binds = both(out.binds, Truth::unknown);
    return out;
}

Judgements Judging::judge() {
    Judgements out;
    out.all = rule_.measure.over_days ? over_days(out.course) : std::vector{at_once()};
    for (auto& each : out.all)
        if (each.met == Truth::unknown) {
            each.unbilled = unbilled(asked_about(each));
            if (not each.unbilled and each.previous)
                each.unbilled = unbilled(*each.previous);
        }
    return out;
}

std::optional<Period> Judging::unbilled(Period days) const {
    for (auto const& each : rule_.unbilled)
        if (auto const shared = intersect(each, days); not shared.empty())
            return shared;
    return {};
}

/// Of a measure at once, which without a first or a last day is of what was billed so far, the days that it is of.
Period Judging::asked_about(Judgement const& judged) const {
    auto days = judged.days;
    if (rule_.measure.over_days or rule_.unbilled.empty() or rule_.unbilled.front().until == Date::latest())
        return days;
    if (norm_.when == When::on and judged.on)
        return {*judged.on, *judged.on + 1};
    if (days.from == Date::earliest())
        days.from = rule_.unbilled.front().until;
    if (judged.on)
        days.until = *judged.on + 1;
    else if (days.until == Date::latest())
        days.until = rule_.unbilled.back().from;
    return days;
}

/// It may come to anything more, and where amounts may be below nothing to less as well.
void Judging::leave_open(Moment& moment) const {
    auto const& of = norm_.left;
    auto const grows = of.measure == Measure::total or of.measure == Measure::number or of.measure == Measure::distinct;
    auto const either_way = not grows or norm_.right or (of.field and matter_.vocabulary.field(*of.field).negative);
    for (auto* interval : {&moment.left, &moment.right, &moment.difference}) {
        interval->high.reset();
        if (either_way)
            interval->low.reset();
    }
}

Judgement Judging::at_once() const {
    auto const timed = norm_.when != When::whole;
    Judgement out;
    out.days = matter_.windows[rule_.counted_in].widest();
    if (timed and norm_.day_stated) {
        out.on = norm_.to_its_end ? std::min(norm_.day, out.days.until + -1) : norm_.day;
        out.past_horizon = matter_.plan.horizon and *matter_.plan.horizon < *out.on;
    } else if (not timed) {
        out.past_horizon = matter_.plan.horizon and *matter_.plan.horizon < out.days.from;
    }
    auto moment = proviso::moment(matter_, id_, group_);
    auto const lacks_bills = unbilled(asked_about(out)).has_value();
    if (lacks_bills)
        leave_open(moment);
    out.left = moment.left;
    out.right = moment.right;
    out.difference = moment.difference;
    auto said = answer(moment, nullptr);
    if (lacks_bills)
        said.takeable = true, said.nothing_to_share = false;
    if (out.past_horizon)
        said.takeable = true, said.nothing_to_share = false;
    else if (norm_.day_stated or not timed)
        out.met = said.met;
    return finished(out, said);
}

std::vector<Judgement> Judging::over_days(std::vector<Moment>& levels) const {
    CourseOfGroup course(matter_, id_, group_);
    auto out = norm_.when == When::each ? each(course) : std::vector{in(course, rule_.measure.judged, nullptr)};
    levels = std::move(course).moments();
    return out;
}

Judgement Judging::in(CourseOfGroup const& course, DayWindow const& days, ScheduledBound const* scheduled) const {
    auto const level = rule_.over_time == OverTime::level;
    auto out = level ? level_in(course, days, scheduled) : total_in(course, days, scheduled);
    out.scheduled = scheduled;
    return out;
}

/// Whether a is further from what is asked than b: where neither is met by its better end, else by its worse.
bool Judging::worse(Moment const& a, Moment const& b, Truth met) const {
    auto const up = upward(norm_.relation) == (norm_.when != When::sometime);
    auto const& of_a = norm_.right and rule_.measure.linear ? a.difference : a.left;
    auto const& of_b = norm_.right and rule_.measure.linear ? b.difference : b.left;
    auto const low = up == (met != Truth::no);
    auto const &end_a = low ? of_a.low : of_a.high, &end_b = low ? of_b.low : of_b.high;
    if (not end_a or not end_b)
        return end_b.has_value();
    return up ? end_a->sum < end_b->sum : end_b->sum < end_a->sum;
}

/// Makes `moment` the one that `out` shows, where it says more than what was chosen before, or is worse; or lets the
/// stretch of days that are no better go on.
void Judging::choose(Moment const& moment, Period here, Period surely, Truth met, Choice& chosen,
                     Judgement& out) const {
    auto const sometime = norm_.when == When::sometime;
    auto const now = weight(met, sometime), before = weight(chosen.met, sometime);
    auto const equal = chosen.moment and before == now;
    if (equal and here.from == out.around.until) {
        out.around.until = here.until;  // goes on no better
        out.varies =
            out.varies or not same(chosen.moment->left, moment.left) or not same(chosen.moment->right, moment.right);
    }
    if (chosen.moment and now <= before and not(equal and worse(moment, *chosen.moment, met)))
        return;
    auto const goes_on = equal and out.around.until == here.until;
    out.around = {goes_on ? out.around.from : here.from, here.until};
    out.varies = goes_on and out.varies;
    auto const decisive = intersect(here, surely).empty() ? here : intersect(here, surely);
    out.on = decisive.from != Date::earliest()  ? std::optional(decisive.from)
             : decisive.until != Date::latest() ? std::optional(decisive.until + -1)
                                                : std::nullopt;
    chosen = {&moment, met};
}

/// On every day, or on some: the days that are surely judged decide, the others leave doubts.
Judgement Judging::level_in(CourseOfGroup const& course, DayWindow const& days, ScheduledBound const* scheduled) const {
    auto const sometime = norm_.when == When::sometime;
    auto const widest = days.widest(), surely = days.narrowest();
    auto const end = matter_.plan.horizon ? std::min(widest.until, *matter_.plan.horizon + 1) : widest.until;
    Judgement out;
    out.days = widest;
    out.binds = days.holds_at_all();
    out.met = sometime ? Truth::no : Truth::yes;
    auto const fold = [&](Truth truth) { return sometime ? either(out.met, truth) : both(out.met, truth); };
    Answer all{out.met, true, false, false};
    bool may_fail = false;
    Choice chosen;
    auto const& moments = course.moments();
    auto first = std::upper_bound(moments.begin(), moments.end(), widest.from,
                                  [](Date day, Moment const& each) { return day < each.days.until; });
    for (; first != moments.end() and first->days.from < end; ++first) {
        auto const& moment = *first;
        auto const here = intersect(moment.days, {widest.from, end});
        if (here.empty())
            continue;
        auto said = answer(moment, scheduled);
        all.taken |= said.taken and not said.nothing_to_share;
        all.takeable |= said.takeable;
        all.nothing_to_share &= said.nothing_to_share;
        if (said.none())
            continue;
        auto const decides = not intersect(here, surely).empty() and said.taken;
        auto const neutral = sometime ? Truth::no : Truth::yes;
        may_fail |= said.met != Truth::yes;
        auto const met = said.met == neutral or decides ? said.met : Truth::unknown;
        out.met = fold(met);
        choose(moment, here, surely, met, chosen, out);
    }
    if (chosen.moment) {
        out.left = chosen.moment->left;
        out.right = chosen.moment->right;
        out.difference = chosen.moment->difference;
    }
    if (end < widest.until or unbilled(widest)) {
        auto const before = out.met;
        out.met = fold(Truth::unknown);
        out.past_horizon = end < widest.until and before != out.met;
        all.takeable = all.taken = true;
        all.nothing_to_share = false;
    } else if (sometime and out.met == Truth::unknown and not may_fail) {
        out.met = Truth::yes;  // on whichever days it turns out to be judged
        all.taken = false;
    }
    return finished(out, all);
}

Judgements judgements(Matter const& matter, RuleId id, GroupTally const& group, std::optional<std::uint32_t> number) {
    auto out = Judging(matter, id, norm_of(matter, id), group).judge();
    for (auto& each : out.all)
        each.group = number;
    return out;
}

std::vector<Judgement> judgements(Matter const& matter, RuleId id, AggregateNorm const& asked,
                                  GroupTally const& group) {
    return Judging(matter, id, asked, group).judge().all;
}

Threshold const& bound(AggregateNorm const& norm, Judgement const& judged) {
    return judged.scheduled ? judged.scheduled->bound : norm.bound;
}

Interval asked_for(Threshold const& bound) {
    auto const ratio = [](Decimal amount) { return Ratio{Exact::of(amount), 1}; };
    auto const& low = bound.quantity->amount;
    return {ratio(low), ratio(bound.up_to.value_or(low))};
}

bool falls_short(AggregateNorm const& norm, Judgement const& judged) {
    auto const& asked = bound(norm, judged).quantity;
    auto const below = judged.left.high and asked and compare(*judged.left.high, asked->amount) < 0;
    if (norm.upper or (norm.relation == Relation::equal and not norm.right))
        return below;
    return upward(norm.relation);
}

}  // namespace proviso
