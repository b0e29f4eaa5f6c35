#include "engine/rules/measures.hpp"

#include "engine/rules/classes.hpp"
#include "engine/rules/nodes.hpp"
#include "engine/rules/terms.hpp"
#include "engine/rules/wording.hpp"

#include <array>

namespace proviso {
namespace {

using ast::Function;

constexpr std::array<Measure, 8> measures{Measure::total,   Measure::number, Measure::distinct, Measure::average,
                                          Measure::highest, Measure::lowest, Measure::lowest,   Measure::highest};
static_assert(static_cast<std::size_t>(Function::latest) + 1 == measures.size());

constexpr std::array<std::string_view, 6> names{"total", "number", "number", "average", "highest", "lowest"};

bool is_of_days(Function function) { return function == Function::earliest or function == Function::latest; }

/// What is spent on records of a kind: what they cost at a rate, or what was billed.
Fields spend_fields(Scope const& scope, RecordId record) {
    auto const billed = scope.shared.spend == Spend::billed;
    auto const& declared = scope.vocabulary().records[record].fields;
    Fields fields;
    for (std::size_t i = 0; i < declared.size(); ++i)
        if (billed ? declared[i].spend : declared[i].over_time == OverTime::rate)
            fields.push_back({record, static_cast<std::uint16_t>(i)});
    return fields;
}

bool is_spend(ast::Measure const& measure) { return measure.function == Function::total and not measure.field; }

Records records_measured(Scope const& scope, ast::Measure const& measure, std::optional<RecordId> likely) {
    auto const& vocabulary = scope.vocabulary();
    Records records;
    if (measure.field)
        records = records_of(vocabulary.fields_called(measure.field->text));
    for (std::size_t i = 0; is_spend(measure) and i < vocabulary.records.size(); ++i)
        if (not spend_fields(scope, static_cast<RecordId>(i)).empty())
            records.push_back(static_cast<RecordId>(i));
    if (not likely)
        return records;
    return records.empty() ? Records{*likely} : narrowed(std::move(records), {*likely});
}

/// The field that `spend` is of: the record's one rate, or what was billed.
std::optional<FieldId> spent_field(Scope const& scope, RecordId record, ast::Measure const& measure) {
    auto const fields = spend_fields(scope, record);
    scope.shared.spoke_of_spend = true;
    if (fields.size() == 1)
        return fields.front();
    auto const who = nouns(scope.vocabulary(), record);
    if (fields.empty())
        scope.complain({Kind::not_measurable, measure.subject.span, who + " have no cost that accrues"});
    else
        scope.complain({Kind::ambiguous_value, measure.subject.span,
                        "the spend may be " + named(scope.vocabulary(), fields), "name it: `the total … of …`"});
    return {};
}

bool is_numeric(Field const& field) { return field.type == FieldType::number or field.type == FieldType::quantity; }

void complain_of_function(Scope const& scope, RecordId record, ast::Measure const& measure, Field const& declared) {
    auto const word = std::string(name_of(measures[static_cast<std::size_t>(measure.function)]));
    if (is_of_days(measure.function))
        scope.complain({Kind::not_measurable, measure.field->span,
                        ticked(declared.name) + " has no days, so none of them is the earliest or the latest",
                        is_numeric(declared) ? "write `the highest` or `the lowest`" : ""});
    else if (declared.type == FieldType::date)
        scope.complain({Kind::not_measurable, measure.field->span,
                        ticked(declared.name) + " has days and no amounts, so there is no " + word + " of it",
                        "write `the earliest` or `the latest`"});
    else
        scope.complain(
            {Kind::not_measurable, measure.field->span,
             ticked(declared.name) + " has no amounts, so there is no " + word + " of it",
             "count records instead: " + ticked("the number of " + nouns(scope.vocabulary(), record) + " …")});
}

std::optional<FieldId> measured_field(Scope const& scope, RecordId record, ast::Measure const& measure) {
    if (not measure.field)
        return spent_field(scope, record, measure);
    auto const field = field_called(scope, record, *measure.field);
    if (not field)
        return {};
    auto const& declared = scope.vocabulary().field(*field);
    bool const days = is_of_days(measure.function);
    bool const fits =
        measure.function == Function::distinct or (days ? declared.type == FieldType::date : is_numeric(declared));
    if (not fits)
        complain_of_function(scope, record, measure, declared);
    return fits ? field : std::nullopt;
}

std::string measured_words(Scope const& scope, ast::Measure const& measure) {
    auto const end = measure.counting.empty() ? measure.subject.span.end : measure.counting.back().span.end;
    auto words = scope.words({measure.span.begin, end});
    if (words.starts_with("The "))
        words.front() = 't';
    return words;
}

// ---- counted with a share ------------------------------------------------------------------------------

/// Finer shares would leave too little room for exact sums.
constexpr Decimal::Raw finest_share = Decimal(1).raw() / 10'000;
constexpr Decimal most_counted{10};

std::optional<Decimal> read_counted_share(Scope const& scope, ast::CountedAt const& part) {
    auto const share = read_share(scope, part.share);
    if (not share)
        return {};
    bool const fits = share->raw() % finest_share == 0 and not(most_counted < *share);
    if (not fits)
        scope.complain({Kind::value_out_of_range, part.share.span,
                        "a record counts with at most 1,000%, in steps of a hundredth of a percent"});
    return fits ? share : std::nullopt;
}

/// The shares with which some of the records count; reports what does not fit.
bool read_counting(Scope const& scope, ast::Measure const& measure, RecordId record, Measured& measured) {
    bool const sums = measured.measure == Measure::total or measured.measure == Measure::number;
    if (not sums and not measure.counting.empty()) {
        scope.complain({Kind::not_measurable, measure.counting.front().span,
                        "records count with a share towards a total or a number, and this is neither",
                        "leave the share out, or measure the total"});
        return false;
    }
    for (auto const& part : measure.counting) {
        auto const classes = read_classes(scope, part.classes, record);
        auto const share = read_counted_share(scope, part);
        if (not classes or not share)
            return false;
        measured.counting.push_back({*classes, *share});
    }
    return true;
}

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

}  // namespace

std::string_view name_of(Measure measure) { return names[static_cast<std::size_t>(measure)]; }

std::optional<MeasureReading> read_measure(Scope const& scope, ast::Measure const& measure,
                                           std::optional<RecordId> likely) {
    auto const subject =
        read_subject(scope, measure.subject, {records_measured(scope, measure, likely), is_spend(measure)});
    if (not subject)
        return {};
    Measured measured{
        measures[static_cast<std::size_t>(measure.function)], {}, subject->predicate, measured_words(scope, measure)};
    if (measured.measure != Measure::number) {
        measured.field = measured_field(scope, subject->record, measure);
        if (not measured.field)
            return {};
    }
    if (not read_counting(scope, measure, subject->record, measured))
        return {};
    return MeasureReading{subject->record, std::move(measured)};
}

std::optional<FieldId> read_total_field(Scope const& scope, RecordId record, ast::Name const& name) {
    return measured_field(scope, record, {name.span, Function::total, name, {}, {}});
}

bool is_of_days(Vocabulary const& vocabulary, Measured const& measured) {
    return not counts(measured) and measured.field and vocabulary.field(*measured.field).type == FieldType::date;
}

Course course_of(Vocabulary const& vocabulary, RecordId record, AggregateNorm const& norm) {
    auto const& left = norm.left;
    if (is_of_days(vocabulary, left))
        return Course::day;
    if (counts(left))
        return vocabulary.records[record].on ? Course::dated : Course::stands;
    auto const over_time = vocabulary.field(*left.field).over_time;
    if (over_time == OverTime::once)
        return Course::dated;
    auto const& bound = norm.schedule.empty() ? norm.bound : norm.schedule.front().bound;
    bool const in_rate = bound.quantity and bound.quantity->unit.per != Per::none;
    bool const accrues = over_time == OverTime::rate and left.measure == Measure::total and not in_rate;
    return accrues ? Course::accrues : Course::stands;
}

Yardstick yardstick_of(Vocabulary const& vocabulary, Measured const& measured, bool for_each_period) {
    if (counts(measured))
        return {measured.field ? "number of values" : "number of records", {}, "", true};
    auto const& declared = vocabulary.field(*measured.field);
    auto yardstick = yardstick_of(declared);
    yardstick.any_period = false;
    if (measured.measure != Measure::total)
        return yardstick;
    yardstick.name = "total " + declared.name;
    if (declared.over_time == OverTime::rate and not for_each_period)
        yardstick.unit.per = Per::none;
    return yardstick;
}

bool is_for_each_period(Scope const& scope, ast::Operand const& operand) {
    auto const unit = written_unit(scope, operand);
    return unit and unit->per != Per::none;
}

}  // namespace proviso
