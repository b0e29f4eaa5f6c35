// Lines of source text under a message, with the parts that matter underlined:
//
//      15 | provider = "AWS"
//         |            ^~~~~
//
// The look of a diagnostic. Knows no clause and no finding.
#pragma once

#include "dsl/source.hpp"

#include <string>
#include <vector>

namespace proviso {

/// A part of a line, and what is said beside the underline (may be empty).
struct Mark {
    Excerpt where;
    std::string label;
};

/// `plan.toml:15:12`, `plan.toml` for a file as a whole, nothing where there is no place.
std::string place(Excerpt const& where);

/// The marked lines of one file, in their order, each once with all its marks under it; without line ends.
/// Every line begins with a margin of `margin` columns, for the line number, and ` | `; lines longer than
/// `width` are cut around the first mark.
std::vector<std::string> quoted(std::vector<Mark> marks, std::size_t margin, std::size_t width);

/// Columns that the line numbers of `marks` need, a blank before them included.
std::size_t margin_for(std::vector<Mark> const& marks);

}  // namespace proviso
