// Parsing TOML with toml++, guarded against texts that it cannot take.
#include "engine/vocabulary/toml.hpp"

#include <algorithm>

namespace proviso {
namespace {

constexpr int most_key_parts = 64;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Skips the string, its quotes included, that starts at `at`; toml++ reports one that is not closed.
std::size_t after_string(std::string_view text, std::size_t at) {
    auto const quote = text[at];
    auto const triple = std::string(3, quote);
    auto const closing = text.substr(at).starts_with(triple) ? std::string_view(triple) : text.substr(at, 1);
    for (at += closing.size(); at < text.size(); ++at) {
        if (text[at] == '\\' and quote == '"')
            ++at;
        else if (text.substr(at).starts_with(closing))
            return at + closing.size();
        else if (text[at] == '\n' and closing.size() == 1)
            return at;
    }
    return text.size();
}

bool ends_a_key(char c) { return c == ',' or c == '=' or c == '[' or c == ']' or c == '{' or c == '}' or c == '\n'; }

/// The offset at which a dotted key gets more parts than `most_key_parts`. toml++ 3.3 sets no limit, and its tables
/// are freed by recursion.
std::optional<std::size_t> too_long_key(std::string_view text) {
    int parts = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const c = text[at];
        if (c == '#') {
            at = std::min(text.find('\n', at), text.size());
        } else if (c == '"' or c == '\'') {
            at = after_string(text, at);
        } else {
            parts = ends_a_key(c) ? 0 : parts + (c == '.' ? 1 : 0);
            if (parts > most_key_parts)
                return at;
            ++at;
        }
    }
    return {};
}

Diagnostic complaint(Kind kind, Source const& source, std::size_t offset, std::string text) {
    auto const at = static_cast<std::uint32_t>(offset);
    auto const end = std::min(at + 1, static_cast<std::uint32_t>(source.text().size()));
    return {kind, {excerpt(source, {at, end}), std::move(text)}, {}, {}};
}

/// toml++'s words in our style: without its preamble, the author's text in backticks.
std::string in_our_words(std::string_view description) {
    constexpr std::string_view preamble = "Error while parsing ";
    if (description.starts_with(preamble))
        if (auto const colon = description.find(": "); colon != std::string_view::npos)
            description.remove_prefix(colon + 2);
    std::string words(description);
    std::ranges::replace(words, '\'', '`');
    return "not valid TOML: " + words;
}

bool is_bare(char c) {
    return (c >= 'a' and c <= 'z') or (c >= 'A' and c <= 'Z') or (c >= '0' and c <= '9') or c == '-' or c == '_' or
           c == '.';
}

/// toml++ gives a point; people see the word or the table header that begins there.
Span whole_word(std::string_view text, Span at) {
    auto const is_header = text.substr(at.begin).starts_with('[');
    auto end = at.end;
    while (end < text.size() and (is_bare(text[end]) or (is_header and (text[end] == '[' or text[end] == ']'))))
        ++end;
    return {at.begin, end};
}

Diagnostic complaint(TomlKinds kinds, Source const& source, toml::parse_error const& error) {
    auto const description = error.description();
    auto const twice = description.find("cannot redefine") != std::string_view::npos;
    auto const no_value = description.find("could not determine value type") != std::string_view::npos;
    auto const span = whole_word(source.text(), TomlPlaces(source.text()).span(error.source()));
    return {twice ? kinds.twice : kinds.syntax,
            {excerpt(source, span), in_our_words(description)},
            {},
            no_value ? "text stands in quotes" : ""};
}

}  // namespace

TomlPlaces::TomlPlaces(std::string_view text) : text_(text), lines_(text) {}

std::uint32_t TomlPlaces::offset(toml::source_position position) const {
    bool const after_mark = position.line <= 1 and text_.starts_with(byte_order_mark);  // which toml++ does not count
    return lines_.offset(text_, {position.line, position.column + (after_mark ? 1 : 0)});
}

Span TomlPlaces::span(toml::source_region const& region) const {
    Span span{offset(region.begin), offset(region.end)};
    if (span.end <= span.begin)
        span.end = offset({region.begin.line, region.begin.column + 1});
    return span;
}

std::optional<toml::table> parse_toml(Source const& source, TomlKinds kinds, Diagnostics& out) {
    std::string_view const text = source.text();
    if (auto const valid = valid_utf8_prefix(text); valid != text.size()) {
        out.push_back(complaint(Kind::bad_utf8, source, valid, "the file is not UTF-8 here"));
        return {};
    }
    if (auto const at = too_long_key(text)) {
        out.push_back(complaint(kinds.syntax, source, *at, "a key of more than 64 parts"));
        return {};
    }
    auto parsed = toml::parse(text);
    if (parsed)
        return std::move(parsed).table();
    out.push_back(complaint(kinds, source, parsed.error()));
    return {};
}

std::vector<TomlEntry> in_order(toml::table const& table) {
    std::vector<TomlEntry> entries;
    entries.reserve(table.size());
    for (auto const& [key, value] : table)
        entries.push_back({&key, &value});
    std::ranges::sort(entries, {}, [](TomlEntry entry) {
        auto const begin = entry.key->source().begin;
        return std::pair(begin.line, begin.column);
    });
    return entries;
}

}  // namespace proviso
