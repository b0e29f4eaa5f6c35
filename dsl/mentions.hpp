// The names in a tree: what a statement speaks of, whatever its form.
#pragma once

#include "dsl/ast.hpp"

#include <vector>

namespace proviso {

/// Every name in `statement`, in the order of the tree; of a definition first the term itself.
std::vector<ast::Name const*> names_in(ast::Statement const& statement);

}  // namespace proviso
