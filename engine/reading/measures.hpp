// A clause about a measure in full sentences: what is measured, over which records and days, against what.
#pragma once

#include "engine/reading/claims.hpp"

#include <string>
#include <vector>

namespace proviso {

/// `The total capacity of all workloads whose chip is …, on 31 December 2027, must be at least 2 GW.` and what
/// it is taken over.
std::vector<std::string> measure_sentences(Claims const&, Rule const&, AggregateNorm const&);

/// `the total capacity of all workloads whose chip is Trainium3`
std::string measured_words(Claims const&, Rule const&, Measured const&);

/// `calendar year`, `contract quarter`
std::string recurrence_name(Recurrence const& recurrence);

/// `31 December 2027 (included)`, on both ends of a period.
std::string period_words(Period period);

}  // namespace proviso
