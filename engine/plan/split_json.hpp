// Where the elements of a JSON list end, without reading them: by quotes and brackets alone.
//
// Sixty-four characters at a time. Of malformed text it answers something; the parser says what is wrong.
#pragma once

#include <cstddef>
#include <string_view>

namespace proviso {

struct ListPart {
    std::size_t end = 0;  ///< after the last whole element, or of the bracket that closes the list
    bool whole = false;   ///< there is such an element, or the bracket
    bool closed = false;  ///< the list ends here
};

/// `text` begins inside a list and outside its elements. Elements that are neither lists nor tables are
/// not told apart. Buffer::padding bytes after the text must be readable.
ListPart last_element(std::string_view text);

/// The same for the first one.
ListPart first_element(std::string_view text);

}  // namespace proviso
