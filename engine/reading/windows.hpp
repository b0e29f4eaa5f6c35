// The days of a window in words: first day, last day, and which of them are included.
#pragma once

#include "engine/rules/rulebook.hpp"

#include <string>
#include <vector>

namespace proviso {

/// `from 28 October 2025 (included) until the day before "AGI verified" becomes true`; nothing where it is always.
std::string window_words(Rulebook const& book, Window const& window);

/// The window, ended by the amendments.
Window amended(Window window, std::vector<Amendment const*> const& amendments);

}  // namespace proviso
