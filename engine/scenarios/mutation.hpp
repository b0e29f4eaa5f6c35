// Which changes of the rules would no scenario notice? Each rule is changed in every small way, and the scenarios
// that speak of it are judged again.
#pragma once

#include "engine/scenarios/judge.hpp"

namespace proviso {

/// `cases` are those that come out as they expect. Cost: for each rule its changes times the cases that speak of it,
/// or of what rests on it, each judged by a rulebook of just the rules that these need.
MutationResult mutate(Rulebook const& rulebook, Vocabulary const& vocabulary,
                      std::vector<TestCase const*> const& cases);

}  // namespace proviso
