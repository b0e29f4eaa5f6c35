// What a rule looks at: its predicates and the fields behind them.
#pragma once

#include "engine/reading/reading.hpp"
#include "engine/rules/rulebook.hpp"

#include <set>
#include <vector>

namespace proviso {

/// Every predicate that the rule names, and those that they are made of, in the order of their ids.
std::vector<PredicateId> predicates_of(Rulebook const&, Rule const&);

/// Whether the predicate looks at any field of a record, or at what it belongs to.
bool fields_below(Rulebook const&, PredicateId);

/// The facts that the bound rests on.
std::set<FactId> facts_of(Bound const&);

/// The facts that its predicates and its window name.
std::set<FactId> facts_of(Rulebook const&, Rule const&);

/// The fields that decide it, in the vocabulary's order; of a measure, what is measured too.
std::vector<FieldId> fields_of(Rulebook const&, Vocabulary const&, Rule const&);

/// The same with all that is asked of each: every value, however many.
std::vector<FieldRead> fields_read(Rulebook const&, Vocabulary const&, Rule const&);

}  // namespace proviso
