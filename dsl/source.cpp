#include "dsl/source.hpp"

#include "dsl/text.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace proviso {
namespace {

constexpr std::uint32_t block = 4096;
constexpr std::size_t shown = 400;  ///< bytes of a line kept on either side of the place shown

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

std::uint32_t code_points(std::string_view text) {
    return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), [](char c) { return not continues(c); }));
}

/// Shows of `line` what is not far from the marked part, so that a file of one long line does not fill the memory.
void show(std::string_view line, Excerpt& place) {
    std::size_t const mark_end = place.begin + std::min<std::size_t>(place.length, shown);
    std::size_t from = place.begin > shown ? place.begin - shown : 0;
    std::size_t until = std::min(line.size(), mark_end + shown);
    while (from > 0 and from < line.size() and continues(line[from]))
        --from;
    while (until < line.size() and continues(line[until]))
        ++until;
    place.text = line.substr(from, until - from);
    place.begin -= static_cast<std::uint32_t>(from);
    place.length = static_cast<std::uint32_t>(std::min<std::size_t>(place.length, place.text.size() - place.begin));
}

}  // namespace

LineTable::LineTable(std::string_view text) : line_starts_{0} {
    for (auto at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1))
        line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
    std::uint32_t characters = 0;
    for (std::size_t at = 0; at <= text.size(); at += block) {
        characters_.push_back(characters);
        characters += code_points(text.substr(at, block));
    }
}

std::uint32_t LineTable::characters_before(std::string_view text, std::uint32_t offset) const {
    auto const begin = offset / block * block;
    return characters_[offset / block] + code_points(text.substr(begin, offset - begin));
}

Position LineTable::position(std::string_view text, std::uint32_t offset) const {
    offset = std::min(offset, static_cast<std::uint32_t>(text.size()));
    auto const line = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset) - line_starts_.begin();
    auto const start = line_starts_[static_cast<std::size_t>(line - 1)];
    auto const before = offset - start <= block ? code_points(text.substr(start, offset - start))
                                                : characters_before(text, offset) - characters_before(text, start);
    return {static_cast<std::uint32_t>(line), before + 1};
}

std::uint32_t LineTable::offset(std::string_view text, Position position) const {
    auto const line = std::clamp<std::size_t>(position.line, 1, line_starts_.size());
    auto const start = line_starts_[line - 1];
    auto const end = line < line_starts_.size() ? line_starts_[line] - 1 : static_cast<std::uint32_t>(text.size());
    auto left = std::max(position.column, 1U) - 1;  // characters between `at` and the place
    auto at = start;
    if (left > block) {
        auto const character = characters_before(text, start) + left;
        auto const from = std::upper_bound(characters_.begin(), characters_.end(), character) - 1;
        left = character - *from;
        at = static_cast<std::uint32_t>(from - characters_.begin()) * block;
    }
    for (; at < end and (left > 0 or continues(text[at])); ++at)
        left -= continues(text[at]) ? 0 : 1;
    return std::clamp(at, start, end);
}

std::string_view LineTable::line_at(std::string_view text, std::uint32_t offset) const {
    auto const next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    auto const start = *(next - 1);
    auto line = text.substr(start, next == line_starts_.end() ? text.npos : *next - start);
    while (not line.empty() and (line.back() == '\n' or line.back() == '\r'))
        line.remove_suffix(1);
    return line;
}

Source::Source(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)), lines_(text_) {}

std::string_view Source::text(Span span) const {
    auto const size = static_cast<std::uint32_t>(text_.size());
    auto const begin = std::min(span.begin, size);
    return std::string_view(text_).substr(begin, std::clamp(span.end, begin, size) - begin);
}

Excerpt excerpt(Source const& source, Span span) {
    auto const line = source.line_at(span.begin);
    auto const size = static_cast<std::uint32_t>(line.size());
    auto const start = static_cast<std::uint32_t>(line.data() - source.text().data());
    auto const begin = std::min(span.begin - start, size);
    auto const end = std::clamp(span.end > start ? span.end - start : 0U, begin, size);
    Excerpt place{source.name(), source.position(span.begin), {}, begin, end - begin};
    show(line, place);
    return place;
}

std::size_t valid_utf8_prefix(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        utf8proc_int32_t value = 0;
        auto const length = utf8proc_iterate(reinterpret_cast<utf8proc_uint8_t const*>(text.data() + at),
                                             static_cast<utf8proc_ssize_t>(text.size() - at), &value);
        if (length <= 0)
            return at;
        at += static_cast<std::size_t>(length);
    }
    return text.size();
}

}  // namespace proviso
