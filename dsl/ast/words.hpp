// The smallest parts of a text: names, numbers, amounts, days and periods, as written.
#pragma once

#include "dsl/source.hpp"

#include <boost/optional.hpp>
#include <boost/spirit/home/x3/support/ast/variant.hpp>

#include <string>
#include <vector>

namespace proviso::ast {

namespace x3 = boost::spirit::x3;

template <class T>
using Optional = boost::optional<T>;

/// A name that the lexicon knows (as declared, singular), or any text in quotes.
struct Name {
    Span span;
    std::string text;
    bool quoted = false;
};

/// `138 billion`: the digits without separators, times ten to the `power`.
struct Number {
    Span span;
    std::string digits;
    int power = 0;
};

/// A number with its unit as written: "" (a bare number), "%", "MW", "$", "USD", "USD per month".
struct Amount {
    Span span;
    Number number;
    std::string unit;
};

/// `ten (10) days`: `restated` is the part in brackets, compared with `amount` when compiled.
struct Quantity {
    Span span;
    Amount amount;
    Optional<Amount> restated;
};

struct NotStated {
    Span span;
    std::string text;  ///< `[redacted]`, `[***]`, `[TBD]`
};

/// A calendar day; not checked to exist. `the end of Q3 2027` is already 30 September 2027.
struct Date {
    Span span;
    int year = 0;
    int month = 0;
    int day = 0;
};

enum class PeriodKind { year, quarter, month, contract_year, range, term };

struct Period {
    Span span;
    PeriodKind kind{};
    int year = 0;  ///< the contract year's number for contract_year
    int part = 0;  ///< quarter 1–4 or month 1–12
    Optional<Date> from;
    Optional<Date> until;
    Optional<Name> term;
};

/// `the end of contract year 2`, `the end of the Initial Term`: its last day
struct EndOf {
    Span span;
    Period period;
};

struct Anchor : x3::variant<Date, NotStated, EndOf, Name> {  // Name: a fact (the day it became true), or a defined date
    using base_type::base_type;
    using base_type::operator=;
};

enum class OffsetUnit { days, weeks, months, years };

/// `30 days after AGI verified`
struct Offset {
    Span span;
    Quantity count;
    OffsetUnit unit{};
    Anchor from;
};

}  // namespace proviso::ast
