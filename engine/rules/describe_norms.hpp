// Measures and what they must be, in words: a part of describe().
#pragma once

#include "engine/rules/rulebook.hpp"

#include <string>

namespace proviso {

/// The day that the bound of a measure of days stands for.
Date day_of(Quantity const& bound);

std::string amount_relation(Relation relation);  ///< `at least `
std::string date_relation(Relation relation);    ///< `on or after `

/// `total capacity at least 2 GW by 2027-12-31, for each product`
std::string aggregate_words(Rulebook const& book, Vocabulary const& vocabulary, AggregateNorm const& norm);

}  // namespace proviso
