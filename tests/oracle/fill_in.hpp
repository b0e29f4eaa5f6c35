// What a plan does not know, filled in: a verdict that was certain must stay as it is.
//
// Asks nothing of the oracle, so that it holds for whatever the language can say.
#pragma once

#include "tests/oracle/compare.hpp"

#include <string>
#include <vector>

namespace proviso::oracle {

/// The same case for the same seed, with a value for each cell that is marked as unknown, and an answer for each fact.
Case filled_in(Case, std::uint64_t seed);

/// A line for each clause whose certain verdict is another one once the plan is filled in; none where a policy or plan
/// is refused.
std::vector<std::string> contradictions(Case const&, std::uint64_t seed, Program&);

}  // namespace proviso::oracle
