// The contracts as typed rules: every name a field or a value, every quantity exact in its field's unit,
// every window a pair of bounds, precedence acyclic. No syntax and no Boost here.
//
// Predicates stand in one pool and equal ones are one, so that the checker evaluates each once.
#pragma once

#include "dsl/source.hpp"
#include "engine/rules/scenario.hpp"
#include "engine/values/date.hpp"
#include "engine/values/unit.hpp"
#include "engine/vocabulary/vocabulary.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace proviso {

using PredicateId = std::uint32_t;  ///< index into Rulebook::predicates
using FactId = std::uint16_t;       ///< index into Rulebook::facts
using RuleId = std::uint32_t;       ///< index into Rulebook::rules

enum class Relation : std::uint8_t { equal, less, at_most, more, at_least };

/// The relation that holds where this one does not; `equal` has none.
std::optional<Relation> opposite(Relation relation);

/// An amount in the field's unit (money rates keep their own period), or one that the text leaves open. Of a date
/// field, a number of days since 1970-01-01.
struct Threshold {
    std::optional<Quantity> quantity;   ///< nothing: not stated, so every comparison with it is unknown
    std::string written;                ///< as the text has it: `2 GW`, `[redacted]`
    std::optional<Decimal> up_to = {};  ///< of one with more decimals than are held: it lies between both
    friend bool operator==(Threshold const& a, Threshold const& b) { return a.written == b.written; }
};

struct Always {
    friend bool operator==(Always, Always) = default;
};

/// The field's value is one of these canonical names, which are sorted.
struct FieldIn {
    FieldId field;
    std::vector<std::string> values;
    friend bool operator==(FieldIn const&, FieldIn const&) = default;
};

/// `bound` is in the field's unit; over `per` instead of the field's own period unless that is none.
struct FieldAmount {
    FieldId field;
    Relation relation{};
    Decimal bound;
    Per per = Per::none;
    friend bool operator==(FieldAmount const&, FieldAmount const&) = default;
};

struct FieldDate {
    FieldId field;
    Relation relation{};
    Date bound;
    friend bool operator==(FieldDate const&, FieldDate const&) = default;
};

struct FieldTrue {
    FieldId field;
    friend bool operator==(FieldTrue, FieldTrue) = default;
};

struct FieldPresent {
    FieldId field;
    bool or_unknown = false;  ///< `hosted on any provider`: a record that states none may have one all the same
    friend bool operator==(FieldPresent, FieldPresent) = default;
};

struct FactHolds {
    FactId fact = 0;
    friend bool operator==(FactHolds, FactHolds) = default;
};

/// The as-of date stands so to `bound`.
struct AsOf {
    Relation relation{};
    Date bound;
    friend bool operator==(AsOf const&, AsOf const&) = default;
};

/// The rules of a ClauseCondition come out as it says: known only once these have been judged.
struct ClauseMet {
    std::uint32_t condition = 0;  ///< index into Rulebook::conditions
    friend bool operator==(ClauseMet, ClauseMet) = default;
};

/// Unknown: whether it belongs to an open class.
struct Open {
    std::string term;
    friend bool operator==(Open const&, Open const&) = default;
};

/// Unknown: the text leaves the bound open. Of the as-of date, `field` means nothing.
struct Unstated {
    std::string what;
    FieldId field;
    friend bool operator==(Unstated const&, Unstated const&) = default;
};

struct Not {
    PredicateId operand = 0;
    friend bool operator==(Not, Not) = default;
};

/// Operands are sorted, distinct and no And themselves; the same for Or.
struct And {
    std::vector<PredicateId> operands;
    friend bool operator==(And const&, And const&) = default;
};

struct Or {
    std::vector<PredicateId> operands;
    friend bool operator==(Or const&, Or const&) = default;
};

using Predicate = std::variant<Always, FieldIn, FieldAmount, FieldDate, FieldTrue, FieldPresent, FactHolds, AsOf,
                               ClauseMet, Open, Unstated, Not, And, Or>;

/// A day that the text leaves open.
struct UnstatedDay {
    std::string what;  ///< for people: `[TBD]`, or the term defined so
    friend bool operator==(UnstatedDay const&, UnstatedDay const&) = default;
};

/// So many months, and then days, after the day a fact became true.
struct FactDay {
    FactId fact = 0;
    int months = 0;
    int days = 0;
    friend bool operator==(FactDay const&, FactDay const&) = default;
};

/// A day, the day a fact became true (unknown where the fact is not given) or what is counted from it, or a day
/// that the text leaves open.
using BoundDay = std::variant<Date, FactId, FactDay, UnstatedDay>;

/// The first or the last of several days.
struct EitherDay {
    bool last = false;
    std::vector<BoundDay> days;
    friend bool operator==(EitherDay const&, EitherDay const&) = default;
};

/// One side of a window.
using Bound = std::variant<Date, FactId, FactDay, UnstatedDay, EitherDay>;

/// A rule holds from the latest of `from` until the earliest of `until`. Dates in `until` are half-open
/// already (`until 31 December` is 1 January); a fact in `until` ends it the day before it became true.
struct Window {
    std::vector<Bound> from;
    std::vector<Bound> until;
};

/// Each record that the rule binds must satisfy `require`.
struct RecordNorm {
    PredicateId require = 0;
};

/// Of dates, the lowest is the earliest. `distinct` counts the values of a field.
enum class Measure : std::uint8_t { total, number, distinct, average, highest, lowest };

/// Records of a class that count with a share of what they come to, which may be more than all of it.
struct CountedAt {
    PredicateId of = 0;
    Decimal share;  ///< 0.5 for 50%
    friend bool operator==(CountedAt const&, CountedAt const&) = default;
};

/// What `the total spend on AWS` is: what is planned at a rate, or what was billed.
enum class Spend : std::uint8_t { planned, billed };

/// What is measured, and of which records.
struct Measured {
    Measure measure{};
    std::optional<FieldId> field;          ///< nothing for `number`
    PredicateId of = 0;                    ///< conditions, exceptions and window of the rule narrow it further
    std::string words;                     ///< for people: `the total capacity of workloads using Trainium`
    std::vector<CountedAt> counting = {};  ///< of totals and numbers; the first that fits a record, else all of it
};

/// The other side of a comparison of measures: `40% of the total cost of workloads`.
struct Comparand {
    Decimal factor;  ///< 0.4; 1 where the measure is compared as it is
    Measured measured;
    bool share = false;                    ///< the left side is a part of this one, and the factor is a share of it
    std::optional<PredicateId> does = {};  ///< where it is asked of a share: what that part does; of nothing, none
};

/// When a measure is taken: over all bound records whenever they are active; on one day; from the rule's start
/// to a day; on every day of a period, or on some day of it; in each calendar or contract period of it.
enum class When : std::uint8_t { whole, on, by, always, sometime, each };

enum class PeriodUnit : std::uint8_t { month, quarter, year };

/// `each year` from 28 October 2025: contract years; from 1 January: calendar years.
struct Recurrence {
    PeriodUnit unit{};
    std::optional<Date> anchor;  ///< of contract years; nothing: calendar periods
};

/// What a schedule asks in one period.
struct ScheduledBound {
    Period period;
    Threshold bound;
};

/// What of a period's amount may be left for the next period.
struct Rollover {
    Decimal share;             ///< of the amount asked for in the period itself, without what was moved into it
    std::optional<int> first;  ///< in so many first periods; nothing: in each
};

struct AggregateNorm {
    Measured left;
    std::optional<Comparand> right;   ///< compared with instead of `bound`
    std::optional<Decimal> previous;  ///< of each, instead of `bound`: this share of what the period before came to
    Relation relation{};
    Threshold bound;
    std::optional<Threshold> upper;        ///< `between`: relation is at_least for `bound`, at_most for `upper`
    std::vector<ScheduledBound> schedule;  ///< of `each`, instead of `bound`; in order, a period left out asks nothing
    std::vector<FieldId> groups;           ///< for each combination of their values, a measure and a verdict
    When when{};
    Date day;                 ///< of on and by, the day included
    bool day_stated = true;   ///< false: `by [TBD]`
    bool to_its_end = false;  ///< of by: `day` is the last of the rule's window, which may yet end sooner
    Period period;            ///< of always, sometime and each; cut to the rule's window and the plan's horizon
    Recurrence recurrence;    ///< of each
    bool prorated = false;    ///< of each: a part of a period asks for that part of the bound
    std::optional<Rollover> rollover;  ///< of each, at_least
};

/// Records that share a value, at a time, with a record of another class: `must not share a region with …`.
struct SeparationNorm {
    PredicateId other = 0;          ///< of the same record type; a record is never its own neighbour
    FieldId field;                  ///< whose value they share
    std::optional<FieldId> within;  ///< neighbours are those with the same value here: `of the same product`
    bool apart = true;              ///< else each must have a neighbour on every day that it is active
};

/// Changes no verdict by itself; exempts from the rules that yield to it (Rule::yields_to).
struct PermissionNorm {
    PredicateId permits = 0;
};

using Norm = std::variant<RecordNorm, AggregateNorm, SeparationNorm, PermissionNorm>;

enum class RuleSeverity : std::uint8_t { breach, warning, advice };

/// One sentence. `binds` = subject ∧ conditions ∧ ¬exceptions; the parts are kept for explanations.
struct Rule {
    std::uint32_t clause = 0;  ///< index into Rulebook::clauses
    std::string label;         ///< `MS-1`, `5(a)`
    std::string statement;     ///< the sentence as written, on one line, without its full stop
    Excerpt where;
    RecordId record = 0;
    PredicateId subject = 0;
    std::vector<PredicateId> conditions;
    std::vector<PredicateId> exceptions;
    PredicateId binds = 0;
    Norm norm;
    Window window;
    std::vector<RuleId> yields_to;  ///< rules that, where they bind or permit a record, free it from this one
    std::uint32_t stage = 0;        ///< judged after all rules of lower stages, whose verdicts its conditions ask for
    bool reported = true;           ///< false: a measure that stands in a condition only
};

/// `clause 3 is met`, or a comparison of measures: no where one of these rules is violated, else unknown where one is
/// undetermined or a text is left to people, else yes where one is compliant; unknown where none applies.
struct ClauseCondition {
    std::vector<RuleId> rules;
    std::string words;         ///< `clause 3 is met`
    std::vector<Date> left{};  ///< of each text that is not encoded, the day from which it is part of checks
};

/// `Clause MS-1 of "A" ends on 27 April 2026`, or is replaced from a day: part of the check only where the
/// amending agreement is in force.
struct Amendment {
    std::vector<RuleId> rules;        ///< that end
    Date until;                       ///< the first day on which they no longer hold
    std::optional<std::uint32_t> by;  ///< index into Rulebook::agreements
    Excerpt where;
    bool replaces = false;  ///< else `ends on`, of which the last agreed counts
};

struct ClauseInfo {
    std::optional<std::uint32_t> agreement;  ///< index into Rulebook::agreements
    std::string id;
    std::string heading;
    RuleSeverity severity{};
    std::string source, note, remedy, owner;
    bool waivable = true;
    std::string text;  ///< the body as written, on one line
    Excerpt where;
    std::optional<std::string> not_encoded;   ///< why it stays with people
    std::optional<std::uint32_t> amended_by;  ///< of a replacement, the agreement that it came with
};

struct AgreementInfo {
    std::string name;
    std::vector<std::string> parties;
    std::optional<Date> effective, signed_on, until;
    Excerpt where;
    /// Signed (else effective) after the as-of date: no part of the check.
    std::optional<Date> in_force_from() const { return signed_on ? signed_on : effective; }
};

struct FactInfo {
    std::string name;       ///< `AGI verified`
    std::string meaning;    ///< `an independent expert panel has verified AGI`
    std::string agreement;  ///< where two agreements define the same term, the one that this belongs to
};

struct Rulebook {
    std::vector<Predicate> predicates;  ///< an operand stands before what it is an operand of
    std::vector<FactInfo> facts;
    std::vector<AgreementInfo> agreements;
    std::vector<ClauseInfo> clauses;  ///< ordered by agreement name, then as written: file order does not matter
    std::vector<Rule> rules;          ///< in the order of their clauses
    std::vector<ClauseCondition> conditions;
    std::vector<std::string> terms;  ///< defined ones for records or values, folded: none of them is a value itself
    std::vector<Amendment> amendments;
    std::vector<Scenario> scenarios;    ///< in the order of their files; checks know nothing of them
    std::vector<std::string> defaults;  ///< readings applied, for people: `"$" means USD`
    bool speaks_of_spend = false;       ///< so that it depends on what Spend it was compiled for
};

}  // namespace proviso
