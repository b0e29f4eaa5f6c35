// Wordings that contracts are litigated over, and what to write instead (language reference 9).
#pragma once

#include "dsl/diagnostic.hpp"

#include <optional>
#include <string_view>

namespace proviso {

struct RefusedWording {
    Kind kind;                 ///< P105 for `and/or`, P109 for the others
    std::string_view wording;  ///< in lower case, words parted by single spaces
    std::string_view reason;
    std::string_view help;
};

/// A wording and where it stands, in bytes of the text searched.
struct RefusedMatch {
    RefusedWording const* row;
    std::size_t at;
    std::size_t length;
};

/// The first refused wording of `text` outside quotes and comments, where the text has one.
std::optional<RefusedMatch> find_refused(std::string_view text);

}  // namespace proviso
