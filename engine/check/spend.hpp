// What is `the total spend on AWS` in a plan: what its workloads are planned to cost, or what was billed?
#pragma once

#include "engine/plan/plan.hpp"
#include "engine/rules/rulebook.hpp"

namespace proviso {

/// Billed where the plan has bills. A plan in which it may be either is reported, and billed is taken.
Spend spend_in(Plan const&, Vocabulary const&, Diagnostics& out);

/// Of scenarios, all together: billed where one gives a bill.
Spend spend_in(std::vector<Scenario> const&, Vocabulary const&);

}  // namespace proviso
