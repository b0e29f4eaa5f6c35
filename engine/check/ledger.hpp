// An amount over time as its changes, day by day: kept as a list where they are few, else densely.
//
// Exact integers; what is known and what is in doubt are kept apart. Knows no record and no clause.
#pragma once

#include "engine/check/amounts.hpp"
#include "engine/check/timeline.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace proviso {

/// Changes of type T by slot, in any order.
template <class T>
class Changes {
public:
    /// Kept as a list until more than `most_listed` slots have a change.
    void open(std::size_t slots, std::size_t most_listed) {
        is_open_ = true;
        slots_ = slots;
        most_listed_ = most_listed;
        if (most_listed == 0)
            dense_.resize(slots);
    }
    bool is_open() const { return is_open_; }
    T* dense() { return dense_.empty() ? nullptr : dense_.data(); }  ///< none where they are kept as a list

    void add(Slot slot, T const& change) {
        if (not dense_.empty()) {
            dense_[slot] += change;
            return;
        }
        list_.emplace_back(slot, change);
        if (list_.size() > 2 * settled_ + least_list)  // those past `settled_` are in any order
            settle();
        if (settled_ > most_listed_)
            spread();
    }
    void add(Changes const& other) {
        if (not other.is_open_)
            return;
        if (not is_open_)
            open(other.slots_, other.most_listed_);
        for (std::size_t slot = 0; slot < other.dense_.size(); ++slot)
            if (not(other.dense_[slot] == T{}))
                add(static_cast<Slot>(slot), other.dense_[slot]);
        for (auto const& [slot, change] : other.list_)
            add(slot, change);
    }

    /// Sorts the list, a change a slot.
    void settle() {
        std::stable_sort(list_.begin(), list_.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
        std::size_t kept = 0;
        for (std::size_t i = 0; i < list_.size(); ++i)
            if (kept > 0 and list_[kept - 1].first == list_[i].first)
                list_[kept - 1].second += list_[i].second;
            else
                list_[kept++] = list_[i];
        list_.resize(kept);
        settled_ = kept;
    }

    /// Calls `at(slot, change)` in the order of slots below `until`, once for each with a change.
    template <class At>
    void each(std::size_t until, At at) const {
        if (dense_.empty() and list_.size() != settled_) {
            auto settled = *this;
            settled.settle();
            return settled.each(until, at);
        }
        for (std::size_t slot = 0; slot < std::min(until, dense_.size()); ++slot)
            if (not(dense_[slot] == T{}))
                at(static_cast<Slot>(slot), dense_[slot]);
        for (auto const& [slot, change] : list_)
            if (slot < until and not(change == T{}))
                at(slot, change);
    }

private:
    static constexpr std::size_t least_list = 256;

    void spread() {
        dense_.resize(slots_);
        for (auto const& [slot, change] : list_)
            dense_[slot] += change;
        list_.clear();
        settled_ = 0;
    }

    bool is_open_ = false;
    std::size_t slots_ = 0, most_listed_ = 0;
    std::vector<T> dense_;
    std::vector<std::pair<Slot, T>> list_;
    std::size_t settled_ = 0;
};

/// What records that are not surely known add: at the least and at the most, or without a limit.
struct DoubtChange {
    Exact least, most;
    std::int32_t without_least = 0, without_most = 0;
    bool too_large = false;

    DoubtChange& operator+=(DoubtChange const&);
    friend bool operator==(DoubtChange const&, DoubtChange const&) = default;
};

/// What begins, or else ends, to be added.
DoubtChange change(AmountRange const& range, bool begins);

/// One amount over time.
class Ledger {
public:
    /// `slots` of the timeline; `step`: how many 10^-18 a unit of the known amounts is. Where it may be `dense`, known
    /// amounts are so from the first one on, and those in doubt once they are many.
    void open(std::size_t slots, Decimal::Raw step, bool dense);
    bool is_open() const { return slots_ > 0; }
    Decimal::Raw* dense() { return known_.dense(); }
    void add_known(Slot begin, Slot end, Decimal::Raw steps);
    void add_doubt(Slot begin, Slot end, AmountRange const&);
    void add(Ledger const&);

    /// The amount from `slot` on: what is known, and what is in doubt.
    struct Point {
        Slot slot = 0;
        Exact known;
        AmountRange doubt{Exact{}, Exact{}, false, false};
    };
    /// A point for `from`, and one for each slot after it and before `until` where it changes.
    std::vector<Point> course(Slot from, Slot until) const;

    /// The first and the last slot where it changes, but for the one before all days and the one after them.
    std::optional<std::pair<Slot, Slot>> changes() const;

private:
    std::size_t slots_ = 0;
    Decimal::Raw step_ = 1;
    bool dense_ = true;
    Changes<Decimal::Raw> known_;
    Changes<DoubtChange> doubts_;
};

}  // namespace proviso
