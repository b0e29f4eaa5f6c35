// What a check is judged from: rulebook, vocabulary and plan, with everything settled that is the same
// for all records: facts, windows, which rules are in force, and what has to hold for each to bind.
//
// Built once, then only read, by all threads. Knows no row.
#pragma once

#include "engine/check/window.hpp"

#include <optional>
#include <vector>

namespace proviso {

/// What has to hold of a record, over predicates, windows and other rules.
struct Formula {
    enum class Kind : std::uint8_t {
        predicate,  ///< id: PredicateId
        window,     ///< the record is active on a day of it; id: index into Matter::windows
        frees,      ///< that rule binds the record, or permits what it does; id: RuleId
        negation,
        all,
        any,
    };
    Kind kind = Kind::all;
    std::uint32_t id = 0;
    std::vector<Formula> parts;
};

/// A rule in force, ready to be judged.
struct PreparedRule {
    bool in_force = false;     ///< its agreement is signed by the as-of date
    std::uint32_t window = 0;  ///< index into Matter::windows
    Formula bound;             ///< binds ∧ active in the window ∧ not freed by a rule above it

    // of an aggregate, what concerns the records apart from what concerns none
    Formula counted;               ///< the records that the measure is taken over
    Formula conditions;            ///< the same for all records: facts, the as-of date
    Truth applies = Truth::yes;    ///< the conditions hold, and the window has days or holds the day measured
    std::uint32_t counted_in = 0;  ///< the days on which counted records are active; into Matter::windows
    OverTime over_time{};          ///< how it is taken over time: level for a number or an average
};

struct Matter {
    Rulebook const& rulebook;
    Vocabulary const& vocabulary;
    Plan const& plan;
    Date as_of;
    std::vector<FactState> facts;     ///< by FactId
    std::vector<DayWindow> windows;   ///< distinct
    std::vector<PreparedRule> rules;  ///< by RuleId

    Rule const& rule(RuleId id) const { return rulebook.rules[id]; }
    RecordType const& record_type(RecordId id) const { return vocabulary.records[id]; }
};

Matter prepare(Rulebook const&, Vocabulary const&, Plan const&, CheckOptions const&);

/// The truth of a predicate that no field decides; nothing where a field does.
std::optional<Truth> truth_without_records(Matter const&, PredicateId);

/// Whether the agreement of the clause is in force on the as-of date.
bool in_force(Rulebook const&, ClauseInfo const&, Date as_of);

}  // namespace proviso
