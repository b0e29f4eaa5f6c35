// Findings as the commands that build servers pick out of a job's log and show beside the lines of a change.
#pragma once

#include "engine/report/renderers.hpp"

namespace proviso {

/// Of each level; servers show no more of one step. Where there are more, the last one counts the rest.
inline constexpr std::size_t most_annotations = 10;

/// GitHub Actions: `::error file=plan.toml,line=15,col=12,title=…::…`
void write_github(Report const& report, RenderOptions const& options, std::ostream& out);

/// Azure Pipelines: `##vso[task.logissue type=error;sourcepath=plan.toml;linenumber=15;columnnumber=12;code=MS-1;]…`
void write_azure(Report const& report, RenderOptions const& options, std::ostream& out);

}  // namespace proviso
