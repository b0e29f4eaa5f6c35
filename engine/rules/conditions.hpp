// `if`, `unless` and `except`: what must hold for a clause to bind a record, and what frees one.
#pragma once

#include "engine/rules/scope.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace proviso {

/// Conditions and exceptions of one sentence; the `from`, `until` and `during` among its tails are windows.
struct Conditions {
    std::vector<std::pair<std::uint32_t, Rule>> measures;  ///< conditions that a measure decides
    std::vector<PredicateId> conditions;                   ///< each must hold
    std::vector<PredicateId> exceptions;                   ///< none may hold
};

/// Adds what `tail` says of records of `record`; false where it is broken.
bool add_condition(Scope const& scope, RecordId record, ast::Tail const& tail, Conditions& conditions);

}  // namespace proviso
