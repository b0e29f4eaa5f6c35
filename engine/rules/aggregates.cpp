// Norms over totals, counts and extremes: what is measured, in which unit, and on which day.
#include "engine/rules/classes.hpp"
#include "engine/rules/nodes.hpp"
#include "engine/rules/norms.hpp"
#include "engine/rules/predicates.hpp"
#include "engine/rules/quantities.hpp"
#include "engine/rules/terms.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

using ast::Compare;
using ast::Function;
using ast::TimeWord;

struct FunctionWords {
    Function function;
    Measure measure;
    std::string_view name;
};
constexpr std::array<FunctionWords, 5> functions{{{Function::total, Measure::total, "total"},
                                                  {Function::number, Measure::number, "number"},
                                                  {Function::average, Measure::average, "average"},
                                                  {Function::highest, Measure::highest, "highest"},
                                                  {Function::lowest, Measure::lowest, "lowest"}}};

FunctionWords const& words_of(Function function) { return functions[static_cast<std::size_t>(function)]; }

Fields rate_fields(Vocabulary const& vocabulary, RecordId record) {
    Fields fields;
    for (std::size_t i = 0; i < vocabulary.records[record].fields.size(); ++i)
        if (vocabulary.records[record].fields[i].over_time == OverTime::rate)
            fields.push_back({record, static_cast<std::uint16_t>(i)});
    return fields;
}

bool is_spend(ast::Aggregate const& aggregate) { return aggregate.function == Function::total and not aggregate.field; }

Records records_measured(Scope const& scope, ast::Aggregate const& aggregate) {
    auto const& vocabulary = scope.vocabulary();
    if (aggregate.field)
        return records_of(vocabulary.fields_called(aggregate.field->text));
    Records records;
    for (std::size_t i = 0; is_spend(aggregate) and i < vocabulary.records.size(); ++i)
        if (not rate_fields(vocabulary, static_cast<RecordId>(i)).empty())
            records.push_back(static_cast<RecordId>(i));
    return records;
}

/// The field that `spend` is of: the record's one rate.
std::optional<FieldId> spent_field(Scope const& scope, RecordId record, ast::Aggregate const& aggregate) {
    auto const fields = rate_fields(scope.vocabulary(), record);
    if (fields.size() == 1)
        return fields.front();
    auto const who = nouns(scope.vocabulary(), record);
    if (fields.empty())
        scope.complain({Kind::not_measurable, aggregate.subject.span, who + " have no cost that accrues"});
    else
        scope.complain({Kind::ambiguous_value, aggregate.subject.span,
                        "the spend may be " + named(scope.vocabulary(), fields), "name it: `the total … of …`"});
    return {};
}

bool is_numeric(Field const& field) { return field.type == FieldType::number or field.type == FieldType::quantity; }

std::optional<FieldId> measured_field(Scope const& scope, RecordId record, ast::Aggregate const& aggregate) {
    if (not aggregate.field)
        return spent_field(scope, record, aggregate);
    auto const field = field_called(scope, record, *aggregate.field);
    if (not field)
        return {};
    auto const& declared = scope.vocabulary().field(*field);
    if (is_numeric(declared))
        return field;
    auto const function = std::string(words_of(aggregate.function).name);
    scope.complain({Kind::not_measurable, aggregate.field->span,
                    ticked(declared.name) + " has no amounts, so there is no " + function + " of it",
                    "count records instead: " + ticked("the number of " + nouns(scope.vocabulary(), record) + " …")});
    return {};
}

// ---- the bound ----------------------------------------------------------------------------------------

/// The unit that a bound is written in, or defined with; nothing where it is open or broken.
std::optional<Unit> written_unit(Scope const& scope, ast::Operand const& operand) {
    if (auto const* const quantity = as<ast::Quantity>(operand))
        return parse_unit(quantity->amount.unit);
    auto const* const name = as<ast::Name>(operand);
    auto* const term = name ? scope.shared.terms.find(scope, *name) : nullptr;
    auto const* const sense = term ? scope.shared.terms.sense(scope, *term) : nullptr;
    auto const* const defined = sense ? std::get_if<QuantitySense>(sense) : nullptr;
    return defined and defined->amount.quantity ? std::optional(defined->amount.quantity->unit) : std::nullopt;
}

bool is_for_each_period(Scope const& scope, ast::Operand const& operand) {
    auto const unit = written_unit(scope, operand);
    return unit and unit->per != Per::none;
}

/// What accrues has an amount as its total over time, but `5 million USD per month` is compared with the
/// rates themselves. An average of rates is a rate.
Yardstick yardstick_of_measure(Scope const& scope, std::optional<FieldId> field, Measure measure,
                               ast::Comparison const& comparison) {
    if (not field)
        return {"number of records", {}, "", true};
    auto const& declared = scope.vocabulary().field(*field);
    auto yardstick = yardstick_of(declared);
    yardstick.any_period = false;
    if (measure != Measure::total)
        return yardstick;
    yardstick.name = "total " + declared.name;
    if (declared.over_time == OverTime::rate and not is_for_each_period(scope, comparison.bound))
        yardstick.unit.per = Per::none;
    return yardstick;
}

bool refuses_comparison(Scope const& scope, ast::Comparison const& comparison) {
    bool const days = comparison.op == Compare::before or comparison.op == Compare::by or
                      comparison.op == Compare::after or comparison.op == Compare::on_or_after;
    if (days) {
        scope.complain({Kind::wrong_type, comparison.span, "a measure is compared with an amount, not with a day",
                        "write `at least`, `at most`, `more than` or `less than`"});
        return true;
    }
    bool const opposite_needed =
        comparison.negated and (comparison.op == Compare::between or comparison.op == Compare::exactly);
    if (opposite_needed)
        scope.complain({Kind::not_supported, comparison.span, "a measure cannot be kept out of a range yet",
                        "say which side is allowed: `at least …`, or `at most …`"});
    return opposite_needed;
}

bool read_bounds(Scope const& scope, ast::Comparison const& comparison, Yardstick const& yardstick,
                 AggregateNorm& norm) {
    if (refuses_comparison(scope, comparison))
        return false;
    auto const bound = read_amount(scope, comparison.bound, yardstick);
    norm.relation = relation_of(comparison.op);
    if (comparison.negated)
        norm.relation = opposite(norm.relation).value_or(norm.relation);
    if (bound)
        norm.bound = *bound;
    if (comparison.op != Compare::between or not comparison.upper)
        return bound.has_value();
    norm.relation = Relation::at_least;
    norm.upper = read_amount(scope, *comparison.upper, yardstick);
    if (not bound or not norm.upper)
        return false;
    auto const& [least, most] = std::pair(bound->quantity, norm.upper->quantity);
    if (least and most and most->amount < least->amount) {
        complain_of_bounds(scope, comparison);
        return false;
    }
    return true;
}

// ---- the day ------------------------------------------------------------------------------------------

/// Whether the measure accrues over time: a total of a rate, in an amount and not in a rate itself.
bool accrues(Vocabulary const& vocabulary, AggregateNorm const& norm) {
    bool const of_rate = norm.left.field and vocabulary.field(*norm.left.field).over_time == OverTime::rate;
    bool const in_rate = norm.bound.quantity and norm.bound.quantity->unit.per != Per::none;
    return of_rate and norm.left.measure == Measure::total and not in_rate;
}

bool is_of_rate(Vocabulary const& vocabulary, AggregateNorm const& norm) {
    return norm.left.field and norm.left.measure != Measure::total and
           vocabulary.field(*norm.left.field).over_time == OverTime::rate;
}

bool refuses_time_word(Scope const& scope, ast::Aggregate const& aggregate, AggregateNorm const& norm, Span at) {
    if (aggregate.time_word == TimeWord::on and accrues(scope.vocabulary(), norm)) {
        scope.complain(
            {Kind::time_words, at,
             named(scope.vocabulary(), *norm.left.field) + " accrues over time: on one day there is no total of it",
             "write " + ticked("by " + scope.words(at)) + ", for the total from the clause's start to that day"});
        return true;
    }
    if (aggregate.time_word == TimeWord::by and is_of_rate(scope.vocabulary(), norm)) {
        scope.complain({Kind::time_words, at,
                        "the " + std::string(words_of(aggregate.function).name) + " of " +
                            named(scope.vocabulary(), *norm.left.field) + " is taken on one day",
                        "write " + ticked("on " + scope.words(at))});
        return true;
    }
    return false;
}

bool read_time(Scope const& scope, ast::Aggregate const& aggregate, AggregateNorm& norm) {
    if (aggregate.time_word == TimeWord::none or not aggregate.time)
        return true;
    auto const at = span_of(*aggregate.time);
    auto const day = read_day(scope, *aggregate.time);
    if (not day or refuses_time_word(scope, aggregate, norm, at))
        return false;
    norm.when = aggregate.time_word == TimeWord::on ? When::on : When::by;
    norm.day = day->date.value_or(Date{});
    norm.day_stated = day->date.has_value();
    return true;
}

std::string measured_words(Scope const& scope, ast::Aggregate const& aggregate) {
    auto words = scope.words({aggregate.span.begin, aggregate.subject.span.end});
    if (words.starts_with("The "))
        words.front() = 't';
    return words;
}

bool refuses_distinct(Scope const& scope, ast::Aggregate const& aggregate) {
    if (aggregate.function != Function::number or not aggregate.field)
        return false;
    scope.complain({Kind::not_supported, aggregate.field->span, "the distinct values of a field cannot be counted yet",
                    "count the records instead"});
    return true;
}

}  // namespace

std::optional<NormReading> read_aggregate(Scope const& scope, ast::Aggregate const& aggregate) {
    if (refuses_distinct(scope, aggregate))
        return {};
    auto const subject =
        read_subject(scope, aggregate.subject, {records_measured(scope, aggregate), is_spend(aggregate)});
    if (not subject)
        return {};
    AggregateNorm norm;
    norm.left.measure = words_of(aggregate.function).measure;
    if (norm.left.measure != Measure::number) {
        norm.left.field = measured_field(scope, subject->record, aggregate);
        if (not norm.left.field)
            return {};
    }
    auto const comparison = with_shared_unit(aggregate.comparison);
    auto const yardstick = yardstick_of_measure(scope, norm.left.field, norm.left.measure, comparison);
    bool const bounded = read_bounds(scope, comparison, yardstick, norm);
    bool const timed = read_time(scope, aggregate, norm);
    if (not bounded or not timed)
        return {};
    norm.left.of = subject->predicate;
    norm.left.words = measured_words(scope, aggregate);
    return NormReading{subject->record, subject->predicate, std::move(norm)};
}

}  // namespace proviso
