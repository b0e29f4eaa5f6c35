// Records of which all is known, where the measure is no sum: an average, an extreme, or a number of values.
#include "engine/check/measuring.hpp"

#include <bit>

namespace proviso {

bool Measuring::takes_values(Side const& side) const {
    switch (side.of.measure) {
        case Measure::total:
        case Measure::number: return false;
        case Measure::distinct: return true;
        case Measure::average:
        case Measure::highest:
        case Measure::lowest: return side.amounts.is_own();
    }
    return false;
}

void Measuring::add_plain_values(Side& side, std::size_t word, Word rows) {
    for (; rows != 0; rows &= rows - 1) {
        auto const row = word * Bits::word_bits + static_cast<std::size_t>(std::countr_zero(rows));
        auto& group = this->group(row);
        auto& tally = group.*side.tally;
        Presence presence;
        presence.sure = true;
        ++tally.sure;
        if (side.of.measure == Measure::distinct) {
            presence.value = side.values[row];
            tally.values.insert(presence.value);
        } else {
            presence.amount = side.amounts.own(row);
            widen(tally.of_sure, presence.amount);
            add_to(tally.known, presence.amount, tally.too_large);
        }
        if (not days_)
            continue;
        auto const in_batch = block_.first + row;
        each_counted(row, days_->begin[in_batch], days_->end[in_batch], [&](Slot begin, Slot end, Truth) {
            presence.begin = begin, presence.end = end;
            if (begin >= end)
                return;
            (group.*side.presences).push_back(presence);
            presence.later = true;
        });
    }
}

}  // namespace proviso
