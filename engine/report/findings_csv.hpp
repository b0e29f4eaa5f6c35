// Findings for a spreadsheet: a row for each, and for each waiver that needs an eye.
#pragma once

#include "engine/report/renderers.hpp"

namespace proviso {

/// RFC 4180 with a header, lines ending in CR LF. What the report does not list is counted in a last row.
void write_findings_csv(Report const& report, RenderOptions const& options, std::ostream& out);

}  // namespace proviso
