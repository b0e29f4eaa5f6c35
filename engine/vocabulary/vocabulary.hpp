// What kinds of record a plan holds, what fields they have, and how people speak of them.
//
// Consistent by construction: read_vocabulary() reports what does not fit and leaves it out. Knows no
// policy and no plan.
#pragma once

#include "dsl/diagnostic.hpp"
#include "dsl/lexicon.hpp"
#include "engine/values/unit.hpp"

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace proviso {

using RecordId = std::uint16_t;  ///< index into Vocabulary::records

struct FieldId {
    RecordId record = 0;
    std::uint16_t index = 0;  ///< into RecordType::fields
    friend auto operator<=>(FieldId, FieldId) = default;
};

enum class FieldType : std::uint8_t { name, text, number, quantity, date, boolean };

/// What a total over time means: a level holds at each moment, a rate accrues, once counts on its date.
enum class OverTime : std::uint8_t { none, level, rate, once };

struct Value {
    std::string name;
    std::vector<std::string> also;
    std::string plural;      ///< irregular; empty for the regular one
    bool looked_up = false;  ///< only in a lookup, as a region is: nobody speaks of it in the plural
};

struct Field {
    std::string name;  ///< as plans write it
    FieldType type{};
    std::vector<std::string> names;  ///< other nouns for it
    std::vector<std::string> phrases;
    std::vector<std::string> adjectives;  ///< of a boolean: `encrypted`
    std::vector<Value> values;
    bool open = false;      ///< plans may have values outside the list
    bool parties = false;   ///< it names somebody: a name that another field lists will do
    bool negative = false;  ///< amounts may be below nothing
    Unit unit;              ///< of number and quantity fields
    std::string unit_noun;  ///< `replica`, for a number that counts things
    OverTime over_time{};
    std::optional<std::uint16_t> from;  ///< derived: the field of the same record that it is looked up from
    std::uint16_t lookup = 0;           ///< index into Vocabulary::lookups, where derived
    std::optional<FieldId> values_of;   ///< the field whose values it takes over, with what they are also called
    bool spend = false;                 ///< what was spent: `the total spend on AWS`, where a plan holds bills
    std::unordered_map<std::string, std::uint32_t> by_spelling;  ///< folded name or alias → index into values

    /// The value's name as first declared, for any spelling of it; nothing where it is not listed.
    Value const* find(std::string_view spelling) const;
};

struct Noun {
    std::string name;
    std::string plural;  ///< irregular; empty for the regular one
};

struct RecordType {
    std::string name;
    std::vector<Noun> nouns;
    std::vector<Field> fields;
    std::optional<std::uint16_t> key;    ///< the field that names a record in reports
    std::optional<std::uint16_t> start;  ///< first day it is active
    std::optional<std::uint16_t> end;    ///< the day after its last
    std::optional<std::uint16_t> on;     ///< its only day; where that is not given, one from start to before end

    std::optional<std::uint16_t> find(std::string_view field) const;    ///< by `name`, exact
    std::optional<std::uint16_t> called(std::string_view field) const;  ///< as a plan spells it: else by its spelling()
    std::unordered_map<std::string, std::uint16_t> by_name, by_spelling;

    /// A field's name without regard to case, and to whether spaces, hyphens or underscores part its words.
    static std::string spelling(std::string_view field);
};

/// A named set of values of one field, nested groups already opened.
struct Group {
    std::string name;
    std::vector<std::string> also;
    FieldId field;
    std::vector<std::string> values;
    std::vector<std::string> members;  ///< as declared: values and other groups; opened again when a file adds to one
};

struct Lookup {
    std::string name;
    std::vector<std::string> keys;                         ///< as declared
    std::unordered_map<std::string, std::string> entries;  ///< folded key → value
};

struct Vocabulary {
    std::vector<RecordType> records;
    std::vector<Group> groups;
    std::vector<Lookup> lookups;

    Field const& field(FieldId id) const { return records[id.record].fields[id.index]; }
    std::optional<RecordId> record(std::string_view name) const;

    /// Every field whose values hold `spelling` (or any group of that name), folded.
    struct Meaning {
        FieldId field;
        std::vector<std::string> values;
        bool group = false;
    };
    std::vector<Meaning> values_named(std::string_view spelling) const;
    std::vector<RecordId> records_called(std::string_view noun) const;
    std::vector<FieldId> fields_called(std::string_view noun) const;     ///< by name or other noun
    std::vector<FieldId> fields_phrased(std::string_view phrase) const;  ///< by verb phrase
    std::vector<FieldId> fields_described(std::string_view adjective) const;

    // the indexes behind the look-ups above; filled by index()
    std::unordered_map<std::string, std::vector<Meaning>> values_index;
    std::unordered_map<std::string, std::vector<RecordId>> nouns_index;
    std::unordered_map<std::string, std::vector<FieldId>> names_index, phrases_index, adjectives_index;
};

/// The text of policies/vocabulary/cloud.toml, compiled into the program.
std::string_view builtin_vocabulary_text();

/// Adds what `source` (TOML, language reference section 2) declares to `base`, or replaces it where the
/// file says `replace = true`.
Vocabulary read_vocabulary(Source const& source, Vocabulary base, Diagnostics& out);

/// Every name of the vocabulary and every unit, ready for the definitions of the policy files.
Lexicon lexicon_of(Vocabulary const& vocabulary);

}  // namespace proviso
