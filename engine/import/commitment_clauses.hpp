// Commitments → a policy: an agreement and a clause for each, in the language, ready to be read by a lawyer.
//
// What the language, or a bill, cannot say becomes a clause that is `not encoded`, with the reason.
#pragma once

#include "engine/import/commitments.hpp"

namespace proviso {

/// `file` is named as the source of each clause.
std::string commitment_policy(std::vector<Commitment> const& commitments, std::string_view file);

}  // namespace proviso
