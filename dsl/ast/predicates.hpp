// What may be said of a record: values, comparisons, and what joins them.
#pragma once

#include "dsl/ast/words.hpp"

namespace proviso::ast {

enum class Connective { none, comma, and_, or_ };  ///< what stands before an item of a list

struct ListedName {
    Span span;
    Connective before{};
    Name name;
};

enum class ListKind { listed, any, other_than };  ///< `Azure or AWS` · `any provider` · `a provider other than AWS`

struct ValueList {
    Span span;
    ListKind kind{};
    Optional<Name> field;  ///< the noun of `any provider`, `a provider other than …`
    std::vector<ListedName> items;
};

enum class Compare {
    at_least,
    at_most,
    more_than,
    less_than,
    exactly,
    between,
    before,
    by,
    after,
    on_or_after,
    within
};

struct Operand : x3::variant<Quantity, Date, NotStated, Name, Offset> {  // Name: a defined quantity or date
    using base_type::base_type;
    using base_type::operator=;
};

struct Comparison {
    Span span;
    Compare op{};
    bool negated = false;  ///< `must not exceed 5 MW` is `exceeds` negated
    Operand bound;
    Optional<Operand> upper;  ///< of `between`
};

/// `whose kind is [not] api`, `whose purpose is training or inference`
struct FieldIs {
    Span span;
    Name field;
    bool negated = false;
    ValueList values;
};

/// `whose capacity is at least 5 MW`, `with a capacity of …`, `have at least 3 replicas`
struct FieldCompares {
    Span span;
    Name field;
    Comparison comparison;
};

/// `[not] hosted on Azure`
struct PhraseIs {
    Span span;
    bool negated = false;
    Name phrase;
    ValueList values;
};

/// `with no FIELD` (absent), `have a FIELD` (present)
struct Presence {
    Span span;
    bool present = true;
    Name field;
};

/// `that are [not] TERM`, `be encrypted`: a term or an adjective of a boolean field
struct Membership {
    Span span;
    bool negated = false;
    Name name;
};

/// `starting before 1 March 2026`, `end by …`: against the record's own start or end
struct Boundary {
    Span span;
    bool end = false;
    Comparison comparison;
};

struct Atom : x3::variant<FieldIs, FieldCompares, PhraseIs, Presence, Membership, Boundary> {
    using base_type::base_type;
    using base_type::operator=;
};

struct LinkedAtom {
    Span span;
    Connective before{};
    Atom atom;
};

/// Atoms joined by one connective; that it is one is checked when compiled.
struct Predicate {
    Span span;
    std::vector<LinkedAtom> atoms;
};

}  // namespace proviso::ast
