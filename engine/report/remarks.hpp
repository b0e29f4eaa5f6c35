// What a report says beside its findings and build servers are to show as well, in the same words in each format.
// Knows no format.
#pragma once

#include "engine/report/issue.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace proviso {

enum class RemarkKind : std::uint8_t { baseline };

struct Remark {
    RemarkKind kind{};
    Level level{};
    std::string title;  ///< what it is about: `baseline`; escaped
    std::string text;   ///< escaped
};

/// In the order in which they are to be read.
std::vector<Remark> remarks(Report const& report);

}  // namespace proviso
