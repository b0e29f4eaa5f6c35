// Each measure of an aggregate in each period, or in one.
#include "engine/check/judging.hpp"
#include "engine/check/periods.hpp"

#include <algorithm>

namespace proviso {
namespace {

/// On every day of `period`.
Truth holds_throughout(DayWindow const& window, Period period) {
    auto const is_in = [&](Period days) { return days.from <= period.from and period.until <= days.until; };
    return is_in(window.narrowest()) ? Truth::yes : is_in(window.widest()) ? Truth::unknown : Truth::no;
}

/// The lower, the worse.
int rank(Judgement const& judged) {
    switch (judged.verdict) {
        case Verdict::violated: return 0;
        case Verdict::undetermined: return 1;
        case Verdict::compliant: return 2;
        case Verdict::not_applicable:
        case Verdict::waived: break;
    }
    return 3;
}

}  // namespace

void keep_worst(std::vector<Judgement>& all) {
    if (not all.empty())
        all = {*std::ranges::min_element(all, {}, rank)};
}

/// What accrues, or counts once, in some days; past the horizon, and without bills, it may come to anything more.
Moment Judging::total_over(CourseOfGroup const& course, DayWindow days) const {
    auto const beyond = past_horizon(days.widest());
    auto const all = days.widest();
    if (beyond) {
        days.until.least = std::min(days.until.least, *matter_.plan.horizon + 1);
        days.until.most = std::min(days.until.most, *matter_.plan.horizon + 1);
    }
    auto moment = course.over(days);
    moment.days = all;
    if (beyond or unbilled(all))
        leave_open(moment);
    return moment;
}

Judgement Judging::total_in(CourseOfGroup const& course, DayWindow const& days, ScheduledBound const* scheduled) const {
    Judgement out;
    out.days = days.widest();
    out.binds = days.holds_at_all();
    auto const moment = total_over(course, days);
    auto said = answer(moment, scheduled);
    out.left = moment.left;
    out.right = moment.right;
    out.difference = moment.difference;
    out.scheduled = scheduled;
    if (norm_.prorated)
        prorate(out, days, said);
    out.met = said.met;
    out.past_horizon = past_horizon(out.days) and said.met == Truth::unknown;
    return finished(out, said);
}

/// The first day that is otherwise than the one before it, and the last.
std::pair<Date, Date> Judging::changing(CourseOfGroup const& course) const {
    if (course.first_change() == Date::latest())
        return {matter_.as_of, matter_.as_of};
    return {course.first_change(), course.last_change()};
}

/// The days whose periods are judged: of an endless window, from two whole periods before the first change to two after
/// the last, and where what accrues depends on the lengths of months and years, until these come round again.
Period Judging::cycle_days(CourseOfGroup const& course) const {
    constexpr int years_until_leap_years_recur = 9;
    auto const& every = norm_.recurrence;
    auto out = rule_.measure.judged.widest();
    auto const surely = rule_.measure.judged.narrowest();
    auto const [first_change, last_change] = changing(course);
    auto const even = every.unit == PeriodUnit::year and not every.anchor and not course.accrues_by_the_day();
    auto const round_again =
        rule_.over_time == OverTime::rate and not even ? years_until_leap_years_recur * days_in_year(4) : 0;
    if (out.from == Date::earliest()) {
        auto const first = std::min({first_change, out.until, surely.empty() ? out.until : surely.until}) + -1;
        auto const holds = period_of(every, first + -round_again);
        auto const before = holds ? period_of(every, holds->from + -1) : std::nullopt;
        out.from = before ? period_of(every, before->from + -1).value_or(*before).from : first;
    }
    if (out.until != Date::latest())
        return out;
    auto last =
        std::max({last_change, out.from, surely.empty() ? out.from : surely.from, every.anchor.value_or(out.from)});
    if (matter_.plan.horizon)
        last = std::max(last, *matter_.plan.horizon + 1);
    if (not rule_.unbilled.empty())
        last = std::max(last, rule_.unbilled.back().from);
    last = last + round_again;
    auto const holds = period_of(every, last);
    auto const next = holds ? period_of(every, holds->until) : std::nullopt;
    out.until = next ? next->until : last + 1;
    return out;
}

std::vector<Judgement> Judging::each(CourseOfGroup const& course) const {
    auto out = norm_.previous ? each_beside_previous(course) : each_by_itself(course);
    if (norm_.rollover) {
        move_on(out);
        return out;
    }
    if (norm_.schedule.empty() and not out.empty())
        keep_one_of_the_endless(course, out);
    return out;
}

std::vector<Judgement> Judging::each_by_itself(CourseOfGroup const& course) const {
    std::vector<Judgement> out;
    auto const add = [&](Period period, ScheduledBound const* scheduled) {
        auto const days = within(period);
        if (days.holds_at_all() != Truth::no)
            out.push_back(in(course, days, scheduled));
    };
    for (auto const& scheduled : norm_.schedule)
        add(scheduled.period, &scheduled);
    if (not norm_.schedule.empty())
        return out;
    for (auto const& period : periods(norm_.recurrence, cycle_days(course)))
        add(period, nullptr);
    return out;
}

/// Of a period that is in force in part, that part of the amount: total × days ≥ amount × part.
void Judging::prorate(Judgement& judged, DayWindow const& days, Answer& said) const {
    auto const length = [](Period period) {
        return period.empty() ? std::int64_t{0} : std::int64_t{period.until.days} - period.from.days;
    };
    auto const& asked = bound(norm_, judged);
    auto const whole = whole_period(judged);
    PartOfPeriod const part{length(days.narrowest()), length(days.widest()), length(whole)};
    if (part.least == part.whole or not asked.quantity)
        return;
    auto const [low, high, taken, takeable] = asked_for(asked);
    auto const least = multiply(low->sum, part.least), most = multiply(high->sum, part.most);
    said.met = Truth::unknown;
    if (least and most)
        said.met =
            proviso::compare(judged.left, norm_.relation,
                             {Ratio{std::min(*least, *most), 1}, Ratio{std::max(*least, *most), 1}}, {part.whole, 1});
    judged.part = part;
}

Period Judging::whole_period(Judgement const& judged) const {
    if (judged.scheduled)
        return judged.scheduled->period;
    return period_of(norm_.recurrence, judged.days.from).value_or(judged.days);
}

/// Whole periods alone: there is none to compare the first with, and a part says nothing of a whole.
std::vector<Judgement> Judging::each_beside_previous(CourseOfGroup const& course) const {
    std::vector<Judgement> out;
    std::optional<Moment> previous;
    for (auto const& period : periods(norm_.recurrence, cycle_days(course))) {
        auto const there = holds_throughout(rule_.measure.judged, period);
        if (there == Truth::no) {
            previous.reset();
            continue;
        }
        auto const now = total_over(course, {{period.from, period.from}, {period.until, period.until}, {}});
        if (previous and intersect(period, norm_.period) == period) {
            auto judged = beside_previous(*previous, now);
            out.push_back(std::move(judged));
        }
        previous = now;
    }
    return out;
}

Judgement Judging::beside_previous(Moment const& previous, Moment const& now) const {
    Judgement out;
    out.days = now.days;
    out.previous = previous.days;
    out.left = now.left;
    out.right = previous.left;
    out.binds = holds_throughout(rule_.measure.judged, {previous.days.from, now.days.until});
    Answer said{Truth::unknown, false, now.left.taken and previous.left.taken,
                now.left.takeable and previous.left.takeable};
    if (auto const by = weights(*norm_.previous))
        said.met = proviso::compare(now.left, norm_.relation, previous.left, *by);
    out.met = said.met;
    out.past_horizon = past_horizon(out.days) and said.met == Truth::unknown;
    return finished(out, said);
}

/// Of the periods after the last change of an endless window, the first with the worst verdict stands for all, and of
/// those before the first change the last with the worst.
void Judging::keep_one_of_the_endless(CourseOfGroup const& course, std::vector<Judgement>& all) const {
    auto const days = rule_.measure.judged.widest();
    auto const first_days = [](Judgement const& each) { return each.previous.value_or(each.days); };
    auto const [first_change, last_change] = changing(course);
    if (days.until == Date::latest()) {
        auto const changed = std::max(last_change, first_days(all.front()).from);
        auto const last =
            std::ranges::find_if(all, [&](Judgement const& each) { return changed < first_days(each).from; });
        if (last != all.end()) {
            *last = *std::ranges::min_element(last, all.end(), {}, rank);
            last->and_later = true;
            all.erase(last + 1, all.end());
        }
    }
    if (days.from == Date::earliest()) {
        auto const changed = first_change;
        auto const before = std::ranges::find_if(all, [&](Judgement const& each) { return changed < each.days.until; });
        if (all.begin() + 1 < before) {
            auto const last = std::make_reverse_iterator(before);
            *last = *std::ranges::min_element(last, all.rend(), {}, rank);
            last->and_earlier = true;
            all.erase(all.begin(), before - 1);
        }
    }
}

}  // namespace proviso
