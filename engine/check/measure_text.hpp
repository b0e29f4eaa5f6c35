// How a measure is shown: what the plan comes to, what is required, and what is lacking.
#pragma once

#include "engine/check/aggregate.hpp"

#include <string>
#include <utility>
#include <vector>

namespace proviso {

/// The values that the number stands for, by field.
std::vector<std::string> group_values(Matter const&, Combinations const&, std::uint32_t number);

/// `product`, `ChatGPT`; without values where the group is not known.
std::vector<std::pair<std::string, std::string>> group_shown(Matter const&, RuleId, Judgement const&);

/// Those that it was judged for; all that the clause asks about where these would tell what is sensitive.
Period days_shown(Matter const&, RuleId, Judgement const&);

MeasureShown measure_shown(Matter const&, RuleId, GroupTally const&, Judgement const&);

/// `the total capacity of workloads using Trainium is 1.4 GW on 31 December 2027; at least 2 GW is required`.
std::string measure_message(Matter const&, RuleId, Judgement const&, MeasureShown const&, std::vector<TurnsOn> const&);

/// `raise the total by 0.6 GW`, `move the earliest start of workloads earlier by 90 days`.
std::string measure_advice(Matter const&, AggregateNorm const&, Judgement const&, MeasureShown const&);

}  // namespace proviso
