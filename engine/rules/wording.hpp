// How messages and reports quote the author's text and enumerate names. Knows no rule.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace proviso {

/// Without comments, every run of white space as one space, and without a closing `.` or `;`.
std::string sentence_line(std::string_view text);

std::string ticked(std::string_view text);        ///< `text` in backticks
std::string ticked_words(std::string_view text);  ///< the same, unless `text` has backticks of its own
std::string with_article(std::string_view noun);  ///< `a provider`, `an environment`

/// `a`, `a or b`, `a, b or c`
std::string enumerated(std::vector<std::string> const& parts, std::string_view connective);

}  // namespace proviso
