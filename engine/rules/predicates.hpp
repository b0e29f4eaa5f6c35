// What is said of a record (`hosted on Azure`, `whose capacity is at least 5 MW`, …) as predicates over
// its fields.
#pragma once

#include "engine/rules/names.hpp"

namespace proviso {

std::optional<PredicateId> read_predicate(Scope const& scope, RecordId record, ast::Predicate const& predicate);
std::optional<PredicateId> read_atom(Scope const& scope, RecordId record, ast::Atom const& atom);

/// The kinds of record that `predicate` can be said of, as far as its names tell; none: they do not.
Records records_spoken_of(Scope const& scope, ast::Predicate const& predicate);

/// Comparisons of one field. Defined in comparisons.cpp.
std::optional<PredicateId> read_comparison(Scope const& scope, FieldId field, ast::FieldCompares const& compares);

/// `starting before D`, `ending by D`, of its first and last day: a record without a start was always active,
/// one without an end is for ever. Defined in comparisons.cpp.
std::optional<PredicateId> read_boundary(Scope const& scope, RecordId record, ast::Boundary const& boundary);

/// `after 2027-01-01`, of the as-of date. Defined in comparisons.cpp.
std::optional<PredicateId> read_as_of(Scope const& scope, ast::DateIs const& is);

/// The relation that a comparison word names; `between` is two, and none of these.
Relation relation_of(ast::Compare op);

}  // namespace proviso
