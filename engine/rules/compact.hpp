// Drops the predicates that no rule uses.
#pragma once

#include "engine/rules/rulebook.hpp"

namespace proviso {

/// Keeps of `book.predicates` what its rules need, in the same order, and renumbers the rules' uses.
/// An operand must stand before what it is an operand of, and still does. Linear.
void keep_used_predicates(Rulebook& book);

}  // namespace proviso
