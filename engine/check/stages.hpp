// Rules whose conditions ask whether other clauses are met are judged after these.
//
// A rulebook without such conditions has one stage, and the plan is passed over once.
#pragma once

#include "engine/check/explain.hpp"
#include "engine/check/tally.hpp"

#include <vector>

namespace proviso {

/// Of a rule of any form, whatever is waived; a permission has none.
Verdict verdict_of(Explainer&, RuleId, RuleTally const&);

/// What every rule comes to, stage by stage; settles the conditions of `matter` on the way.
std::vector<RuleTally> tally_by_stage(Matter& matter, NameTests const&, CheckOptions const& options);

}  // namespace proviso
