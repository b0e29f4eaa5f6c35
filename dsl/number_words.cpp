#include "dsl/number_words.hpp"

#include "dsl/text.hpp"

#include <array>
#include <string_view>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 19> small_words{
    "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",    "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 8> tens_words{"twenty", "thirty",  "forty",  "fifty",
                                                     "sixty",  "seventy", "eighty", "ninety"};
constexpr std::array<std::string_view, 5> great_words{"hundred", "thousand", "million", "billion", "trillion"};

/// Counted from one; 0 where it is not there.
template <std::size_t N>
int place_of(std::string_view word, std::array<std::string_view, N> const& words) {
    for (std::size_t i = 0; i < N; ++i)
        if (same_word(words[i], word))
            return static_cast<int>(i) + 1;
    return 0;
}

/// `seven`, as the last digit of a number; 0 where it is none.
int digit_of(std::string_view word) {
    auto const value = place_of(word, small_words);
    return value < 10 ? value : 0;
}

/// `seven`, `seventy`, `seventy-five`; 0 where it is none.
int value_of(std::string_view word) {
    if (auto const small = place_of(word, small_words))
        return small;
    auto const hyphen = word.find('-');
    auto const tens = place_of(word.substr(0, hyphen), tens_words);
    if (tens == 0)
        return 0;
    auto const value = 10 * (tens + 1);
    if (hyphen == word.npos)
        return value;
    auto const digit = digit_of(word.substr(hyphen + 1));
    return digit == 0 ? 0 : value + digit;
}

std::string_view next_word(Reader reader) { return reader.take_word(); }

/// `seventy five` too; 0 where there is none.
int take_below_hundred(Reader& in) {
    auto const value = value_of(next_word(in));
    if (value == 0)
        return 0;
    in.take_word();
    auto const digit = value >= 20 and value % 10 == 0 ? digit_of(next_word(in)) : 0;
    if (digit != 0)
        in.take_word();
    return value + digit;
}

bool take(Reader& in, std::string_view word) {
    bool const is_next = same_word(word, next_word(in));
    if (is_next)
        in.take_word();
    return is_next;
}

/// What follows `hundred`: `fifty`, `and fifty`; 0 where there is none.
int take_rest(Reader& in) {
    auto reader = in;
    bool const is_joined = take(reader, "and");
    auto const value = take_below_hundred(reader);
    if (value == 0 or (is_joined and place_of(next_word(reader), great_words) != 0))
        return 0;
    in = reader;
    return value;
}

}  // namespace

std::optional<int> read_number_words(Reader& in) {
    auto reader = in;
    auto value = take_below_hundred(reader);
    if (value == 0)
        return std::nullopt;
    if (value < 20 and take(reader, "hundred")) {
        value *= 100;
        value += take_rest(reader);
    }
    in = reader;
    return value;
}

}  // namespace proviso
