// Records made up for an example → a Plan, through the same builder that plan files go through.
#pragma once

#include "engine/plan/plan.hpp"
#include "engine/reading/solve.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace proviso {

struct MadeRecord {
    RecordId record = 0;
    std::map<FieldId, std::string> values;
};

/// Nothing where a value does not fit its field, or two of one record contradict each other.
std::optional<Plan> plan_of(Vocabulary const&, std::vector<MadeRecord> const&);

}  // namespace proviso
