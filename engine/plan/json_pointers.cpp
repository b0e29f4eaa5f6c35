// Down from the root, a table or list at a time.
#include "engine/plan/json_pointers.hpp"

#include "engine/plan/json_walk.hpp"

#include <algorithm>

namespace proviso {

std::string pointer_step(std::string_view key) {
    std::string text;
    for (auto const c : key)
        text += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return text;
}

std::vector<JsonPointers::Child> JsonPointers::read_children(std::uint64_t open) const {
    std::vector<Child> children;
    JsonCursor cursor(text_.substr(open), open);
    std::string room;
    auto const is_table = *cursor.at == '{';
    ++cursor.at;
    for (std::size_t index = 0;; ++index) {
        cursor.space();
        auto const* const begin = cursor.at;
        auto step = std::to_string(index);
        if (is_table) {
            std::string_view key;
            if (not cursor.string(key, room))
                return children;
            step = pointer_step(key);
            cursor.space();
            cursor.take(':');
            cursor.space();
        }
        auto const good = not cursor.ended() and *cursor.at != ']' and *cursor.at != '}' and skip_value(cursor, room);
        if (not good)
            return children;
        children.push_back({cursor.offset(begin), cursor.offset(cursor.at), std::move(step)});
        cursor.space();
        if (not cursor.take(','))
            return children;
    }
}

std::vector<JsonPointers::Child> const& JsonPointers::children(std::uint64_t open) {
    constexpr std::size_t remembered = 4096;
    auto const found = known_.find(open);
    if (found != known_.end())
        return found->second;
    if (known_.size() > remembered)
        known_.clear();
    return known_.emplace(open, read_children(open)).first->second;
}

std::string JsonPointers::at(std::uint64_t offset) {
    if (text_.empty())
        text_ = input_.read(0, static_cast<std::size_t>(input_.size()), buffer_);
    std::string pointer;
    for (auto open = text_.find_first_of("{["); open != text_.npos and open < offset;) {
        auto const& inside = children(open);
        auto const child = std::ranges::upper_bound(inside, offset, {}, &Child::end);
        if (child == inside.end() or offset < child->begin)
            break;
        pointer += "/" + child->step;
        auto begin = static_cast<std::size_t>(child->begin);
        if (text_[open] == '{') {  // past the key
            JsonCursor cursor(text_.substr(begin), begin);
            std::string room;
            std::string_view key;
            cursor.string(key, room);
            begin = static_cast<std::size_t>(
                text_.find_first_not_of(": \t\r\n", static_cast<std::size_t>(cursor.offset(cursor.at))));
        }
        open = begin < text_.size() and (text_[begin] == '{' or text_[begin] == '[') ? begin : text_.npos;
    }
    return pointer.empty() ? "/" : pointer;
}

}  // namespace proviso
