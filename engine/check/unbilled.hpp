// On which days may what a clause counts have been billed, without a bill in the plan?
#pragma once

#include "engine/check/matter.hpp"

namespace proviso {

/// Fills PreparedRule::unbilled of all rules in force. O(records + rules × providers).
void settle_unbilled(Matter&);

}  // namespace proviso
