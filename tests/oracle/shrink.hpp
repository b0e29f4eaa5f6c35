// A case in which program and oracle differ → a smaller one in which they still do.
#pragma once

#include "tests/oracle/case.hpp"

#include <functional>

namespace proviso::oracle {

/// Drops clauses, parts of sentences, records and cells one after another, as long as `differs` holds.
Case shrunk(Case from, std::function<bool(Case const&)> const& differs);

}  // namespace proviso::oracle
