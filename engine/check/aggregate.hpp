// AggregateTally → the verdict of an aggregate, with a finding for each group and period that fails.
#pragma once

#include "engine/check/explain.hpp"
#include "engine/check/judgement.hpp"
#include "engine/report/report.hpp"

namespace proviso {

/// Fills in verdict, measure and findings.
void judge_aggregate(Explainer&, RuleId, AggregateTally const&, ClauseResult& out);

/// What the finding turns on; empty where it is violated.
std::vector<TurnsOn> turns_on(Explainer&, RuleId, GroupTally const&, Judgement const&);

}  // namespace proviso
