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

/// How a format writes the sign that begins a command to a build server, so that it is none.
struct Spoilt {
    std::string_view number_sign, colon;
};

/// As people are shown it, where the format has no way to write a character otherwise.
inline constexpr Spoilt visibly{"\\u{23}", "\\u{3a}"};
inline constexpr Spoilt as_json{"\\u0023", "\\u003a"};
inline constexpr Spoilt as_xml{"&#35;", "&#58;"};

/// `text` with its commands to build servers spoilt: `\u{23}#[error]`. `line_begins` says whether nothing but blanks stands
/// before it on the line, and is brought up to date.
std::string without_commands(std::string_view text, Spoilt const& as, bool& line_begins);

/// The same of whole lines.
std::string without_commands(std::string_view lines, Spoilt const& as);

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
