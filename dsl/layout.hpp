// Where statements begin and end, and the lines after a clause: what is told by lines rather than by grammar.
//
// Cutting first means that one broken statement cannot swallow the next.
#pragma once

#include "dsl/ast.hpp"
#include "dsl/source.hpp"

#include <vector>

namespace proviso {

/// The text from one head (`Agreement "`, `Clause 4 "`, `"Term" means`, `Scenario "` at the start of a line) to the
/// next. Text before the first head, or after the lines of a clause, is a chunk too.
struct Chunk {
    Span body;  ///< without the attribute lines
    std::vector<ast::Attribute> attributes;
    std::vector<Span> swallowed;  ///< lines that begin a statement and only go on with an attribute
};

/// Chunks that hold more than blanks and comments. Linear.
std::vector<Chunk> cut(Source const& source);

/// Whether a statement begins at the start of `text`.
bool begins_statement(std::string_view text);

/// Whether an item does: `(b) …`.
bool begins_item(std::string_view text);

/// `Source`, `Note`, `Remedy`, `Owner`, `Severity`, `Waivable`: the key that `word` is, as printed; empty where it is none.
std::string_view attribute_key(std::string_view word);

/// Whether the line takes one of a few words rather than any text.
bool takes_word(std::string_view key);

}  // namespace proviso
