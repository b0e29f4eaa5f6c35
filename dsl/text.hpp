// UTF-8 text by the code point: white space, comments, words.
//
// The one place that knows where a word of the language begins and ends. Knows no keyword and no name.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace proviso {

struct CodePoint {
    char32_t value = 0;      ///< 0xFFFD where the bytes are not UTF-8
    std::size_t length = 0;  ///< bytes; 0 only at the end of the text
};

/// The code point at the start of `text`.
CodePoint first_code_point(std::string_view text);

/// Unicode white space, the no-break spaces and the invisible ones (byte order mark, zero width space).
bool is_space(char32_t c);

/// A letter or digit of any script, or a mark on one.
bool is_letter(char32_t c);

/// Bytes of white space and comments at the start of `text`.
std::size_t blank_length(std::string_view text);

/// Bytes of white space at the start of `text` up to the end of its line, and no further.
std::size_t blank_length_on_line(std::string_view text);

/// Bytes of the word at the start of `text`: letters and digits, inside also `-_'/.&+`; 0 where none begins.
std::size_t word_length(std::string_view text);

/// `text` with every run of white space as one space, and none at its ends.
std::string one_line(std::string_view text);

/// ASCII letters in lower case; everything else as it is.
constexpr char lower(char c) { return c >= 'A' and c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
constexpr bool is_digit(char c) { return c >= '0' and c <= '9'; }

/// Equal but for the case of ASCII letters.
bool same_word(std::string_view a, std::string_view b);

}  // namespace proviso
