// When a clause holds: periods of days, and the bounds of `from`, `until` and `during`.
#pragma once

#include "engine/rules/scope.hpp"

#include <optional>

namespace proviso {

/// The days of `2027`, `Q3 2027`, `contract year 2`, a range, or a defined period; both ends of a range
/// are included. Reports one that does not exist or holds no day.
std::optional<Period> read_period(Scope const& scope, ast::Period const& period);

/// The day that contract years are counted from; reports an agreement without one.
std::optional<Date> contract_start(Scope const& scope, Span at);

/// `years` later; 29 February becomes 1 March where the year has none.
std::optional<Date> anniversary(Date day, int years);

/// The window of a clause of `scope`'s agreement, before its own words narrow it.
Window agreement_window(Scope const& scope);

/// Narrows `window` by `tail` where it is a `from`, `until` or `during`; false where it is broken.
bool narrow(Scope const& scope, Window& window, ast::Tail const& tail);

/// The days that are in `window` for sure, whatever its facts turn out to be.
Period days_of(Window const& window);

}  // namespace proviso
