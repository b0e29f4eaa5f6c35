// Records of one kind that share a name: a thing that stands twice in a plan is counted twice in every total.
#pragma once

#include "engine/plan/plan.hpp"

namespace proviso {

/// Says which names stand more than once, the first few with their places. A record without a name, or whose name is
/// not known yet, shares it with none. Linear; takes 10 to 20 bytes a record while it runs.
void report_same_names(Plan const& plan, Vocabulary const& vocabulary, bool strict, Diagnostics& out);

}  // namespace proviso
