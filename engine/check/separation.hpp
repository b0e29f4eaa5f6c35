// Which records share a value, at a time, with a record that they must be apart from, or must be beside?
//
// Judged from all records together, by value: O(n log n). Knows no text.
#pragma once

#include "engine/check/tally.hpp"

namespace proviso {

/// Fills in what each rule about separation that is judged in `stage` comes to.
void tally_separations(Matter const&, NameTests const&, std::uint32_t stage, std::vector<RuleTally>&);

}  // namespace proviso
