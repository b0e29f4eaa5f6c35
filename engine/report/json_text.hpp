// JSON on one line, whatever its strings hold.
#pragma once

#include "engine/report/layout.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace proviso {

/// Always well-formed: bytes that are not UTF-8 become U+FFFD. What a build server would take for a command is written
/// otherwise, and reads the same.
inline std::string text(nlohmann::ordered_json const& json) {
    return without_commands(json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace), as_json);
}

}  // namespace proviso
