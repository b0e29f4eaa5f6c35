// A scenario as typed data: every name a record type, a field, a fact or a rule; values are still text,
// since the plan builder reads them.
#pragma once

#include "dsl/source.hpp"
#include "engine/values/date.hpp"
#include "engine/vocabulary/vocabulary.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace proviso {

struct NotYetKnown {};

/// What a scenario says of one field: text as written, amounts as digits and their unit.
struct GivenCell {
    FieldId field;
    std::variant<std::string, Date, bool, NotYetKnown> value;
    Excerpt where;
};

struct GivenRecord {
    RecordId record = 0;
    std::vector<GivenCell> cells;
};

struct GivenFact {
    std::string name;
    std::variant<bool, Date> value;  ///< a date: the day it became true
    Excerpt where;
};

enum class ExpectedVerdict : std::uint8_t { compliant, violated, undetermined, not_applicable };

/// What all items of a clause together, or one of them, should come to.
struct Expectation {
    std::string clause;                ///< as the scenario names it: `MS-1`, `5(a)`
    std::vector<std::uint32_t> rules;  ///< indexes into Rulebook::rules; at least one
    std::vector<Date> left;            ///< of each text that is not encoded, the day from which it is part of checks
    ExpectedVerdict verdict{};
    std::vector<std::string> records;  ///< the keys of those that break it, all of them; empty: whichever
    std::vector<std::string> because;  ///< the fields, facts, terms and conditions that it turns on; empty: whichever
    Excerpt where;
};

struct Scenario {
    std::string name;
    std::vector<GivenRecord> records;
    std::vector<GivenFact> facts;
    Date as_of;
    std::vector<Expectation> expected;
    Excerpt where;
};

}  // namespace proviso
