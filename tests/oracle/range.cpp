#include "tests/oracle/range.hpp"

#include <algorithm>
#include <set>

namespace proviso::oracle {
namespace {

using Bound = std::optional<Exact>;

Bound sum(Bound a, Bound b) { return a and b ? Bound(Exact{a->parts + b->parts, 1}) : Bound(); }

Bound divided(Bound a, std::size_t by) { return a ? Bound(Exact{a->parts, static_cast<std::int64_t>(by)}) : a; }

Range total(std::vector<Counted> const& records) {
    Range range{Exact{}, Exact{}};
    for (auto const& record : records)
        range = {sum(range.low, record.value.low), sum(range.high, record.value.high)};
    return range;
}

Range distinct(std::vector<Counted> const& records) {
    std::set<std::string> names;
    std::int64_t unknown = 0;
    for (auto const& record : records)
        if (record.name)
            names.insert(*record.name);
        else
            ++unknown;
    auto const known = static_cast<std::int64_t>(names.size());
    return {Exact::of(1000 * std::max<std::int64_t>(known, unknown > 0)), Exact::of(1000 * (known + unknown))};
}

/// The greatest is at least as great as the greatest of the lows; it has a limit where all have one.
Range highest(std::vector<Counted> const& records) {
    Range range = records.front().value;
    for (auto const& record : records) {
        if (record.value.low and (not range.low or *range.low < *record.value.low))
            range.low = record.value.low;
        if (not record.value.high or not range.high)
            range.high.reset();
        else
            range.high = std::max(*range.high, *record.value.high);
    }
    return range;
}

Range lowest(std::vector<Counted> const& records) {
    Range range = records.front().value;
    for (auto const& record : records) {
        if (record.value.high and (not range.high or *record.value.high < *range.high))
            range.high = record.value.high;
        if (not record.value.low or not range.low)
            range.low.reset();
        else
            range.low = std::min(*range.low, *record.value.low);
    }
    return range;
}

/// Of records that all count; nothing where it has no value.
std::optional<Range> chosen(Measure measure, std::vector<Counted> const& records) {
    auto const number = Exact::of(1000 * static_cast<std::int64_t>(records.size()));
    switch (measure) {
        case Measure::total: return total(records);
        case Measure::number: return Range{number, number};
        case Measure::distinct: return distinct(records);
        default: break;
    }
    if (records.empty())
        return {};
    return measure == Measure::highest ? highest(records) : lowest(records);
}

Range spanning(Range a, Range b) {
    return {a.low and b.low ? Bound(std::min(*a.low, *b.low)) : Bound(),
            a.high and b.high ? Bound(std::max(*a.high, *b.high)) : Bound()};
}

/// Of sure ones; then, where it moves it further, with all the perhaps ones, each with the lowest among them.
Bound lowest_average(std::vector<Exact> const& sure, std::vector<Exact> const& perhaps) {
    Exact all;
    for (auto const& each : sure)
        all.parts += each.parts;
    auto const alone = sure.empty() ? Bound() : divided(all, sure.size());
    if (perhaps.empty())
        return alone;
    auto const least = std::ranges::min(perhaps);
    if (not alone or not(least < *alone))
        return alone ? alone : Bound(least);
    all.parts += least.parts * static_cast<std::int64_t>(perhaps.size());
    return divided(all, sure.size() + perhaps.size());
}

/// The lows of the records, or the highs below nothing.
std::optional<std::vector<Exact>> ends(std::vector<Counted> const& records, Truth counts, bool low) {
    std::vector<Exact> ends;
    for (auto const& record : records) {
        auto const end = low ? record.value.low : record.value.high;
        if (record.counts() == counts and not end)
            return {};
        if (record.counts() == counts)
            ends.push_back({low ? end->parts : -end->parts, 1});
    }
    return ends;
}

/// Reference, 4.2.9: as far as it could go if all that may count did.
std::optional<Range> average(std::vector<Counted> const& records) {
    if (std::ranges::all_of(records, [](Counted const& each) { return each.counts() == Truth::no; }))
        return {};
    auto const end = [&](bool low) {
        auto const sure = ends(records, Truth::yes, low), perhaps = ends(records, Truth::unknown, low);
        return sure and perhaps ? lowest_average(*sure, *perhaps) : Bound();
    };
    auto const high = end(false);
    return Range{end(true), high ? Bound(Exact{-high->parts, high->count}) : high};
}

/// Calls `visit` with every choice of the records that may count.
template <class Visit>
void each_choice(std::vector<Counted> const& records, Visit visit) {
    std::vector<std::size_t> unsure;
    for (std::size_t i = 0; i < records.size(); ++i)
        if (records[i].counts() == Truth::unknown)
            unsure.push_back(i);
    for (std::size_t mask = 0; mask < std::size_t{1} << unsure.size(); ++mask) {
        std::vector<bool> counts;
        for (auto const& record : records)
            counts.push_back(record.counts() == Truth::yes);
        for (std::size_t i = 0; i < unsure.size(); ++i)
            counts[unsure[i]] = (mask >> i & 1) != 0;
        visit(counts);
    }
}

Bound scaled(Bound bound, std::int64_t by) { return bound ? Bound(Exact{bound->parts * by, bound->count}) : bound; }

/// Everything in `a` stands so to everything in `b`.
bool all_stand(Range const& a, Relation relation, Range const& b) {
    auto const below = [](Bound x, Bound y, bool or_equal) { return x and y and (*x < *y or (or_equal and *x == *y)); };
    switch (relation) {
        case Relation::less: return below(a.high, b.low, false);
        case Relation::at_most: return below(a.high, b.low, true);
        case Relation::more: return below(b.high, a.low, false);
        case Relation::at_least: return below(b.high, a.low, true);
        case Relation::equal: return below(a.high, b.low, true) and below(b.high, a.low, true);
    }
    return false;
}

Truth ranges_stand(Range const& a, Relation relation, Range const& b) {
    auto const never = [&] {
        switch (relation) {
            case Relation::less: return all_stand(a, Relation::at_least, b);
            case Relation::at_most: return all_stand(a, Relation::more, b);
            case Relation::more: return all_stand(a, Relation::at_most, b);
            case Relation::at_least: return all_stand(a, Relation::less, b);
            case Relation::equal: return all_stand(a, Relation::less, b) or all_stand(a, Relation::more, b);
        }
        return false;
    }();
    return never ? Truth::no : all_stand(a, relation, b) ? Truth::yes : Truth::unknown;
}

}  // namespace

std::optional<Range> range_of(Measure measure, std::vector<Counted> const& records) {
    if (measure == Measure::average)
        return average(records);
    std::optional<Range> range;
    each_choice(records, [&](std::vector<bool> const& counts) {
        std::vector<Counted> those;
        for (std::size_t i = 0; i < records.size(); ++i)
            if (counts[i])
                those.push_back(records[i]);
        if (auto const one = chosen(measure, those))
            range = range ? spanning(*range, *one) : *one;
    });
    return range;
}

Truth stands(Range const& range, LimitModel const& limit) {
    if (not limit.bound)
        return Truth::unknown;
    auto const bound = Exact::of(*limit.bound);
    auto const first = ranges_stand(range, limit.relation, {bound, bound});
    if (not limit.upper)
        return first;
    auto const upper = Exact::of(*limit.upper);
    return both(first, ranges_stand(range, Relation::at_most, {upper, upper}));
}

Truth stands(Range const& range, Relation relation, Range const& other, std::int64_t percentage) {
    return ranges_stand({scaled(range.low, 100), scaled(range.high, 100)}, relation,
                        {scaled(other.low, percentage), scaled(other.high, percentage)});
}

namespace {

Range times(Range const& range, std::int64_t by) {
    if (by == 0)
        return {Exact{}, Exact{}};
    return by > 0 ? Range{scaled(range.low, by), scaled(range.high, by)}
                  : Range{scaled(range.high, by), scaled(range.low, by)};
}

/// What a record may add to a sum, one of several.
class Choices {
public:
    void add(Range const& one) { all_ = all_ ? spanning(*all_, one) : one; }
    void add_nothing() { add({Exact{}, Exact{}}); }
    void add_to(Range& sums) const {
        if (all_)
            sums = {sum(sums.low, all_->low), sum(sums.high, all_->high)};
    }

private:
    std::optional<Range> all_;
};

bool may_be(Truth truth, bool so) { return truth == Truth::unknown or (truth == Truth::yes) == so; }

}  // namespace

Truth sums_stand(std::vector<Counted> const& left, std::vector<Counted> const& right, bool part, Relation relation,
                 std::int64_t percentage) {
    Range sums{Exact{}, Exact{}};
    for (std::size_t i = 0; i < left.size(); ++i) {
        Choices choices;
        if (may_be(left[i].there, false))
            choices.add_nothing();
        for (auto const on_left : {false, true})
            for (auto const on_right : {false, true})
                if (may_be(left[i].there, true) and may_be(left[i].in, on_left) and may_be(right[i].in, on_right) and
                    not(part and on_left and not on_right))
                    choices.add(times(left[i].value, (on_left ? 100 : 0) - (on_right ? percentage : 0)));
        choices.add_to(sums);
    }
    return ranges_stand(sums, relation, {Exact{}, Exact{}});
}

/// part − share × whole, record by record, is at least or at most nothing.
Truth share_stands(std::vector<Counted> const& whole, std::vector<Truth> const& does, Relation relation,
                   std::int64_t percentage) {
    Range sums{Exact{}, Exact{}};
    for (std::size_t i = 0; i < whole.size(); ++i) {
        Choices choices;
        if (may_be(whole[i].counts(), false))
            choices.add_nothing();
        for (auto const doing : {false, true})
            if (may_be(whole[i].counts(), true) and may_be(does[i], doing))
                choices.add(times(whole[i].value, (doing ? 100 : 0) - percentage));
        choices.add_to(sums);
    }
    return ranges_stand(sums, relation, {Exact{}, Exact{}});
}

}  // namespace proviso::oracle
