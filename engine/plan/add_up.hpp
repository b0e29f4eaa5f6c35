// Records that are alike in all that matters → one that stands for them, with the sum of their amounts.
//
// For bills of any size, of which clauses ask for totals only. Exact; a batch that cannot be added up stays as it is.
#pragma once

#include "engine/plan/plan.hpp"

namespace proviso {

/// Which fields of a kind of record matter; all others may be dropped.
struct Totals {
    RecordId record = 0;
    std::vector<bool> fields;  ///< by field index
};

/// Drops the other fields and adds up rows that are alike. O(rows × fields). The rows left are in the order of the
/// first of those that each stands for.
void add_up(Batch& batch, Totals const& totals);

}  // namespace proviso
