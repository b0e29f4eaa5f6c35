// One side of a window as its author writes it.
#pragma once

#include "engine/rules/rulebook.hpp"

#include <string>

namespace proviso {

enum class WindowSide { from, until };

/// `from 1 March 2026`, `until 90 days after AGI verified`, `until 1 May 2026 or 1 June 2026, whichever is last`.
std::string bound_words(Rulebook const& book, Bound const& bound, WindowSide side);

}  // namespace proviso
