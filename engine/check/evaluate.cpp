#include "engine/check/evaluate.hpp"

#include "engine/check/compare.hpp"

#include <algorithm>

namespace proviso {
namespace {

constexpr Word const* untouched = nullptr;

Word const* words_from(Bits const& bits, RowBlock const& block) {
    if (bits.size() < block.batch->rows)
        return constant(Truth::no).surely;
    return bits.words().data() + block.first / Bits::word_bits;
}

bool covers(Word const* bits, std::size_t rows) {
    Word lacking = 0;
    for (std::size_t i = 0; i < rows / Bits::word_bits; ++i)
        lacking |= ~bits[i];
    if (rows % Bits::word_bits != 0)
        lacking |= ~bits[rows / Bits::word_bits] & row_mask(rows / Bits::word_bits, rows);
    return lacking == 0;
}

}  // namespace

void Evaluator::begin(RowBlock const& block) {
    block_ = block;
    bitmaps_.begin(std::max<std::size_t>(block.words(), 1));
    auto const fields = matter_.record_type(block.record).fields.size();
    predicates_.assign(matter_.rulebook.predicates.size(), {});
    windows_.assign(matter_.windows.size(), {});
    rules_.assign(matter_.rules.size(), {});
    exemptions_.assign(matter_.exemptions.size(), {});
    present_.assign(fields, untouched);
    slots_.assign(fields, untouched);
}

Kleene Evaluator::predicate(PredicateId id) {
    if (not predicates_[id].surely) {
        auto const value = evaluate_predicate(*this, id);
        predicates_[id] = value;
    }
    return predicates_[id];
}

Kleene Evaluator::window(std::uint32_t index) {
    if (not windows_[index].surely) {
        auto const& days = matter_.windows[index];
        auto const value = both(bitmaps_, constant(days.holds_at_all()),
                                both(bitmaps_, starts_before(days.until), ends_after(days.from)));
        windows_[index] = value;
    }
    return windows_[index];
}

Kleene Evaluator::bound(RuleId id) {
    if (not rules_[id].surely) {
        auto const value = holds(matter_.rules[id].bound);
        rules_[id] = value;
    }
    return rules_[id];
}

Kleene Evaluator::exempt(std::uint32_t index) {
    if (not exemptions_[index].surely) {
        auto const value = holds(matter_.exemptions[index]);
        exemptions_[index] = value;
    }
    return exemptions_[index];
}

Kleene Evaluator::holds(Formula const& formula) {
    switch (formula.kind) {
        case Formula::Kind::predicate: return predicate(formula.id);
        case Formula::Kind::window: return window(formula.id);
        case Formula::Kind::unsettled: return constant(Truth::unknown);
        case Formula::Kind::exempt: return exempt(formula.id);
        case Formula::Kind::negation: return negate(bitmaps_, holds(formula.parts[0]));
        case Formula::Kind::all: return all_of(formula.parts);
        case Formula::Kind::any: return any_of(formula.parts);
    }
    return constant(Truth::unknown);
}

Kleene Evaluator::all_of(std::span<Formula const> parts) {
    auto out = constant(Truth::yes);
    for (auto const& part : parts)
        if (not is_never(out))
            out = both(bitmaps_, out, holds(part));
    return out;
}

Kleene Evaluator::any_of(std::span<Formula const> parts) {
    auto out = constant(Truth::no);
    for (auto const& part : parts)
        out = either(bitmaps_, out, holds(part));
    return out;
}

Word const* Evaluator::slot(std::uint16_t field, std::uint32_t slot) {
    if (not slots_[field]) {
        auto const& slots = names_.by_field[block_.record][field];
        auto const& cells = std::get<NameCells>(block_.batch->columns[field].cells);
        auto* bits = bitmaps_.take(slots.count);
        fill_slots(std::span(cells.codes).subspan(block_.first, block_.rows), slots, bits);
        slots_[field] = bits;
    }
    return slots_[field] + slot * bitmaps_.words();
}

/// A record begins before the window ends. One dated by a single day needs the day; without a start it
/// has always been. Whatever its start, it lies before its end.
Kleene Evaluator::starts_before(DayRange until) {
    auto const& type = matter_.record_type(block_.record);
    if (until.least == Date::latest())
        return constant(Truth::yes);
    if (type.on)
        return dated(not_after(*type.on, until.least + -1, until.most + -1, Truth::unknown), [&] {
            return Kleene{not_after(*type.end, until.least, until.least, Truth::unknown).surely,
                          not_after(*type.start, until.most + -1, until.most + -1, Truth::unknown).possibly};
        });
    if (not type.start)
        return constant(Truth::yes);
    auto const starts = not_after(*type.start, until.least + -1, until.most + -1, Truth::yes);
    if (not type.end or not any_unknown(*type.start))
        return starts;
    return or_where_unknown(*type.start, starts, not_after(*type.end, until.least, until.most, Truth::no));
}

/// Whatever its end, it lies after its start.
Kleene Evaluator::ends_after(DayRange from) {
    auto const& type = matter_.record_type(block_.record);
    if (from.most == Date::earliest())
        return constant(Truth::yes);
    if (type.on)
        return dated(negate(bitmaps_, not_after(*type.on, from.least + -1, from.most + -1, Truth::unknown)), [&] {
            auto const starts = not_after(*type.start, from.most + -1, from.most + -1, Truth::unknown);
            auto const ends = not_after(*type.end, from.least, from.least, Truth::unknown);
            return Kleene{negate(bitmaps_, starts).surely, negate(bitmaps_, ends).possibly};
        });
    if (not type.end)
        return constant(Truth::yes);
    auto const ends = negate(bitmaps_, not_after(*type.end, from.least, from.most, Truth::no));
    if (not type.start or not any_unknown(*type.end))
        return ends;
    auto const starts_in = negate(bitmaps_, not_after(*type.start, from.least + -1, from.most + -1, Truth::yes));
    return or_where_unknown(*type.end, ends, starts_in);
}

/// `on_day` where the record's only day is given; else what its start and end say, one day of which it is.
template <class Within>
Kleene Evaluator::dated(Kleene on_day, Within within) {
    auto const& type = matter_.record_type(block_.record);
    auto const* given = present(*type.on);
    if (given == constant(Truth::yes).surely or not type.start or not type.end)
        return on_day;
    Kleene const is_given{given, given};
    auto const bounds = within();
    Kleene const sound =
        either(bitmaps_, {bounds.surely, bounds.surely}, {constant(Truth::no).surely, bounds.possibly});
    return either(bitmaps_, both(bitmaps_, is_given, on_day), both(bitmaps_, negate(bitmaps_, is_given), sound));
}

bool Evaluator::any_unknown(std::uint16_t field) const {
    auto const words = std::span(stated_unknown(field), block_.words());
    return std::ranges::any_of(words, [](Word word) { return word != 0; });
}

/// `claim`, and `other` too where the field is stated to be not yet known.
Kleene Evaluator::or_where_unknown(std::uint16_t field, Kleene claim, Kleene other) {
    auto const* unknown = stated_unknown(field);
    return either(bitmaps_, claim, both(bitmaps_, {unknown, unknown}, other));
}

/// The field's day is at most a day known to lie in [least, most].
Kleene Evaluator::not_after(std::uint16_t field, Date least, Date most, Truth missing) {
    auto const& column = block_.batch->columns[field];
    auto const* days = std::get_if<DateCells>(&column.cells);
    auto const elsewhere = if_absent(missing, stated_unknown(field));
    if (not days)
        return elsewhere;
    auto const values = std::span(days->days).subspan(block_.first, block_.rows);
    auto* surely = bitmaps_.take();
    select(values, limit(Relation::at_most, least), surely);
    auto* possibly = surely;
    if (least != most)
        select(values, limit(Relation::at_most, most), possibly = bitmaps_.take());
    Kleene const known{present(field), present(field)};
    return either(bitmaps_, both(bitmaps_, known, {surely, possibly}),
                  both(bitmaps_, negate(bitmaps_, known), elsewhere));
}

/// Of a cell without a value: `missing`, but unknown where the plan says that it is not yet known.
Kleene Evaluator::if_absent(Truth missing, Word const* not_yet_known) {
    if (missing == Truth::unknown)
        return constant(Truth::unknown);
    Kleene const doubtful{constant(Truth::no).surely, not_yet_known};
    return missing == Truth::no ? doubtful : negate(bitmaps_, doubtful);
}

Word const* Evaluator::present(std::uint16_t field) {
    if (not present_[field]) {
        auto const& column = block_.batch->columns[field];
        auto const* bits = words_from(column.present, block_);
        if (std::holds_alternative<std::monostate>(column.cells))
            bits = constant(Truth::no).surely;
        present_[field] = covers(bits, block_.rows) ? constant(Truth::yes).surely : bits;
    }
    return present_[field];
}

Word const* Evaluator::stated_unknown(std::uint16_t field) const {
    return words_from(block_.batch->columns[field].unknown, block_);
}

}  // namespace proviso
