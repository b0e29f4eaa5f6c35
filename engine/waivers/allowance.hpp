// A rule with an allowance: what it would ask if its amount might be missed by so much.
//
// A finding is within the allowance where the record or measure surely does what the relaxed rule asks, so that what is
// not known, and days of which nothing is known, are never taken to be within it. Exact, as every comparison.
#pragma once

#include "engine/rules/rulebook.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

/// What is asked with an allowance: of a measure, or of each record, of which all must hold.
struct Relaxed {
    std::optional<AggregateNorm> norm;
    std::vector<FieldAmount> amounts;
};

/// Either what is asked, or why there is no such thing and what to write instead.
struct Relaxing {
    Relaxed relaxed;
    std::string problem, help;
};

Relaxing relaxed(Rulebook const&, Vocabulary const&, Rule const&, Quantity allowance);

/// `up to 50 MW`; nothing where the text is not of that form, or the amount not above nothing.
std::optional<Quantity> parse_allowance(std::string_view text);

}  // namespace proviso
