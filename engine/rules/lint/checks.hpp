// The checks of the table in lint.cpp, each a LintCheck::find.
#pragma once

#include "engine/rules/lint/lint.hpp"

namespace proviso {

void find_unused_terms(Linted const&, Diagnostics& out);
void find_idle_permissions(Linted const&, Diagnostics& out);
void find_missing_sources(Linted const&, Diagnostics& out);

/// Sentences whose parts contradict each other, or say nothing beside each other. Defined in contradictions.cpp.
void find_never_bound(Linted const&, Diagnostics& out);
void find_never_met(Linted const&, Diagnostics& out);
void find_never_broken(Linted const&, Diagnostics& out);

/// Schedules whose amounts do not come to the total that a sentence beside them states. Defined in schedules.cpp.
void find_unequal_totals(Linted const&, Diagnostics& out);

}  // namespace proviso
