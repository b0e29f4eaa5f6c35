// Agreements, their clauses, and what amends them.
#pragma once

#include "dsl/ast/sentences.hpp"

namespace proviso::ast {

struct Agreement {
    Span span;
    Name name;
    std::vector<Name> parties;
    Optional<Date> effective;
    Optional<Date> signed_on;
    Optional<Date> until;
};

struct Item {
    Span span;
    std::string label;  ///< `a` of `(a)`; empty where the clause is one sentence
    Sentence sentence;
};

/// `not encoded: left to judgement`
struct NotEncoded {
    Span span;
    std::string reason;
};

/// A line after the body: `Source: …`. The text's lines are joined by single spaces.
struct Attribute {
    Span span;
    std::string key;  ///< "Source", "Note", "Remedy", "Owner", "Severity", "Waivable"
    std::string text;
};

struct Clause {
    Span span;  ///< of the whole clause, attributes included
    Name id;
    Name heading;  ///< text empty where absent
    std::vector<Item> items;
    Optional<NotEncoded> not_encoded;
    std::vector<Attribute> attributes;
};

/// `Clause 4 of "A" ends on D.`, or `is replaced from D by: …` with the items of the new text
struct Amendment {
    Span span;
    ClauseRef clause;
    Operand day;
    std::vector<Item> items;
    Optional<NotEncoded> not_encoded;  ///< the new text stays with people
    std::vector<Attribute> attributes;

    bool ends() const { return items.empty() and not not_encoded; }
};

}  // namespace proviso::ast
