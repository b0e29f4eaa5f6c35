// The report as one HTML page: for reading, searching and printing, with nothing that it would have to fetch.
#pragma once

#include "engine/report/renderers.hpp"

namespace proviso {

/// Escapes whatever comes from inputs, and lets nothing run but the page's own script.
void write_html(Report const& report, RenderOptions const& options, std::ostream& out);

}  // namespace proviso
