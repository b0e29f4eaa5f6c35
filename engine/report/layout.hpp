// How text is laid out in columns of a page: what is safe to show, how wide it is, where lines break.
//
// Knows no report and no colour.
#pragma once

#include "dsl/terminal.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

/// `text` made harmless for a terminal and a single line: tabs and line ends become a blank, control
/// characters and those that turn the direction of writing become `\u{1b}`, malformed bytes U+FFFD.
std::string escaped(std::string_view text);

/// Code points of (well-formed) `text`.
std::size_t code_points(std::string_view text);

/// The first `count` code points of `text`, all of it where it has fewer.
std::string_view first_code_points(std::string_view text, std::size_t count);

/// What of `text` fits into `count` columns, marks on its last letter included.
std::string_view first_columns(std::string_view text, std::size_t count);

/// `text` broken at blanks, or between wide letters, into lines of at most `width` columns, of which `taken` are gone on the first; a
/// longer word has a line of its own. `text` may not hold line ends. Empty where `text` is.
std::vector<std::string> wrapped(std::string_view text, std::size_t width, std::size_t taken = 0);

/// `4 placements`, `1 placement`
std::string counted(std::size_t count, std::string_view noun);

/// `a`, `a and b`, `a, b and c`
std::string listed(std::vector<std::string> const& items);

}  // namespace proviso
