// A check as TAP 14: a test for each finding and each clause without one.
#pragma once

#include "engine/report/renderers.hpp"

namespace proviso {

/// What is violated or undetermined is not ok, and says which in a block of YAML; what binds nothing or has no verdict
/// is skipped.
void write_tap(Report const& report, RenderOptions const& options, std::ostream& out);

}  // namespace proviso
