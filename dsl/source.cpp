#include "dsl/source.hpp"

#include "dsl/text.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace proviso {
namespace {

constexpr std::size_t shown = 400;  ///< bytes of a line kept on either side of the place shown

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

std::uint32_t code_points(std::string_view text) {
    return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), [](char c) { return not continues(c); }));
}

/// Cuts what is far from the marked part, so that a file of one long line does not fill the memory.
void shorten(Excerpt& place) {
    std::size_t const mark_end = place.begin + std::min<std::size_t>(place.length, shown);
    std::size_t from = place.begin > shown ? place.begin - shown : 0;
    std::size_t until = std::min(place.text.size(), mark_end + shown);
    while (from > 0 and from < place.text.size() and continues(place.text[from]))
        --from;
    while (until < place.text.size() and continues(place.text[until]))
        ++until;
    place.text = place.text.substr(from, until - from);
    place.begin -= static_cast<std::uint32_t>(from);
    place.length = static_cast<std::uint32_t>(std::min<std::size_t>(place.length, place.text.size() - place.begin));
}

}  // namespace

Source::Source(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
    line_starts_.push_back(0);
    for (std::size_t i = 0; i < text_.size(); ++i)
        if (text_[i] == '\n')
            line_starts_.push_back(static_cast<std::uint32_t>(i + 1));
}

std::string_view Source::text(Span span) const {
    auto const size = static_cast<std::uint32_t>(text_.size());
    auto const begin = std::min(span.begin, size);
    return std::string_view(text_).substr(begin, std::clamp(span.end, begin, size) - begin);
}

Position Source::position(std::uint32_t offset) const {
    auto const line = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset) - line_starts_.begin();
    auto const start = line_starts_[static_cast<std::size_t>(line - 1)];
    return {static_cast<std::uint32_t>(line), code_points(text({start, offset})) + 1};
}

std::string_view Source::line_at(std::uint32_t offset) const {
    auto const next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    auto line = text({*(next - 1), next == line_starts_.end() ? static_cast<std::uint32_t>(text_.size()) : *next});
    while (not line.empty() and (line.back() == '\n' or line.back() == '\r'))
        line.remove_suffix(1);
    return line;
}

Excerpt excerpt(Source const& source, Span span) {
    auto const line = source.line_at(span.begin);
    auto const size = static_cast<std::uint32_t>(line.size());
    auto const start = static_cast<std::uint32_t>(line.data() - source.text().data());
    auto const begin = std::min(span.begin - start, size);
    auto const end = std::clamp(span.end > start ? span.end - start : 0U, begin, size);
    Excerpt place{source.name(), source.position(span.begin), std::string(line), begin, end - begin};
    shorten(place);
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
