// TOML text → toml::table, and toml++'s lines and columns → spans of the source.
//
// Shared by the readers of vocabularies, of waivers and of TOML plans: the only users of toml++. Knows no key.
#pragma once

#include "dsl/diagnostic.hpp"

#include <toml++/toml.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace proviso {

/// Where toml++'s places lie in a text.
class TomlPlaces {
public:
    explicit TomlPlaces(std::string_view text);

    /// The bytes of a key or value; at least one character, and within the text whatever `region` says.
    Span span(toml::source_region const& region) const;

private:
    std::uint32_t offset(toml::source_position position) const;

    std::string_view text_;
    LineTable lines_;
};

/// What a reader calls the mistakes that are TOML's own.
struct TomlKinds {
    Kind syntax;
    Kind twice;  ///< a key or table declared twice
};

/// The whole file as a table. What is not TOML is reported and yields nothing; so does a file nested deeper than
/// toml++ can take apart again on a small stack (64 parts in a key, 256 brackets).
std::optional<toml::table> parse_toml(Source const& source, TomlKinds kinds, Diagnostics& out);

/// The keys and values of `table` in the order of the file; toml++ itself sorts them by name.
struct TomlEntry {
    toml::key const* key;
    toml::node const* value;
};
std::vector<TomlEntry> in_order(toml::table const& table);

}  // namespace proviso
