// Wordings that contracts are litigated over, and what to write instead (language reference 9).
//
// Two tables: the kinds, each with its reason, its advice and a model sentence, and the ways to word each of them.
#pragma once

#include "dsl/diagnostic.hpp"
#include "dsl/rewrites.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace proviso {

struct RefusedKind {
    Kind kind;
    std::string_view reason;  ///< follows the wording in the message
    std::string_view advice;  ///< `{}` stands for the sentence that is offered
    std::string_view model;   ///< offered where the author's own sentence cannot be mended
};

struct RefusedWording {
    Kind kind;
    std::string_view pattern;  ///< in lower case, words parted by single spaces: `a|b` either, `?a` or nothing
    Rewrite rewrite;
    std::string_view put = {};  ///< what the rewrite puts in its place; `a|b`: the first that reads
};

/// A wording and where it stands, in bytes of the text searched.
struct RefusedMatch {
    RefusedWording const* row;
    std::size_t at;
    std::size_t length;
};

/// The first refused wording of `text` outside quotes and comments, where the text has one.
std::optional<RefusedMatch> find_refused(std::string_view text);

/// In the order of their codes.
std::span<RefusedKind const> refused_kinds();

/// The row of `kind`, which has one.
RefusedKind const& refused_kind(Kind kind);

}  // namespace proviso
