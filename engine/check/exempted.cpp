#include "engine/check/exempted.hpp"

#include "engine/check/exemption.hpp"
#include "engine/check/record_days.hpp"

#include <algorithm>
#include <bit>

namespace proviso {
namespace {

/// The days on which the rule asks something of a record.
std::uint32_t days_asked(Matter const& matter, RuleId id) {
    auto const aggregate = std::holds_alternative<AggregateNorm>(matter.rule(id).norm);
    return aggregate ? matter.rules[id].counted_in : matter.rules[id].window;
}

void add(Exempted& to, std::size_t row) {
    ++to.count;
    if (to.rows.size() < Exempted::most_listed)
        to.rows.push_back(row);
}

/// The `freed` rows that are active on a day of the window, among the others.
void mark_active(RowBlock const& block, RecordType const& type, Word const* freed, DayWindow const& days, Word* out) {
    for (std::size_t word = 0; word < block.words(); ++word)
        for (auto rest = freed[word] & row_mask(word, block.rows) & ~out[word]; rest != 0; rest &= rest - 1) {
            auto const row = block.first + word * Bits::word_bits + static_cast<std::size_t>(std::countr_zero(rest));
            if (not meeting(days_of(type, *block.batch, row), days).narrowest().empty())
                out[word] |= rest & -rest;
        }
}

/// Rows that rule `above` has on some of the days, on which it does not yield itself.
void add_freed(Evaluator& at, RuleId above, Kleene bound, DayWindow const& days, Exempted& out) {
    auto const& matter = at.matter();
    auto const& block = at.block();
    auto const does = freeing(matter.rule(above));
    auto const reached = both(
        at.scratch(), bound,
        both(at.scratch(), at.predicate(matter.rule(above).binds), does ? at.predicate(*does) : constant(Truth::yes)));
    if (is_never(reached))
        return;
    auto stretches = exempt_within(matter, above, days);
    if (stretches.empty())
        stretches.push_back({{}, {}});
    auto* const marked = at.scratch().take();
    std::fill_n(marked, block.words(), Word{0});
    for (auto const& [period, where] : stretches) {
        auto const yields = where ? at.exempt(*where) : constant(Truth::no);
        auto const freed = both(at.scratch(), reached, negate(at.scratch(), yields));
        mark_active(block, matter.record_type(block.record), freed.surely, within(days, period), marked);
    }
    for (std::size_t word = 0; word < block.words(); ++word)
        for (auto rest = marked[word]; rest != 0; rest &= rest - 1)
            add(out, block.batch->first_row + block.first + word * Bits::word_bits +
                         static_cast<std::size_t>(std::countr_zero(rest)));
}

}  // namespace

void add_exempted(Evaluator& at, RuleId id, std::vector<Exempted>& out) {
    auto const& matter = at.matter();
    auto const& rule = matter.rule(id);
    out.resize(rule.yields_to.size());
    auto const asked = days_asked(matter, id);
    for (std::size_t i = 0; i < out.size(); ++i) {
        auto const above = rule.yields_to[i];
        if (not matter.rules[above].in_force or matter.rule(above).record != rule.record)
            continue;
        auto const days = meeting(matter.windows[asked], matter.windows[matter.rules[above].window]);
        add_freed(at, above, at.predicate(rule.binds), days, out[i]);
    }
}

void merge(std::vector<Exempted>& into, std::vector<Exempted> const& later) {
    into.resize(std::max(into.size(), later.size()));
    for (std::size_t i = 0; i < later.size(); ++i) {
        auto const room = std::min(Exempted::most_listed - into[i].rows.size(), later[i].rows.size());
        into[i].count += later[i].count;
        into[i].rows.insert(into[i].rows.end(), later[i].rows.begin(),
                            later[i].rows.begin() + static_cast<std::ptrdiff_t>(room));
    }
}

}  // namespace proviso
