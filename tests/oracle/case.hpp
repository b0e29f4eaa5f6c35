// A case of the oracle: a vocabulary, agreements, clauses and a plan, as plain values.
//
// It says what was meant. write.hpp says it in the controlled language and as plan files, which is all that the
// checker sees; evaluate.hpp judges it as it stands here. Knows neither rulebook nor columns.
#pragma once

#include "engine/rules/rulebook.hpp"  // Relation, Measure, When, PeriodUnit: the words, and nothing computed
#include "engine/values/date.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace proviso::oracle {

// ---- vocabulary ------------------------------------------------------------------------------------------

/// Names are ASCII, and no value belongs to two fields.
struct FieldModel {
    std::string name;
    FieldType type{};
    std::string phrase;               ///< `hosted on`; empty where it has none
    std::string adjective;            ///< of a boolean
    std::vector<std::string> values;  ///< of a name; the last one is not listed in the vocabulary where `open`
    bool open = false;
    std::string unit;  ///< of a quantity: `MW`; of a number, what it counts: `seat`
    OverTime over_time{};
    bool negative = false;
    std::optional<std::size_t> from;            ///< derived from this field …
    std::map<std::string, std::string> lookup;  ///< … by this table
};

struct KindModel {
    std::string noun;  ///< its plural has an `s`
    std::vector<FieldModel> fields;
    std::optional<std::size_t> start, end, on;
};

// ---- what is said of a record ----------------------------------------------------------------------------

enum class Ask : std::uint8_t { in, amount, date, flag, present, term };

/// Amounts are thousandths of the field's unit. `wording` picks one of the ways to say the same.
struct Atom {
    Ask ask{};
    bool no = false;
    std::size_t field = 0;
    std::vector<std::string> values{};    ///< in
    Relation relation{};                  ///< amount, date
    std::optional<std::int64_t> bound{};  ///< nothing: `[redacted]`
    std::optional<std::int64_t> upper{};  ///< `between`
    Date day{};
    bool last = false;   ///< date: of an end, which is said of the last day, the one before it
    bool whose = false;  ///< … in the words `whose end is`
    std::size_t term = 0;
    unsigned wording = 0;
};

/// Joined by `and`, or all by `or`; none says nothing of the record.
struct Atoms {
    std::vector<Atom> atoms;
    bool any = false;
};

struct ClassModel {
    std::optional<std::size_t> term;                            ///< the head, or the noun of the kind
    std::optional<std::pair<std::size_t, std::string>> before;  ///< `gold tasks`
    Atoms qualities;
};

struct SubjectModel {
    ClassModel main;
    std::vector<ClassModel> including, excluding;  ///< without qualities
};

/// `"Term" means …`; an open one `includes` the classes of `is.including`.
struct DefinitionModel {
    std::string term;
    std::size_t kind = 0;
    bool open = false;
    bool left_out = false;  ///< nothing uses it, and the policy does without
    SubjectModel is;
};

// ---- clauses ---------------------------------------------------------------------------------------------

/// An item of a clause, or (no item) all of them.
struct Reference {
    std::size_t clause = 0;
    std::optional<std::size_t> item;
};

struct MeasureModel {
    Measure measure{};
    std::size_t field = 0;
    SubjectModel of;
};

struct LimitModel {
    Relation relation{};
    std::optional<std::int64_t> bound;
    std::optional<std::int64_t> upper;
};

struct CountedBound {
    int count = 0;
    PeriodUnit unit{};
    bool days = false;
};

/// A date or a fact; later by some days, months or years; or the first or last of two.
struct BoundModel {
    std::variant<Date, std::size_t> at;
    CountedBound later;
    std::vector<BoundModel> other;  ///< none or one
    bool last = false;
};

struct FactSaid {
    std::size_t fact = 0;
    bool no = false;
};
struct DaySaid {
    Relation relation{};
    Date day;
};
struct MetSaid {
    Reference clause;
    bool no = false;
};
struct MeasureSaid {
    MeasureModel measure;
    LimitModel limit;
};
using Said = std::variant<FactSaid, DaySaid, Atom, MetSaid, MeasureSaid>;

struct ConditionModel {
    std::vector<Said> parts;
    bool any = false;
    bool unless = false;
};

struct NormModel {
    enum class Kind : std::uint8_t {
        must,
        must_not,
        none_may,
        exclusive,
        exclusive_role,
        reserved,
        may,
        measure,
        compared,  ///< a measure with another measure
        share,     ///< at least 60% of a measure must …
        counted,   ///< at least two X must …
        separation
    };
    Kind kind{};
    SubjectModel subject;
    Atoms deeds;
    std::size_t field = 0;            ///< exclusive: the role; separation: what is shared
    std::vector<std::string> values;  ///< exclusive

    MeasureModel measure;
    MeasureModel right;                      ///< compared, share
    std::optional<std::int64_t> percentage;  ///< of `right`
    LimitModel limit;
    std::vector<std::size_t> groups;
    When when{};
    Date day;
    Period period;                            ///< always, sometime, each; all days where none is said
    PeriodUnit every{};                       ///< each
    bool contract = false;                    ///< each contract year
    std::map<int, std::int64_t> schedule;     ///< by calendar year, instead of `limit.bound`; other years ask nothing
    std::optional<std::int64_t> yearly_rise;  ///< … but those after the last: so much more each

    ClassModel other;  ///< separation
    std::optional<std::size_t> within;
    bool apart = true;
};

inline bool is_measure(NormModel const& norm) {
    using enum NormModel::Kind;
    return norm.kind == measure or norm.kind == compared or norm.kind == share or norm.kind == counted;
}

struct SentenceModel {
    std::size_t kind = 0;
    NormModel norm;
    std::vector<SubjectModel> except;
    std::vector<ConditionModel> conditions;
    std::vector<BoundModel> from, until;
    std::optional<Period> during;
    std::vector<Reference> notwithstanding, subject_to;
    unsigned wording = 0;
};

struct ClauseModel {
    std::string id;
    std::optional<std::size_t> agreement;
    std::vector<SentenceModel> items;
};

struct AgreementModel {
    std::string name;
    std::optional<Date> effective, signed_on, until;
};

/// `Clause 1 of "Alpha" ends on …` (the last day), or is replaced from a day by a sentence.
struct AmendmentModel {
    std::size_t clause = 0;
    std::optional<std::size_t> agreement;  ///< that brings it
    Date day;
    std::optional<SentenceModel> replacement;
};

// ---- plan ------------------------------------------------------------------------------------------------

struct Missing {
    friend bool operator==(Missing, Missing) = default;
};
struct NotKnown {
    friend bool operator==(NotKnown, NotKnown) = default;
};
using Cell = std::variant<Missing, NotKnown, std::string, std::int64_t, Date, bool>;
using RecordModel = std::vector<Cell>;  ///< by field; of a derived one nothing is said

enum class PlanText : std::uint8_t { toml, json, ndjson, csv };

struct PlanModel {
    Date as_of;
    std::optional<Date> horizon;
    std::vector<std::optional<std::variant<bool, Date>>> facts;
    std::vector<std::vector<RecordModel>> records;  ///< by kind
    PlanText text{};
};

struct Case {
    std::vector<KindModel> kinds;
    std::vector<std::string> facts;  ///< empty: nothing uses it
    std::vector<DefinitionModel> definitions;
    std::vector<AgreementModel> agreements;
    std::vector<ClauseModel> clauses;  ///< by agreement
    std::vector<AmendmentModel> amendments;
    PlanModel plan;
};

}  // namespace proviso::oracle
