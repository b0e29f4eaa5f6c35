// One sentence of a clause: its norm, its conditions, its bounds and what goes before it.
#pragma once

#include "dsl/ast/norms.hpp"

namespace proviso::ast {

/// `AGI verified`, `AGI is not verified`, `not AGI verified`
struct FactIs {
    Span span;
    bool negated = false;
    Name fact;
};

/// `after 2027-01-01`: against the as-of date
struct DateIs {
    Span span;
    Comparison comparison;
};

/// `its purpose is training`, `it is hosted on AWS`: of the record that the clause binds
struct RecordIs {
    Span span;
    Atom atom;
};

/// `clause MS-1 [of "Agreement"]`, or every clause of `agreement "A"` (then `clause` is empty)
struct ClauseRef {
    Span span;
    std::string clause;
    std::string agreement;
};

/// `clause 3 is [not] met`
struct ClauseIs {
    Span span;
    ClauseRef clause;
    bool negated = false;
};

/// `the total cost of X exceeds 5 million USD`
struct MeasureIs {
    Span span;
    Measure measure;
    Limit limit;
    Optional<Time> time;
};

struct ConditionAtom : x3::variant<FactIs, DateIs, RecordIs, ClauseIs, MeasureIs> {
    using base_type::base_type;
    using base_type::operator=;
};

struct LinkedCondition {
    Span span;
    Connective before{};
    ConditionAtom atom;
};

struct Condition {
    Span span;
    std::vector<LinkedCondition> atoms;
};

struct Point : x3::variant<Date, NotStated, EndOf, Name, Offset> {
    using base_type::base_type;
    using base_type::operator=;
};

/// One day, or the first or the last of several: `1 January 2030 or AGI verified, whichever is first`
struct Bound {
    Span span;
    std::vector<Point> points;
    bool last = false;
};

struct Except {
    Span span;
    ClassList classes;
};  ///< none of `except as otherwise provided`, which is refused
struct Unless {
    Span span;
    Condition condition;
};
struct If {
    Span span;
    Condition condition;
};
struct From {
    Span span;
    Bound bound;
};
struct Until {
    Span span;
    Bound bound;
};
struct During {
    Span span;
    Period period;
};
struct Within {
    Span span;
    Offset until;
};  ///< `within 90 days after D`: on days 1 to 90 after it

struct Tail : x3::variant<Except, Unless, If, From, Until, During, Within> {
    using base_type::base_type;
    using base_type::operator=;
};

enum class PrecedenceKind { notwithstanding, subject_to };

struct Precedence {
    Span span;
    PrecedenceKind kind{};
    std::vector<ClauseRef> clauses;  ///< none of `notwithstanding anything to the contrary`, which is refused
};

/// One sentence of a clause. Conditions before the norm (`If …, X must …`) stand among the tails.
struct Sentence {
    Span span;
    std::vector<Precedence> precedence;
    std::vector<Tail> conditions;
    Norm norm;
    std::vector<Tail> tails;
};

}  // namespace proviso::ast
