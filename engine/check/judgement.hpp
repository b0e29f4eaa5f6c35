// Each measure of an aggregate beside what is asked: of every group, and of every period.
//
// Language reference, sections 4.3 and 5: settled where the whole interval agrees. Knows no text.
#pragma once

#include "engine/check/course.hpp"
#include "engine/check/secrets.hpp"
#include "engine/report/report.hpp"

#include <vector>

namespace proviso {

/// What a period was asked to make up for, and what it may leave for the next one.
struct Moved {
    Interval in, out;
    Interval missed;  ///< over what may be left
    Truth may_leave = Truth::no;
};

/// The days in force of a period that asks for a part of its amount.
struct PartOfPeriod {
    std::int64_t least = 0, most = 0, whole = 0;
};

struct Judgement {
    std::optional<std::uint32_t> group;  ///< into its Combinations; nothing for those whose group is not known
    Interval left, right, difference;
    Truth met = Truth::unknown;  ///< by what is known of the records
    Truth binds = Truth::yes;    ///< clause, group and period are there to be judged
    bool nothing_to_share = false;
    bool takeable = true;            ///< there may be records to take it of
    bool past_horizon = false;       ///< the plan says nothing of the day
    std::optional<Period> unbilled;  ///< … for want of bills of these days
    Verdict verdict{};
    Period days;             ///< that it was judged for
    std::optional<Date> on;  ///< over days, the day that decides
    Period around;           ///< … and the stretch of days that are no better
    bool varies = false;     ///< … on which there are other amounts than on that day
    ScheduledBound const* scheduled = nullptr;
    std::optional<Period> previous;    ///< that it is compared with; `right` is what that came to
    std::optional<PartOfPeriod> part;  ///< where the amount is prorated
    std::optional<Moved> moved;
    bool and_earlier = false, and_later = false;  ///< nothing changes in the periods before it, or after it
    MeasureSecrets secret;                        ///< what is not told of it
};

/// A total or a number of no records is 0 and is judged; an average or an extreme of none, and a share of
/// nothing, is not applicable. What is too large to be held exactly is undetermined.
struct Judgements {
    std::vector<Judgement> all;
    std::vector<Moment> course;  ///< of a level over days: what it comes to on each of them
};
Judgements judgements(Matter const&, RuleId, GroupTally const&, std::optional<std::uint32_t> group);

/// The same as if the rule asked for other amounts, which `asked` has.
std::vector<Judgement> judgements(Matter const&, RuleId, AggregateNorm const& asked, GroupTally const&);

/// Of the periods of one group, the first with the worst verdict alone.
void keep_worst(std::vector<Judgement>&);

/// Whether the measure is under what is required, rather than over it.
bool falls_short(AggregateNorm const&, Judgement const&);

/// What is asked of this one, where it is an amount.
Threshold const& bound(AggregateNorm const&, Judgement const&);

/// From what to what a bound that is stated may lie.
Interval asked_for(Threshold const&);

}  // namespace proviso
