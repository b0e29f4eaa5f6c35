// The syntax tree: what the text says, nothing more. Names are not resolved; units are words.
//
// Each node starts with its span. x3::variant is here because the grammar fills these nodes directly;
// beside dsl/ only engine/rules includes this header.
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

// ---- words ----------------------------------------------------------------------------------------

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

// ---- lists, comparisons, predicates -----------------------------------------------------------------

enum class Connective { none, comma, and_, or_ };  ///< what stands before an item of a list

struct ListedName {
    Span span;
    Connective before{};
    Name name;
};

enum class ListKind { listed, any, other_than };  ///< `Azure or AWS` · `any provider` · `a provider other than AWS`

struct ValueList {
    Span span;
    ListKind kind{};
    Optional<Name> field;  ///< the noun of `any provider`, `a provider other than …`
    std::vector<ListedName> items;
};

enum class Compare {
    at_least,
    at_most,
    more_than,
    less_than,
    exactly,
    between,
    before,
    by,
    after,
    on_or_after,
    within
};

struct Operand : x3::variant<Quantity, Date, NotStated, Name, Offset> {  // Name: a defined quantity or date
    using base_type::base_type;
    using base_type::operator=;
};

struct Comparison {
    Span span;
    Compare op{};
    bool negated = false;  ///< `must not exceed 5 MW` is `exceeds` negated
    Operand bound;
    Optional<Operand> upper;  ///< of `between`
};

/// `whose kind is [not] api`, `whose purpose is training or inference`
struct FieldIs {
    Span span;
    Name field;
    bool negated = false;
    ValueList values;
};

/// `whose capacity is at least 5 MW`, `with a capacity of …`, `have at least 3 replicas`
struct FieldCompares {
    Span span;
    Name field;
    Comparison comparison;
};

/// `[not] hosted on Azure`
struct PhraseIs {
    Span span;
    bool negated = false;
    Name phrase;
    ValueList values;
};

/// `with no FIELD` (absent), `have a FIELD` (present)
struct Presence {
    Span span;
    bool present = true;
    Name field;
};

/// `that are [not] TERM`, `be encrypted`: a term or an adjective of a boolean field
struct Membership {
    Span span;
    bool negated = false;
    Name name;
};

/// `starting before 1 March 2026`, `end by …`: against the record's own start or end
struct Boundary {
    Span span;
    bool end = false;
    Comparison comparison;
};

struct Atom : x3::variant<FieldIs, FieldCompares, PhraseIs, Presence, Membership, Boundary> {
    using base_type::base_type;
    using base_type::operator=;
};

struct LinkedAtom {
    Span span;
    Connective before{};
    Atom atom;
};

/// Atoms joined by one connective; that it is one is checked when compiled.
struct Predicate {
    Span span;
    std::vector<LinkedAtom> atoms;
};

// ---- subjects -----------------------------------------------------------------------------------------

enum class Determiner { none, all, any, each, the, a, no };

/// `[each] stateless Azure workloads hosted on … that are …`: the last name is the head, those before it
/// are values that narrow it. A head that is a value names a class by its one field.
struct Class {
    Span span;
    Determiner determiner{};
    std::vector<Name> names;
    std::vector<Predicate> qualifiers;
};

struct ListedClass {
    Span span;
    Connective before{};
    Class item;
};

using ClassList = std::vector<ListedClass>;

struct Subject {
    Span span;
    Class head;
    ClassList including;  ///< of `A and B` too; then its first item has a connective
    ClassList excluding;
};

// ---- norms ------------------------------------------------------------------------------------------

/// `X are exclusive to Azure [and AWS] [as distributor]`
struct Exclusivity {
    Span span;
    Subject subject;
    ValueList values;
    Optional<Name> role;
};

/// `Azure is the exclusive cloud provider for X`
struct ExclusiveRole {
    Span span;
    ValueList values;
    Name role;
    Subject subject;
};

enum class Modality { must, must_not, may, may_only };

/// `X must P`, `X must not P`, `X may P`, `X may only P`
struct Modal {
    Span span;
    Subject subject;
    Modality modality{};
    Predicate predicate;
};

/// `Only X may P`
struct Reservation {
    Span span;
    Subject subject;
    Predicate predicate;
};

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

/// `X must not share a region with Y`, `X must share a jurisdiction with Y of the same product`
struct Separation {
    Span span;
    Subject subject;
    bool apart = false;
    Name field;
    Subject other;
    Optional<Name> same;
};

struct Norm : x3::variant<Exclusivity, ExclusiveRole, Modal, Reservation, Aggregate, Separation> {
    using base_type::base_type;
    using base_type::operator=;
};

// ---- conditions and tails -----------------------------------------------------------------------------

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

// ---- statements ---------------------------------------------------------------------------------------

struct ClassMeaning {
    Span span;
    Subject subject;
};
struct ValuesMeaning {
    Span span;
    ValueList values;
};
struct FactMeaning {
    Span span;
    std::string text;
};
struct QuantityMeaning {
    Span span;
    Quantity quantity;
};
struct UnstatedMeaning {
    Span span;
    NotStated text;
};
struct DateMeaning {
    Span span;
    Date date;
};
struct PeriodMeaning {
    Span span;
    Period period;
};
struct OpenMeaning {
    Span span;
    ClassList members;
};  ///< `"X" includes A and B.`
struct CurrencyMeaning {
    Span span;
    std::string currency;
};  ///< `"$" means CAD.`

/// `2026: 8 billion USD`
struct ScheduleStep {
    Span span;
    Period period;
    Operand amount;  ///< a quantity, or one not stated
};

enum class Change { same, more, less };

/// `each later year: 10% more`
struct Growth {
    Span span;
    TimeUnit unit{};
    Quantity amount;
    Change change{};
};

struct ScheduleMeaning {
    Span span;
    TimeUnit unit{};
    std::vector<ScheduleStep> steps;
    Optional<Growth> growth;
};

struct Meaning : x3::variant<ClassMeaning, ValuesMeaning, FactMeaning, QuantityMeaning, UnstatedMeaning, DateMeaning,
                             PeriodMeaning, ScheduleMeaning, OpenMeaning, CurrencyMeaning> {
    using base_type::base_type;
    using base_type::operator=;
};

struct Definition {
    Span span;
    Name term;
    Meaning meaning;
};

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
    std::string key;  ///< "Source", "Note", "Remedy", "Owner", "Severity"
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

// ---- scenarios ----------------------------------------------------------------------------------------

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

struct Statement : x3::variant<Agreement, Definition, Clause, Amendment, Scenario> {
    using base_type::base_type;
    using base_type::operator=;
};

struct Document {
    std::vector<Statement> statements;  ///< in the order of the file: an agreement speaks for what follows it
};

}  // namespace proviso::ast
