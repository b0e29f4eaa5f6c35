// Measures and what they must be, in words: a part of describe().
#pragma once

#include "engine/rules/rulebook.hpp"

#include <string>

namespace proviso {

std::string amount_relation(Relation relation);  ///< `at least `
std::string date_relation(Relation relation);    ///< `on or after `

/// `total capacity at least 2 GW by 2027-12-31, for each product`
std::string aggregate_words(Rulebook const& book, Vocabulary const& vocabulary, AggregateNorm const& norm);

}  // namespace proviso
