// A value of JSON as the text that it is, on one line: made from its parts, never taken apart again.
//
// For what is written very often; a tree of values takes several times as long.
#pragma once

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace proviso {

class JsonLine {
public:
    using Member = std::pair<std::string_view, JsonLine>;

    JsonLine(std::nullptr_t) : text_("null") {}
    JsonLine(std::same_as<bool> auto value) : text_(value ? "true" : "false") {}
    JsonLine(std::integral auto value) requires(not std::same_as<decltype(value), bool>)
        : text_(std::to_string(value)) {}
    JsonLine(double value);  ///< as short as it can be read back; null where it is not finite
    JsonLine(std::string_view value);
    JsonLine(std::string const& value) : JsonLine(std::string_view(value)) {}
    JsonLine(char const* value) : JsonLine(std::string_view(value)) {}
    JsonLine(std::initializer_list<Member> members);
    JsonLine(std::vector<std::string> const& values);

    static JsonLine object();
    static JsonLine array();

    void push_back(JsonLine const& value);
    /// No member may be added twice.
    void add(std::string_view name, JsonLine const& value);

    std::string const& text() const { return text_; }

private:
    std::string text_;
};

inline std::string const& text(JsonLine const& line) { return line.text(); }

}  // namespace proviso
