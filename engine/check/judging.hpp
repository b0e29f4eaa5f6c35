// One group of an aggregate being judged: at once and over days (judgement.cpp), and period by period
// (judge_periods.cpp).
#pragma once

#include "engine/check/judgement.hpp"
#include "engine/check/record_days.hpp"

namespace proviso {

/// What a moment says; `none`: there is nothing to take a measure of.
struct Answer {
    Truth met = Truth::unknown;
    bool nothing_to_share = false;
    bool taken = true, takeable = true;
    bool none() const { return nothing_to_share or not takeable; }
};

class Judging {
public:
    Judging(Matter const& matter, RuleId id, AggregateNorm const& norm, GroupTally const& group)
        : matter_(matter), id_(id), norm_(norm), rule_(matter.rules[id]), group_(group) {}

    Judgements judge();

private:
    Truth compare(Interval const& interval, Relation relation, Threshold const& bound) const;
    Answer answer(Moment const& moment, ScheduledBound const* scheduled) const;
    Answer beside(Moment const& moment) const;
    bool is_of_days() const;
    void settle_never(Moment const& moment, Answer& out) const;
    Judgement finished(Judgement out, Answer const& answer) const;

    Judgement at_once() const;
    std::vector<Judgement> over_days(std::vector<Moment>& levels) const;
    std::vector<Judgement> each(CourseOfGroup const& course) const;
    std::vector<Judgement> each_by_itself(CourseOfGroup const& course) const;
    void move_on(std::vector<Judgement>& all) const;
    void move_on(Judgement& judged, Interval const& in, Truth may_leave) const;
    Truth may_leave(std::vector<Judgement> const& all, std::size_t i) const;
    Truth is_among_first(Judgement const& judged) const;
    Period whole_period(Judgement const& judged) const;
    void prorate(Judgement& judged, DayWindow const& days, Answer& said) const;
    std::vector<Judgement> each_beside_previous(CourseOfGroup const& course) const;
    Judgement beside_previous(Moment const& previous, Moment const& now) const;
    Judgement in(CourseOfGroup const& course, DayWindow const& days, ScheduledBound const* scheduled) const;
    Judgement level_in(CourseOfGroup const& course, DayWindow const& days, ScheduledBound const* scheduled) const;
    Judgement total_in(CourseOfGroup const& course, DayWindow const& days, ScheduledBound const* scheduled) const;
    Moment total_over(CourseOfGroup const& course, DayWindow days) const;
    bool worse(Moment const& a, Moment const& b, Truth met) const;
    /// Of a level over days, the stretch of days that is shown.
    struct Choice {
        Moment const* moment = nullptr;
        Truth met = Truth::unknown;
    };
    void choose(Moment const&, Period here, Period surely, Truth met, Choice& chosen, Judgement& out) const;
    bool past_horizon(Period days) const { return matter_.plan.horizon and *matter_.plan.horizon + 1 < days.until; }
    /// The first of these days that no bill is of, where one may hold what is counted.
    std::optional<Period> unbilled(Period days) const;
    Period asked_about(Judgement const& judged) const;
    void leave_open(Moment& moment) const;
    DayWindow within(Period period) const {
        return meeting(rule_.measure.judged, {{period.from, period.from}, {period.until, period.until}, {}});
    }
    std::pair<Date, Date> changing(CourseOfGroup const& course) const;
    Period cycle_days(CourseOfGroup const& course) const;
    void keep_one_of_the_endless(CourseOfGroup const& course, std::vector<Judgement>& all) const;

    Matter const& matter_;
    RuleId id_;
    AggregateNorm const& norm_;
    PreparedRule const& rule_;
    GroupTally const& group_;
};

}  // namespace proviso
