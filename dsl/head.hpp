// What the first words of a statement say of its layout. Knows no name and no meaning.
#pragma once

#include <cstddef>
#include <string_view>

namespace proviso {

/// Places are in the text of the statement.
struct Head {
    enum class Form { sentence, definition, clause, scenario } form = Form::sentence;
    std::size_t end = 0;         ///< where the body begins, on a line of its own; 0: nowhere
    std::size_t free_begin = 0;  ///< text in which quotes and `#` are like any other sign
    std::size_t free_end = 0;
};

/// Of the statement that begins `text`; linear in its first sentence.
Head head_of(std::string_view text);

}  // namespace proviso
