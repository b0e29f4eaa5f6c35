// What is asked of many records together: measures, what they are compared with, and when they are taken.
#pragma once

#include "dsl/ast/classes.hpp"

namespace proviso::ast {

enum class Modality { must, must_not, may, may_only };

/// Of dates the lowest is the earliest; `distinct` counts the values of a field.
enum class Function { total, number, distinct, average, highest, lowest, earliest, latest };

/// `marketplace purchases at 50%`: records of these classes count with that share
struct CountedAt {
    Span span;
    ClassList classes;
    Quantity share;
};

/// `the total capacity of X`, `the number of X` (no field), `the total spend on X` (no field)
struct Measure {
    Span span;
    Function function{};
    Optional<Name> field;
    Subject subject;
    std::vector<CountedAt> counting;  ///< of several that fit a record the first holds
};

/// `must not exceed 40% of the total cost of X`, `must be no later than the earliest start of X`
struct MeasureComparison {
    Span span;
    bool negated = false;
    Compare op{};
    Optional<Quantity> share;
    Measure measure;
};

enum class TimeUnit { year, quarter, month, contract_year };

/// `must be at least 110% of that of the previous year`: beside what the measure came to in the period before
struct PreviousComparison {
    Span span;
    bool negated = false;
    Compare op{};
    Optional<Quantity> share;
    TimeUnit unit{};
};

struct Limit : x3::variant<Comparison, MeasureComparison, PreviousComparison> {
    using base_type::base_type;
    using base_type::operator=;
};

/// `The total capacity of X must be at least 2 GW`
struct Limited {
    Span span;
    Measure measure;
    Limit limit;
};

/// `At least 60% of the capacity of X must P`; of the records themselves where no field is named
struct Share {
    Span span;
    Compare op{};
    Operand share;
    Optional<Name> field;
    Subject subject;
    Modality modality{};
    Predicate predicate;
};

/// `At least two X must P`
struct Count {
    Span span;
    Compare op{};
    Operand number;
    Subject subject;
    Modality modality{};
    Predicate predicate;
};

struct Target : x3::variant<Limited, Share, Count> {
    using base_type::base_type;
    using base_type::operator=;
};

enum class TimeWord { on, by, at_all_times, at_any_time, in_each };

/// `by 31 December 2027`, `at the end of contract year 2`, `at all times during 2027`, `in each quarter of 2027`
struct Time {
    Span span;
    TimeWord word{};
    Optional<Operand> day;    ///< of on and by; a date, a term for one, or one not stated
    Optional<TimeUnit> unit;  ///< of in_each
    Optional<Period> period;  ///< of on and by its last day
    bool prorated = false;    ///< of in_each, `prorated for a part`
};

/// `in each of the first four years`
struct FirstPeriods {
    Span span;
    Quantity count;
    TimeUnit unit{};
};

/// `of which up to 15% may be moved to the next year`
struct Rollover {
    Span span;
    Quantity share;
    TimeUnit unit{};
    Optional<FirstPeriods> first;
};

/// `In each calendar year, for each product, …`: what is asked of many records together
struct Aggregate {
    Span span;
    Optional<Time> front;
    std::vector<Name> groups;
    Target target;
    Optional<Time> time;
    Optional<Rollover> rollover;
};

}  // namespace proviso::ast
