// Text that means nothing to Markdown, nor to what the servers of code make of it afterwards: no markup, no HTML, no link,
// and nobody is notified.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace proviso {

/// `text` for anywhere in a line of GitHub's or GitLab's Markdown, table cells included, as it is read on the page.
/// Behind what would mention a person or an issue (`@name`, `#12`) stands a blank of no width. Only the first `most`
/// code points are taken, and an ellipsis says so.
std::string markdown(std::string_view text, std::size_t most = 400);

}  // namespace proviso
