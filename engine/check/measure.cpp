// Merging states, and adding to sums that may have no limit.
#include "engine/check/measure.hpp"

#include <algorithm>

namespace proviso {
namespace {

void widen(Extremes& extremes, Extremes const& by) {
    for (auto const& each : {by.lowest, by.highest})
        if (each)
            proviso::widen(extremes, *each);
}

/// The first rows of both lists.
void list(std::vector<std::size_t>& rows, std::vector<std::size_t> const& more) {
    rows.insert(rows.end(), more.begin(), more.end());
    std::sort(rows.begin(), rows.end());
    rows.resize(std::min(rows.size(), MeasureTally::most_listed));
}

void merge(MeasureTally& into, MeasureTally const& other) {
    into.sure += other.sure;
    into.maybe += other.maybe;
    into.missing += other.missing;
    into.sure_missing += other.sure_missing;
    into.too_large |= other.too_large;
    add_to(into.known, other.known, into.too_large);
    add_to(into.doubt, other.doubt);
    widen(into.of_sure, other.of_sure);
    widen(into.of_maybe, other.of_maybe);
    into.values.insert(other.values);
    into.more_values.insert(other.more_values);
    list(into.missing_rows, other.missing_rows);
    list(into.maybe_rows, other.maybe_rows);
}

void append(std::vector<Presence>& to, std::vector<Presence> const& more) {
    to.insert(to.end(), more.begin(), more.end());
}

void merge(std::unique_ptr<GroupTally>& into, std::unique_ptr<GroupTally> const& other) {
    if (not other)
        return;
    if (into)
        merge(*into, *other);
    else
        into = std::make_unique<GroupTally>(*other);
}

}  // namespace

void add_to(Additions& sum, Additions const& more) {
    add_to(sum.left, more.left);
    add_to(sum.right, more.right);
    add_to(sum.difference, more.difference);
}

void merge(GroupTally& into, GroupTally const& other) {
    into.surely |= other.surely;
    into.possibly |= other.possibly;
    list(into.maybe_rows, other.maybe_rows);
    merge(into.left, other.left);
    merge(into.right, other.right);
    add_to(into.difference, other.difference);
    if (into.over_time.size() < other.over_time.size())
        into.over_time.resize(other.over_time.size());
    for (std::size_t i = 0; i < other.over_time.size(); ++i) {
        into.over_time[i].left.add(other.over_time[i].left);
        into.over_time[i].right.add(other.over_time[i].right);
        into.over_time[i].difference.add(other.over_time[i].difference);
    }
    append(into.left_presences, other.left_presences);
    append(into.right_presences, other.right_presences);
    for (auto const& [days, more] : other.within) {
        auto& within = into.within[days];
        add_to(within.inside, more.inside);
        add_to(within.perhaps, more.perhaps);
        list(within.rows, more.rows);
    }
}

void merge(AggregateTally& into, AggregateTally const& other) {
    if (into.groups.size() < other.groups.size())
        into.groups.resize(other.groups.size());
    for (std::size_t i = 0; i < other.groups.size(); ++i)
        merge(into.groups[i], other.groups[i]);
    merge(into.adrift, other.adrift);
}

}  // namespace proviso
