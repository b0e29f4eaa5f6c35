// What a check is judged from: rulebook, vocabulary and plan, with everything settled that is the same
// for all records: facts, windows, which rules are in force, and what has to hold for each to bind.
//
// Built once, then only read, by all threads. Of the rows it knows only what is the same for all clauses:
// numbers for the values that records are grouped by, and for the days on which they begin and end.
#pragma once

#include "engine/check/combinations.hpp"
#include "engine/check/timeline.hpp"
#include "engine/check/weights.hpp"
#include "engine/check/window.hpp"
#include "engine/waivers/waiver.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace proviso {

/// What has to hold of a record, over predicates, windows and other rules.
struct Formula {
    enum class Kind : std::uint8_t {
        predicate,  ///< id: PredicateId
        window,     ///< the record is active on a day of it; id: index into Matter::windows
        unsettled,  ///< of a day: it is not known whether the window has it; id: index into Matter::windows
        exempt,     ///< a rule above frees the record from one below, on some days; id: index into Matter::exemptions
        negation,
        all,
        any,
    };
    Kind kind = Kind::all;
    std::uint32_t id = 0;
    std::vector<Formula> parts;
};

/// Days on which it is the same who is exempt from a rule.
struct ExemptDays {
    Period days;
    std::optional<std::uint32_t> where;  ///< into Matter::exemptions; nothing: no record is exempt
};

/// Of an aggregate: how its two sides, its groups and its days are taken.
struct PreparedMeasure {
    Formula beside;                        ///< the records of the right side
    Formula common;                        ///< what both sides ask beside their classes, of records of one kind
    Formula grouped;                       ///< the records that make a group
    Formula freed;                         ///< over days: records that are exempt on all of them
    std::vector<ExemptDays> exempt;        ///< over days, and of what accrues up to one; none where no record ever is
    std::optional<RecordId> right_record;  ///< of a comparison
    std::optional<std::uint32_t> groups, left_values, right_values;  ///< into Matter::combinations
    bool over_days = false;                                          ///< always, sometime and each
    bool linear = false;  ///< totals and numbers, whose difference is a sum of what each record adds
    Weights weights;      ///< of that sum
    Decimal factor;       ///< of the right side, in the units of the left one
    bool too_large = false;
    int decimals = 0;        ///< that known amounts are kept with
    std::int64_t parts = 1;  ///< of one, so that every share with which records count is a whole number of them
    DayWindow judged;        ///< over days: the period, within the window
};

/// A rule in force, ready to be judged.
struct PreparedRule {
    bool in_force = false;               ///< its agreement is signed by the as-of date
    std::uint32_t window = 0;            ///< index into Matter::windows
    Formula bound;                       ///< binds ∧ active in the window ∧ not exempt on all days of both
    std::vector<ExemptDays> exempt;      ///< all days, in order; none where no rule is above it
    std::vector<std::uint32_t> waivers;  ///< of it that cover on the as-of date; index into Matter::waivers

    // of an aggregate, what concerns the records apart from what concerns none
    Formula counted;               ///< the records that the measure is taken over
    Formula conditions;            ///< the same for all records: facts, the as-of date
    Truth applies = Truth::yes;    ///< the conditions hold, and the window has days or holds the day measured
    std::uint32_t counted_in = 0;  ///< the days on which counted records are active; into Matter::windows
    OverTime over_time{};          ///< how it is taken over time: level for a number or an average
    PreparedMeasure measure;
    std::vector<Period> unbilled;  ///< days of which bills may lack what is counted, by their first; none without bills
};

struct Matter {
    Rulebook const& rulebook;
    Vocabulary const& vocabulary;
    Plan const& plan;
    Date as_of;
    std::vector<Waiver> const& waivers;
    std::vector<FactState> facts;                    ///< by FactId
    std::vector<DayWindow> windows;                  ///< distinct
    std::vector<PreparedRule> rules;                 ///< by RuleId
    std::vector<Formula> exemptions;                 ///< distinct
    std::vector<Truth> conditions;                   ///< by index into Rulebook::conditions; unknown until judged
    std::vector<Combinations> combinations;          ///< distinct
    std::vector<std::optional<Timeline>> timelines;  ///< by RecordId, of those measured over days

    Rule const& rule(RuleId id) const { return rulebook.rules[id]; }
    RecordType const& record_type(RecordId id) const { return vocabulary.records[id]; }
};

/// The number of the window among Matter::windows, where it is added if it is new.
std::uint32_t window_id(Matter&, DayWindow const&);

/// Settles anew whether aggregates apply, once more is known of Matter::conditions.
void settle_conditions(Matter&);

Matter prepare(Rulebook const&, Vocabulary const&, Plan const&, CheckOptions const&);

/// Which of the records that the rule binds it frees from others: those that do what it permits, or what it counts.
std::optional<PredicateId> freeing(Rule const&);

/// Whether the measure is taken on or by a day that the text states: where the rule does not hold then, nothing is asked.
bool is_due_on_a_day(AggregateNorm const&);

/// Of a rule that is one.
inline AggregateNorm const& norm_of(Matter const& matter, RuleId id) {
    return std::get<AggregateNorm>(matter.rule(id).norm);
}

/// The truth of a predicate that no field decides; nothing where a field does.
std::optional<Truth> truth_without_records(Matter const&, PredicateId);

/// Why facts alone keep the rule from applying, as a reader is told; empty where they do not.
std::string_view ruled_out(Matter const&, RuleId);

/// Whether the agreement of the clause is in force on the as-of date, and of a replacement the amending one too.
bool in_force(Rulebook const&, ClauseInfo const&, Date as_of);

/// Amendments of the rule whose agreements are in force; of those that end it, the last agreed.
std::vector<Amendment const*> amendments_of(Rulebook const&, RuleId, Date as_of);

}  // namespace proviso
