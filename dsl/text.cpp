#include "dsl/text.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace proviso {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

bool is_ascii_letter(char c) { return (c >= 'a' and c <= 'z') or (c >= 'A' and c <= 'Z') or is_digit(c); }

/// What may stand between two letters of one word; ’ and ‑ are what word processors make of ' and -.
bool joins(char32_t c) {
    static constexpr std::u32string_view signs = U"-_'/.&+\u2019\u2010\u2011";
    return signs.find(c) != signs.npos;
}

/// ASCII with nothing but single spaces between its words: one_line() of it is itself.
bool is_one_line(std::string_view text) {
    auto after_space = true;
    for (auto const c : text) {
        if (not is_ascii(c) or (is_space(static_cast<char32_t>(c)) and (c != ' ' or after_space)))
            return false;
        after_space = c == ' ';
    }
    return text.empty() or not after_space;
}

std::size_t comment_length(std::string_view text) { return std::min(text.find('\n'), text.size()); }

}  // namespace

CodePoint first_code_point(std::string_view text) {
    if (text.empty())
        return {};
    if (is_ascii(text.front()))
        return {static_cast<char32_t>(text.front()), 1};
    utf8proc_int32_t value = 0;
    auto const bytes = reinterpret_cast<utf8proc_uint8_t const*>(text.data());
    auto const length =
        utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(std::min<std::size_t>(text.size(), 4)), &value);
    if (length <= 0)
        return {0xFFFD, 1};
    return {static_cast<char32_t>(value), static_cast<std::size_t>(length)};
}

bool is_space(char32_t c) {
    if (c < 0x80)
        return c == ' ' or (c >= '\t' and c <= '\r');
    return c == 0x85 or c == 0xA0 or c == 0x1680 or (c >= 0x2000 and c <= 0x200B) or c == 0x2028 or c == 0x2029 or
           c == 0x202F or c == 0x205F or c == 0x3000 or c == 0xFEFF;
}

bool is_letter(char32_t c) {
    if (c < 0x80)
        return is_ascii_letter(static_cast<char>(c));
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC:
        case UTF8PROC_CATEGORY_ME:
        case UTF8PROC_CATEGORY_ND:
        case UTF8PROC_CATEGORY_NL:
        case UTF8PROC_CATEGORY_NO: return true;
        default: return false;
    }
}

std::size_t blank_length(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (is_ascii_letter(text[at]))
            break;
        if (text[at] == '#') {
            at += comment_length(text.substr(at));
            continue;
        }
        auto const next = first_code_point(text.substr(at));
        if (not is_space(next.value))
            break;
        at += next.length;
    }
    return at;
}

std::size_t blank_length_on_line(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() and text[at] != '\n') {
        auto const next = first_code_point(text.substr(at));
        if (not is_space(next.value))
            break;
        at += next.length;
    }
    return at;
}

std::size_t word_length(std::string_view text) {
    std::size_t end = 0;  // after the last letter
    std::size_t at = 0;
    while (at < text.size()) {
        if (is_ascii_letter(text[at])) {
            end = ++at;
            continue;
        }
        auto const next = first_code_point(text.substr(at));
        at += next.length;
        if (is_letter(next.value))
            end = at;
        else if (end + next.length != at or end == 0 or not joins(next.value))
            break;
    }
    return end;
}

std::string one_line(std::string_view text) {
    if (is_one_line(text))
        return std::string(text);
    std::string line;
    bool gap = false;
    while (not text.empty()) {
        auto const next = first_code_point(text);
        if (is_space(next.value)) {
            gap = not line.empty();
        } else {
            if (gap)
                line += ' ';
            gap = false;
            line += text.substr(0, next.length);
        }
        text.remove_prefix(next.length);
    }
    return line;
}

bool same_word(std::string_view a, std::string_view b) {
    return a.size() == b.size() and
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace proviso
