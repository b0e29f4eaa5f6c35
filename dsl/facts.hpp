// Facts as sentences say them: `AGI verified`, `AGI is verified`, `AGI is not verified`; and what they mean, which
// is free text.
#pragma once

#include "dsl/reader.hpp"

#include <string>
#include <vector>

namespace proviso {

/// The ways to say the fact `term`, itself apart: a verb before one of its later words, denied or not.
std::vector<std::string> ways_to_say(std::string_view term);

/// A fact that holds or not.
std::optional<ast::FactIs> read_fact(Reader& in);

/// A fact that is not denied, or another defined term: a bound.
std::optional<ast::Name> read_event(Reader& in);

/// `located outside [of]` where the lexicon has `located in`: that verb phrase.
std::optional<ast::Name> read_phrase_outside(Reader& in);

/// `exclusively hosted on`, `hosted only on`, `use solely`: the verb phrase without the adverb.
std::optional<ast::Name> read_phrase_alone(Reader& in);

/// Text up to the full stop that ends a line or stands before another statement; not the full stop itself.
std::optional<std::string> read_free_text(Reader& in);

}  // namespace proviso
