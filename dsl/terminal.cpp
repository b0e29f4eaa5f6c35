#include "dsl/terminal.hpp"

#include "dsl/text.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace proviso {

std::size_t columns(char32_t point) {
    if (point >= 0x20 and point < 0x7F)
        return 1;
    return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(point))));
}

std::size_t columns(std::string_view text) {
    std::size_t count = 0;
    while (not text.empty()) {
        auto const next = first_code_point(text);
        count += columns(next.value);
        text.remove_prefix(next.length);
    }
    return count;
}

bool begins_command(std::string_view text, bool begins_word) {
    if (text.starts_with("::"))
        return begins_word;
    if (not text.starts_with("##"))
        return false;
    auto const name_end =
        std::find_if(text.begin() + 2, text.end(), [](char c) { return lower(c) < 'a' or lower(c) > 'z'; });
    return name_end != text.end() and *name_end == '[';
}

}  // namespace proviso
