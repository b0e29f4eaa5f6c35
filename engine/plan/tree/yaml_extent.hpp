// How far a scalar reaches in the text of a YAML document, which yaml-cpp does not say.
#pragma once

#include <cstddef>
#include <string_view>

namespace proviso {

struct YamlExtent {
    std::size_t begin = 0, end = 0;  ///< without tag and anchor; with quotes; of a block scalar its header
    std::size_t after = 0;           ///< where the next token may stand
    bool closed = true;              ///< it has its closing quote, where it has one that opens
};

/// Of the node at `begin`, tag and anchor first, whose scalar reads `value`. O(its length).
YamlExtent yaml_extent(std::string_view text, std::size_t begin, std::string_view value);

/// The next character from `from` on that is neither blank nor in a comment; the end where there is none.
std::size_t next_yaml_token(std::string_view text, std::size_t from);

}  // namespace proviso
