// JSON on one line, whatever bytes its strings hold.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace proviso {

/// Always well-formed: bytes that are not UTF-8 become U+FFFD.
inline std::string text(nlohmann::ordered_json const& json) {
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace proviso
