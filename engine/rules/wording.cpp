#include "engine/rules/wording.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 11> spaces{" ",      "\t",     "\n",     "\r",     "\v",    "\f",
                                                  "\u00a0", "\u2007", "\u2009", "\u202f", "\u3000"};
constexpr std::array<std::string_view, 6> quotes{"\"", "\u201c", "\u201d", "\u201e", "\u00ab", "\u00bb"};

/// Bytes of the first of `marks` that `text` begins with; 0 where it begins with none.
template <std::size_t N>
std::size_t begins_with(std::string_view text, std::array<std::string_view, N> const& marks) {
    auto const found = std::ranges::find_if(marks, [&](auto mark) { return text.starts_with(mark); });
    return found == marks.end() ? 0 : found->size();
}

void drop_end(std::string& text) {
    while (not text.empty() and (text.back() == ' ' or text.back() == '.' or text.back() == ';'))
        text.pop_back();
}

}  // namespace

std::string sentence_line(std::string_view text) {
    std::string line;
    bool quoted = false;
    while (not text.empty()) {
        if (auto const space = begins_with(text, spaces)) {
            if (not line.empty() and line.back() != ' ')
                line += ' ';
            text.remove_prefix(space);
            continue;
        }
        if (text.front() == '#' and not quoted) {
            text.remove_prefix(std::min(text.find('\n'), text.size()));
            continue;
        }
        auto const mark = begins_with(text, quotes);
        quoted = quoted != (mark > 0);
        auto const length = std::min(text.size(), text.front() == '\\' ? 2 : std::max<std::size_t>(mark, 1));
        line += text.substr(0, length);
        text.remove_prefix(length);
    }
    drop_end(line);
    return line;
}

std::string ticked(std::string_view text) { return "`" + std::string(text) + "`"; }

std::string ticked_words(std::string_view text) {
    return text.find('`') == text.npos ? ticked(text) : std::string(text);
}

std::string with_article(std::string_view noun) {
    bool const vowel = not noun.empty() and std::string_view("aeiouAEIOU").find(noun.front()) != std::string_view::npos;
    return (vowel ? "an " : "a ") + std::string(noun);
}

std::string enumerated(std::vector<std::string> const& parts, std::string_view connective) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            text += i + 1 == parts.size() ? " " + std::string(connective) + " " : ", ";
        text += parts[i];
    }
    return text;
}

}  // namespace proviso
