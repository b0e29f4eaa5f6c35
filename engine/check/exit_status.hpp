// Report → exit status: 1 a breach, 3 undetermined, 4 nothing judged, else 0; in that order.
#pragma once

#include "engine/check/check.hpp"

namespace proviso {

/// Of the clauses, records and waivers of the report. A warning counts only where `fail_on.warning`, an advice
/// never; architecture, "Verdict and exit status".
int exit_status(Report const&, FailOn const&);

/// Whether it is 1 for the sake of stale waivers alone.
bool fails_for_waivers(Report const&, FailOn const&);

}  // namespace proviso
