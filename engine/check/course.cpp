#include "engine/check/course.hpp"

#include "engine/check/accrued_range.hpp"

#include <algorithm>

namespace proviso {
namespace {

bool negative(Matter const& matter, Measured const& of) {
    if (not of.field)
        return false;
    auto const& field = matter.vocabulary.field(*of.field);
    return field.negative or field.type == FieldType::date;
}

std::optional<Ratio> end(std::optional<Exact> const& sum, std::int64_t parts) {
    return sum ? std::optional(Ratio{*sum, parts}) : std::nullopt;
}

Interval interval(AmountRange const& range, std::int64_t parts) {
    if (range.too_large)
        return {{}, {}};
    return {end(range.least, parts), end(range.most, parts)};
}

AmountRange with_known(AmountRange doubt, Exact known) {
    add_to(doubt, {known, known, false, false});
    return doubt;
}

/// `weight × left − weight × right` of what is known, and its doubts.
AmountRange difference(Exact left, Exact right, AmountRange doubt, Weights by) {
    add_to(doubt, times({left, left, false, false}, by.left));
    add_to(doubt, times({right, right, false, false}, -by.right));
    return doubt;
}

/// The days on which something begins to be otherwise.
using Days = std::vector<Date>;

void add_days(Timeline const& timeline, std::vector<Ledger::Point> const& points, Days& out) {
    for (auto const& point : points)
        if (auto const day = timeline.day(point.slot); day < Date::latest())
            out.push_back(day);
}

void sort_days(Days& days) {
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
}

/// Walks along points, day by day.
class Walk {
public:
    Walk(Timeline const& timeline, std::vector<Ledger::Point> points)
        : timeline_(timeline), points_(std::move(points)) {}
    std::vector<Ledger::Point> const& points() const { return points_; }
    Ledger::Point const& on(Date day) {
        while (at_ + 1 < points_.size() and timeline_.day(points_[at_ + 1].slot) <= day)
            ++at_;
        return points_[at_];
    }

private:
    Timeline const& timeline_;
    std::vector<Ledger::Point> points_;
    std::size_t at_ = 0;
};

Period stretch(Days const& days, std::size_t i) {
    return {days[i], i + 1 < days.size() ? days[i + 1] : Date::latest()};
}

/// A side of what accrues: the days of each rate, cut to those that are meant for sure and those that may be.
class Accruing {
public:
    Accruing(Per per, DayWindow const& days)
        : per_(per), widest_(days.widest()), narrowest_(days.narrowest()), sums_(3, AccruedRange(per)) {}

    /// The days follow those of the last call.
    void add(Period days, std::array<AmountRange const*, 3> const& rates) {
        auto const here = intersect(days, widest_), surely = intersect(here, narrowest_);
        if (surely.empty())
            return add(here, false, rates);
        add({here.from, surely.from}, false, rates);
        add(surely, true, rates);
        add({surely.until, here.until}, false, rates);
    }
    AmountRange total(std::size_t side) const { return sums_[side].total(); }

private:
    void add(Period days, bool surely, std::array<AmountRange const*, 3> const& rates) {
        if (days.empty())
            return;
        Stretch stretch{{}, surely, days.from == Date::earliest() or days.until == Date::latest()};
        if (not stretch.endless) {
            auto const from = days.from == day_ ? before_ : days_before(per_, days.from);
            day_ = days.until;
            before_ = days_before(per_, day_);
            stretch.days = between(from, before_);
        }
        for (std::size_t side = 0; side < rates.size(); ++side)
            sums_[side].add(*rates[side], stretch);
    }

    Per per_;
    Period widest_, narrowest_;
    std::vector<AccruedRange> sums_;
    Date day_ = Date::latest();
    DaysByLength before_{};  ///< day_
};

}  // namespace

Moment moment(Matter const& matter, RuleId id, GroupTally const& group) {
    auto const& norm = norm_of(matter, id);
    auto const& measure = matter.rules[id].measure;
    Moment out;
    out.left = interval(group.left, norm.left.measure, negative(matter, norm.left), measure.parts);
    if (not norm.right)
        return out;
    auto const& right = norm.right->measured;
    out.right = interval(group.right, right.measure, negative(matter, right), measure.parts);
    if (measure.linear)
        out.difference =
            interval(difference(group.left.known, group.right.known, group.difference, measure.weights), measure.parts);
    return out;
}

CourseOfGroup::CourseOfGroup(Matter const& matter, RuleId id, GroupTally const& group)
    : matter_(matter), norm_(norm_of(matter, id)), rule_(matter.rules[id]), group_(group),
      left_record_(matter.rule(id).record), parts_(parts_of_measure(matter, id, norm_.left) * rule_.measure.parts) {
    auto const level = rule_.over_time == OverTime::level;
    for (std::size_t per = 0; rule_.measure.linear and per < group.over_time.size(); ++per) {
        auto const& course = group.over_time[per];
        if (not course.left.is_open() and not course.right.is_open() and not course.difference.is_open())
            continue;
        note_changes(course);
        auto all = amounts(course);
        if (not level) {
            auto const once = rule_.over_time == OverTime::once;
            accruing_.emplace_back(once ? Per::day : static_cast<Per>(per), std::move(all));
            continue;
        }
        moments_.reserve(all.size());
        for (auto const& each : all)
            moments_.push_back({each.days, interval(each.left, parts_), interval(each.right, parts_),
                                interval(each.difference, parts_)});
    }
    for (auto const& [days, within] : group.within) {
        first_ = std::min(first_, days.first);
        last_ = std::max(last_, days.second + 1);
    }
    if (level and rule_.measure.linear and moments_.empty()) {
        auto const none = interval(no_doubt, 1);
        moments_.push_back({{}, none, none, none});
    }
    if (not rule_.measure.linear)
        sweep_both();
}

void CourseOfGroup::sweep_both() {
    auto const& left = *matter_.timelines[left_record_];
    auto const& right = norm_.right ? *matter_.timelines[*rule_.measure.right_record] : left;
    auto const of_left = swept(group_.left_presences, norm_.left, left);
    auto const of_right =
        norm_.right ? swept(group_.right_presences, norm_.right->measured, right) : Swept{of_left.front()};
    Days days;
    for (auto const& [timeline, points] : {std::pair{&left, &of_left}, std::pair{&right, &of_right}})
        for (auto const& point : *points)
            if (auto const day = timeline->day(point.first); day < Date::latest())
                days.push_back(day);
    sort_days(days);
    std::size_t l = 0, r = 0;
    for (std::size_t i = 0; i < days.size(); ++i) {
        while (l + 1 < of_left.size() and left.day(of_left[l + 1].first) <= days[i])
            ++l;
        while (r + 1 < of_right.size() and right.day(of_right[r + 1].first) <= days[i])
            ++r;
        moments_.push_back({stretch(days, i), of_left[l].second, norm_.right ? of_right[r].second : Interval{}, {}});
    }
}

CourseOfGroup::Swept CourseOfGroup::swept(std::vector<Presence> const& presences, Measured const& of,
                                          Timeline const& timeline) {
    for (auto const& each : presences)
        for (auto const slot : {each.begin, each.end})
            if (0 < slot and slot < timeline.never()) {
                first_ = std::min(first_, timeline.day(slot));
                last_ = std::max(last_, timeline.day(slot));
            }
    auto const [from, until] = timeline.slots(rule_.measure.judged.widest());
    return sweep(presences, of.measure, negative(matter_, of), parts_, from, until);
}

std::vector<Ledger::Point> CourseOfGroup::points(Ledger const& ledger, Timeline const& timeline) const {
    auto const [from, until] = timeline.slots(rule_.measure.judged.widest());
    if (ledger.is_open())
        return ledger.course(from, until);
    std::vector<Ledger::Point> out(1);
    out.front().slot = from;
    return out;
}

/// Of one side alone.
std::vector<CourseOfGroup::Amounts> CourseOfGroup::amounts(Ledger const& ledger) const {
    auto const& timeline = *matter_.timelines[left_record_];
    auto const points = this->points(ledger, timeline);
    std::vector<Amounts> out;
    out.reserve(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        auto const until = i + 1 < points.size() ? timeline.day(points[i + 1].slot) : Date::latest();
        Period const days{timeline.day(points[i].slot), until};
        if (not days.empty())
            out.push_back({days, with_known(points[i].doubt, points[i].known), no_doubt, no_doubt});
    }
    return out;
}

std::vector<CourseOfGroup::Amounts> CourseOfGroup::amounts(Course const& course) const {
    if (not norm_.right)
        return amounts(course.left);
    auto const& measure = rule_.measure;
    auto const& left_days = *matter_.timelines[left_record_];
    auto const& right_days = *matter_.timelines[measure.right_record.value_or(left_record_)];
    Walk left(left_days, points(course.left, left_days)), right(right_days, points(course.right, right_days)),
        both(left_days, points(course.difference, left_days));
    Days days;
    add_days(left_days, left.points(), days);
    add_days(right_days, right.points(), days);
    add_days(left_days, both.points(), days);
    sort_days(days);
    auto const same_records = measure.right_record.value_or(left_record_) == left_record_;
    std::vector<Amounts> out;
    for (std::size_t i = 0; i < days.size(); ++i) {
        auto const &l = left.on(days[i]), &r = right.on(days[i]);
        Amounts now{stretch(days, i), with_known(l.doubt, l.known), with_known(r.doubt, r.known), no_doubt};
        if (norm_.right and same_records)
            now.difference = difference(l.known, r.known, both.on(days[i]).doubt, measure.weights);
        else if (norm_.right) {
            now.difference = times(now.left, measure.weights.left);
            add_to(now.difference, times(now.right, -measure.weights.right));
        }
        out.push_back(now);
    }
    return out;
}

void CourseOfGroup::note_changes(Course const& course) {
    auto const& left_days = *matter_.timelines[left_record_];
    note_changes(course.left, left_days);
    note_changes(course.right, *matter_.timelines[rule_.measure.right_record.value_or(left_record_)]);
    note_changes(course.difference, left_days);
}

void CourseOfGroup::note_changes(Ledger const& ledger, Timeline const& timeline) {
    auto const changes = ledger.changes();
    if (not changes)
        return;
    first_ = std::min(first_, timeline.day(changes->first));
    last_ = std::max(last_, timeline.day(changes->second));
}

bool CourseOfGroup::accrues_by_the_day() const {
    return std::any_of(accruing_.begin(), accruing_.end(),
                       [](auto const& each) { return each.first == Per::day or each.first == Per::hour; });
}

Moment CourseOfGroup::over(DayWindow const& days) const {
    return rule_.measure.linear ? accrued_over(days) : counted_over(days);
}

/// Of what counts once, on a day of several.
Additions CourseOfGroup::once_within(DayWindow const& days) const {
    Additions sum;
    auto const narrowest = days.narrowest(), widest = days.widest();
    for (auto const& [day, within] : group_.within)
        if (narrowest.from <= day.first and day.second < narrowest.until)
            add_to(sum, within.inside);
        else if (day.first < widest.until and widest.from <= day.second)
            add_to(sum, within.perhaps);
    return sum;
}

Moment CourseOfGroup::accrued_over(DayWindow const& days) const {
    auto const widest = days.widest();
    Additions const dated = once_within(days);
    Amounts sum{widest, group_.left.doubt, group_.right.doubt, group_.difference};
    add_to(sum.left, dated.left);
    add_to(sum.right, dated.right);
    add_to(sum.difference, dated.difference);
    for (auto const& [per, all] : accruing_) {
        Accruing accruing(per, days);
        auto from = std::upper_bound(all.begin(), all.end(), widest.from,
                                     [](Date day, Amounts const& each) { return day < each.days.until; });
        for (; from != all.end() and from->days.from < widest.until; ++from)
            accruing.add(from->days, {&from->left, &from->right, &from->difference});
        add_to(sum.left, accruing.total(0));
        add_to(sum.right, accruing.total(1));
        add_to(sum.difference, accruing.total(2));
    }
    return {widest, interval(sum.left, parts_), interval(sum.right, parts_), interval(sum.difference, parts_)};
}

Moment CourseOfGroup::counted_over(DayWindow const& days) const {
    Moment out{days.widest(), {}, {}, {}};
    out.left = together(group_.left_presences, days.widest(), *matter_.timelines[left_record_], norm_.left.measure,
                        negative(matter_, norm_.left), parts_);
    if (norm_.right)
        out.right = together(group_.right_presences, days.widest(), *matter_.timelines[*rule_.measure.right_record],
                             norm_.right->measured.measure, negative(matter_, norm_.right->measured), parts_);
    return out;
}

}  // namespace proviso
