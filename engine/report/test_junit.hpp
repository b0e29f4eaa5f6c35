// A run of scenarios as JUnit XML: a suite for each policy file, a case for each scenario; coverage below its
// threshold is a case of its own.
#pragma once

#include "engine/report/renderers.hpp"

namespace proviso {

void write_test_junit(TestReport const& report, RenderOptions const& options, std::ostream& out);

}  // namespace proviso
