// What a sentence demands, forbids, reserves or allows.
#pragma once

#include "dsl/ast/measures.hpp"

namespace proviso::ast {

/// `X are exclusive to Azure [and AWS] [as distributor]`
struct Exclusivity {
    Span span;
    Subject subject;
    ValueList values;
    Optional<Name> role;
};

/// `Azure is the exclusive cloud provider for X`
struct ExclusiveRole {
    Span span;
    ValueList values;
    Name role;
    Subject subject;
};

/// `X must P`, `X must not P`, `X may P`, `X may only P`
struct Modal {
    Span span;
    Subject subject;
    Modality modality{};
    Predicate predicate;
};

/// `Only X may P`
struct Reservation {
    Span span;
    Subject subject;
    Predicate predicate;
};

/// `X must not share a region with Y`, `X must share a jurisdiction with Y of the same product`
struct Separation {
    Span span;
    Subject subject;
    bool apart = false;
    Name field;
    Subject other;
    Optional<Name> same;
};

struct Norm : x3::variant<Exclusivity, ExclusiveRole, Modal, Reservation, Aggregate, Separation> {
    using base_type::base_type;
    using base_type::operator=;
};

}  // namespace proviso::ast
