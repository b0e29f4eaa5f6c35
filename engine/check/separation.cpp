#include "engine/check/separation.hpp"

#include "engine/check/neighbours.hpp"
#include "engine/check/record_days.hpp"

#include <bit>

namespace proviso {
namespace {

/// A record on one side or both.
struct Party {
    std::size_t row = 0;
    std::uint32_t place = Combinations::unknown;  ///< the value shared, of a group of records
    Period surely, possibly;                      ///< the days on which it is active
    Truth bound{}, other{};
};

class Separating {
public:
    Separating(Matter const& matter, NameTests const& names, RuleId id, RuleTally& tally)
        : matter_(matter), at_(matter, names), id_(id), rule_(matter.rule(id)),
          norm_(std::get<SeparationNorm>(rule_.norm)), places_(matter.plan, matter.vocabulary, fields()),
          tally_(tally) {}

    void run();

private:
    std::vector<FieldId> fields() const;
    void collect();
    void collect(RowBlock const& block, std::size_t batch);
    void sort();
    void judge(Party const& subject);
    Truth apart(Party const& subject, std::optional<std::size_t>& neighbour) const;
    Truth beside(Party const& subject, std::optional<std::size_t>& neighbour) const;
    std::optional<std::size_t> may_meet(Party const& subject, Period days) const;
    Period surely_within(Party const& party) const { return intersect(party.surely, window().narrowest()); }
    Period possibly_within(Party const& party) const { return intersect(party.possibly, window().widest()); }
    DayWindow const& window() const { return matter_.windows[matter_.rules[id_].window]; }

    Matter const& matter_;
    Evaluator at_;
    RuleId id_;
    Rule const& rule_;
    SeparationNorm const& norm_;
    Combinations places_;
    RuleTally& tally_;
    std::vector<Party> parties_;
    std::vector<Neighbours> surely_, possibly_;  ///< by place
    Neighbours anywhere_;                        ///< possible ones of which the place is not known
    Neighbours all_;                             ///< possible ones, whatever their place
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
    for (auto const& party : parties_)
        if (party.bound != Truth::no)
            judge(party);
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
    for (std::size_t word = 0; word < block.words(); ++word) {
        auto rest = (bound.possibly[word] | other.possibly[word]) & row_mask(word, block.rows);
        for (; rest != 0; rest &= rest - 1) {
            auto const row = word * Bits::word_bits + static_cast<std::size_t>(std::countr_zero(rest));
            auto const days = days_of(matter_.record_type(rule_.record), *block.batch, block.first + row);
            parties_.push_back({block.batch->first_row + block.first + row, places_.numbers(batch)[block.first + row],
                                days.narrowest(), days.widest(), bound.at(row), other.at(row)});
        }
    }
}

void Separating::sort() {
    surely_.resize(places_.size());
    possibly_.resize(places_.size());
    for (auto const& party : parties_) {
        if (party.other == Truth::no)
            continue;
        all_.add(party.possibly, party.row);
        if (party.place == Combinations::unknown) {
            anywhere_.add(party.possibly, party.row);
            continue;
        }
        possibly_[party.place].add(party.possibly, party.row);
        if (party.other == Truth::yes)
            surely_[party.place].add(party.surely, party.row);
    }
    for (auto* all : {&surely_, &possibly_})
        for (auto& each : *all)
            each.sort();
    anywhere_.sort();
    all_.sort();
}

/// Another record that may share the value on one of the days.
std::optional<std::size_t> Separating::may_meet(Party const& subject, Period days) const {
    if (subject.place != Combinations::unknown) {
        auto const known = possibly_[subject.place].meeting(days, subject.row);
        return known ? known : anywhere_.meeting(days, subject.row);
    }
    return all_.meeting(days, subject.row);
}

Truth Separating::apart(Party const& subject, std::optional<std::size_t>& neighbour) const {
    if (subject.place != Combinations::unknown)
        neighbour = surely_[subject.place].meeting(surely_within(subject), subject.row);
    if (neighbour)
        return Truth::no;
    neighbour = may_meet(subject, possibly_within(subject));
    return neighbour ? Truth::unknown : Truth::yes;
}

Truth Separating::beside(Party const& subject, std::optional<std::size_t>& neighbour) const {
    auto const known = subject.place != Combinations::unknown;
    if (known and surely_[subject.place].cover(possibly_within(subject), subject.other == Truth::yes))
        return Truth::yes;
    auto const days = surely_within(subject);
    neighbour = known ? anywhere_.meeting(days, subject.row) : may_meet(subject, days);
    if (neighbour)
        return Truth::unknown;
    if (not known)
        return Truth::no;
    return possibly_[subject.place].cover(days, subject.other != Truth::no) ? Truth::unknown : Truth::no;
}

void Separating::judge(Party const& subject) {
    std::optional<std::size_t> neighbour;
    auto const met = norm_.apart ? apart(subject, neighbour) : beside(subject, neighbour);
    tally_.bound += subject.bound == Truth::yes;
    if (met == Truth::yes)
        return;
    auto const violated = met == Truth::no and subject.bound == Truth::yes;
    ++(violated ? tally_.violations : tally_.doubts);
    if (tally_.failing.size() < Report::max_findings)
        tally_.failing.push_back({subject.row, violated, neighbour});
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
