// Days and periods as people write them. Knows no agreement: `contract year 2` stays a number here.
#pragma once

#include "dsl/reader.hpp"

namespace proviso {

/// `2027-12-31`, `31 December 2027`, `December 31, 2027`, `the end of Q3 2027` (its last day).
/// Refuses days that do not exist and dates all in figures.
std::optional<ast::Date> read_date(Reader& in);

/// `2027`, `Q3 2027`, `December 2027`, `the period from DATE until DATE`, `contract year 2`, a defined term.
std::optional<ast::Period> read_period(Reader& in);

/// The same without defined terms.
std::optional<ast::Period> read_plain_period(Reader& in);

/// `before D`, `after D`, `by D` as a part of its own: always refused, with the window that may be meant. Nothing where
/// none stands here.
std::optional<ast::Date> refuse_window_word(Reader& in);

/// `By D` before a sentence: always refused, with where it stands. Nothing where none stands here.
std::optional<ast::Date> refuse_leading_deadline(Reader& in);

/// Those whose end the text alone does not tell: `contract year 2`, a defined term.
std::optional<ast::Period> read_moving_period(Reader& in);

/// `31 December 2027`, as messages and printed policies have it.
std::string month_name(int month);

}  // namespace proviso
