// Averages, extremes and numbers of values over time: records enter and leave, in the order of days.
#include "engine/check/course.hpp"

#include <map>
#include <set>

namespace proviso {
namespace {

/// The records that are there.
class Present {
public:
    Present(Measure measure, bool negative) : measure_(measure), negative_(negative) {}

    void enter(Presence const& presence) { change(presence, true); }
    void leave(Presence const& presence) { change(presence, false); }
    Interval interval() const;

private:
    struct Count {
        std::size_t sure = 0, maybe = 0;
    };
    void change(Presence const& presence, bool enters);
    void change_value(Presence const& presence, bool enters);
    void change_amount(Presence const& presence, bool enters);

    Measure measure_;
    bool negative_;
    MeasureTally tally_;
    std::multiset<Exact> sure_, maybe_;
    std::map<std::uint32_t, Count> values_;
    std::size_t sure_values_ = 0;
};

void Present::change(Presence const& presence, bool enters) {
    auto const step = enters ? std::size_t{1} : ~std::size_t{0};
    (presence.sure ? tally_.sure : tally_.maybe) += step;
    if (measure_ == Measure::number)
        return;
    if (presence.missing) {
        tally_.missing += step;
        tally_.sure_missing += presence.sure ? step : 0;
    } else if (measure_ == Measure::distinct) {
        change_value(presence, enters);
    } else {
        change_amount(presence, enters);
    }
}

void Present::change_value(Presence const& presence, bool enters) {
    auto& count = values_[presence.value];
    auto& kind = presence.sure ? count.sure : count.maybe;
    auto const before = count.sure > 0;
    kind += enters ? std::size_t{1} : ~std::size_t{0};
    auto const after = count.sure > 0;
    if (before != after)
        sure_values_ += after ? std::size_t{1} : ~std::size_t{0};
    if (count.sure + count.maybe == 0)
        values_.erase(presence.value);
}

void Present::change_amount(Presence const& presence, bool enters) {
    auto& amounts = presence.sure ? sure_ : maybe_;
    if (enters)
        amounts.insert(presence.amount);
    else
        amounts.erase(amounts.find(presence.amount));
    if (not presence.sure)
        return;
    auto const sum = enters ? add(tally_.known, presence.amount) : subtract(tally_.known, presence.amount);
    tally_.too_large |= not sum;
    tally_.known = sum.value_or(tally_.known);
}

Interval Present::interval() const {
    if (measure_ == Measure::distinct) {
        auto const count = [](std::size_t n) { return Ratio{Exact::of(Decimal{static_cast<std::int64_t>(n)}), 1}; };
        auto const least = std::max(sure_values_, std::min<std::size_t>(tally_.sure_missing, 1));
        return {count(least), count(values_.size() + tally_.missing)};
    }
    auto tally = tally_;
    if (not sure_.empty())
        tally.of_sure = {*sure_.begin(), *sure_.rbegin()};
    if (not maybe_.empty())
        tally.of_maybe = {*maybe_.begin(), *maybe_.rbegin()};
    return proviso::interval(tally, measure_, negative_);
}

}  // namespace

std::vector<std::pair<Slot, Interval>> sweep(std::vector<Presence> presences, Measure measure, bool negative) {
    std::map<Slot, std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> changes{{0, {}}};
    for (std::size_t i = 0; i < presences.size(); ++i) {
        changes[presences[i].begin].first.push_back(i);
        changes[presences[i].end].second.push_back(i);
    }
    Present present(measure, negative);
    std::vector<std::pair<Slot, Interval>> out;
    for (auto const& [slot, change] : changes) {
        for (auto const i : change.second)
            present.leave(presences[i]);
        for (auto const i : change.first)
            present.enter(presences[i]);
        out.emplace_back(slot, present.interval());
    }
    return out;
}

Interval together(std::vector<Presence> const& presences, Period days, Timeline const& timeline, Measure measure,
                  bool negative) {
    Present present(measure, negative);
    for (auto const& each : presences)
        if (timeline.day(each.begin) < days.until and days.from < timeline.day(each.end))
            present.enter(each);
    return present.interval();
}

}  // namespace proviso
