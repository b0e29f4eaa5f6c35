#include "tests/oracle/judge.hpp"

#include <algorithm>
#include <set>

namespace proviso::oracle {
namespace {

/// Gathers the days that a case names.
class DaysNamed {
public:
    explicit DaysNamed(Case const& of) {
        add_facts(of.plan);
        for (auto const& agreement : of.agreements)
            for (auto const& day : {agreement.effective, agreement.signed_on, agreement.until})
                if (day)
                    add(*day);
        for (auto const& clause : of.clauses)
            for (auto const& item : clause.items)
                add(item);
        for (auto const& amendment : of.amendments) {
            add(amendment.day);
            if (amendment.replacement)
                add(*amendment.replacement);
        }
        add(of.plan);
    }

    std::vector<Date> with_neighbours() const {
        std::set<Date> all{Date::earliest(), Date::latest() + -1};
        for (auto const day : days_)
            all.insert({day + -1, day, day + 1});
        return {all.begin(), all.end()};
    }

private:
    void add(Date day) { days_.insert(day); }
    void add(Period period) { days_.insert({period.from, period.until}); }
    void add(BoundModel const& bound) {
        if (auto const* day = std::get_if<Date>(&bound.at))
            days_.insert({*day, after(*day, bound.later)});
        for (auto const fact_day : fact_days_)
            days_.insert({after(fact_day, bound.later), after(fact_day, bound.later) + 1});
        for (auto const& other : bound.other)
            add(other);
    }
    void add(SentenceModel const& sentence) {
        for (auto const& bound : sentence.from)
            add(bound);
        for (auto const& bound : sentence.until)
            add(bound);
        if (sentence.during)
            add(*sentence.during);
        add(sentence.norm.day);
        if (sentence.norm.period.from != Date::earliest())
            add(sentence.norm.period);
    }
    void add_facts(PlanModel const& plan) {
        fact_days_.push_back(plan.as_of);
        for (auto const& fact : plan.facts)
            if (fact and std::holds_alternative<Date>(*fact))
                fact_days_.push_back(std::get<Date>(*fact));
        days_.insert(fact_days_.begin(), fact_days_.end());
    }
    void add(PlanModel const& plan) {
        if (plan.horizon)
            add(*plan.horizon);
        for (auto const& records : plan.records)
            for (auto const& record : records)
                for (auto const& cell : record)
                    if (auto const* day = std::get_if<Date>(&cell))
                        add(*day);
    }
    std::set<Date> days_;
    std::vector<Date> fact_days_;
};

int month_length(int year, int month) {
    auto const next = month == 12 ? Date::of(year + 1, 1, 1) : Date::of(year, month + 1, 1);
    return next->days - Date::of(year, month, 1)->days;
}

}  // namespace

Date after(Date day, CountedBound const& later) {
    if (later.days)
        return day + later.count;
    auto const months = later.count * (later.unit == PeriodUnit::year ? 12 : later.unit == PeriodUnit::quarter ? 3 : 1);
    auto const index = day.year() * 12 + day.month() - 1 + months;
    auto const year = index / 12, month = index % 12 + 1;
    return *Date::of(year, month, std::min(day.day(), month_length(year, month)));
}

void each_day(Period period, std::function<void(Date)> const& visit) {
    for (auto day = period.from; day < period.until; day = day + 1)
        visit(day);
}

Calendar::Calendar(Case const& of) : case_(of), days_(DaysNamed(of).with_neighbours()) {}

Truth Calendar::fact(std::size_t fact) const { return became(fact, case_.plan.as_of, {}); }

bool Calendar::in_force(std::optional<std::size_t> agreement) const {
    if (not agreement)
        return true;
    auto const& of = case_.agreements[*agreement];
    auto const agreed = of.signed_on ? of.signed_on : of.effective;
    return not agreed or *agreed <= case_.plan.as_of;
}

/// Whether `later` after `since` is up to `day`. Where the month has no such day, the two days between are in doubt.
Truth Calendar::past(Date since, CountedBound const& later, Date day) const {
    auto const least = after(since, later);
    auto const lacks = not later.days and least.day() != since.day();
    return day < least ? Truth::no : lacks and day == least ? Truth::unknown : Truth::yes;
}

/// Whether on `day` the fact has been true for `later`. A fact that is plainly true became so on some day up to the
/// as-of date; one whose day lies after it has not.
Truth Calendar::became(std::size_t fact, Date day, CountedBound const& later) const {
    auto const& given = case_.plan.facts[fact];
    if (not given)
        return Truth::unknown;
    auto const as_of = case_.plan.as_of;
    if (auto const* since = std::get_if<Date>(&*given))
        return *since <= as_of ? past(*since, later, day) : Truth::no;
    if (not std::get<bool>(*given))
        return Truth::no;
    return either(past(as_of, later, day), Truth::unknown);
}

Truth Calendar::reached(BoundModel const& bound, Date day) const {
    auto const* date = std::get_if<Date>(&bound.at);
    auto const first =
        date ? truth(after(*date, bound.later) <= day) : became(std::get<std::size_t>(bound.at), day, bound.later);
    if (bound.other.empty())
        return first;
    auto const second = reached(bound.other.front(), day);
    return bound.last ? both(first, second) : either(first, second);
}

/// A day named with `until` is included; the day on which a fact became true is not.
Truth Calendar::passed(BoundModel const& bound, Date day) const {
    auto alone = bound;
    alone.other.clear();
    auto const plain_fact = std::holds_alternative<std::size_t>(bound.at) and bound.later.count == 0;
    auto const first = reached(alone, plain_fact ? day : day + -1);
    if (bound.other.empty())
        return first;
    auto const second = passed(bound.other.front(), day);
    return bound.last ? both(first, second) : either(first, second);
}

Truth Calendar::holds(std::size_t clause, SentenceModel const& sentence, Date day) const {
    auto truth_of = Truth::yes;
    if (auto const agreement = case_.clauses[clause].agreement) {
        auto const& of = case_.agreements[*agreement];
        truth_of = truth((not of.effective or *of.effective <= day) and (not of.until or day <= *of.until));
    }
    for (auto const& amendment : case_.amendments)
        if (amendment.clause == clause and in_force(amendment.agreement))
            truth_of = both(truth_of, truth(amendment.replacement ? day < amendment.day : day <= amendment.day));
    if (sentence.during)
        truth_of = both(truth_of, truth(sentence.during->from <= day and day < sentence.during->until));
    truth_of = both(truth_of, for_all(sentence.from, [&](BoundModel const& each) { return reached(each, day); }));
    return both(truth_of, for_all(sentence.until, [&](BoundModel const& each) { return negate(passed(each, day)); }));
}

std::optional<Date> Calendar::begins(std::size_t clause, SentenceModel const& sentence) const {
    for (auto const day : days_)
        if (holds(clause, sentence, day) != Truth::no)
            return day == Date::earliest() ? std::nullopt : std::optional(day);
    return {};
}

}  // namespace proviso::oracle
