#include "engine/check/measure.hpp"

#include "engine/check/amounts.hpp"

#include <bit>

namespace proviso {
namespace {

void list(std::vector<std::size_t>& rows, std::size_t row) {
    if (rows.size() < MeasureTally::most_listed)
        rows.push_back(row);
}

void add_to(std::optional<Exact>& sum, std::optional<Exact> const& more, bool& too_large) {
    if (not sum or not more) {
        sum.reset();
        return;
    }
    if (auto const total = add(*sum, *more))
        sum = total;
    else
        too_large = true;
}

void add_to(Exact& sum, Exact more, bool& too_large) {
    if (auto const total = add(sum, more))
        sum = *total;
    else
        too_large = true;
}

void widen(Extremes& extremes, Exact amount) {
    if (not extremes.lowest or amount < *extremes.lowest)
        extremes.lowest = amount;
    if (not extremes.highest or *extremes.highest < amount)
        extremes.highest = amount;
}

void widen(Extremes& extremes, Extremes const& by) {
    if (by.lowest) {
        widen(extremes, *by.lowest);
        widen(extremes, *by.highest);
    }
}

class Measuring {
public:
    Measuring(Evaluator& at, RuleId id, MeasureTally& tally)
        : at_(at), norm_(std::get<AggregateNorm>(at.matter().rule(id).norm)), amounts_(at, id), tally_(tally) {}

    void add(Kleene counted);

private:
    void add_word(std::size_t word, Word sure, Word maybe);
    Word add_plain(std::size_t word, Word sure);
    void add_row(std::size_t row, bool sure);
    void add_amount(Exact amount, bool sure);
    void add_range(AmountRange const& range, bool sure);

    Evaluator& at_;
    AggregateNorm const& norm_;
    MeasuredAmounts amounts_;
    MeasureTally& tally_;
};

void Measuring::add(Kleene counted) {
    auto const rows = at_.block().rows;
    auto const sure = count(counted.surely, rows);
    tally_.sure += sure;
    tally_.maybe += count(counted.possibly, rows) - sure;
    for (std::size_t word = 0; word < at_.block().words(); ++word) {
        if (counted.possibly[word] == 0)
            continue;
        auto const mask = row_mask(word, rows);
        auto const surely = counted.surely[word] & mask;
        auto const maybe = counted.possibly[word] & mask & ~surely;
        if ((surely | maybe) != 0)
            add_word(word, surely, maybe);
    }
}

void Measuring::add_word(std::size_t word, Word sure, Word maybe) {
    auto const first = word * Bits::word_bits;
    for (auto rest = maybe; rest != 0; rest &= rest - 1)
        list(tally_.maybe_rows, at_.block().batch->first_row + at_.block().first + first +
                                    static_cast<std::size_t>(std::countr_zero(rest)));
    if (norm_.left.measure == Measure::number)
        return;
    sure &= ~add_plain(word, sure);
    for (auto rest = sure | maybe; rest != 0; rest &= rest - 1) {
        auto const bit = static_cast<std::size_t>(std::countr_zero(rest));
        add_row(first + bit, sure >> bit & 1U);
    }
}

/// Adds what needs no look at each row; yields the rows that it covered.
Word Measuring::add_plain(std::size_t word, Word sure) {
    if (norm_.left.measure != Measure::total or sure == 0)
        return 0;
    auto const plain = amounts_.sum(word, sure);
    tally_.too_large |= plain.too_large;
    add_to(tally_.known, plain.total, tally_.too_large);
    add_to(tally_.least, plain.total, tally_.too_large);
    add_to(tally_.most, plain.total, tally_.too_large);
    return plain.added;
}

void Measuring::add_row(std::size_t row, bool sure) {
    auto const range = amounts_.range(row);
    tally_.too_large |= range.too_large;
    if (range.missing) {
        ++tally_.missing;
        tally_.sure_missing += sure;
        list(tally_.missing_rows, at_.block().batch->first_row + at_.block().first + row);
    } else if (range.least) {
        add_amount(*range.least, sure);
    }
    if (norm_.left.measure == Measure::total)
        add_range(range, sure);
}

void Measuring::add_amount(Exact amount, bool sure) {
    if (sure)
        add_to(tally_.known, amount, tally_.too_large);
    if (norm_.left.measure != Measure::total)
        widen(sure ? tally_.of_sure : tally_.of_maybe, amount);
}

void Measuring::add_range(AmountRange const& range, bool sure) {
    constexpr Exact nothing{};
    auto least = range.least, most = range.most;
    if (not sure and least and nothing < *least)
        least = nothing;
    if (not sure and most and *most < nothing)
        most = nothing;
    add_to(tally_.least, least, tally_.too_large);
    add_to(tally_.most, most, tally_.too_large);
}

}  // namespace

void measure(Evaluator& at, RuleId id, MeasureTally& tally) {
    auto const counted = at.holds(at.matter().rules[id].counted);
    if (not is_never(counted))
        Measuring(at, id, tally).add(counted);
}

void merge(MeasureTally& into, MeasureTally const& later) {
    into.sure += later.sure;
    into.maybe += later.maybe;
    into.missing += later.missing;
    into.sure_missing += later.sure_missing;
    into.too_large |= later.too_large;
    add_to(into.known, later.known, into.too_large);
    add_to(into.least, later.least, into.too_large);
    add_to(into.most, later.most, into.too_large);
    widen(into.of_sure, later.of_sure);
    widen(into.of_maybe, later.of_maybe);
    for (auto const row : later.missing_rows)
        list(into.missing_rows, row);
    for (auto const row : later.maybe_rows)
        list(into.maybe_rows, row);
}

}  // namespace proviso
