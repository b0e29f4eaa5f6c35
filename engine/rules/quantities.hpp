// Quantities and days as the text gives them, and in the unit of what they are compared with.
#pragma once

#include "engine/rules/scope.hpp"

#include <optional>
#include <string>

namespace proviso {

/// What an amount is compared with.
struct Yardstick {
    std::string name;  ///< `capacity`
    Unit unit;
    std::string counted;     ///< `replica`, of a number that counts things
    bool any_period = true;  ///< an amount per month fits a field per year: it keeps its period
};

Yardstick yardstick_of(Field const& field);

/// A day, or nothing where the text leaves it open.
struct Day {
    std::optional<Date> date;
    std::string written;
};

/// In the unit of the text. Reports words and figures that differ, and what cannot be held exactly.
std::optional<Threshold> read_quantity(Scope const& scope, ast::Quantity const& quantity);

/// A quantity, a defined one, or one not stated, in the unit of `yardstick`; reports what does not fit.
std::optional<Threshold> read_amount(Scope const& scope, ast::Operand const& operand, Yardstick const& yardstick);

/// `amount` in the unit of `yardstick`; reports what does not fit.
std::optional<Threshold> fitted(Scope const& scope, Span at, Threshold amount, Yardstick const& yardstick);

/// A date, a defined one, or one not stated. Reports anything else.
std::optional<Day> read_day(Scope const& scope, ast::Operand const& operand);

/// A day of the calendar; reports one that does not exist.
std::optional<Date> read_date(Scope const& scope, ast::Date const& date);

/// `before`, `by`, `after`, `on or after`.
bool is_about_days(ast::Compare op);

/// `between 2 and 5 MW`: the first number has the unit of the second.
ast::Comparison with_shared_unit(ast::Comparison comparison);

/// Reports a `between` whose first bound is above its second.
void complain_of_bounds(Scope const& scope, ast::Comparison const& comparison);

/// `in MW`, `as a number`: after `is measured`.
std::string unit_words(Unit unit);

Span span_of(ast::Operand const& operand);

}  // namespace proviso
