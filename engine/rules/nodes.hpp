// Case distinction over the variants of the syntax tree.
#pragma once

#include "dsl/ast.hpp"

namespace proviso {

template <class... Case>
struct NodeCases : Case... {
    using Case::operator()...;
};

/// The result of the case that `node` is: `match(atom, [](ast::FieldIs const& is) { … }, …)`.
template <class Node, class... Case>
auto match(Node const& node, Case... cases) {
    return boost::apply_visitor(NodeCases<Case...>{cases...}, node.get());
}

/// The alternative `T` of `node`, or nullptr.
template <class T, class Node>
T const* as(Node const& node) {
    return boost::get<T>(&node.get());
}

}  // namespace proviso
