// The clause that somebody means: `MS-1`, `5(a)`, `4.2 of "Agreement"`.
#pragma once

#include "engine/rules/rulebook.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proviso {

struct ClauseFound {
    std::vector<RuleId> rules;  ///< its sentences; an item alone is one
    std::string problem, help;  ///< where there are none: what is wrong, and what to write instead
};

/// Case does not matter, nor whether `clause` stands before the name.
ClauseFound find_clause(Rulebook const& book, std::string_view asked);

}  // namespace proviso
