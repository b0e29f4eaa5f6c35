// Of which kinds of record do clauses ask for totals only, and what do they look at?
//
// Such records may be added up while they are read, so that a bill of any size fits.
#pragma once

#include "engine/plan/add_up.hpp"
#include "engine/rules/rulebook.hpp"

namespace proviso {

/// Of kinds that hold what was spent, those of which every rule of all `books` asks for totals, and compares no
/// single amount.
std::vector<Totals> totals_only(std::vector<Rulebook const*> const& books, Vocabulary const& vocabulary);

}  // namespace proviso
