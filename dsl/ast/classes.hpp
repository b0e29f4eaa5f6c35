// Of which records a sentence speaks: its subject, and lists of classes.
#pragma once

#include "dsl/ast/predicates.hpp"

namespace proviso::ast {

enum class Determiner { none, all, any, each, the, a, no };

/// `[each] stateless Azure workloads hosted on … that are …`: the last name is the head, those before it
/// are values that narrow it. A head that is a value names a class by its one field.
struct Class {
    Span span;
    Determiner determiner{};
    std::vector<Name> names;
    std::vector<Predicate> qualifiers;
};

struct ListedClass {
    Span span;
    Connective before{};
    Class item;
};

using ClassList = std::vector<ListedClass>;

struct Subject {
    Span span;
    Class head;
    ClassList including;  ///< of `A and B` too; then its first item has a connective
    ClassList excluding;
};

}  // namespace proviso::ast
