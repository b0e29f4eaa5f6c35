// On which days do records of one kind begin and end, or change whether they count? Those days in order, numbered, so
// that what happens over time is kept by number and not by day, however far apart the days are.
//
// Built once for the whole plan. Knows no clause and no amount.
#pragma once

#include "engine/plan/plan.hpp"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace proviso {

using Slot = std::uint32_t;  ///< the days from day(slot) until day(slot + 1)

class Timeline {
public:
    struct Rows {
        std::vector<Slot> begin, end;  ///< half-open; the same for a record that is active on no day
        Bits open;                     ///< records whose days are not known; begin and end mean nothing
    };

    /// With `changes`, days of any order, beside those of the plan. O(rows + days between the first and the last, 64 at
    /// a time).
    Timeline(Plan const&, RecordType const&, RecordId, std::span<Date const> changes);

    /// Slot 0 is before all days; the last one, `never`, is after all.
    Slot size() const { return never() + 1; }
    Slot never() const { return static_cast<Slot>(days_.size()); }
    Date day(Slot slot) const { return slot == 0 ? Date::earliest() : slot < never() ? days_[slot] : Date::latest(); }
    Slot slot(Date) const;                      ///< the one that holds the day
    std::pair<Slot, Slot> slots(Period) const;  ///< the first one of its days, and the one after the last
    Rows const& rows(std::size_t batch) const { return rows_[batch]; }

private:
    void reach(Date);
    void mark(Date);
    void number_days();
    void mark_days(Batch const&, RecordType const&);
    void mark_doubtful_days(Batch const&, RecordType const&);
    Rows rows_of(Batch const&, RecordType const&) const;

    Date first_, last_;  ///< of the days marked
    std::vector<Bits::Word> marked_;
    std::vector<Slot> before_;  ///< by word of `marked_`, the days marked before it, and one
    std::vector<Date> days_;    ///< by slot; the first one stands for none
    std::vector<Rows> rows_;
};

}  // namespace proviso
