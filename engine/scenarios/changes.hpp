// One small change of a rule after another: a bound a step away, a day earlier, a value less, an exception gone.
//
// Works on the compiled rules, so that it knows every form they have and none of the wordings. Judges nothing.
#pragma once

#include "engine/rules/rulebook.hpp"

#include <string>
#include <vector>

namespace proviso {

/// A rulebook that differs from another in one thing.
struct Change {
    Rulebook book;
    std::string words;  ///< `provider is Azure`, read as `provider is AWS or Azure`
    std::string item;   ///< of changes that differ only in a value left out: that value
};

/// Every change of rule `rule` of `book`, which holds what that rule rests on. `values` are what scenarios give: what
/// is added to a list is one of them where that can be.
///
/// A bound moves by one in its last digit that is not nought (counts by one); a day by one day.
std::vector<Change> changes_of(Rulebook const& book, RuleId rule, Vocabulary const& vocabulary,
                               std::vector<std::pair<FieldId, std::string>> const& values);

/// Agreement `agreement` signed, beginning and ending a day earlier and later, for all its rules in `book` at once.
std::vector<Change> changes_of_agreement(Rulebook const& book, std::uint32_t agreement);

}  // namespace proviso
