// A run of scenarios for people: a line for each, what differed and why, then what is not decided; the summary last.
#pragma once

#include "engine/report/renderers.hpp"

namespace proviso {

void write_test_text(TestReport const& report, RenderOptions const& options, std::ostream& out);

}  // namespace proviso
