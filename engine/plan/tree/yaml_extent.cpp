// Scans from a mark to the end of one scalar.
#include "engine/plan/tree/yaml_extent.hpp"

#include <algorithm>

namespace proviso {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::size_t line_end(std::string_view text, std::size_t from) { return std::min(text.find('\n', from), text.size()); }

/// Past the closing quote; npos where there is none.
std::size_t quoted_end(std::string_view text, std::size_t open) {
    auto const quote = text[open];
    for (auto at = open + 1; at < text.size(); ++at) {
        if (text[at] == '\\' and quote == '"') {
            ++at;
        } else if (text[at] == quote) {
            if (quote == '"' or text.substr(at + 1, 1) != "'")
                return at + 1;
            ++at;
        }
    }
    return std::string_view::npos;
}

/// Past the lines that are blank or further in than the one where the block scalar at `header` begins.
std::size_t block_end(std::string_view text, std::size_t header) {
    auto const line = text.rfind('\n', header) + 1;
    auto const indent = text.find_first_not_of(' ', line) - line;
    auto at = std::min(line_end(text, header) + 1, text.size());
    while (at < text.size()) {
        auto const stop = line_end(text, at);
        auto const first = std::min(text.find_first_not_of(' ', at), text.size());
        if (first < stop and text[first] != '\r' and first - at <= indent)
            break;
        at = std::min(stop + 1, text.size());
    }
    return at;
}

std::size_t plain_end(std::string_view text, std::size_t begin, std::string_view value) {
    if (text.substr(begin).starts_with(value))
        return begin + value.size();
    auto const end = line_end(text, begin);  // folded over several lines: the first
    return text.find_last_not_of(blanks, end == begin ? end : end - 1) + 1;
}

}  // namespace

std::size_t next_yaml_token(std::string_view text, std::size_t from) {
    for (;;) {
        from = std::min(text.find_first_not_of(blanks, from), text.size());
        if (from == text.size() or text[from] != '#')
            return from;
        from = line_end(text, from);
    }
}

YamlExtent yaml_extent(std::string_view text, std::size_t begin, std::string_view value) {
    begin = std::min(begin, text.size());
    while (begin < text.size() and (text[begin] == '&' or text[begin] == '!'))
        begin = next_yaml_token(text, std::min(text.find_first_of(blanks, begin), text.size()));
    if (begin == text.size())
        return {begin, begin, begin};
    if (text[begin] == '"' or text[begin] == '\'') {
        auto const end = quoted_end(text, begin);
        if (end == std::string_view::npos)
            return {begin, begin + 1, text.size(), false};
        return {begin, end, end};
    }
    if (text[begin] == '|' or text[begin] == '>')
        return {begin, begin + 1, block_end(text, begin)};
    auto const end = std::max(plain_end(text, begin, value), begin);
    return {begin, end, end};
}

}  // namespace proviso
