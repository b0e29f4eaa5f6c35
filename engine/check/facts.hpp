// What is known of each fact of the rulebook: from the command line, else from the plan, else nothing.
#pragma once

#include "engine/check/check.hpp"
#include "engine/values/truth.hpp"

#include <cstdint>
#include <vector>

namespace proviso {

/// The day lies somewhere in [least, most]; `Date::latest()` stands for "not yet".
struct DayRange {
    Date least = Date::earliest();
    Date most = Date::latest();

    bool known() const { return least == most; }
    friend bool operator==(DayRange, DayRange) = default;
};

/// A fact without a value is unknown, and its day may be any, or none so far.
struct FactState {
    Truth holds = Truth::unknown;  ///< on the as-of date
    DayRange day;                  ///< when it became true
};

/// By FactId. A date later than `options.as_of` counts as not yet true; a plain `true` became true on a
/// day not given, on or before the as-of date.
std::vector<FactState> facts_of(Rulebook const&, Plan const&, CheckOptions const&);

}  // namespace proviso
