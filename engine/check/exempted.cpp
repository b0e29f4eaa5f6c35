#include "engine/check/exempted.hpp"

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

/// The `freed` rows that are active on a day of both windows.
void add_active(RowBlock const& block, RecordType const& type, Word const* freed, DayWindow const& both_windows,
                Exempted& out) {
    for (std::size_t word = 0; word < block.words(); ++word)
        for (auto rest = freed[word] & row_mask(word, block.rows); rest != 0; rest &= rest - 1) {
            auto const bit = static_cast<std::size_t>(std::countr_zero(rest));
            auto const row = block.first + word * Bits::word_bits + bit;
            if (not meeting(days_of(type, *block.batch, row), both_windows).narrowest().empty())
                add(out, block.batch->first_row + row);
        }
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
        auto const freed = both(at.scratch(), at.predicate(rule.binds), at.frees(above));
        auto const windows = meeting(matter.windows[asked], matter.windows[matter.rules[above].window]);
        if (not is_never(freed))
            add_active(at.block(), matter.record_type(rule.record), freed.surely, windows, out[i]);
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
