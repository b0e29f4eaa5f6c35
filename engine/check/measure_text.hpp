// How a measure is shown: what the plan comes to, what is required, and what is lacking.
#pragma once

#include "engine/check/aggregate.hpp"

#include <string>
#include <vector>

namespace proviso {

MeasureShown measure_shown(Matter const&, RuleId, MeasureTally const&, Judgement const&);

/// `the total capacity of workloads using Trainium is 1.4 GW on 31 December 2027; at least 2 GW is required`.
std::string measure_message(Matter const&, RuleId, Judgement const&, MeasureShown const&, std::vector<TurnsOn> const&);

/// `raise the total by 0.6 GW`.
std::string measure_advice(AggregateNorm const&, Judgement const&, MeasureShown const&);

/// Whether the measure is under what is required, rather than over it.
bool falls_short(AggregateNorm const&, Interval const&);

}  // namespace proviso
