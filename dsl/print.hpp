// ast::Document → policy text in the canonical wording. print(parse(print(d))) == print(d).
#pragma once

#include "dsl/ast.hpp"

#include <string>

namespace proviso {

std::string print(ast::Document const& document);

/// An indented outline of the tree, one node a line, for golden files.
std::string outline(ast::Document const& document);

}  // namespace proviso
