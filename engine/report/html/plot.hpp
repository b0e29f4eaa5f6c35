// A total over time beside the limit that the contract sets, drawn small. Knows no clause.
#pragma once

#include "engine/report/html/element.hpp"
#include "engine/report/report.hpp"

namespace proviso {

/// Appends the drawing and what its lines mean. Nothing where there is no day to begin and end with; false then.
bool add_plot(Element figure, Exposure const& exposure);

}  // namespace proviso
