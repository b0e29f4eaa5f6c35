// A tree as compact text, so that its whole shape can be compared.
#pragma once

#include "engine/plan/tree/tree.hpp"

#include <string>

namespace proviso {

/// `{a:[1,'text',null]}`
inline std::string shape(Tree const& tree, Tree::Node node) {
    auto const& value = tree.value(node);
    if (value.form != Form::table and value.form != Form::list)
        return value.form == Form::nothing ? "null"
               : value.form == Form::truth ? (value.truth ? "true" : "false")
               : value.form == Form::text  ? "'" + std::string(value.text) + "'"
                                           : std::string(value.text);
    std::string text(1, value.form == Form::table ? '{' : '[');
    for (auto const child : tree.children(node)) {
        text += text.size() > 1 ? "," : "";
        if (value.form == Form::table)
            text.append(tree.key(child)).append(":");
        text += shape(tree, child);
    }
    return text + (value.form == Form::table ? '}' : ']');
}

}  // namespace proviso
