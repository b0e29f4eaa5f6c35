// On which days does a rule bind a record, once the days are left out on which another frees it?
#pragma once

#include "engine/check/explain.hpp"

#include <vector>

namespace proviso {

/// Of the record that `at` looks at: the stretches, first to last, of the days on which it is active within the
/// rule's window, without those on which a rule above surely frees it. Where days are not known, all that may be.
/// Never empty: all of them where none would be left.
std::vector<Period> binding_days(Explainer& at, RuleId rule);

}  // namespace proviso
