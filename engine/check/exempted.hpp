// Which records does one rule free from another?
//
// Counted batch by batch like verdicts, for every rule that yields. Knows no verdict and no text.
#pragma once

#include "engine/check/evaluate.hpp"

#include <cstddef>
#include <vector>

namespace proviso {

struct Exempted {
    static constexpr std::size_t most_listed = 20;

    std::size_t count = 0;
    std::vector<std::size_t> rows;  ///< of the table, the first ones
};

/// Adds the records of the block that rule `id` would bind, and that a rule above surely frees on one of their
/// days at the least. `out` is by Rule::yields_to.
void add_exempted(Evaluator& at, RuleId id, std::vector<Exempted>& out);

/// Adds later batches to earlier ones.
void merge(std::vector<Exempted>& into, std::vector<Exempted> const& later);

}  // namespace proviso
