// An amount for each period: `by calendar year: 2026: 8 billion USD; each later year: 10% more`.
#pragma once

#include "engine/rules/scope.hpp"

#include <optional>

namespace proviso {

/// What a schedule asks in each period, grown until the agreement ends, for at most a hundred periods; what comes later
/// is not known. An amount that grew past the last decimal lies between two. Reports what does not fit.
std::optional<Sense> read_schedule(Scope const& scope, ast::ScheduleMeaning const& schedule, std::string const& term);

/// The schedule that `operand` names; nullptr where it is something else.
ScheduleSense const* schedule_named(Scope const& scope, ast::Operand const& operand);

/// Reports a schedule that is not asked for in each of its own periods.
bool fits_schedule(Scope const& scope, ast::Limit const& limit, AggregateNorm const& norm);

}  // namespace proviso
