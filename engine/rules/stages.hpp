// In which order rules are judged, where some ask for the verdicts of others.
#pragma once

#include "dsl/diagnostic.hpp"
#include "engine/rules/rulebook.hpp"

namespace proviso {

/// Fills Rule::stage. Reports a circle of clauses that wait for one another, with its path; linear in the rules and
/// what they ask for.
void set_stages(Rulebook& book, Diagnostics& out);

}  // namespace proviso
