// What may be asked of a measure in each period beside an amount of its own: that of the period before, a part of the
// amount for a part of the period, and what may be moved to the next one.
#pragma once

#include "engine/rules/scope.hpp"

namespace proviso {

PeriodUnit unit_of(ast::TimeUnit unit);

/// Reports a comparison with the period before that is not asked for in each such period, and one or a prorated amount
/// of a measure that has no total over a period.
bool fits_periods(Scope const& scope, ast::Limit const& limit, RecordId record, AggregateNorm const& norm);

/// What may be moved to the next period; reports what does not fit.
bool read_rollover(Scope const& scope, ast::Rollover const& rollover, RecordId record, AggregateNorm& norm);

/// Reports amounts that could be moved on for ever, and first periods without a day to count them from.
bool refuses_rollover(Scope const& scope, ast::Sentence const& sentence, AggregateNorm const& norm,
                      Window const& window);

}  // namespace proviso
