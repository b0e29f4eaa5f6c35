// The parts of the evaluation: what is true of a record, when a sentence holds, whom it binds, what it measures.
#pragma once

#include "tests/oracle/evaluate.hpp"
#include "tests/oracle/range.hpp"

#include <functional>
#include <set>

namespace proviso::oracle {

template <class List, class Each>
Truth for_all(List const& list, Each each) {
    auto truth = Truth::yes;
    for (auto const& item : list)
        truth = both(truth, each(item));
    return truth;
}

template <class List, class Each>
Truth for_some(List const& list, Each each) {
    auto truth = Truth::no;
    for (auto const& item : list)
        truth = either(truth, each(item));
    return truth;
}

/// True or false where it is so of each of `list`, else unknown: whatever it turns out to be.
template <class List, class Each>
Truth for_any_of(List const& list, Each each) {
    std::optional<Truth> truth;
    for (auto const& item : list) {
        auto const one = each(item);
        if (truth and *truth != one)
            return Truth::unknown;
        truth = one;
    }
    return truth.value_or(Truth::unknown);
}

inline bool bounded(Period period) { return period.from != Date::earliest() and period.until != Date::latest(); }
inline bool within(Period period, Date day) { return period.from <= day and day < period.until; }

template <class Value>
bool stands(Value const& value, Relation relation, Value const& bound) {
    switch (relation) {
        case Relation::equal: return value == bound;
        case Relation::less: return value < bound;
        case Relation::at_most: return not(bound < value);
        case Relation::more: return bound < value;
        case Relation::at_least: return not(value < bound);
    }
    return false;
}

/// One record of the plan.
struct Row {
    std::size_t kind = 0, row = 0;
};

/// What can be said of a record without knowing any clause. Reference 3, 4.1, 5.
class Records {
public:
    explicit Records(Case const& of) : case_(of) {}

    std::vector<Row> of_kind(std::size_t kind) const;
    Cell cell(Row, std::size_t field) const;
    Truth is(Row, Atom const&) const;
    Truth is(Row, Atoms const&) const;
    Truth is(Row, ClassModel const&) const;
    Truth is(Row, SubjectModel const&) const;

    /// The stretches on which it may turn out to be active: reference 4.3, decision 7. Without a start it always has
    /// been, without an end it is for ever; a day that is not known yet, and a single day not stated, may be any of
    /// `days`, but the start comes before the end.
    std::vector<Period> lives(Row, std::vector<Date> const& days) const;

private:
    Truth is_term(Row, std::size_t term) const;
    Case const& case_;
};

/// When facts became true, and when sentences hold. Reference 4.3, decision 2.
class Calendar {
public:
    explicit Calendar(Case const& of);

    /// Every day that the case names, its neighbours, and a day before and after all: between them nothing changes.
    std::vector<Date> const& days() const { return days_; }

    Truth fact(std::size_t fact) const;  ///< on the as-of day
    bool in_force(std::optional<std::size_t> agreement) const;
    Truth holds(std::size_t clause, SentenceModel const&, Date day) const;

    /// The first day on which it holds for sure to hold; nothing where it always has.
    std::optional<Date> begins(std::size_t clause, SentenceModel const&) const;

private:
    Truth past(Date since, CountedBound const& later, Date day) const;
    Truth became(std::size_t fact, Date day, CountedBound const& later) const;
    Truth reached(BoundModel const&, Date day) const;
    Truth passed(BoundModel const&, Date day) const;
    Case const& case_;
    std::vector<Date> days_;
};

/// The day `later` after `day`; of a month that is too short, its last.
Date after(Date day, CountedBound const& later);

/// Every day of `period`, which is bounded.
void each_day(Period period, std::function<void(Date)> const& visit);

class Evaluation {
public:
    explicit Evaluation(Case const& of) : case_(of), records_(of), calendar_(of) {}
    std::vector<Answer> answers() const;

private:
    struct Rule {
        std::size_t clause = 0, item = 0;
    };
    using Takes = std::vector<Counted>;
    using Take = std::function<Takes(MeasureModel const&)>;

    SentenceModel const& sentence(Rule rule) const { return case_.clauses[rule.clause].items[rule.item]; }
    std::string label(Rule) const;
    std::vector<Rule> rules(Reference const&) const;
    std::vector<Rule> prevailing(Rule) const;  ///< the rules that it yields to

    Truth holds(Rule rule, Date day) const { return calendar_.holds(rule.clause, sentence(rule), day); }
    Truth active(Row, Date day) const;
    Truth condition(ConditionModel const&, Row const*) const;
    Truth said(Said const&, Row const*) const;
    Truth scope(Rule, Row) const;  ///< subject, conditions and exceptions
    Truth remains(Rule, Row) const;
    Truth binds(Rule, Row) const;
    Truth exempt(Rule, Row, Date day) const;
    Truth does_counted(NormModel const&, Row) const;
    Truth reaches(Rule above, Row) const;  ///< whatever the day
    Truth keeps(Rule, Row) const;
    Truth has_neighbour(NormModel const&, Row, Date day) const;
    std::optional<Period> overlap(Rule, Row) const;

    Answer answer(Rule) const;
    void judge_records(Rule, Answer&) const;

    /// Says whether a record belongs to the group that is measured.
    using Group = std::function<Truth(Row)>;

    // Measures: measures.cpp says what is measured, periods.cpp when.
    Truth gate(Rule) const;  ///< conditions that speak of no record
    Truth measures(Rule, Row) const;
    bool accrues(NormModel const&, std::size_t kind) const;  ///< a rate or once: has a total over a stretch of days
    OverTime over_time(std::size_t kind, MeasureModel const&) const;
    Range amount(Row, MeasureModel const&) const;
    Range accrued(std::optional<Rule>, Row, std::size_t field, Period) const;
    Range accrued_since_ever(Rule, Row, std::size_t field, Date until) const;
    Range over_life(Row, std::size_t field) const;
    Counted counted(Row, MeasureModel const&, Truth in, Truth there, Range value) const;
    Take take_whole(Rule, Group const&) const;
    Take take_on(Rule, Group const&, Date day) const;
    Take take_during(Rule, Group const&, Period) const;
    Take with_more(Rule, Take const&) const;
    std::set<std::string> asked_by(std::size_t kind, SubjectModel const&) const;
    Truth share_exists(Takes const&) const;
    Takes summands(Measure, Takes) const;
    Truth stands_beside(Rule, Takes const& left, Takes const& right) const;
    MeasureAnswer compared(Rule, Take const&, LimitModel const&, Truth gate, bool past_horizon) const;

    void judge_measure(Rule, Answer&) const;
    MeasureAnswer judge_group(Rule, Group const&, Period) const;
    MeasureAnswer judge_whole(Rule, Group const&) const;
    MeasureAnswer judge_day(Rule, Group const&, Date day, Truth gate) const;
    MeasureAnswer judge_days(Rule, Group const&, Period) const;
    MeasureAnswer judge_stretch(Rule, Group const&, Period) const;
    struct NamedGroup {
        std::string name;
        Group in;
        Truth exists{};  ///< some record that the sentence binds belongs to it
    };
    std::vector<NamedGroup> groups(Rule) const;
    std::optional<std::string> group_name(Rule, Row) const;
    NamedGroup group_of(Rule, Row) const;
    Truth makes_group(Rule, Row) const;
    std::vector<Period> periods(Rule) const;
    Period window(Rule) const;  ///< from the first to the last day on which the sentence may hold
    bool past_horizon(Period) const;

    Case const& case_;
    Records records_;
    Calendar calendar_;
};

}  // namespace proviso::oracle
