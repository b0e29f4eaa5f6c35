// Averages, extremes and numbers of values over time: records enter and leave, in the order of days.
#include "engine/check/course.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace proviso {
namespace {

/// The records that are there.
class Present {
public:
    Present(Measure measure, bool negative, std::int64_t parts)
        : measure_(measure), negative_(negative), parts_(parts) {}

    void enter(Presence const& presence) { change(presence, true); }
    void leave(Presence const& presence) { change(presence, false); }
    Interval interval();

private:
    Interval sum() const;
    struct Count {
        std::size_t sure = 0, maybe = 0;
        bool any() const { return sure + maybe > 0; }
    };
    void change(Presence const& presence, bool enters);
    void change_value(Presence const& presence, bool enters);
    void change_amount(Presence const& presence, bool enters);

    Measure measure_;
    bool negative_;
    std::int64_t parts_;  ///< of one, that sums are counted in
    DoubtChange sum_;
    MeasureTally tally_;
    std::multiset<Exact> sure_, maybe_;
    std::unordered_map<std::uint32_t, Count> values_;
    std::size_t sure_values_ = 0, any_values_ = 0;
};

void Present::change(Presence const& presence, bool enters) {
    auto const step = enters ? presence.records : -presence.records;
    (presence.sure ? tally_.sure : tally_.maybe) += step;
    if (measure_ == Measure::total or measure_ == Measure::number) {
        sum_ += proviso::change(presence.sure ? presence.adds : hull(presence.adds, no_doubt), enters);
    } else if (presence.missing) {
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
    auto const before = count;
    (presence.sure ? count.sure : count.maybe) += enters ? std::size_t{1} : ~std::size_t{0};
    sure_values_ += std::size_t{count.sure > 0} - std::size_t{before.sure > 0};
    any_values_ += std::size_t{count.any()} - std::size_t{before.any()};
}

void Present::change_amount(Presence const& presence, bool enters) {
    auto& amounts = presence.sure ? sure_ : maybe_;
    auto const sum_is_enough = presence.sure and measure_ == Measure::average;
    if (not sum_is_enough and enters)
        amounts.insert(presence.amount);
    else if (not sum_is_enough)
        amounts.erase(amounts.find(presence.amount));
    if (not presence.sure)
        return;
    auto const sum = enters ? add(tally_.known, presence.amount) : subtract(tally_.known, presence.amount);
    tally_.too_large |= not sum;
    tally_.known = sum.value_or(tally_.known);
}

Interval Present::sum() const {
    Interval out;
    if (sum_.too_large)
        return out;
    if (sum_.without_least == 0)
        out.low = Ratio{sum_.least, parts_};
    if (sum_.without_most == 0)
        out.high = Ratio{sum_.most, parts_};
    return out;
}

Interval Present::interval() {
    if (measure_ == Measure::total or measure_ == Measure::number)
        return sum();
    if (measure_ == Measure::distinct) {
        auto const count = [](std::size_t n) { return Ratio{Exact::of(Decimal{static_cast<std::int64_t>(n)}), 1}; };
        auto const least = std::max(sure_values_, std::min<std::size_t>(tally_.sure_missing, 1));
        return {count(least), count(any_values_ + tally_.missing)};
    }
    tally_.of_sure = sure_.empty() ? Extremes{} : Extremes{*sure_.begin(), *sure_.rbegin()};
    tally_.of_maybe = maybe_.empty() ? Extremes{} : Extremes{*maybe_.begin(), *maybe_.rbegin()};
    return proviso::interval(tally_, measure_, negative_, 1);
}

/// Which record comes, or goes.
struct Event {
    Slot slot;
    std::uint32_t presence;
    friend auto operator<=>(Event const&, Event const&) = default;
};

}  // namespace

std::vector<std::pair<Slot, Interval>> sweep(std::vector<Presence> const& presences, Measure measure, bool negative,
                                             std::int64_t parts, Slot from, Slot until) {
    std::vector<Event> comings, goings;
    for (std::uint32_t i = 0; i < presences.size(); ++i)
        if (auto const& each = presences[i]; each.begin < until and from < each.end) {
            comings.push_back({std::max(each.begin, from), i});
            goings.push_back({each.end, i});
        }
    std::ranges::sort(comings);
    std::ranges::sort(goings);
    Present present(measure, negative, parts);
    std::vector<std::pair<Slot, Interval>> out;
    auto coming = comings.begin();
    auto going = goings.begin();  // each comes before it goes, so that these end last
    for (auto slot = from; slot < until or out.empty();) {
        for (; going != goings.end() and going->slot == slot; ++going)
            present.leave(presences[going->presence]);
        for (; coming != comings.end() and coming->slot == slot; ++coming)
            present.enter(presences[coming->presence]);
        out.emplace_back(slot, present.interval());
        if (going == goings.end())
            break;
        slot = coming == comings.end() ? going->slot : std::min(coming->slot, going->slot);
    }
    return out;
}

Interval together(std::vector<Presence> const& presences, Period days, Timeline const& timeline, Measure measure,
                  bool negative, std::int64_t parts) {
    Present present(measure, negative, parts);
    bool is_in = false;  // the record of the last one
    for (auto const& each : presences) {
        is_in = is_in and each.later;
        if (is_in or not(timeline.day(each.begin) < days.until and days.from < timeline.day(each.end)))
            continue;
        present.enter(each);
        is_in = true;
    }
    return present.interval();
}

}  // namespace proviso
