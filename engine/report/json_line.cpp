#include "engine/report/json_line.hpp"

#include "engine/report/json_text.hpp"

#include <algorithm>

namespace proviso {
namespace {

bool is_plain(char c) { return c >= ' ' and c < '\x7F' and c != '"' and c != '\\' and c != '#'; }

void append_string(std::string& out, std::string_view value) {
    if (std::ranges::all_of(value, is_plain))
        out.append(1, '"').append(value).append(1, '"');
    else
        out += text(nlohmann::ordered_json(value));
}

/// Leaves the list or object open, and ready for one more.
void reopen(std::string& text) {
    text.pop_back();
    if (text.size() > 1)
        text += ',';
}

}  // namespace

JsonLine::JsonLine(double value) : text_(nlohmann::ordered_json(value).dump()) {}

JsonLine::JsonLine(std::string_view value) { append_string(text_, value); }

JsonLine::JsonLine(std::initializer_list<Member> members) : text_("{}") {
    for (auto const& [name, value] : members)
        add(name, value);
}

JsonLine::JsonLine(std::vector<std::string> const& values) : text_("[]") {
    for (auto const& value : values)
        push_back(value);
}

JsonLine JsonLine::object() { return JsonLine(std::initializer_list<Member>{}); }

JsonLine JsonLine::array() { return JsonLine(std::vector<std::string>{}); }

void JsonLine::push_back(JsonLine const& value) {
    reopen(text_);
    text_.append(value.text_).append(1, ']');
}

void JsonLine::add(std::string_view name, JsonLine const& value) {
    reopen(text_);
    append_string(text_, name);
    text_.append(1, ':').append(value.text_).append(1, '}');
}

}  // namespace proviso
