#include "engine/check/neighbours.hpp"

#include <algorithm>
#include <utility>

namespace proviso {
namespace {

void extend(std::vector<Period>& to, Period days) {
    if (not to.empty() and to.back().until == days.from)
        to.back().until = days.until;
    else
        to.push_back(days);
}

}  // namespace

void Neighbours::add(Period days, std::size_t row) {
    if (not days.empty())
        stretches_.push_back({days, row});
}

void Neighbours::sort() {
    std::sort(stretches_.begin(), stretches_.end(), [](Stretch const& a, Stretch const& b) {
        return std::pair(a.days.from, a.row) < std::pair(b.days.from, b.row);
    });
    Latest latest;
    for (std::size_t i = 0; i < stretches_.size(); ++i) {
        auto const ends_after = [&](std::size_t other) {
            return stretches_[other].days.until < stretches_[i].days.until;
        };
        if (i == 0) {
            latest.last = 0;
        } else if (ends_after(latest.last)) {
            if (stretches_[latest.last].row != stretches_[i].row)
                latest.other = latest.last, latest.has_other = true;
            latest.last = i;
        } else if (stretches_[latest.last].row != stretches_[i].row and
                   (not latest.has_other or ends_after(latest.other))) {
            latest.other = i, latest.has_other = true;
        }
        latest_.push_back(latest);
    }
    cover_days();
}

void Neighbours::cover_days() {
    std::vector<std::pair<Date, int>> changes;
    for (auto const& stretch : stretches_) {
        changes.emplace_back(stretch.days.from, 1);
        changes.emplace_back(stretch.days.until, -1);
    }
    std::sort(changes.begin(), changes.end());
    int depth = 0;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        depth += changes[i].second;
        if (i + 1 == changes.size() or changes[i].first == changes[i + 1].first)
            continue;
        Period const days{changes[i].first, changes[i + 1].first};
        if (depth > 0)
            extend(once_, days);
        if (depth > 1)
            extend(twice_, days);
    }
}

std::optional<std::size_t> Neighbours::meeting(Period days, std::size_t row) const {
    if (days.empty())
        return {};
    auto const after = std::lower_bound(stretches_.begin(), stretches_.end(), days.until,
                                        [](Stretch const& stretch, Date day) { return stretch.days.from < day; });
    if (after == stretches_.begin())
        return {};
    auto const& latest = latest_[static_cast<std::size_t>(after - stretches_.begin()) - 1];
    auto const own = stretches_[latest.last].row == row;
    if (own and not latest.has_other)
        return {};
    auto const& found = stretches_[own ? latest.other : latest.last];
    return days.from < found.days.until ? std::optional(found.row) : std::nullopt;
}

bool Neighbours::cover(Period days, bool itself) const {
    return days.empty() or days.until <= active_until(days.from, itself);
}

Date Neighbours::active_until(Date day, bool itself) const {
    auto const& stretches = itself ? twice_ : once_;
    auto const after = std::upper_bound(stretches.begin(), stretches.end(), day,
                                        [](Date each, Period const& stretch) { return each < stretch.from; });
    return after == stretches.begin() ? day : std::max(day, (after - 1)->until);
}

Date Neighbours::active_from(Date day, bool itself) const {
    auto const& stretches = itself ? twice_ : once_;
    auto const at = std::upper_bound(stretches.begin(), stretches.end(), day,
                                     [](Date each, Period const& stretch) { return each < stretch.until; });
    return at == stretches.end() ? Date::latest() : std::max(day, at->from);
}

}  // namespace proviso
