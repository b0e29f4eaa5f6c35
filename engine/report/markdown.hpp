// The report as a comment on a pull request, in GitHub's Markdown: the verdict, what is violated and what to do, what is
// undetermined and what would settle it; the rest folded. As short as a comment must be, whatever the report.
#pragma once

#include "engine/report/renderers.hpp"

namespace proviso {

inline constexpr std::size_t most_markdown_bytes = 65'000;  ///< GitHub takes 65,536 characters

/// The first line is `<!-- proviso -->`, by which a job finds the comment that it wrote before.
void write_markdown(Report const& report, RenderOptions const& options, std::ostream& out);

}  // namespace proviso
