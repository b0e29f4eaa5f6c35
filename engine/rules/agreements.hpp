// The agreements of all files, by name, and which one each statement belongs to.
#pragma once

#include "dsl/diagnostic.hpp"
#include "engine/rules/compile.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace proviso {

template <class Node>
struct Placed {
    Node const* node;
    Source const* source;
    std::optional<std::uint32_t> agreement;
};

struct Statements {
    std::vector<AgreementInfo> agreements;             ///< by name
    std::vector<Placed<ast::Definition>> definitions;  ///< by file name, then as written
    std::vector<Placed<ast::Scenario>> scenarios;      ///< the same
    std::vector<Placed<ast::Clause>> clauses;          ///< by agreement, those of none first; then as written
    std::vector<Placed<ast::Amendment>> amendments;    ///< by file name, then as written
};

/// An agreement may go on in another file if its line says the same there; otherwise that is reported.
Statements sorted_statements(std::vector<PolicyFile> const& files, Diagnostics& out);

}  // namespace proviso
