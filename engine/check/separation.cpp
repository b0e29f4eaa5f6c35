#include "engine/check/separation.hpp"

#include "engine/check/exemption.hpp"
#include "engine/check/neighbours.hpp"
#include "engine/check/record_days.hpp"

#include <bit>

namespace proviso {
namespace {

/// A record on one side or both.
struct Party {
    std::size_t row = 0;
    std::uint32_t place = Combinations::unknown;  ///< both of the next
    std::uint32_t value = Combinations::unknown;  ///< that it shares
    std::uint32_t fellow = 0;                     ///< of the field that neighbours have in common, where there is one
    Period surely, possibly;                      ///< the days on which it is active
    Truth bound{}, other{};
};

/// Days on which it is the same whether the record judged is exempt.
struct Stretch {
    Period days;
    Truth exempt = Truth::no;
};

/// Of a record on some days.
struct Outcome {
    Truth met = Truth::yes;
    std::optional<std::size_t> neighbour;  ///< that decides it, or may
    Period days;                           ///< on which it is not met, or may not be
};

constexpr bool is_known(std::uint32_t number) { return number != Combinations::unknown; }

/// A record that begins on some day and never ends is active at the end of all days; so, the other way round, is one
/// that ends on some day.
Period surely_active(DayWindow const& days) {
    auto const surely = days.narrowest();
    if (not surely.empty())
        return surely;
    if (days.until.least == Date::latest())
        return {Date::latest() + -1, Date::latest()};
    return days.from.most == Date::earliest() ? Period{Date::earliest(), Date::earliest() + 1} : surely;
}

/// Not one of the ends of all days, which stand for days that are not known.
bool is_told(Period days) { return Date::earliest() + 1 < days.until and days.from < Date::latest() + -1; }

/// By the number of a value.
class NeighboursByValue {
public:
    void add(std::uint32_t number, Party const& party) {
        if (by_.size() <= number)
            by_.resize(number + 1);
        by_[number].add(party.possibly, party.row);
    }
    void sort() {
        for (auto& each : by_)
            each.sort();
    }
    Neighbours const& of(std::uint32_t number) const { return number < by_.size() ? by_[number] : none_; }

private:
    std::vector<Neighbours> by_;
    Neighbours none_;
};

class Separating {
public:
    Separating(Matter const& matter, NameTests const& names, RuleId id, RuleTally& tally)
        : matter_(matter), at_(matter, names), id_(id), rule_(matter.rule(id)),
          norm_(std::get<SeparationNorm>(rule_.norm)), places_(matter.plan, matter.vocabulary, fields()),
          values_(matter.plan, matter.vocabulary, {norm_.field}), exempt_(exempt_within(matter, id, window())),
          tally_(tally) {
        if (exempt_.empty())
            exempt_.push_back({{Date::earliest(), Date::latest()}, {}});
        if (norm_.within)
            fellows_.emplace(matter.plan, matter.vocabulary, std::vector{*norm_.within});
    }

    void run();

private:
    std::vector<FieldId> fields() const;
    void collect();
    void collect(RowBlock const& block, std::size_t batch);
    void sort();
    void add_possible(Party const& party);
    void judge(std::size_t party);
    std::vector<Stretch> stretches(std::size_t party) const;
    Outcome apart(Party const& subject, Stretch const& on) const;
    Outcome beside(Party const& subject, Stretch const& on) const;
    bool surely_covered(Party const& subject, Period days) const;
    std::vector<Neighbours const*> company(Party const& subject) const;
    std::optional<std::size_t> may_meet(Party const& subject, Period days) const;
    std::optional<Period> gap(Party const& subject, Period days) const;
    Period surely_within(Party const& party, Period days) const {
        return intersect(intersect(party.surely, window().narrowest()), days);
    }
    Period possibly_within(Party const& party, Period days) const {
        return intersect(intersect(party.possibly, window().widest()), days);
    }
    /// Which records there are on later days, the plan does not say.
    Period stated_days() const {
        auto const& horizon = matter_.plan.horizon;
        return {Date::earliest(), horizon ? *horizon + 1 : Date::latest()};
    }
    bool past_horizon(Party const& party, Period days) const {
        auto const possibly = possibly_within(party, days);
        return not possibly.empty() and stated_days().until < possibly.until;
    }
    DayWindow const& window() const { return matter_.windows[matter_.rules[id_].window]; }

    Matter const& matter_;
    Evaluator at_;
    RuleId id_;
    Rule const& rule_;
    SeparationNorm const& norm_;
    Combinations places_, values_;
    std::optional<Combinations> fellows_;
    std::vector<ExemptDays> exempt_;
    RuleTally& tally_;
    std::vector<Party> parties_;
    std::vector<Truth> exempt_at_;    ///< of each party, on each of the days of `exempt_`
    std::vector<Neighbours> surely_;  ///< by place

    // possible ones, by what is known of them
    NeighboursByValue of_place_, of_value_, of_value_alone_, of_fellow_, of_fellow_alone_;
    Neighbours of_nothing_, without_value_, without_fellow_, all_;
};

std::vector<FieldId> Separating::fields() const {
    auto out = std::vector{norm_.field};
    if (norm_.within and *norm_.within != norm_.field)
        out.push_back(*norm_.within);
    return out;
}

void Separating::run() {
    collect();
    sort();
    for (std::size_t i = 0; i < parties_.size(); ++i)
        if (parties_[i].bound != Truth::no)
            judge(i);
}

void Separating::collect() {
    auto const batches = batches_of(matter_.plan, rule_.record);
    for (std::size_t batch = 0; batch < batches.size(); ++batch)
        for (std::size_t first = 0; first < batches[batch].rows; first += block_rows)
            collect({rule_.record, &batches[batch], first, std::min(block_rows, batches[batch].rows - first)}, batch);
}

void Separating::collect(RowBlock const& block, std::size_t batch) {
    at_.begin(block);
    auto const bound = at_.bound(id_), other = at_.predicate(norm_.other), scope = at_.predicate(rule_.binds);
    tally_.any_in_scope |= not is_never(scope) and count(scope.possibly, block.rows) > 0;
    tally_.any_in_window |= not is_never(bound) and count(bound.possibly, block.rows) > 0;
    tally_.any_bound = tally_.any_in_window;
    std::vector<Kleene> exempt;
    for (auto const& each : exempt_)
        exempt.push_back(each.where ? at_.exempt(*each.where) : constant(Truth::no));
    for (std::size_t word = 0; word < block.words(); ++word) {
        auto rest = (bound.possibly[word] | other.possibly[word]) & row_mask(word, block.rows);
        for (; rest != 0; rest &= rest - 1) {
            auto const row = word * Bits::word_bits + static_cast<std::size_t>(std::countr_zero(rest));
            auto const days = days_of(matter_.record_type(rule_.record), *block.batch, block.first + row);
            auto const in_batch = block.first + row;
            parties_.push_back({block.batch->first_row + in_batch, places_.numbers(batch)[in_batch],
                                values_.numbers(batch)[in_batch], fellows_ ? fellows_->numbers(batch)[in_batch] : 0,
                                surely_active(days), days.widest(), bound.at(row), other.at(row)});
            for (auto const& each : exempt)
                exempt_at_.push_back(each.at(row));
        }
    }
}

void Separating::sort() {
    surely_.resize(places_.size());
    for (auto const& party : parties_) {
        if (party.other == Truth::no)
            continue;
        add_possible(party);
        if (is_known(party.place) and party.other == Truth::yes)
            surely_[party.place].add(intersect(party.surely, stated_days()), party.row);
    }
    for (auto& each : surely_)
        each.sort();
    for (auto* all : {&of_place_, &of_value_, &of_value_alone_, &of_fellow_, &of_fellow_alone_})
        all->sort();
    for (auto* all : {&of_nothing_, &without_value_, &without_fellow_, &all_})
        all->sort();
}

void Separating::add_possible(Party const& party) {
    auto const value = is_known(party.value), fellow = is_known(party.fellow);
    all_.add(party.possibly, party.row);
    if (value)
        of_value_.add(party.value, party);
    else
        without_value_.add(party.possibly, party.row);
    if (fellow)
        of_fellow_.add(party.fellow, party);
    else
        without_fellow_.add(party.possibly, party.row);
    if (value and fellow)
        of_place_.add(party.place, party);
    else if (value)
        of_value_alone_.add(party.value, party);
    else if (fellow)
        of_fellow_alone_.add(party.fellow, party);
    else
        of_nothing_.add(party.possibly, party.row);
}

/// Those that may share the value with it, as far as its and their own fields tell; only the first have itself among
/// them, where it may be one.
std::vector<Neighbours const*> Separating::company(Party const& subject) const {
    auto const value = is_known(subject.value), fellow = is_known(subject.fellow);
    if (value and fellow)
        return {&of_place_.of(subject.place), &of_value_alone_.of(subject.value), &of_fellow_alone_.of(subject.fellow),
                &of_nothing_};
    if (value)
        return {&of_value_.of(subject.value), &without_value_};
    if (fellow)
        return {&of_fellow_.of(subject.fellow), &without_fellow_};
    return {&all_};
}

/// Another record that may share the value on one of the days.
std::optional<std::size_t> Separating::may_meet(Party const& subject, Period days) const {
    for (auto const* some : company(subject))
        if (auto const found = some->meeting(days, subject.row))
            return found;
    return {};
}

/// The first of the days on which no other record may share the value, until one may; nothing where there is none.
std::optional<Period> Separating::gap(Party const& subject, Period days) const {
    auto const all = company(subject);
    auto const has_itself = [&](Neighbours const* some) { return some == all.front() and subject.other != Truth::no; };
    for (auto day = days.from; day < days.until;) {
        auto until = day, next = Date::latest();
        for (auto const* some : all) {
            until = std::max(until, some->active_until(day, has_itself(some)));
            next = std::min(next, some->active_from(day, has_itself(some)));
        }
        if (until == day)
            return Period{day, next};
        day = until;
    }
    return {};
}

/// On each of the days, another record shares the value.
bool Separating::surely_covered(Party const& subject, Period days) const {
    if (not is_known(subject.place))
        return false;
    auto const& others = surely_[subject.place];
    auto const own = intersect(days, subject.surely);
    if (subject.other != Truth::yes or own.empty())
        return others.cover(days, false);
    return others.cover({days.from, own.from}, false) and others.cover(own, true) and
           others.cover({own.until, days.until}, false);
}

Outcome Separating::apart(Party const& subject, Stretch const& on) const {
    if (is_known(subject.place) and on.exempt == Truth::no)
        if (auto const found = surely_[subject.place].meeting(surely_within(subject, on.days), subject.row))
            return {Truth::no, found, on.days};
    if (auto const found = may_meet(subject, possibly_within(subject, on.days)))
        return {Truth::unknown, found, on.days};
    return {past_horizon(subject, on.days) ? Truth::unknown : Truth::yes, {}, on.days};
}

Outcome Separating::beside(Party const& subject, Stretch const& on) const {
    if (surely_covered(subject, possibly_within(subject, on.days)))
        return {};
    auto const days = intersect(surely_within(subject, on.days), stated_days());
    if (on.exempt == Truth::no)
        if (auto const alone = gap(subject, days))
            return {Truth::no, {}, is_told(*alone) ? intersect(*alone, on.days) : on.days};
    return {Truth::unknown, may_meet(subject, days), on.days};
}

/// The days on which it may be active and is not surely exempt.
std::vector<Stretch> Separating::stretches(std::size_t party) const {
    std::vector<Stretch> out;
    for (std::size_t i = 0; i < exempt_.size(); ++i)
        if (auto const exempt = exempt_at_[party * exempt_.size() + i];
            exempt != Truth::yes and not possibly_within(parties_[party], exempt_[i].days).empty())
            out.push_back({exempt_[i].days, exempt});
    return out;
}

void Separating::judge(std::size_t party) {
    auto const& subject = parties_[party];
    Outcome outcome;
    auto past = false;
    for (auto const& on : stretches(party)) {
        auto const here = norm_.apart ? apart(subject, on) : beside(subject, on);
        past |= here.met == Truth::unknown and past_horizon(subject, on.days);
        if (here.met == Truth::no or (here.met == Truth::unknown and outcome.met == Truth::yes))
            outcome = here;
        if (outcome.met == Truth::no)
            break;
    }
    auto const met = outcome.met;
    tally_.bound += subject.bound == Truth::yes;
    if (met == Truth::yes)
        return;
    auto const violated = met == Truth::no and subject.bound == Truth::yes;
    FailingRow const failing{subject.row,       violated,
                             outcome.neighbour, met == Truth::unknown and past,
                             outcome.days,      count(matter_, id_, subject.row, violated, tally_)};
    if (tally_.failing.size() < Report::max_findings)
        tally_.failing.push_back(failing);
}

}  // namespace

void tally_separations(Matter const& matter, NameTests const& names, std::uint32_t stage, std::vector<RuleTally>& out) {
    for (RuleId id = 0; id < matter.rules.size(); ++id) {
        auto const& rule = matter.rule(id);
        if (std::holds_alternative<SeparationNorm>(rule.norm) and matter.rules[id].in_force and rule.stage == stage)
            Separating(matter, names, id, out[id]).run();
    }
}

}  // namespace proviso
