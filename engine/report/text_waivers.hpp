// The waivers in the text report: what each covers, and how it stands on the day of the check.
#pragma once

#include "engine/report/page.hpp"
#include "engine/report/report.hpp"

namespace proviso {

/// Nothing at all where there are none.
void write_waivers(Page& page, Report const& report);

}  // namespace proviso
