// UTF-16 text, as PowerShell and spreadsheets save it → UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace proviso {

/// Whether the first bytes of a text are UTF-16, with or without a byte order mark: every second byte is 0.
bool begins_as_utf16(std::string_view bytes);

/// Without its byte order mark. Nothing where the text is malformed: an odd byte, half a surrogate pair.
std::optional<std::string> utf8_of_utf16(std::string_view bytes);

}  // namespace proviso
