// MeasureTally → the verdict of an aggregate, with its one finding.
#pragma once

#include "engine/check/explain.hpp"
#include "engine/check/tally.hpp"
#include "engine/report/report.hpp"

namespace proviso {

/// An aggregate beside its bound. Language reference, section 5: settled where the whole interval agrees.
struct Judgement {
    Interval interval;
    Truth met = Truth::unknown;  ///< by what is known of the records
    bool past_horizon = false;   ///< the plan says nothing of the day
    Verdict verdict{};
};

/// Fills in verdict, measure and findings. A total or a number of no records is 0 and is judged; an
/// average or an extreme of none is not applicable. What is too large to be held exactly is undetermined.
void judge_aggregate(Explainer&, RuleId, MeasureTally const&, ClauseResult& out);

/// What the finding turns on; empty where it is violated.
std::vector<TurnsOn> turns_on(Explainer&, RuleId, MeasureTally const&, Judgement const&);

}  // namespace proviso
