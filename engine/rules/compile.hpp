// ast::Document → Rulebook: gives every name its field, value, fact or class, every quantity its unit.
#pragma once

#include "dsl/ast.hpp"
#include "engine/rules/rulebook.hpp"

#include <vector>

namespace proviso {

struct PolicyFile {
    Source const* source;
    ast::Document document;
};

/// All files of a check together, in any order: the rulebook is the same. What does not make sense is
/// reported and left out. Linear but for sorting.
Rulebook compile(std::vector<PolicyFile> const& files, Vocabulary const& vocabulary, Diagnostics& out,
                 Spend spend = Spend::planned);

}  // namespace proviso
