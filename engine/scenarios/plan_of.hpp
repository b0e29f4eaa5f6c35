// A scenario's records → Plan, by the same builder that the plan readers feed: same values, same refusals.
#pragma once

#include "engine/plan/plan.hpp"
#include "engine/rules/scenario.hpp"

namespace proviso {

/// A value that does not fit its field is reported at its place in the policy file. The plan stands in no file.
Plan plan_of(Scenario const& scenario, Vocabulary const& vocabulary, Diagnostics& out);

}  // namespace proviso
