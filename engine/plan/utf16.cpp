// Code units in either order of bytes.
#include "engine/plan/utf16.hpp"

#include <cstdint>

namespace proviso {
namespace {

constexpr std::string_view little_mark = "\xFF\xFE", big_mark = "\xFE\xFF";

void append(std::string& text, std::uint32_t c) {
    auto const put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
    auto const more = [&](unsigned shift) { put(0x80U | (c >> shift & 0x3FU)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0U | c >> 6U);
        more(0);
    } else if (c < 0x10000) {
        put(0xE0U | c >> 12U);
        more(6);
        more(0);
    } else {
        put(0xF0U | c >> 18U);
        more(12);
        more(6);
        more(0);
    }
}

}  // namespace

bool begins_as_utf16(std::string_view bytes) {
    return bytes.starts_with(little_mark) or bytes.starts_with(big_mark) or
           (bytes.size() >= 2 and (bytes[0] == '\0') != (bytes[1] == '\0'));
}

std::optional<std::string> utf8_of_utf16(std::string_view bytes) {
    auto const big = bytes.starts_with(big_mark) or (not bytes.empty() and bytes[0] == '\0');
    if (bytes.starts_with(little_mark) or bytes.starts_with(big_mark))
        bytes.remove_prefix(2);
    if (bytes.size() % 2 != 0)
        return {};
    auto const unit = [&](std::size_t at) {
        auto const first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<std::uint32_t>(big ? first << 8U | second : second << 8U | first);
    };
    std::string text;
    text.reserve(bytes.size() / 2);
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        auto c = unit(at);
        if (c >= 0xD800 and c < 0xE000) {
            auto const low = c < 0xDC00 and at + 3 < bytes.size() ? unit(at + 2) : 0;
            if (low < 0xDC00 or low >= 0xE000)
                return {};
            c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
            at += 2;
        }
        append(text, c);
    }
    return text;
}

}  // namespace proviso
