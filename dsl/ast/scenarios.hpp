// Scenarios: what is given, and what is expected of the clauses.
#pragma once

#include "dsl/ast/sentences.hpp"

namespace proviso::ast {

struct Stated : x3::variant<Name, Quantity, Date, NotStated> {  // NotStated: `unknown` too
    using base_type::base_type;
    using base_type::operator=;
};

/// `product Frontier`, `capacity 5 MW`, `state unknown`
struct FieldValue {
    Span span;
    Name field;
    Stated value;
};

struct Property : x3::variant<FieldValue, Membership> {  // Membership: `[not] encrypted`
    using base_type::base_type;
    using base_type::operator=;
};

struct GivenRecord {
    Span span;
    Name noun;
    std::vector<Property> properties;
};

/// `AGI is not verified`, `AGI verified since 1 March 2026`
struct GivenFact {
    Span span;
    FactIs fact;
    Optional<Date> since;
};

struct Given : x3::variant<GivenRecord, GivenFact> {
    using base_type::base_type;
    using base_type::operator=;
};

enum class Outcome { complied_with, violated, undetermined, not_applicable };

/// `clause MS-1 is violated by "chat-eu"`, `clause MS-1 is undetermined because of state`
struct Expectation {
    Span span;
    ClauseRef clause;
    Outcome outcome{};
    std::vector<Name> records;  ///< that break it
    std::vector<Name> because;  ///< fields and facts
};

struct Scenario {
    Span span;
    Name name;
    std::vector<Given> given;
    Date as_of;
    std::vector<Expectation> expected;
};

}  // namespace proviso::ast
