// Which rules the checker judges. The others are refused, since what is not judged must not pass.
#pragma once

#include "dsl/diagnostic.hpp"
#include "engine/rules/rulebook.hpp"

namespace proviso {

/// Reports every rule that the checker would not judge as it reads.
void refuse_unjudged(Rulebook const& book, Vocabulary const& vocabulary, Diagnostics& out);

}  // namespace proviso
