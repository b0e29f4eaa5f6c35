// What both sides of an aggregate come to, at a time or over one.
//
// Levels are given as stretches of days on which nothing changes, what accrues or counts once as its
// total over a period. Knows no bound and no verdict.
#pragma once

#include "engine/check/measure.hpp"

namespace proviso {

struct Moment {
    Period days;
    Interval left, right;
    Interval difference;  ///< of two sums: what left exceeds factor × right by, times a weight
};

/// Of a measure that is not taken over days.
Moment moment(Matter const&, RuleId, GroupTally const&);

class CourseOfGroup {
public:
    CourseOfGroup(Matter const&, RuleId, GroupTally const&);

    /// The days on which the clause is judged, in order, and perhaps more; of a level.
    std::vector<Moment> const& moments() const& { return moments_; }
    std::vector<Moment> moments() && { return std::move(moments_); }

    /// Of what accrues or counts once.
    Moment over(DayWindow const&) const;

    /// Whether some of it accrues by the day or hour, so that a leap year comes to more.
    bool accrues_by_the_day() const;

    Date first_change() const { return first_; }  ///< latest() where nothing ever changes
    Date last_change() const { return last_; }

private:
    struct Amounts {
        Period days;
        AmountRange left, right, difference;
    };
    std::vector<Ledger::Point> points(Ledger const&, Timeline const&) const;
    std::vector<Amounts> amounts(Course const&) const;
    std::vector<Amounts> amounts(Ledger const&) const;
    void note_changes(Course const&);
    void note_changes(Ledger const&, Timeline const&);
    void sweep_both();
    using Swept = std::vector<std::pair<Slot, Interval>>;
    Swept swept(std::vector<Presence> const&, Measured const&, Timeline const&);
    Additions once_within(DayWindow const&) const;
    Moment accrued_over(DayWindow const&) const;
    Moment counted_over(DayWindow const&) const;

    Matter const& matter_;
    AggregateNorm const& norm_;
    PreparedRule const& rule_;
    GroupTally const& group_;
    RecordId left_record_;
    std::int64_t parts_ = 1;
    std::vector<Moment> moments_;
    std::vector<std::pair<Per, std::vector<Amounts>>> accruing_;
    Date first_ = Date::latest(), last_ = Date::earliest();
};

/// What records that come and go come to at `from`, and at each later slot before `until` where one of them does.
std::vector<std::pair<Slot, Interval>> sweep(std::vector<Presence> const& presences, Measure, bool negative,
                                             std::int64_t parts, Slot from, Slot until);

/// The same of all of them together.
Interval together(std::vector<Presence> const& presences, Period days, Timeline const&, Measure, bool negative,
                  std::int64_t parts);

}  // namespace proviso
