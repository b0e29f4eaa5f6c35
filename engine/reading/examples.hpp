// An example that passes a rule, and one that fails it, each judged by the checker before it is shown.
#pragma once

#include "engine/reading/reading.hpp"

namespace proviso {

struct Examples {
    Example passes, fails;
};

/// Of a rule that is judged. Tries the proposals one after the other and keeps the first of each kind that the
/// checker confirms; where it confirms none, says why.
Examples examples_of(Rulebook const& book, Vocabulary const& vocabulary, RuleId rule);

}  // namespace proviso
