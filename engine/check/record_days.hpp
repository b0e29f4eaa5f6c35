// On which days is a record active, as far as its plan says?
#pragma once

#include "engine/check/window.hpp"
#include "engine/plan/plan.hpp"

#include <span>

namespace proviso {

enum class Cell : std::uint8_t { present, missing, unknown };

Cell cell(Column const& column, std::size_t row);

/// None where the plan has no records of the kind.
std::span<Batch const> batches_of(Plan const&, RecordId);

/// From its start (else always) until the day before its end (else for ever), or its single day. What is
/// not yet known, and a missing single day, may be any day; but an end comes after its start. `row` counts within the
/// batch.
DayWindow days_of(RecordType const&, Batch const&, std::size_t row);

/// The days that two windows share.
DayWindow meeting(DayWindow const&, DayWindow const&);

/// The days of the window that lie in the period, and what leaves them open.
DayWindow within(DayWindow const&, Period);

}  // namespace proviso
