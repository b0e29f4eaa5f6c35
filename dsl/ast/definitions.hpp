// What `"Term" means` may give a name to.
#pragma once

#include "dsl/ast/measures.hpp"

namespace proviso::ast {

struct ClassMeaning {
    Span span;
    Subject subject;
};
struct ValuesMeaning {
    Span span;
    ValueList values;
};
struct FactMeaning {
    Span span;
    std::string text;
};
struct QuantityMeaning {
    Span span;
    Quantity quantity;
};
struct UnstatedMeaning {
    Span span;
    NotStated text;
};
struct DateMeaning {
    Span span;
    Date date;
};
struct PeriodMeaning {
    Span span;
    Period period;
};
struct OpenMeaning {
    Span span;
    ClassList members;
};  ///< `"X" includes A and B.`
struct CurrencyMeaning {
    Span span;
    std::string currency;
};  ///< `"$" means CAD.`

/// `2026: 8 billion USD`
struct ScheduleStep {
    Span span;
    Period period;
    Operand amount;  ///< a quantity, or one not stated
};

enum class Change { same, more, less };

/// `each later year: 10% more`
struct Growth {
    Span span;
    TimeUnit unit{};
    Quantity amount;
    Change change{};
};

struct ScheduleMeaning {
    Span span;
    TimeUnit unit{};
    std::vector<ScheduleStep> steps;
    Optional<Growth> growth;
};

struct Meaning : x3::variant<ClassMeaning, ValuesMeaning, FactMeaning, QuantityMeaning, UnstatedMeaning, DateMeaning,
                             PeriodMeaning, ScheduleMeaning, OpenMeaning, CurrencyMeaning> {
    using base_type::base_type;
    using base_type::operator=;
};

struct Definition {
    Span span;
    Name term;
    Meaning meaning;
};

}  // namespace proviso::ast
