// What a rule looks at: its predicates and the fields behind them.
#pragma once

#include "engine/reading/reading.hpp"
#include "engine/rules/rulebook.hpp"

#include <compare>
#include <map>
#include <set>
#include <string_view>
#include <vector>

namespace proviso {

/// A predicate that joins no others, as the reading has it: as it stands, or denied.
struct LeafSaid {
    PredicateId id = 0;
    bool denied = false;
    friend auto operator<=>(LeafSaid, LeafSaid) = default;
};

/// What is asked of a field that is tested for being there.
inline constexpr std::string_view given_or_not = "given or not";

/// What is asked of each field, by field.
using AskedOfFields = std::map<FieldId, std::vector<std::string>>;

/// Every predicate that the rule names, and those that they are made of, in the order of their ids.
std::vector<PredicateId> predicates_of(Rulebook const&, Rule const&);

/// The leaves of all that the rule says, in each way that it says them; an exception is said as it stands.
std::set<LeafSaid> leaves_said(Rulebook const&, Rule const&);

/// The rule, and the measures that stand in its conditions alone.
std::vector<Rule const*> with_conditions(Rulebook const&, Rule const&);

/// Whether the predicate looks at any field of a record, or at what it belongs to.
bool fields_below(Rulebook const&, PredicateId);

/// The facts that the bound rests on.
std::set<FactId> facts_of(Bound const&);

/// The facts that its predicates and its window name.
std::set<FactId> facts_of(Rulebook const&, Rule const&);

/// The fields that decide it and its conditions, in the vocabulary's order; of a measure, what is measured too.
AskedOfFields fields_asked(Rulebook const&, Vocabulary const&, Rule const&);

/// The same for people: every value, however many.
std::vector<FieldRead> fields_read(Rulebook const&, Vocabulary const&, Rule const&);

}  // namespace proviso
