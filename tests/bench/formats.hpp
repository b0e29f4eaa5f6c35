// A report of very many findings in every format.
#pragma once

#include "engine/report/report.hpp"

namespace proviso::bench {

/// Prints how long each format takes, and what it adds to the peak of memory.
void render_all(Report const& report);

}  // namespace proviso::bench
