// PROVISO_ variables that are no setting and look like one: a slip that would else go unseen.
#pragma once

#include "dsl/diagnostic.hpp"

namespace proviso {

/// Warns of each variable of the environment that resembles the name of a setting or of its option. Others are nobody's
/// mistake: builds and tests have variables of that prefix, too.
void report_near_variables(Diagnostics& out);

}  // namespace proviso
