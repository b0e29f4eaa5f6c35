// The syntax tree: what the text says, nothing more. Names are not resolved; units are words.
//
// Each node starts with its span. x3::variant is here because the grammar fills these nodes directly;
// beside dsl/ only engine/rules includes this header.
#pragma once

#include "dsl/ast/clauses.hpp"
#include "dsl/ast/definitions.hpp"
#include "dsl/ast/scenarios.hpp"

namespace proviso::ast {

struct Statement : x3::variant<Agreement, Definition, Clause, Amendment, Scenario> {
    using base_type::base_type;
    using base_type::operator=;
};

struct Document {
    std::vector<Statement> statements;  ///< in the order of the file: an agreement speaks for what follows it
};

}  // namespace proviso::ast
