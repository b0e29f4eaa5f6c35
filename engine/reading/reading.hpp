// What was understood of every clause: the sentences that a lawyer signs, and examples that show them at work.
//
// Plain words and values: each writer is a pure function of a PolicyReading.
#pragma once

#include "engine/check/check.hpp"

#include <string>
#include <utility>
#include <vector>

namespace proviso {

/// A field that a clause looks at, and what of it the clause asks for.
struct FieldRead {
    std::string name;
    std::vector<std::string> values;  ///< all of them; of an amount or a date, the bounds in words
    std::string note;                 ///< `looked up from region`; empty where it is stated itself
};

/// A record of an example, by field name, in the vocabulary's order.
struct ExampleRecord {
    std::string type;
    std::vector<std::pair<std::string, std::string>> cells;
};

/// A plan that the checker itself was shown.
struct Example {
    std::string why_none;  ///< where there is none, why; nothing else is set then
    std::vector<ExampleRecord> records;
    std::vector<std::pair<std::string, std::string>> facts;  ///< name, and `false`, or the day it became true
    Date as_of;
};

struct RuleReading {
    std::string label;
    std::string written;  ///< the sentence as its author put it
    std::vector<std::string> sentences;
    std::vector<std::string> defaults;  ///< readings that no word of the clause states
    std::vector<FieldRead> fields;
    bool judged = true;  ///< false: a permission, which has no verdict and so no examples
    Example passes, fails;
    Excerpt where;
};

struct ClauseReading {
    std::string id, heading, agreement, severity;
    std::string source, note, remedy, owner;
    std::string not_encoded;  ///< why it stays with people; empty where it does not
    std::vector<RuleReading> rules;
    Excerpt where;
};

struct PolicyReading {
    std::vector<std::string> agreements;  ///< a sentence each
    std::vector<std::string> facts;
    std::vector<std::string> amendments;
    std::vector<std::string> defaults;  ///< of all clauses: `"$" means USD`
    std::vector<ClauseReading> clauses;
};

/// Each example was judged by the checker against its clause alone, with what goes before it, and came out so.
/// Linear in the clauses.
PolicyReading read(Rulebook const& book, Vocabulary const& vocabulary);

}  // namespace proviso
