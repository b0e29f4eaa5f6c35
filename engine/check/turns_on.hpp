// What an undetermined finding turns on, by the names that a person can settle it by.
#pragma once

#include "engine/check/explain.hpp"
#include "engine/report/report.hpp"

#include <string>
#include <vector>

namespace proviso {

/// Of one leaf of the record that `at` looks at; a derived field without a source turns on its source.
void add_turns_on(Explainer& at, Leaf leaf, RecordRef const& record, std::vector<TurnsOn>& out);

/// Facts, and days that the text leaves open.
void add_turns_on_facts(Matter const&, std::vector<Bound> const&, std::vector<TurnsOn>& out);

/// Facts on which a formula without records turns.
void add_turns_on_conditions(Matter const&, Formula const&, std::vector<TurnsOn>& out);

/// The field that has to be stated for `field` of a record to be known.
FieldId field_to_state(Matter const&, Batch const&, std::size_t row, FieldId field);

/// Why the amount that the record states cannot be compared with one over `bound`, and how to state it; empty where
/// it can be, or where none is stated. `row` counts within the batch.
std::string why_not_compared(Batch const&, std::size_t row, FieldId field, Per bound);

/// Once each, in the order of their discovery.
void add_once(std::vector<TurnsOn>& out, TurnsOn what);

}  // namespace proviso
