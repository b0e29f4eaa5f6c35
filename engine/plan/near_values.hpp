// Values that are nearly known ones: a plan's `training-job` where the vocabulary has `training job`.
//
// A field that is open takes any name, so such a value is read as one more, which no policy means.
#pragma once

#include "engine/plan/plan.hpp"

#include <map>
#include <string>
#include <vector>

namespace proviso {

/// The names that policies speak of, by field.
using SpokenOf = std::map<FieldId, std::vector<std::string>>;

/// Says which values of open fields are neither in `vocabulary` nor spoken of, and resemble one that is: once a value,
/// with its first place and the number of its records. Nothing of a field with more than 10,000 different values, which
/// are no names of kinds. O(different values × known names).
void report_near_values(Plan const& plan, Vocabulary const& vocabulary, SpokenOf const& spoken_of, bool strict,
                        Diagnostics& out);

/// An error for each value of an open name field that is one of `terms` (folded) and no value: it would be read
/// as one more value, beside those that the term means.
void report_terms(Plan const& plan, Vocabulary const& vocabulary, SpokenOf const& spoken_of,
                  std::vector<std::string> const& terms, Diagnostics& out);

}  // namespace proviso
