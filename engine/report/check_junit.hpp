// A check as JUnit XML: a suite for each agreement, a case for each finding and each clause without one.
#pragma once

#include "engine/report/renderers.hpp"

namespace proviso {

/// What is violated is a failure, what is undetermined an error; what binds nothing or has no verdict is skipped.
void write_check_junit(Report const& report, RenderOptions const& options, std::ostream& out);

}  // namespace proviso
