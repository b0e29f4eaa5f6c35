// A large plan and policies of any size for the benchmarks: seeded, so that two runs measure the same thing.
#pragma once

#include <cstddef>
#include <string>

namespace proviso::bench {

/// Writes a JSON plan of `placements` records with 14 fields each (about 300 bytes a record), all of which
/// keep every policy of write_policy(). Kept where the file is there already.
void write_plan(std::string const& path, std::size_t placements);

/// Writes a policy file of `clauses` clauses: exclusivity, obligations, prohibitions, bounds and totals over
/// 200 products.
void write_policy(std::string const& path, std::size_t clauses);

}  // namespace proviso::bench
