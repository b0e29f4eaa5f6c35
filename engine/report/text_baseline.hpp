// The text report beside an earlier one: how many findings are new, and which are gone.
#pragma once

#include "engine/report/page.hpp"
#include "engine/report/report.hpp"

#include <string>

namespace proviso {

/// `before.json, as of 1 March 2026: 2 new, 3 unchanged, 1 gone`; not escaped.
std::string baseline_words(BaselineShown const& baseline);

/// The findings that are gone, the first twenty of them; nothing at all where there are none.
void write_gone(Page& page, Report const& report);

}  // namespace proviso
