// Words that messages and advice are made of: lists, bounds, clauses cut short, and what a vocabulary's
// verb phrases say of a record. Knows no verdict.
#pragma once

#include "engine/rules/rulebook.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proviso {

/// `a`, `a or b`, `a, b or c`; past `most` the rest is counted.
std::string joined(std::vector<std::string> const& items, std::string_view connective, std::size_t most = 6);

/// `at least`, `at most`, `more than`, `less than`, `exactly`.
/// `60%`, or where that cannot be held exactly `0.6 times`.
std::string percent_words(Decimal share);

std::string_view relation_words(Relation);
std::string_view date_words(Relation);  ///< `on`, `before`, `on or before`, `after`, `on or after`

/// `2 GW`, `3 replicas`, `5 million USD per month`.
std::string amount_text(Field const&, Decimal amount, Per per);

/// The sentence without the exceptions and time limits that trail it, to go on after a semicolon:
/// `stateless APIs are exclusive to Azure`.
std::string short_statement(std::string_view statement, Vocabulary const&);

/// The verb phrase that the field's values are said with: `hosted on`; empty where it has none.
std::string_view phrase(Field const&);

/// Of one record: `is hosted on`, `uses`.
std::string indicative(Field const&);

/// What one does to bring it about: `host` for `hosted on`; empty where it is not said that way.
std::string_view imperative(std::string_view phrase);

}  // namespace proviso
