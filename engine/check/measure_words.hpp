// The amounts of a measure in words: what it comes to, what is asked of it, and by how much it misses that.
#pragma once

#include "engine/check/judgement.hpp"

#include <string>

namespace proviso {

/// `1.4 GW`, `54%: 1.3 GW of 2.4 GW`, `at least 3`.
std::string actual_words(Matter const&, RuleId, Judgement const&);

/// `at least 2 GW`, `at least 60%`, `at most 40% of it`.
std::string required_words(Matter const&, RuleId, Judgement const&);

/// Empty where it is met, or not known.
std::string shortfall_words(Matter const&, RuleId, Judgement const&);

}  // namespace proviso
