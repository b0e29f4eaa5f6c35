// What a terminal makes of text, and what a build server makes of a line of its log.
//
// Knows no page and no colour.
#pragma once

#include <cstddef>
#include <string_view>

namespace proviso {

/// Columns that a code point takes: 2 in wide scripts, 0 of a mark on the letter before it.
std::size_t columns(char32_t point);

/// Columns that well-formed text without control characters takes.
std::size_t columns(std::string_view text);

/// Whether a build server may take what begins here for a command: `::error`, `##[error]`, `##vso[...]`,
/// `##teamcity[...]`. Some take it anywhere in a line, some only before all but blanks: `begins_word` there.
bool begins_command(std::string_view text, bool begins_word);

}  // namespace proviso
