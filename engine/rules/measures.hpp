// Measures: what is totalled, counted or compared, of which records, and in which unit.
#pragma once

#include "engine/rules/quantities.hpp"

#include <optional>

namespace proviso {

struct MeasureReading {
    RecordId record = 0;
    Measured measured;
};

/// Reports what cannot be measured. A noun of several kinds of record is of the kind `likely`, where that is one.
std::optional<MeasureReading> read_measure(Scope const& scope, ast::Measure const& measure,
                                           std::optional<RecordId> likely = {});

/// The field that a total is taken of; reports one without amounts.
std::optional<FieldId> read_total_field(Scope const& scope, RecordId record, ast::Name const& name);

/// A number of records, or of the values of a field.
inline bool counts(Measured const& measured) {
    return measured.measure == Measure::number or measured.measure == Measure::distinct;
}

/// The earliest or the latest day of a field.
bool is_of_days(Vocabulary const& vocabulary, Measured const& measured);

/// How a measure goes over time: it stands at each moment, accrues, or falls on dates; or it is a day itself.
enum class Course : std::uint8_t { stands, accrues, dated, day };
Course course_of(Vocabulary const& vocabulary, RecordId record, AggregateNorm const& norm);

/// What a bound of `measured` is compared with. What accrues has an amount as its total over time, but a bound
/// `for_each_period` is compared with the rates themselves. An average of rates is a rate.
Yardstick yardstick_of(Vocabulary const& vocabulary, Measured const& measured, bool for_each_period = false);

/// Whether `operand` is an amount per month or the like.
bool is_for_each_period(Scope const& scope, ast::Operand const& operand);

/// What a measure must be: a bound, or another measure. Fills all of `norm` but its left side, its groups and its
/// time; reports what does not fit. Defined in limits.cpp.
bool read_limit(Scope const& scope, ast::Limit const& limit, RecordId record, AggregateNorm& norm);

/// The share that `40%` is; reports anything else. Defined in limits.cpp.
std::optional<Decimal> read_share(Scope const& scope, ast::Quantity const& quantity);

/// When the measure is taken; reports time words that do not fit it. Defined in times.cpp.
bool read_time(Scope const& scope, ast::Time const& time, RecordId record, AggregateNorm& norm);

std::string_view name_of(Measure measure);  ///< `total`

}  // namespace proviso
