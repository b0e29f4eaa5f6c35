// A plan whose placements come and go, and a policy that measures them over time: seeded, like generate.hpp.
#pragma once

#include <cstddef>
#include <string>

namespace proviso::bench {

/// Writes a JSON plan of `placements` records with up to 15 fields each, from a start to an end. One in some hundred
/// lacks its capacity, cost, product, state, start or end, or gives it as not yet known. Kept where the file is there.
void write_plan_over_time(std::string const& path, std::size_t placements);

/// Writes a policy file of 100 clauses about it, of which 30 aggregate: over time, by group, by share, and one beside
/// another. With a million placements some are met, some broken and some undetermined.
void write_policy_over_time(std::string const& path);

}  // namespace proviso::bench
