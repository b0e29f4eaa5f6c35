// What a report says beside its findings and build servers are to show as well, in the same words in each format: waivers
// that need an eye, that nothing was evaluated, how the findings stand to a baseline. Knows no format.
#pragma once

#include "engine/report/issue.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace proviso {

enum class RemarkKind : std::uint8_t { waiver, nothing_evaluated, baseline };

struct Remark {
    RemarkKind kind{};
    Level level{};
    std::string title;  ///< what it is about: `waiver of MS-1 of "Agreement" for chat-eu`; escaped
    std::string text;   ///< `expired; to 31 March 2026, approved by …`; escaped
    Excerpt where = {};
    WaiverShown const* waiver = nullptr;  ///< of the report; null where it is about none
};

/// In the order in which they are to be read. A waiver that is in force and does not end soon needs no eye. One that is
/// expired or unused is an error where that is why the check failed, else a warning.
std::vector<Remark> remarks(Report const& report);

/// `nothing was evaluated: …`, for an exit status that no finding explains; empty for others.
std::string why_status(Report const& report);

}  // namespace proviso
