// What an aggregate asks for and what the plan comes to, period by period and group by group, and its course for a plot.
#pragma once

#include "engine/check/judgement.hpp"
#include "engine/report/report.hpp"

#include <span>

namespace proviso {

/// Rows of a clause; those past that number are counted.
inline constexpr std::size_t most_exposure_rows = 200;

/// Points of a course; more are drawn together, from the lowest to the highest of several.
inline constexpr std::size_t most_exposure_points = 400;

void add_exposure_row(Matter const&, RuleId, Judgement const&, MeasureShown const&, bool waived, ClauseResult& out);

/// The total beside its limit: on days where `course` says what it is on each, else in the periods judged. Nothing
/// where it is only of one day, or where amounts or days are sensitive.
void add_exposure_course(Matter const&, RuleId, std::span<Judgement const> judged, std::span<Moment const> course,
                         ClauseResult& out);

}  // namespace proviso
