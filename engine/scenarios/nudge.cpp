#include "engine/scenarios/nudge.hpp"

#include "engine/rules/wording.hpp"

#include <array>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 5> relations{"exactly", "less than", "at most", "more than", "at least"};

std::string word(Relation relation) { return std::string(relations[static_cast<std::size_t>(relation)]); }

std::string said(Relation relation, Quantity const& bound) { return ticked(word(relation) + " " + text(bound)); }

class MeasureChanger {
public:
    MeasureChanger(AggregateNorm const& norm, Vocabulary const& vocabulary) : norm_(norm), vocabulary_(vocabulary) {}

    std::vector<std::pair<std::string, AggregateNorm>> changes() {
        change_relation();
        if (not norm_.right and norm_.schedule.empty())
            change_bound(norm_.relation, norm_.bound, [](AggregateNorm& n) -> Threshold& { return n.bound; });
        if (norm_.upper)
            change_bound(Relation::at_most, *norm_.upper, [](AggregateNorm& n) -> Threshold& { return *n.upper; });
        for (std::size_t i = 0; i < norm_.schedule.size(); ++i)
            change_bound(norm_.relation, norm_.schedule[i].bound,
                         [i](AggregateNorm& n) -> Threshold& { return n.schedule[i].bound; });
        change_factor();
        change_counting("", norm_.left, [](AggregateNorm& n) -> Measured& { return n.left; });
        if (norm_.right)
            change_counting("of the other side, ", norm_.right->measured,
                            [](AggregateNorm& n) -> Measured& { return n.right->measured; });
        change_groups();
        change_periods();
        change_time();
        return std::move(out_);
    }

private:
    template <class Edit>
    void add(std::string words, Edit edit) {
        auto changed = norm_;
        edit(changed);
        out_.emplace_back(std::move(words), std::move(changed));
    }

    void change_relation() {
        auto const other = beside(norm_.relation);
        auto const edit = [other](AggregateNorm& n) { n.relation = other; };
        if (norm_.bound.quantity and not norm_.right and norm_.schedule.empty())
            add(said(norm_.relation, *norm_.bound.quantity) + " read as " + said(other, *norm_.bound.quantity), edit);
        else
            add(ticked(word(norm_.relation)) + " read as " + ticked(word(other)), edit);
    }

    template <class Place>
    void change_bound(Relation relation, Threshold const& bound, Place place) {
        if (not bound.quantity)
            return;
        for (auto const amount : nudged(bound.quantity->amount, bound.quantity->unit.dimension == Dimension::count)) {
            Quantity const other{amount, bound.quantity->unit};
            add(said(relation, *bound.quantity) + " read as " + said(relation, other), [&](AggregateNorm& n) {
                place(n) = {other, text(other)};
            });
        }
    }

    void change_factor() {
        if (norm_.right)
            for (auto const factor : nudged(norm_.right->factor, false))
                add("the share " + ticked(norm_.right->factor.text()) + " read as " + ticked(factor.text()),
                    [&](AggregateNorm& n) { n.right->factor = factor; });
        if (norm_.previous)
            for (auto const factor : nudged(*norm_.previous, false))
                add("the share " + ticked(norm_.previous->text()) + " read as " + ticked(factor.text()),
                    [&](AggregateNorm& n) { n.previous = factor; });
    }

    template <class Place>
    void change_counting(std::string const& where, Measured const& side, Place place) {
        for (std::size_t i = 0; i < side.counting.size(); ++i) {
            auto const share = ticked(side.counting[i].share.text());
            auto const at = static_cast<std::ptrdiff_t>(i);
            add(where + "all counted instead of " + share,
                [&](AggregateNorm& n) { place(n).counting.erase(place(n).counting.begin() + at); });
            for (auto const other : nudged(side.counting[i].share, false))
                if (not(other < Decimal{}))
                    add(where + share + " read as " + ticked(other.text()),
                        [&](AggregateNorm& n) { place(n).counting[i].share = other; });
        }
    }

    void change_groups() {
        for (std::size_t i = 0; i < norm_.groups.size(); ++i)
            add("not for each " + vocabulary_.field(norm_.groups[i]).name,
                [i](AggregateNorm& n) { n.groups.erase(n.groups.begin() + static_cast<std::ptrdiff_t>(i)); });
    }

    void change_periods() {
        if (norm_.prorated)
            add("not prorated", [](AggregateNorm& n) { n.prorated = false; });
        if (not norm_.rollover)
            return;
        add("nothing moved to the next period", [](AggregateNorm& n) { n.rollover.reset(); });
        auto const& [share, first] = *norm_.rollover;
        for (auto const other : nudged(share, false))
            add(ticked(share.text()) + " moved on read as " + ticked(other.text()),
                [other](AggregateNorm& n) { n.rollover->share = other; });
        for (auto const step : {-1, 1})
            if (first)
                add("moved on in the first " + std::to_string(*first) + " read as the first " +
                        std::to_string(*first + step),
                    [step](AggregateNorm& n) { *n.rollover->first += step; });
    }

    void change_time() {
        auto const on_day = (norm_.when == When::on or norm_.when == When::by) and norm_.day_stated;
        for (auto const days : {-1, 1}) {
            auto const when = std::string(days < 0 ? " a day earlier" : " a day later");
            if (on_day)
                add(ticked(norm_.day.long_text()) + when, [&](AggregateNorm& n) { n.day = n.day + days; });
            if (norm_.period.from != Date::earliest())
                add("from " + ticked(norm_.period.from.long_text()) + when,
                    [&](AggregateNorm& n) { n.period.from = n.period.from + days; });
            if (norm_.period.until != Date::latest())
                add("until " + ticked((norm_.period.until + -1).long_text()) + when,
                    [&](AggregateNorm& n) { n.period.until = n.period.until + days; });
        }
        if (norm_.when == When::always)
            add("at any time instead of at all times", [](AggregateNorm& n) { n.when = When::sometime; });
        if (norm_.when == When::sometime)
            add("at all times instead of at any time", [](AggregateNorm& n) { n.when = When::always; });
    }

    AggregateNorm const& norm_;
    Vocabulary const& vocabulary_;
    std::vector<std::pair<std::string, AggregateNorm>> out_;
};

}  // namespace

Relation beside(Relation relation) {
    switch (relation) {
        case Relation::equal: return Relation::at_least;
        case Relation::less: return Relation::at_most;
        case Relation::at_most: return Relation::less;
        case Relation::more: return Relation::at_least;
        case Relation::at_least: return Relation::more;
    }
    return relation;
}

std::vector<Decimal> nudged(Decimal bound, bool whole) {
    auto step = Decimal(1);
    if (not whole and bound != Decimal{}) {
        Decimal::Raw power = 1;
        while (bound.raw() % (power * 10) == 0)
            power *= 10;
        step = Decimal::from_raw(power);
    }
    std::vector<Decimal> out;
    for (auto const& other : {subtract(bound, step), add(bound, step)})
        if (other)
            out.push_back(*other);
    return out;
}

std::vector<std::pair<std::string, Bound>> changes_of_bound(Bound const& bound) {
    std::vector<std::pair<std::string, Bound>> out;
    for (auto const days : {-1, 1}) {
        auto const when = std::string(days < 0 ? " a day earlier" : " a day later");
        if (auto const* const day = std::get_if<Date>(&bound))
            out.emplace_back(when, *day + days);
        if (auto const* const counted = std::get_if<FactDay>(&bound))
            out.emplace_back(when, FactDay{counted->fact, counted->months, counted->days + days});
    }
    if (auto const* const either = std::get_if<EitherDay>(&bound))
        out.emplace_back(either->last ? " read as the first of them" : " read as the last of them",
                         EitherDay{not either->last, either->days});
    return out;
}

std::vector<std::pair<std::string, AggregateNorm>> changes_of_measure(AggregateNorm const& norm,
                                                                      Vocabulary const& vocabulary) {
    return MeasureChanger(norm, vocabulary).changes();
}

}  // namespace proviso
