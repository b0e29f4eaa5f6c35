// Walking through JSON text without keeping it: the members of a table, the elements of a list.
#pragma once

#include "engine/plan/json_cursor.hpp"
#include "engine/plan/split_json.hpp"

#include <string>
#include <string_view>

namespace proviso {

/// Past a value; of tables and lists only quotes and brackets are looked at.
inline bool skip_value(JsonCursor& cursor, std::string& room) {
    if (*cursor.at != '{' and *cursor.at != '[') {
        Stated ignored;
        return cursor.value(ignored, room);
    }
    auto const part = first_element({cursor.at, static_cast<std::size_t>(cursor.end - cursor.at)});
    if (not part.whole)
        return cursor.at = cursor.end, cursor.expected(*cursor.at == '{' ? "`}`" : "`]`");
    cursor.at += part.end;
    return true;
}

/// Calls `member(key, place of the key)` with the cursor at each value of the table that begins at the cursor; it must
/// take the value. False where the text is malformed or where it says so.
template <class Member>
bool each_member(JsonCursor& cursor, Member member) {
    std::string room;
    if (not cursor.take('{'))
        return cursor.expected("`{`");
    for (auto first = true;; first = false) {
        cursor.space();
        if (cursor.take('}'))
            return true;
        if (not first and not cursor.take(','))
            return cursor.expected("a comma or `}`");
        cursor.space();
        std::string_view key;
        auto const* const begin = cursor.at;
        if (not cursor.string(key, room))
            return false;
        auto const place = cursor.place(begin, cursor.at);
        cursor.space();
        if (not cursor.take(':'))
            return cursor.expected("a colon");
        cursor.space();
        if (not member(key, place))
            return false;
    }
}

/// The same of the elements of a list.
template <class Element>
bool each_element(JsonCursor& cursor, Element element) {
    if (not cursor.take('['))
        return cursor.expected("`[`");
    for (auto first = true;; first = false) {
        cursor.space();
        if (cursor.take(']'))
            return true;
        if (not first and not cursor.take(','))
            return cursor.expected("a comma or `]`");
        cursor.space();
        if (not element())
            return false;
    }
}

}  // namespace proviso
