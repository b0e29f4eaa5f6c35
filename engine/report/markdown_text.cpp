#include "engine/report/markdown_text.hpp"

#include "engine/report/layout.hpp"

#include <algorithm>
#include <cctype>

namespace proviso {
namespace {

constexpr std::string_view no_width = "&#8203;";

/// What a backslash takes the meaning from.
constexpr std::string_view markup = "\\`*_{}[]<>|~&#!$";

/// What begins the name of something with GitHub or GitLab (`@person`, `#issue`, `!request`, `%milestone`, `:smile:`), the
/// domain of an address (`a@b.org`) or the rest of a link (`http://`).
constexpr std::string_view sigils = "@#!$%~&^:";

/// `GH-12` is an issue too.
constexpr std::string_view issue_prefix = "gh-";

std::string_view trimmed(std::string_view text) {
    auto const begin = std::min(text.find_first_not_of(' '), text.size());
    return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

bool ends_with(std::string_view text, std::string_view lower_case) {
    if (text.size() < lower_case.size())
        return false;
    return std::equal(lower_case.begin(), lower_case.end(), text.end() - static_cast<std::ptrdiff_t>(lower_case.size()),
                      [](char wanted, unsigned char c) { return std::tolower(c) == wanted; });
}

bool is_one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

/// Of a text that begins with one of these, and a line with the text: a list, a rule, a heading.
std::size_t length_of_bullet(std::string_view text) {
    auto const digits = std::min(text.find_first_not_of("0123456789"), text.size());
    return digits < text.size() and is_one_of(text[digits], digits == 0 ? "-+=" : ".)") ? digits + 1 : 0;
}

/// Whether the name of something may begin with the sigil at `i`; `plan.toml:15` is no such name.
bool begins_a_name(std::string_view text, std::size_t i) {
    if (i + 1 == text.size() or text[i + 1] == ' ' or not is_one_of(text[i], sigils))
        return false;
    if (text[i] != ':')
        return true;
    auto const end = text.find_first_not_of("0123456789", i + 1);
    return end != std::string_view::npos and (end == i + 1 ? text[end] != ' ' : text[end] == ':');
}

std::string harmless(std::string_view text) {
    std::string out;
    auto const bullet = length_of_bullet(text);
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        auto const before = text.substr(0, i);
        if (is_one_of(c, markup) or i + 1 == bullet or (c == '.' and ends_with(before, "www")))
            out += '\\';
        out += c;
        if (begins_a_name(text, i) or ends_with(text.substr(0, i + 1), issue_prefix))
            out += no_width;
    }
    return out;
}

}  // namespace

std::string markdown(std::string_view text, std::size_t most) {
    auto const whole = escaped(text);
    auto const kept = first_code_points(whole, most);
    return harmless(trimmed(kept)) + (kept.size() < whole.size() ? "…" : "");
}

}  // namespace proviso
