// Of which days are the bills of a plan? What was spent on others is not known.
//
// Told by the fields `bill-start` and `bill-end` of charges, whatever file they come from. Knows no clause.
#pragma once

#include "engine/plan/plan.hpp"

#include <optional>
#include <string>
#include <vector>

namespace proviso {

using Days = std::vector<Period>;  ///< in order, and none next to another

/// All days but those.
Days others(Days const& days);

/// `1 March 2026 to 31 May 2026 and 1 July 2026 to 31 July 2026`; of all days nothing.
std::string words(Days const& days);

/// Whether a file of the plan is a bill, be it one without a charge.
bool has_bills(Plan const&);

class Bills {
public:
    /// Of one kind of record. O(rows).
    Bills(Plan const&, RecordType const&, RecordId);

    bool any() const { return any_; }             ///< else nothing is taken to be left out
    Days const& days() const { return billed_; }  ///< of any provider

    struct Provider {
        Code code = 0;
        Days days;  ///< of its own bills, and of those that it shares an account with
    };
    std::vector<Provider> const& providers() const { return providers_; }  ///< that charges name
    std::optional<FieldId> provider() const { return provider_; }          ///< the field that names them

private:
    std::optional<FieldId> provider_;
    bool any_ = false;
    Days billed_;
    std::vector<Provider> providers_;
};

}  // namespace proviso
