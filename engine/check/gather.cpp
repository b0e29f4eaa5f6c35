#include "engine/check/gather.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace proviso {
namespace {

bool is_sum(Measure measure) { return measure == Measure::total or measure == Measure::number; }

/// The records of one stretch of days.
class Together {
public:
    explicit Together(Measure measure) : measure_(measure) {}

    void change(Presence const& presence, bool enters) {
        auto const step = enters ? presence.records : -presence.records;
        if (presence.missing and not is_sum(measure_)) {
            missing_ += step;
            return;
        }
        records_ += step;
        if (is_sum(measure_))
            adds_ += proviso::change(hull(presence.adds, no_doubt), enters);
        else if (enters)
            amounts_.insert(presence.amount);
        else
            amounts_.erase(amounts_.find(presence.amount));
    }

    void add_to(std::vector<Presence>& out, Slot begin, Slot end) const {
        Presence all;
        all.begin = begin, all.end = end;
        if (missing_ > 0) {
            out.push_back(all);
            out.back().missing = true, out.back().records = missing_;
        }
        if (records_ == 0)
            return;
        all.records = records_;
        if (is_sum(measure_))
            all.adds = sum();
        else
            all.amount = *amounts_.begin();
        out.push_back(all);
        if (is_sum(measure_) or *amounts_.rbegin() == all.amount)
            return;
        all.records = 0;
        all.amount = *amounts_.rbegin();
        out.push_back(all);
    }

private:
    AmountRange sum() const {
        AmountRange out{adds_.least, adds_.most, false, adds_.too_large};
        if (adds_.without_least > 0)
            out.least.reset();
        if (adds_.without_most > 0)
            out.most.reset();
        return out;
    }

    Measure measure_;
    std::size_t records_ = 0, missing_ = 0;
    std::multiset<Exact> amounts_;
    DoubtChange adds_;
};

struct Event {
    Slot slot = 0;
    bool enters = false;
    Presence const* presence = nullptr;
};

std::vector<Event> events_of(std::vector<Presence const*> const& presences) {
    std::vector<Event> out;
    for (auto const* each : presences) {
        out.push_back({each->begin, true, each});
        out.push_back({each->end, false, each});
    }
    std::ranges::sort(out, {}, &Event::slot);
    return out;
}

/// For each stretch between two changes.
void add_stretches(std::vector<Presence const*> const& presences, Measure measure, std::vector<Presence>& out) {
    auto const events = events_of(presences);
    Together together(measure);
    for (std::size_t i = 0; i < events.size();) {
        auto const slot = events[i].slot;
        std::vector<Presence const*> leaving;
        for (; i < events.size() and events[i].slot == slot; ++i)
            if (events[i].enters)
                together.change(*events[i].presence, true);
            else
                leaving.push_back(events[i].presence);
        for (auto const* each : leaving)
            together.change(*each, false);
        if (i < events.size())
            together.add_to(out, slot, events[i].slot);
    }
}

/// For each stretch without a gap.
void add_covered(std::vector<Presence const*> presences, std::vector<Presence>& out) {
    std::ranges::sort(presences, {}, &Presence::begin);
    auto covered = *presences.front();
    for (auto const* each : presences) {
        if (each->begin <= covered.end) {
            covered.end = std::max(covered.end, each->end);
            continue;
        }
        out.push_back(std::exchange(covered, *each));
    }
    out.push_back(covered);
}

}  // namespace

std::vector<Presence> gathered_by_day(std::vector<Presence> const& presences, Measure measure) {
    std::map<std::uint32_t, std::vector<Presence const*>> by_value;
    std::vector<Presence const*> others;
    for (auto const& each : presences)
        if (measure == Measure::distinct and not each.missing)
            by_value[each.value].push_back(&each);
        else
            others.push_back(&each);
    std::vector<Presence> out;
    add_stretches(others, measure, out);
    for (auto& [value, those] : by_value)
        add_covered(std::move(those), out);
    return out;
}

/// Parts of one record's days stay side by side.
std::vector<Presence> gathered_by_record(std::vector<Presence> const& presences, Measure measure) {
    std::map<std::pair<Slot, Slot>, Together> by_days;
    std::set<std::tuple<Slot, Slot, std::uint32_t>> values;
    std::vector<Presence> out;
    for (std::size_t i = 0; i < presences.size(); ++i) {
        auto const& each = presences[i];
        auto const in_parts = each.later or (i + 1 < presences.size() and presences[i + 1].later);
        auto const has_value = measure == Measure::distinct and not each.missing;
        if (in_parts or (has_value and values.emplace(each.begin, each.end, each.value).second))
            out.push_back(each);
        else if (not has_value)
            by_days.try_emplace(std::pair(each.begin, each.end), measure).first->second.change(each, true);
    }
    for (auto const& [days, together] : by_days)
        together.add_to(out, days.first, days.second);
    return out;
}

void gather(Matter const& matter, RuleId id, GroupTally& adrift) {
    auto const& norm = norm_of(matter, id);
    auto const gathered = matter.rules[id].over_time == OverTime::level ? gathered_by_day : gathered_by_record;
    adrift.left_presences = gathered(adrift.left_presences, norm.left.measure);
    if (norm.right)
        adrift.right_presences = gathered(adrift.right_presences, norm.right->measured.measure);
}

}  // namespace proviso
