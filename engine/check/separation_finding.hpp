// FailingRow → Finding, of a rule about records that share a value: both records, and what they share.
#pragma once

#include "engine/check/finding.hpp"

namespace proviso {

Finding separation_finding(Explainer&, RuleId, FailingRow const&, std::vector<PlaceWanted>& places);

}  // namespace proviso
