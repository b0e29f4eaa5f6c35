// proviso.toml → the values of its keys, each with its place.
//
// Knows what kind of value a key takes, from the table that it is given; what a value means is for others.
#pragma once

#include "dsl/diagnostic.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

enum class ValueKind { text, list, number, flag };

struct ProjectKey {
    std::string_view name;
    ValueKind kind = ValueKind::text;
    std::string_view elsewhere = {};  ///< of a key that such a file may not hold: where it belongs instead
};

struct ProjectValue {
    std::string text;  ///< `true` and `false` of a flag, figures of a number
    Excerpt where;
};

struct ProjectEntry {
    std::string_view key;  ///< of the table
    Excerpt where;
    std::vector<ProjectValue> values;  ///< never empty, and no text is
};

/// What of `file` can be read, in its order; everything else is complained of.
std::vector<ProjectEntry> read_project(Source const& file, std::span<ProjectKey const> keys, Diagnostics& out);

}  // namespace proviso
