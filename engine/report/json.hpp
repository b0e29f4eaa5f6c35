// The report as JSON, as docs/report.schema.json describes it. Other programs read it; it has a version.
#pragma once

#include "engine/report/report.hpp"

#include <iosfwd>

namespace proviso {

/// Writes `report` finding by finding, so that memory does not grow with it. Always well-formed: bytes that
/// are not UTF-8 become U+FFFD.
void write_json(Report const& report, std::ostream& out);

}  // namespace proviso
