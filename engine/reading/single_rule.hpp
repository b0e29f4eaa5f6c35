// One rule with all that its verdict rests on, cut out of a rulebook: what an example is checked against.
//
// Small whatever the size of the whole, so that the reading of a thousand clauses is a thousand small checks.
#pragma once

#include "engine/rules/rulebook.hpp"

namespace proviso {

struct SingleRule {
    Rulebook book;
    RuleId rule = 0;  ///< of `book`
};

/// The rule, those that go before it, those that its conditions ask for, and the amendments that end any of
/// them. Facts and
/// agreements keep their ids. Costs as much as what is kept, and their number.
SingleRule single_rule(Rulebook const& book, RuleId rule);

}  // namespace proviso
