// AggregateTally → the verdict of an aggregate, with a finding for each group and period that fails.
#pragma once

#include "engine/check/explain.hpp"
#include "engine/check/judgement.hpp"
#include "engine/check/waived.hpp"
#include "engine/report/report.hpp"

namespace proviso {

/// Fills in verdict, measure and findings; yields what of them waivers cover.
WaivedTally judge_aggregate(Explainer&, RuleId, AggregateTally const&, ClauseResult& out);

/// One of what an aggregate comes to: of a group, of a period, or of all.
struct MeasureJudged {
    Verdict verdict{};                       ///< not applicable: it is met, and not known to be asked for
    std::string message;                     ///< in the words of a finding, also where it is met
    std::optional<std::size_t> waiver = {};  ///< the first that covers it
};

/// Each that is there to be judged, in the order of groups and periods.
std::vector<MeasureJudged> measures_judged(Explainer&, RuleId, AggregateTally const&);

/// What the finding turns on; empty where it is violated.
std::vector<TurnsOn> turns_on(Explainer&, RuleId, GroupTally const&, Judgement const&);

}  // namespace proviso
