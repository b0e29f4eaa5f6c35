// The days that `from`, `until` and `within` name: dates, facts, and what is counted from them.
#pragma once

#include "engine/rules/quantities.hpp"

namespace proviso {

enum class Side : std::uint8_t { from, until };

/// Adds the bound to its side of `window`; `until` includes the day it names, but ends the day before a fact became
/// true. False where it is broken, which is reported.
bool add_bound(Scope const& scope, ast::Bound const& bound, Side side, Window& window);

/// `within 90 days after D`: from the day after D until the 90th.
bool add_bounds(Scope const& scope, ast::Within const& within, Window& window);

/// `90 days after D`, as a day to compare with, which may be one that the text leaves open. Reports one counted from the
/// day that a fact became true.
std::optional<Day> read_counted_day(Scope const& scope, ast::Offset const& offset);

/// The day that it is counted from, in the same way.
std::optional<Day> read_anchor(Scope const& scope, ast::Offset const& offset);

}  // namespace proviso
