// Predicate → bitmaps. A comparison with a cell that has no value is unknown.
#include "engine/check/compare.hpp"
#include "engine/check/evaluate.hpp"

#include "dsl/lexicon.hpp"

#include <algorithm>

namespace proviso {
namespace {

struct Evaluation {
    Evaluator& at;
    PredicateId id;

    Kleene operator()(Always) const { return constant(Truth::yes); }
    Kleene operator()(FieldIn const&) const;
    Kleene operator()(FieldAmount const&) const;
    Kleene operator()(FieldDate const&) const;
    Kleene operator()(FieldTrue) const;
    Kleene operator()(FieldPresent) const;
    Kleene operator()(FactHolds leaf) const { return constant(at.matter().facts[leaf.fact].holds); }
    Kleene operator()(ClauseMet leaf) const { return constant(at.matter().conditions[leaf.condition]); }
    Kleene operator()(AsOf leaf) const {
        return constant(truth(compares(at.matter().as_of, leaf.relation, leaf.bound)));
    }
    Kleene operator()(Open const&) const { return constant(Truth::unknown); }
    Kleene operator()(Unstated const&) const { return constant(Truth::unknown); }
    Kleene operator()(Not node) const { return negate(at.scratch(), at.predicate(node.operand)); }
    Kleene operator()(And const&) const;
    Kleene operator()(Or const&) const;

    Kleene known(FieldId field, Word const* claim) const {
        return where_known(at.scratch(), claim, at.present(field.index));
    }
    Column const& column(FieldId field) const { return at.block().batch->columns[field.index]; }
    template <class T>
    std::span<T const> rows(std::vector<T> const& cells) const {
        return std::span(cells).subspan(at.block().first, at.block().rows);
    }
    Word* cleared() const {
        auto* out = at.scratch().take();
        std::fill_n(out, at.scratch().words(), Word{0});
        return out;
    }

    Word const* named(FieldId, NameCells const&) const;
    Word const* written(FieldId, TextCells const&) const;
    Word const* wide(FieldAmount const&, AmountCells const&) const;
    Kleene mixed_periods(FieldAmount const&, AmountCells const&) const;
};

Kleene Evaluation::operator()(And const& node) const {
    auto out = constant(Truth::yes);
    for (auto const operand : node.operands)
        if (not is_never(out))
            out = both(at.scratch(), out, at.predicate(operand));
    return out;
}

Kleene Evaluation::operator()(Or const& node) const {
    auto out = constant(Truth::no);
    for (auto const operand : node.operands)
        out = either(at.scratch(), out, at.predicate(operand));
    return out;
}

Kleene Evaluation::operator()(FieldIn const& leaf) const {
    auto const& cells = column(leaf.field).cells;
    if (auto const* names = std::get_if<NameCells>(&cells))
        return known(leaf.field, named(leaf.field, *names));
    if (auto const* texts = std::get_if<TextCells>(&cells))
        return known(leaf.field, written(leaf.field, *texts));
    return constant(Truth::unknown);
}

Word const* Evaluation::named(FieldId field, NameCells const& cells) const {
    auto const& test = at.name_test(id);
    if (not test.listed.empty()) {
        auto* out = at.scratch().take();
        select_listed(rows(cells.codes), test.listed, out);
        return out;
    }
    auto out = constant(Truth::no);
    for (auto const slot : test.slots) {
        auto const* bits = at.slot(field.index, slot);
        out = either(at.scratch(), out, {bits, bits});
    }
    return out.surely;
}

Word const* Evaluation::written(FieldId field, TextCells const& cells) const {
    auto const* has = at.present(field.index);
    auto* out = cleared();
    for (std::size_t row = 0; row < at.block().rows; ++row) {
        auto const word = row / Bits::word_bits, bit = row % Bits::word_bits;
        if (has[word] >> bit & 1U and at.name_test(id).folded.contains(fold(cells.at(at.block().first + row))))
            out[word] |= Word{1} << bit;
    }
    return out;
}

Kleene Evaluation::operator()(FieldAmount const& leaf) const {
    auto const* cells = std::get_if<AmountCells>(&column(leaf.field).cells);
    if (not cells)
        return constant(Truth::unknown);
    if (not cells->wide.empty() or not cells->per.empty())
        return mixed_periods(leaf, *cells);
    auto const field_per = at.matter().vocabulary.field(leaf.field).unit.per;
    auto const by = conversion(leaf.per == Per::none ? field_per : leaf.per, field_per);
    if (not by)
        return constant(Truth::unknown);
    auto* out = at.scratch().take();
    select(rows(cells->narrow), limit(leaf.relation, leaf.bound, *by, cells->scale), out);
    return known(leaf.field, out);
}

/// Row by row: amounts past 64 bits, or over periods of their own.
Kleene Evaluation::mixed_periods(FieldAmount const& leaf, AmountCells const& cells) const {
    auto const field_per = at.matter().vocabulary.field(leaf.field).unit.per;
    auto* claim = cleared();
    auto* convertible = cleared();
    for (std::size_t row = 0; row < at.block().rows; ++row) {
        auto const in_batch = at.block().first + row;
        auto const per = cells.per.empty() ? field_per : cells.per[in_batch];
        auto const by = conversion(leaf.per == Per::none ? field_per : leaf.per, per);
        if (not by)
            continue;
        auto const bit = Word{1} << row % Bits::word_bits;
        convertible[row / Bits::word_bits] |= bit;
        if (compares_exactly(cells.at(in_batch), leaf.relation, leaf.bound, *by))
            claim[row / Bits::word_bits] |= bit;
    }
    auto const* usable = both(at.scratch(), {convertible, convertible}, known(leaf.field, convertible)).surely;
    return where_known(at.scratch(), claim, usable);
}

Kleene Evaluation::operator()(FieldDate const& leaf) const {
    auto const* cells = std::get_if<DateCells>(&column(leaf.field).cells);
    if (not cells)
        return constant(Truth::unknown);
    auto* out = at.scratch().take();
    select(rows(cells->days), limit(leaf.relation, leaf.bound), out);
    return known(leaf.field, out);
}

Kleene Evaluation::operator()(FieldTrue leaf) const {
    auto const* cells = std::get_if<TruthCells>(&column(leaf.field).cells);
    if (not cells)
        return constant(Truth::unknown);
    return known(leaf.field, cells->values.words().data() + at.block().first / Bits::word_bits);
}

Kleene Evaluation::operator()(FieldPresent leaf) const {
    auto const* has = at.present(leaf.field.index);
    if (leaf.or_unknown)
        return {has, constant(Truth::yes).possibly};
    auto const* unknown = at.stated_unknown(leaf.field.index);
    auto const possibly = either(at.scratch(), {has, has}, {unknown, unknown});
    return {has, possibly.surely};
}

}  // namespace

Kleene evaluate_predicate(Evaluator& at, PredicateId id) {
    return std::visit(Evaluation{at, id}, at.matter().rulebook.predicates[id]);
}

}  // namespace proviso
