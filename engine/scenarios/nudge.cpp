#include "engine/scenarios/nudge.hpp"

#include "engine/rules/describe_norms.hpp"
#include "engine/rules/measures.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>

namespace proviso {
namespace {

std::string read_as(std::string const& was, std::string const& is) { return ticked(was) + " read as " + ticked(is); }

std::string percentage(Decimal share) {
    auto const in_percent = multiply(share, Decimal(100));
    return in_percent ? in_percent->text() + "%" : share.text();
}

class MeasureChanger {
public:
    MeasureChanger(AggregateNorm const& norm, Vocabulary const& vocabulary)
        : norm_(norm), vocabulary_(vocabulary), of_days_(is_of_days(vocabulary, norm.left)) {}

    std::vector<std::pair<std::string, AggregateNorm>> changes() {
        change_relation();
        if (not norm_.right and norm_.schedule.empty())
            change_bound(norm_.relation, norm_.bound, [](AggregateNorm& n) -> Threshold& { return n.bound; });
        if (norm_.upper)
            change_upper(*norm_.upper);
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

    std::string word(Relation relation) const {
        auto words = of_days_ ? date_relation(relation) : amount_relation(relation);
        words.pop_back();  // the blank after it
        return words;
    }
    std::string said(Relation relation, Quantity const& bound) const {
        return word(relation) + " " + (of_days_ ? day_of(bound).long_text() : text(bound));
    }

    void change_relation() {
        auto const other = beside(norm_.relation);
        auto const edit = [other](AggregateNorm& n) { n.relation = other; };
        auto const& bound = norm_.bound.quantity;
        if (bound and not norm_.right and norm_.schedule.empty())
            add(read_as(said(norm_.relation, *bound), said(other, *bound)), edit);
        else
            add(read_as(word(norm_.relation), word(other)), edit);
    }

    /// One that grew past the last decimal has no last digit to change.
    template <class Place>
    void change_bound(Relation relation, Threshold const& bound, Place place) {
        if (not bound.quantity or bound.up_to)
            return;
        auto const whole = of_days_ or bound.quantity->unit.dimension == Dimension::count;
        for (auto const amount : nudged(bound.quantity->amount, whole)) {
            Quantity const other{amount, bound.quantity->unit};
            add(read_as(said(relation, *bound.quantity), said(relation, other)), [&](AggregateNorm& n) {
                place(n) = {other, text(other)};
            });
        }
    }

    /// Less than a bound is at most the largest amount below it.
    void change_upper(Threshold const& upper) {
        auto const below = upper.quantity ? subtract(upper.quantity->amount, Decimal::from_raw(1)) : std::nullopt;
        if (below)
            add(read_as(said(Relation::at_most, *upper.quantity), said(Relation::less, *upper.quantity)),
                [&](AggregateNorm& n) { n.upper->quantity->amount = *below; });
        change_bound(Relation::at_most, upper, [](AggregateNorm& n) -> Threshold& { return *n.upper; });
    }

    /// What is compared with all of another, or with all of the period before, has no share that the text gives.
    void change_factor() {
        if (norm_.right and (norm_.right->share or norm_.right->factor != Decimal(1)))
            for (auto const factor : nudged(norm_.right->factor, false))
                add(read_as(percentage(norm_.right->factor), percentage(factor)),
                    [&](AggregateNorm& n) { n.right->factor = factor; });
        if (norm_.previous and *norm_.previous != Decimal(1))
            for (auto const factor : nudged(*norm_.previous, false))
                add(read_as(percentage(*norm_.previous), percentage(factor)),
                    [&](AggregateNorm& n) { n.previous = factor; });
    }

    template <class Place>
    void change_counting(std::string const& where, Measured const& side, Place place) {
        for (std::size_t i = 0; i < side.counting.size(); ++i) {
            auto const share = ticked(percentage(side.counting[i].share));
            auto const at = static_cast<std::ptrdiff_t>(i);
            add(where + "all counted instead of " + share,
                [&](AggregateNorm& n) { place(n).counting.erase(place(n).counting.begin() + at); });
            for (auto const other : nudged(side.counting[i].share, false))
                if (not(other < Decimal{}))
                    add(where + share + " read as " + ticked(percentage(other)),
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
            add(ticked(percentage(share)) + " moved on read as " + ticked(percentage(other)),
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
    bool of_days_;
    std::vector<std::pair<std::string, AggregateNorm>> out_;
};

/// A day that the text gives or counts, so many days later.
template <class Day>
std::optional<Day> moved(Day const& day, int days) {
    if (auto const* const date = std::get_if<Date>(&day))
        return *date + days;
    if (auto const* const counted = std::get_if<FactDay>(&day))
        return FactDay{counted->fact, counted->months, counted->days + days};
    return {};
}

/// Of several dates only the last can be the last of all.
bool may_count(EitherDay const& either, BoundDay const& day) {
    auto const* const date = std::get_if<Date>(&day);
    return not date or std::ranges::none_of(either.days, [&](BoundDay const& each) {
        auto const* const other = std::get_if<Date>(&each);
        return other and (either.last ? *date < *other : *other < *date);
    });
}

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

std::vector<Bound> changes_of_bound(Bound const& bound) {
    std::vector<Bound> out;
    auto const* const either = std::get_if<EitherDay>(&bound);
    for (auto const days : {-1, 1}) {
        if (auto const other = moved(bound, days))
            out.push_back(*other);
        for (std::size_t i = 0; either and i < either->days.size(); ++i)
            if (auto const other = moved(either->days[i], days); other and may_count(*either, either->days[i])) {
                auto changed = *either;
                changed.days[i] = *other;
                out.emplace_back(std::move(changed));
            }
    }
    if (either)
        out.emplace_back(EitherDay{not either->last, either->days});
    return out;
}

std::vector<std::pair<std::string, AggregateNorm>> changes_of_measure(AggregateNorm const& norm,
                                                                      Vocabulary const& vocabulary) {
    return MeasureChanger(norm, vocabulary).changes();
}

}  // namespace proviso
