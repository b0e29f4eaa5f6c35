// One predicate of one rule put in another's place, whatever other rules share with it.
#pragma once

#include "engine/rules/rulebook.hpp"

#include <vector>

namespace proviso {

/// The predicates that the rule is made of, operands too, each once; in the order of their numbers.
std::vector<PredicateId> predicates_of(Rulebook const& book, RuleId rule);

/// Puts `to` where the rule has `from`, other rules untouched; the new predicate's number. `to` may have `from` as
/// an operand. The rule's `binds` is left as it was.
PredicateId replace(Rulebook& book, RuleId rule, PredicateId from, Predicate to);

/// Makes `binds` of the rule's subject, conditions and exceptions; the subject of a comparison, of both its measures.
void bind_again(Rulebook& book, RuleId rule);

/// Whether `day` is a bound that the rule has from its agreement.
bool is_of_agreement(Rulebook const& book, Rule const& rule, Date day);

}  // namespace proviso
