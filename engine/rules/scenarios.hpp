// ast::Scenario → Scenario: finds the record types, fields, facts and clauses that it names.
#pragma once

#include "engine/rules/precedence.hpp"

namespace proviso {

/// A scenario with a name that means nothing is left out, and each such name is reported. `book` has its clauses
/// and rules, `labels` knows what they are called.
std::optional<Scenario> read_scenario(Scope const& scope, ast::Scenario const& scenario, Rulebook const& book,
                                      PrecedenceReader const& labels);

}  // namespace proviso
