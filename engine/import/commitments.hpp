// Contract commitments of FOCUS 1.3 (CSV) → what each of them says.
//
// The second dataset of FOCUS: terms of a contract as rows. Knows no policy; commitment_clauses.hpp writes one.
#pragma once

#include "dsl/diagnostic.hpp"
#include "engine/plan/mapping/mapping.hpp"
#include "engine/values/date.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

/// What narrows a commitment: charges whose `dimension` is, or is not, one of `values`.
struct CommitmentFilter {
    std::string dimension;  ///< a column of the cost dataset: `RegionId`
    bool denied = false;
    std::vector<std::string> values;
};

/// Which charges count towards a commitment.
struct Applicability {
    bool understood = true;  ///< false: it says something that has no place here
    bool all_of = false;     ///< of the inclusions, else any
    std::vector<CommitmentFilter> inclusions, exclusions;
};

struct Commitment {
    std::size_t line = 0;
    std::string contract, id, description, category, unit, quantity, interval, status, issuer, provider;
    std::string billing_currency, billing_cost, pricing_currency, pricing_cost;
    std::optional<Date> from, until;  ///< the first day, and the one after the last
    Applicability applies;
};

/// `text` as read from `file`, without a byte order mark. Reports what is no such dataset, and rows that do not fit its
/// header.
std::vector<Commitment> read_commitments(Source const& file, Diagnostics& out);

/// Calls providers what the charges of a bill read by `mapping` call them: Azure, where the file says Microsoft.
void name_as_bills_do(std::vector<Commitment>& commitments, Mapping const& mapping);

}  // namespace proviso
