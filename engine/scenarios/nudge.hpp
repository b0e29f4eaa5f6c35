// The smallest changes of amounts, measures and bounds.
#pragma once

#include "engine/rules/rulebook.hpp"

#include <string>
#include <utility>
#include <vector>

namespace proviso {

/// The relation that differs only where both sides are equal: `at least` for `more than`.
Relation beside(Relation relation);

/// `bound` less and more one in its last digit that is not nought; `whole`: one, of what is counted.
std::vector<Decimal> nudged(Decimal bound, bool whole);

/// Every change of one side of a window: its days, each by one, but for those that make no difference.
std::vector<Bound> changes_of_bound(Bound const& bound);

/// Every change of the measure, each in words: its bounds, its days, its period, its groups.
std::vector<std::pair<std::string, AggregateNorm>> changes_of_measure(AggregateNorm const& norm,
                                                                      Vocabulary const& vocabulary);

}  // namespace proviso
