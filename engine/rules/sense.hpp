// What a defined term stands for, once its definition is understood.
#pragma once

#include "engine/rules/rulebook.hpp"

#include <string_view>
#include <variant>
#include <vector>

namespace proviso {

/// What a list of values says of one field.
struct Choice {
    FieldId field;
    PredicateId predicate = 0;
};

struct ClassSense {
    RecordId record = 0;
    PredicateId predicate = 0;
};

/// One choice for each field that may be meant.
struct ValuesSense {
    std::vector<Choice> choices;
};

struct FactSense {
    FactId fact = 0;
};

/// In the unit that the text gives.
struct QuantitySense {
    Threshold amount;
};

struct DateSense {
    Date date;
};

struct PeriodSense {
    Period period;
};

/// An amount for each period: in the unit that the text gives, in order.
struct ScheduleSense {
    PeriodUnit unit{};
    std::optional<Date> anchor;  ///< of contract years
    std::vector<ScheduledBound> bounds;
};

/// A quantity or date that the text leaves open.
struct UnstatedSense {
    std::string written;
};

using Sense = std::variant<ClassSense, ValuesSense, FactSense, QuantitySense, DateSense, PeriodSense, UnstatedSense,
                           ScheduleSense>;

/// `a fact`, `a set of values`, …
std::string_view kind_of(Sense const& sense);

}  // namespace proviso
