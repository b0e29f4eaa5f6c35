// Does an undetermined clause turn on what a scenario expects it to?
#pragma once

#include "engine/check/check.hpp"
#include "engine/rules/rulebook.hpp"

#include <string>

namespace proviso {

/// Whether the reasons expected are all that the undetermined rules turn on, and nothing else; none is whatever. A
/// condition is named by its words, or by all that it turns on itself.
bool is_because(Expectation const& expected, Report const& report, Rulebook const& rulebook);

/// As a scenario writes it: a field, a fact or a term as it is; a condition, or what the text leaves open, in quotes.
std::string as_expected(TurnsOn const& reason, Rulebook const& rulebook);

}  // namespace proviso
