// Spellings made comparable: case, white space, composed letters; and the regular English plural.
#include "dsl/lexicon.hpp"
#include "dsl/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace proviso {
namespace {

/// Simple case folding of one code point beyond ASCII; and ’ ‐ ‑, which word processors insert, as ' and -.
char32_t folded(char32_t c) {
    if (c == 0x2019)
        return U'\'';
    if (c == 0x2010 or c == 0x2011)
        return U'-';
    if (c == 0x0130 or c == 0x0131)  // the dotted and dotless i of Turkish fold to themselves
        return c;
    return static_cast<char32_t>(utf8proc_tolower(utf8proc_toupper(static_cast<utf8proc_int32_t>(c))));
}

void append(std::string& out, char32_t c) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    auto const length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes.data());
    out.append(bytes.begin(), bytes.begin() + length);
}

std::string composed(std::string const& text) {
    utf8proc_uint8_t* made = nullptr;
    auto const options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    auto const length = utf8proc_map(reinterpret_cast<utf8proc_uint8_t const*>(text.data()),
                                     static_cast<utf8proc_ssize_t>(text.size()), &made, options);
    if (length < 0)
        return text;
    std::string result(made, made + length);
    std::free(made);
    return result;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// fold() of text that is ASCII alone, as most names are.
std::string folded_ascii(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (auto const c : text)
        if (c != ' ' and (c < '\t' or c > '\r'))
            result += lower(c);
        else if (not result.empty() and result.back() != ' ')
            result += ' ';
    if (result.ends_with(' '))
        result.pop_back();
    return result;
}

bool ends_in_one_of(std::string_view word, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](auto ending) {
        return word.size() >= ending.size() and same_word(word.substr(word.size() - ending.size()), ending);
    });
}

bool is_vowel(char c) { return std::string_view("aeiou").find(lower(c)) != std::string_view::npos; }

}  // namespace

std::string fold(std::string_view text) {
    if (is_ascii(text))
        return folded_ascii(text);
    std::string result;
    bool gap = false;
    result.reserve(text.size());
    for (auto rest = text; not rest.empty();) {
        auto const next = first_code_point(rest);
        rest.remove_prefix(next.length);
        if (is_space(next.value)) {
            gap = not result.empty();
            continue;
        }
        if (gap)
            result += ' ';
        gap = false;
        if (next.value < 0x80)
            result += lower(static_cast<char>(next.value));
        else
            append(result, folded(next.value));
    }
    return composed(result);
}

std::string plural(std::string_view singular) {
    std::string word(singular);
    if (word.empty())
        return word;
    if (word.size() > 1 and lower(word.back()) == 'y' and not is_vowel(word[word.size() - 2])) {
        word.pop_back();
        return word + "ies";
    }
    return word + (ends_in_one_of(word, {"s", "x", "z", "ch", "sh"}) ? "es" : "s");
}

}  // namespace proviso
