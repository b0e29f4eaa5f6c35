// The report as SARIF 2.1.0, which GitHub, editors and other viewers of static analysis show beside the files.
#pragma once

#include "engine/report/renderers.hpp"

namespace proviso {

/// GitHub refuses a run with more; the rest is counted in a notification.
inline constexpr std::size_t most_sarif_results = 25'000;

/// A rule for each clause, a result for each finding; written result by result. Its paths are URIs, relative where the
/// report's are.
void write_sarif(Report const& report, RenderOptions const& options, std::ostream& out);

}  // namespace proviso
