// The calendar and contract periods that some days fall into.
#pragma once

#include "engine/rules/rulebook.hpp"

#include <vector>

namespace proviso {

/// The one that holds `day`; nothing before the anchor of contract periods, or past year 9999.
std::optional<Period> period_of(Recurrence const&, Date day);

/// How many have passed by then: of calendar periods counted from year 1, else from the anchor.
int period_number(Recurrence const&, Date day);

/// Those that meet `days`, in order and whole; `days` is bounded.
std::vector<Period> periods(Recurrence const&, Period days);

/// `2027`, `Q3 2027`, `December 2027`, `contract year 2`.
std::string period_name(Recurrence const&, Period const&);

}  // namespace proviso
