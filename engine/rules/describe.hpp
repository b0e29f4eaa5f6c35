// A rulebook said back in words: what was understood, one rule after another.
#pragma once

#include "engine/rules/rulebook.hpp"

#include <string>

namespace proviso {

/// An outline of the whole rulebook; the same for the same rulebook.
std::string describe(Rulebook const& book, Vocabulary const& vocabulary);

/// One predicate: `kind is api and state is stateless`.
std::string describe(Rulebook const& book, Vocabulary const& vocabulary, PredicateId predicate);

/// `from 2025-10-28 until the day before AGI verified`; nothing where it is always.
std::string describe(Rulebook const& book, Window const& window);

}  // namespace proviso
