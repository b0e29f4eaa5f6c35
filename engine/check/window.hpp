// The days on which a rule holds, as far as they are known.
//
// A fact that is not given leaves its bound open, and so does `[TBD]`; a fact given as plain `true` bounds it by the as-of
// date. So each end is a range of days, and whether a record falls inside may be unknown. Knows no record.
#pragma once

#include "engine/check/facts.hpp"
#include "engine/rules/rulebook.hpp"

#include <span>
#include <vector>

namespace proviso {

/// [from, until), half-open; unbounded unless said otherwise.
struct DayWindow {
    DayRange from{Date::earliest(), Date::earliest()};
    DayRange until{Date::latest(), Date::latest()};
    std::vector<Bound> open;  ///< facts and days not stated that leave an end uncertain

    Truth holds_at_all() const;
    Truth contains(Date) const;
    Period widest() const { return {from.least, until.most}; }
    Period narrowest() const { return {from.most, until.least}; }
    friend bool operator==(DayWindow const&, DayWindow const&) = default;
};

/// From the latest of `from` until the earliest of `until`: language reference, 4.3.
DayWindow window_of(Window const&, std::span<FactState const>);

DayWindow single_day(Date);

}  // namespace proviso
