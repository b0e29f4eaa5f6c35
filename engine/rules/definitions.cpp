// What a definition says: a class, a set of values, a fact, a quantity, a date, a period.
#include "engine/rules/classes.hpp"
#include "engine/rules/nodes.hpp"
#include "engine/rules/quantities.hpp"
#include "engine/rules/schedules.hpp"
#include "engine/rules/terms.hpp"
#include "engine/rules/values.hpp"
#include "engine/rules/windows.hpp"
#include "engine/rules/wording.hpp"

namespace proviso {
namespace {

std::optional<Sense> class_meaning(Scope const& scope, ast::ClassMeaning const& meaning) {
    auto const members = read_subject(scope, meaning.subject, {});
    return members ? std::optional<Sense>(*members) : std::nullopt;
}

std::optional<Sense> values_meaning(Scope const& scope, ast::ValuesMeaning const& meaning) {
    auto choices = all_choices(scope, meaning.values);
    if (choices.empty())
        return {};
    return ValuesSense{std::move(choices)};
}

std::optional<Sense> quantity_meaning(Scope const& scope, ast::QuantityMeaning const& meaning) {
    auto amount = read_quantity(scope, meaning.quantity);
    return amount ? std::optional<Sense>(QuantitySense{std::move(*amount)}) : std::nullopt;
}

std::optional<Sense> date_meaning(Scope const& scope, ast::DateMeaning const& meaning) {
    auto const date = read_date(scope, meaning.date);
    return date ? std::optional<Sense>(DateSense{*date}) : std::nullopt;
}

std::optional<Sense> period_meaning(Scope const& scope, ast::PeriodMeaning const& meaning) {
    auto const period = read_period(scope, meaning.period);
    return period ? std::optional<Sense>(PeriodSense{*period}) : std::nullopt;
}

/// What is listed belongs to it; of anything else it is unknown.
std::optional<Sense> open_meaning(Scope const& scope, ast::OpenMeaning const& meaning, std::string const& term) {
    if (meaning.members.empty())
        return {};
    auto const first = read_class(scope, meaning.members.front().item, {records_listed(scope, meaning.members), false});
    if (not first)
        return {};
    auto const listed = read_classes(scope, meaning.members, first->record);
    if (not listed)
        return {};
    auto& pool = scope.pool();
    return ClassSense{first->record, pool.any_of({*listed, pool.leaf(Open{term})})};
}

std::optional<Sense> currency_meaning(Scope const& scope, ast::CurrencyMeaning const& meaning) {
    auto const unit = parse_unit(meaning.currency);
    if (not unit or unit->dimension != Dimension::money or unit->per != Per::none)
        scope.complain({Kind::unknown_name, meaning.span, ticked(meaning.currency) + " is not a currency",
                        "write its code, such as `CAD`"});
    return {};
}

}  // namespace

std::optional<Sense> meaning(Scope const& scope, Terms::Term const& term) {
    using Result = std::optional<Sense>;
    auto const& definition = *term.definition;
    return match(
        definition.meaning, [&](ast::ClassMeaning const& m) { return class_meaning(scope, m); },
        [&](ast::ValuesMeaning const& m) { return values_meaning(scope, m); },
        [&](ast::FactMeaning const&) { return Result(FactSense{term.fact}); },
        [&](ast::QuantityMeaning const& m) { return quantity_meaning(scope, m); },
        [&](ast::UnstatedMeaning const& m) { return Result(UnstatedSense{m.text.text}); },
        [&](ast::DateMeaning const& m) { return date_meaning(scope, m); },
        [&](ast::PeriodMeaning const& m) { return period_meaning(scope, m); },
        [&](ast::ScheduleMeaning const& m) { return read_schedule(scope, m, definition.term.text); },
        [&](ast::OpenMeaning const& m) { return open_meaning(scope, m, definition.term.text); },
        [&](ast::CurrencyMeaning const& m) { return currency_meaning(scope, m); });
}

}  // namespace proviso
