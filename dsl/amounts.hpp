// Numbers, units and money as people write them. Knows no field: units are words here.
#pragma once

#include "dsl/reader.hpp"

namespace proviso {

/// `138`, `1,000,000`, `2.5 million`, `138bn`, `four million`, `one hundred and twenty`. Refuses malformed ones and `5M`, `5MM`, `5B`.
std::optional<ast::Number> read_number(Reader& in);

/// A number, its unit where it has one, and `per …`: `2 GW`, `60%`, `$138bn`, `USD 4 million per month`, `3`.
std::optional<ast::Amount> read_amount(Reader& in);

/// An amount, restated in brackets or not: `ten (10) days`, `Four Million Dollars ($4,000,000)`.
std::optional<ast::Quantity> read_quantity(Reader& in);

/// A number without a unit, restated in brackets or not: `three (3)`.
std::optional<ast::Quantity> read_count(Reader& in);

/// `[redacted]`, `[***]`, `[TBD]`.
std::optional<ast::NotStated> read_not_stated(Reader& in);

/// `$`, `€`, …: bytes of the currency sign at the start of `text`; 0 where there is none.
std::size_t currency_sign_length(std::string_view text);

/// `"$"`: a currency sign in quotes.
std::optional<ast::Name> read_currency_sign(Reader& in);

/// `CAD`: a unit of the lexicon.
std::optional<std::string> read_currency_code(Reader& in);

}  // namespace proviso
