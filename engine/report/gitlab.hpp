// Findings as GitLab's code quality report, which a merge request shows.
#pragma once

#include "engine/report/renderers.hpp"

namespace proviso {

/// One array; GitLab compares it with that of the target branch by fingerprints, so each has one of its own. Waivers
/// that need an eye are entries, too, and so is what the report does not list.
void write_gitlab(Report const& report, RenderOptions const& options, std::ostream& out);

}  // namespace proviso
