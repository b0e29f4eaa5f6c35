#include "engine/report/layout.hpp"

#include "dsl/lexicon.hpp"
#include "dsl/source.hpp"
#include "dsl/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proviso {
namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

bool is_blank(char32_t point) { return point == U'\t' or point == U'\n' or point == U'\r'; }

bool is_dangerous(char32_t point) {
    bool const control = point < 0x20 or (point >= 0x7F and point < 0xA0);
    bool const line_end = point == 0x2028 or point == 0x2029;
    bool const direction = point == 0x200E or point == 0x200F or point == 0x61C or
                           (point >= 0x202A and point <= 0x202E) or (point >= 0x2066 and point <= 0x2069);
    bool const no_character = (point & 0xFFFEU) == 0xFFFEU or (point >= 0xFDD0 and point <= 0xFDEF);
    return control or line_end or direction or no_character or point == 0xFEFF;
}

void append_escaped(std::string& out, std::string_view well_formed) {
    while (not well_formed.empty()) {
        auto const [point, length] = first_code_point(well_formed);
        if (is_blank(point))
            out += ' ';
        else if (not is_dangerous(point))
            out += well_formed.substr(0, length);
        else
            out += fmt::format("\\u{{{:02x}}}", static_cast<unsigned>(point));
        well_formed.remove_prefix(length);
    }
}

/// What of `text` stands on one line: up to a blank, or between two wide letters, which scripts without blanks have.
std::string_view unbroken(std::string_view text) {
    std::size_t end = 0;
    for (bool after_wide = false; end < text.size() and text[end] != ' ';) {
        auto const next = first_code_point(text.substr(end));
        auto const wide = columns(next.value);
        if (after_wide and wide == 2)
            break;
        after_wide = wide == 2 or (wide == 0 and after_wide);
        end += next.length;
    }
    return text.substr(0, end);
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (true) {
        auto const good = valid_utf8_prefix(text);
        append_escaped(out, text.substr(0, good));
        if (good >= text.size())
            return out;
        out += "\xEF\xBF\xBD";  // U+FFFD
        text.remove_prefix(good + 1);
    }
}

std::string without_commands(std::string_view text, Spoilt const& as, bool& line_begins) {
    std::string out;
    out.reserve(text.size());
    while (not text.empty()) {
        auto const next = first_code_point(text);
        if (begins_command(text, line_begins))
            out += text.front() == '#' ? as.number_sign : as.colon;
        else
            out += text.substr(0, next.length);
        line_begins = text.front() == '\n' or (line_begins and is_space(next.value));
        text.remove_prefix(next.length);
    }
    return out;
}

std::string without_commands(std::string_view lines, Spoilt const& as) {
    if (lines.find("##") == lines.npos and lines.find("::") == lines.npos)
        return std::string(lines);
    bool line_begins = true;
    return without_commands(lines, as, line_begins);
}

std::size_t code_points(std::string_view text) {
    std::size_t count = 0;
    for (char const byte : text)
        count += continues(byte) ? 0 : 1;
    return count;
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
    std::size_t end = 0;
    for (; end < text.size(); ++end)
        if (not continues(text[end]) and count-- == 0)
            break;
    return text.substr(0, end);
}

std::string_view first_columns(std::string_view text, std::size_t count) {
    std::size_t end = 0, used = 0;
    while (end < text.size()) {
        auto const next = first_code_point(text.substr(end));
        used += columns(next.value);
        if (used > count)
            break;
        end += next.length;
    }
    return text.substr(0, end);
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width, std::size_t taken) {
    std::vector<std::string> lines;
    std::size_t used = 0;
    while (true) {
        auto const begin = text.find_first_not_of(' ');
        if (begin == std::string_view::npos)
            return lines;
        text.remove_prefix(begin);
        auto const word = unbroken(text);
        auto const wide = columns(word);
        auto const gap = std::min<std::size_t>(begin, 1);
        if (lines.empty() or used + gap + wide > width) {
            used = wide + (lines.empty() ? taken : 0);
            lines.emplace_back(word);
        } else {
            lines.back().append(gap, ' ') += word;
            used += gap + wide;
        }
        text.remove_prefix(word.size());
    }
}

std::string counted(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}", count, count == 1 ? std::string(noun) : plural(noun));
}

std::string listed(std::vector<std::string> const& items) {
    std::string out;
    for (std::size_t i = 0; i < items.size(); ++i)
        out += (i == 0 ? "" : i + 1 == items.size() ? " and " : ", ") + items[i];
    return out;
}

}  // namespace proviso
