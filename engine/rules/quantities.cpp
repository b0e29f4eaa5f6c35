#include "engine/rules/quantities.hpp"

#include "engine/rules/bounds.hpp"

#include "engine/rules/names.hpp"
#include "engine/rules/nodes.hpp"
#include "engine/rules/terms.hpp"
#include "engine/rules/wording.hpp"

#include <array>

namespace proviso {
namespace {

bool unit_needs_dollar(std::string_view unit) { return parse_unit(unit, "USD") != parse_unit(unit, "CAD"); }

std::optional<Unit> read_unit(Scope const& scope, ast::Amount const& amount) {
    if (amount.unit.empty())
        return Unit{};
    auto const unit = unit_needs_dollar(amount.unit) ? parse_unit(amount.unit, scope.shared.terms.dollar(scope))
                                                     : parse_unit(amount.unit);
    if (not unit)
        scope.complain({Kind::wrong_unit, amount.span, ticked(amount.unit) + " is not a unit"});
    return unit;
}

std::optional<Quantity> read_plain(Scope const& scope, ast::Amount const& amount) {
    auto const number = Decimal::parse(amount.number.digits, amount.number.power);
    if (not number)
        scope.complain({Kind::value_out_of_range, amount.number.span, "this number cannot be held exactly",
                        "at most 18 decimals, and at most twenty digits before them"});
    auto const unit = read_unit(scope, amount);
    if (not number or not unit)
        return {};
    return Quantity{*number, *unit};
}

bool is_bare(Quantity const& quantity) { return quantity.unit == Unit{}; }

/// `ten (10) days`, `Four Million Dollars ($4,000,000)`: the unit may stand once.
bool agree(Quantity const& words, Quantity const& figures) {
    if (is_bare(words) or is_bare(figures))
        return words.amount == figures.amount;
    return convert(figures.amount, figures.unit, words.unit) == words.amount;
}

std::optional<Quantity> read_both(Scope const& scope, ast::Quantity const& quantity) {
    auto const words = read_plain(scope, quantity.amount);
    if (not words or not quantity.restated)
        return words;
    auto const figures = read_plain(scope, *quantity.restated);
    if (not figures)
        return {};
    if (not agree(*words, *figures)) {
        scope.complain({Kind::words_and_figures, quantity.span,
                        "words and figures differ: " + ticked(scope.words(quantity.amount.number.span)) + " and " +
                            ticked(scope.words(quantity.restated->number.span)),
                        "say the amount once, or make both the same"});
        return {};
    }
    return is_bare(*words) ? figures : words;
}

}  // namespace

std::string unit_words(Unit unit) { return unit.dimension == Dimension::count ? "as a number" : "in " + unit.text(); }

namespace {

// ---- fitting a unit ---------------------------------------------------------------------------------

struct Misfit {
    Kind kind;
    std::string text;
    std::string help;
};

std::string example(Quantity const& quantity, Unit unit) {
    return ticked(quantity.amount.grouped() + (unit.text().empty() ? "" : " " + unit.text()));
}

Misfit wrong_dimension(Quantity const& quantity, Yardstick const& yardstick) {
    auto const name = ticked(yardstick.name);
    auto const wanted = unit_words(yardstick.unit);
    if (yardstick.unit.dimension == Dimension::count)
        return {Kind::wrong_unit, name + " is a plain number, not an amount " + unit_words(quantity.unit),
                "write " + example(quantity, yardstick.unit)};
    if (is_bare(quantity))
        return {Kind::wrong_unit, "this number lacks its unit: " + name + " is measured " + wanted,
                "write " + example(quantity, yardstick.unit)};
    return {Kind::wrong_unit, name + " is measured " + wanted + ", not " + unit_words(quantity.unit),
            "write an amount such as " + example(quantity, yardstick.unit)};
}

Misfit wrong_currency(Quantity const& quantity, Yardstick const& yardstick) {
    return {Kind::wrong_unit,
            ticked(yardstick.name) + " is counted in " + std::string(yardstick.unit.currency.data()) + ", not in " +
                std::string(quantity.unit.currency.data()),
            "write the amount in " + std::string(yardstick.unit.currency.data()) +
                ", or `[TBD]` until it is agreed: the rates of a plan convert what the plan states, not the contract"};
}

Misfit wrong_period(Quantity const& quantity, Yardstick const& yardstick) {
    auto const name = ticked(yardstick.name);
    if (yardstick.unit.per == Per::none)
        return {Kind::wrong_unit, name + " is an amount, not one for each period",
                "write " + example(quantity, yardstick.unit)};
    return {Kind::wrong_unit, name + " is an amount for each period", "write " + example(quantity, yardstick.unit)};
}

/// The unit that `quantity` is held in: the yardstick's, over the quantity's own period where it has one.
Unit target_unit(Quantity const& quantity, Yardstick const& yardstick) {
    auto unit = yardstick.unit;
    if (yardstick.any_period and unit.per != Per::none)
        unit.per = quantity.unit.per;
    return unit;
}

std::optional<Misfit> misfit(Quantity const& quantity, Yardstick const& yardstick) {
    auto const& wanted = yardstick.unit;
    if (quantity.unit.dimension != wanted.dimension)
        return wrong_dimension(quantity, yardstick);
    if (quantity.unit.currency != wanted.currency)
        return wrong_currency(quantity, yardstick);
    if ((quantity.unit.per == Per::none) != (wanted.per == Per::none))
        return wrong_period(quantity, yardstick);
    return {};
}

std::optional<Decimal> in_unit(Quantity const& quantity, Unit unit) {
    if (quantity.unit == unit)
        return quantity.amount;
    return convert(quantity.amount, quantity.unit, unit);
}

/// One that lies between two amounts; where these are too large for the unit, it is not known at all.
Threshold around(Threshold threshold, Unit unit) {
    auto const& [amount, own] = *threshold.quantity;
    auto const low = convert(amount, own, unit, Rounding::down);
    auto const high = convert(*threshold.up_to, own, unit, Rounding::up);
    if (not low or not high)
        return {{}, threshold.written};
    auto const exact = *low == *high;
    return {Quantity{*low, unit}, std::move(threshold.written), exact ? std::nullopt : high};
}

/// A share as a number: 60% of a field that holds plain numbers is 0.6.
Quantity as_plain_number(Quantity quantity, Yardstick const& yardstick) {
    bool const fits = quantity.unit.dimension == Dimension::percent and yardstick.unit.dimension == Dimension::count and
                      yardstick.counted.empty();
    if (auto const share = fits ? divide(quantity.amount, Decimal(100)) : std::nullopt)
        return {*share, Unit{}};
    return quantity;
}

// ---- operands -----------------------------------------------------------------------------------------

/// `3 replicas` is a plain number where the field counts replicas.
std::optional<Threshold> counted_quantity(Scope const& scope, ast::Quantity const& quantity,
                                          Yardstick const& yardstick) {
    auto const unit = fold(quantity.amount.unit);
    bool const counts =
        not yardstick.counted.empty() and (unit == fold(yardstick.counted) or unit == fold(plural(yardstick.counted)));
    auto bare = quantity;
    if (counts)
        bare.amount.unit.clear();
    return read_quantity(scope, bare);
}

std::optional<Threshold> complain_of_date(Scope const& scope, Span at, Yardstick const& yardstick) {
    scope.complain({Kind::wrong_type, at,
                    ticked(yardstick.name) + " is measured " + unit_words(yardstick.unit) + ", and this is a date"});
    return {};
}

template <class Wanted>
Sense const* sense_of_term(Scope const& scope, ast::Name const& name, Wanted wanted) {
    auto* const term = scope.shared.terms.find(scope, name);
    if (not term) {
        scope.complain({Kind::unknown_name, name.span, ticked(name.text) + " is not a defined term",
                        std::string("define it, or write ") + wanted});
        return nullptr;
    }
    return scope.shared.terms.sense(scope, *term);
}

std::optional<Threshold> amount_of_term(Scope const& scope, ast::Name const& name) {
    auto const* const sense = sense_of_term(scope, name, "the quantity itself");
    if (not sense)
        return {};
    if (auto const* const quantity = std::get_if<QuantitySense>(sense))
        return Threshold{quantity->amount.quantity, name.text};
    if (std::holds_alternative<UnstatedSense>(*sense))
        return Threshold{{}, name.text};
    complain_of_kind(scope, name, *sense, "quantities");
    return {};
}

std::optional<Day> day_of_term(Scope const& scope, ast::Name const& name) {
    auto const* const sense = sense_of_term(scope, name, "the date itself");
    if (not sense)
        return {};
    if (auto const* const day = std::get_if<DateSense>(sense))
        return Day{day->date, name.text};
    if (std::holds_alternative<UnstatedSense>(*sense))
        return Day{{}, name.text};
    complain_of_kind(scope, name, *sense, "dates");
    return {};
}

std::string last_day(ast::Date const& date) {
    if (date.month < 1 or date.month > 12 or date.year < 1 or date.year > 9999)
        return "";
    auto const last = Date::of(date.year, date.month, days_in_month(date.year, date.month));
    return last ? "the last day of that month is " + ticked(last->long_text()) : "";
}

}  // namespace

Yardstick yardstick_of(Field const& field) { return {field.name, field.unit, field.unit_noun, true}; }

Span span_of(ast::Operand const& operand) {
    return match(operand, [](auto const& node) { return node.span; });
}

bool is_about_days(ast::Compare op) {
    using enum ast::Compare;
    return op == before or op == by or op == after or op == on_or_after;
}

ast::Comparison with_shared_unit(ast::Comparison comparison) {
    auto const* const upper = comparison.upper ? as<ast::Quantity>(*comparison.upper) : nullptr;
    auto const* const lower = as<ast::Quantity>(comparison.bound);
    if (upper and lower and lower->amount.unit.empty() and not lower->restated) {
        auto low = *lower;
        low.amount.unit = upper->amount.unit;
        comparison.bound = low;
    }
    return comparison;
}

void complain_of_bounds(Scope const& scope, ast::Comparison const& comparison) {
    scope.complain({Kind::expected, comparison.span, "nothing lies between these: the first is above the second",
                    "name the smaller one first"});
}

std::optional<Threshold> fitted(Scope const& scope, Span at, Threshold threshold, Yardstick const& yardstick) {
    if (not threshold.quantity)
        return threshold;
    auto const quantity = as_plain_number(*threshold.quantity, yardstick);
    if (auto const wrong = misfit(quantity, yardstick)) {
        scope.complain({wrong->kind, at, wrong->text, wrong->help});
        return {};
    }
    auto const unit = target_unit(quantity, yardstick);
    if (threshold.up_to)
        return around(std::move(threshold), unit);
    auto const amount = in_unit(quantity, unit);
    if (not amount) {
        scope.complain({Kind::value_out_of_range, at, "this amount cannot be held exactly in " + unit.text(),
                        "write it in " + unit.text()});
        return {};
    }
    threshold.quantity = Quantity{*amount, unit};
    return threshold;
}

std::optional<Threshold> read_quantity(Scope const& scope, ast::Quantity const& quantity) {
    auto const value = read_both(scope, quantity);
    if (not value)
        return {};
    return Threshold{*value, scope.words(quantity.span)};
}

std::optional<Threshold> read_amount(Scope const& scope, ast::Operand const& operand, Yardstick const& yardstick) {
    auto threshold = match(
        operand, [&](ast::Quantity const& quantity) { return counted_quantity(scope, quantity, yardstick); },
        [&](ast::Date const& date) { return complain_of_date(scope, date.span, yardstick); },
        [&](ast::Offset const& offset) { return complain_of_date(scope, offset.span, yardstick); },
        [&](ast::NotStated const& open) -> std::optional<Threshold> {
            return Threshold{{}, open.text};
        },
        [&](ast::Name const& name) { return amount_of_term(scope, name); });
    if (not threshold)
        return {};
    return fitted(scope, span_of(operand), std::move(*threshold), yardstick);
}

std::optional<Day> read_day(Scope const& scope, ast::Operand const& operand) {
    return match(
        operand,
        [&](ast::Quantity const& quantity) -> std::optional<Day> {
            scope.complain({Kind::wrong_type, quantity.span, "a date belongs here, not a quantity",
                            "write a day, such as `31 December 2027`"});
            return {};
        },
        [&](ast::Date const& date) -> std::optional<Day> {
            auto const day = read_date(scope, date);
            if (not day)
                return {};
            return Day{*day, scope.words(date.span)};
        },
        [&](ast::NotStated const& open) -> std::optional<Day> {
            return Day{{}, open.text};
        },
        [&](ast::Name const& name) { return day_of_term(scope, name); },
        [&](ast::Offset const& offset) { return read_counted_day(scope, offset); });
}

std::optional<Date> read_date(Scope const& scope, ast::Date const& date) {
    auto const day = Date::of(date.year, date.month, date.day);
    if (not day)
        scope.complain({Kind::bad_date, date.span, "there is no such day", last_day(date)});
    return day;
}

}  // namespace proviso
