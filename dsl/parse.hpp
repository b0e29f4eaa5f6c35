// Policy text → ast::Document. Knows the grammar and the spelling of names, not what they mean.
#pragma once

#include "dsl/ast.hpp"
#include "dsl/diagnostic.hpp"
#include "dsl/lexicon.hpp"

namespace proviso {

/// Adds every term that `source` defines (`"Term" means …`, `"Term" includes …`) to `lexicon`, so that
/// definitions may come in any order and in any file. Reports nothing: parse() does.
void add_defined_terms(Source const& source, Lexicon& lexicon);

/// Parses `source`, whose defined terms (and those of the other files) `lexicon` already has. Statements
/// with errors are left out and reported; the rest is kept, so that one run shows every error.
/// Never throws on bad input. Linear in the text.
ast::Document parse(Source const& source, Lexicon const& lexicon, Diagnostics& out);

}  // namespace proviso
