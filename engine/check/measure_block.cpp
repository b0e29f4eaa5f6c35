// Which records of a block an aggregate counts, and those of which all is known.
#include "engine/check/measuring.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace proviso {
namespace {

/// Of records of another kind than those that make the groups.
constexpr auto no_groups = [] {
    std::array<std::uint32_t, block_rows> out{};
    out.fill(Combinations::unknown);
    return out;
}();

Decimal::Raw power_of_ten(int exponent) {
    Decimal::Raw out = 1;
    for (int i = 0; i < exponent; ++i)
        out *= 10;
    return out;
}

constexpr auto one_raw = Decimal{1}.raw();

/// With more, parts of them could be too large to be added unchecked.
constexpr int most_decimals_of_parts = 9;

}  // namespace

Measuring::Measuring(Evaluator& at, RuleId id, AggregateTally& tally)
    : at_(at), block_(at.block()), rule_(at.matter().rule(id)), norm_(std::get<AggregateNorm>(rule_.norm)),
      prepared_(at.matter().rules[id]), measure_(prepared_.measure), tally_(tally),
      batch_(static_cast<std::size_t>(block_.batch - at.matter().plan.tables[block_.record].batches.data())) {
    if (measure_.groups and rule_.record != block_.record)
        groups_ = std::span(no_groups).first(block_.rows);
    else if (measure_.groups)
        groups_ = at.matter().combinations[*measure_.groups].numbers(batch_).subspan(block_.first, block_.rows);
    tally_.groups.resize(measure_.groups ? at.matter().combinations[*measure_.groups].size() : 1);
    accrues_ = measure_.over_days and prepared_.over_time == OverTime::rate;
    if (measure_.over_days) {
        timeline_ = &*at.matter().timelines[block_.record];
        days_ = &timeline_->rows(batch_);
        auto const days = measure_.judged.widest();
        if (days.from != Date::earliest() and days.until != Date::latest())
            judged_ = timeline_->slots(days);
        add_exemptions();
    }
    if (auto const here = counted(prepared_.counted, rule_.record == block_.record); not is_never(here))
        left_.emplace(side(norm_.left, here, measure_.left_values, true));
    if (not measure_.right_record)
        return;
    if (auto const here = counted(measure_.beside, measure_.right_record == block_.record); not is_never(here))
        right_.emplace(side(norm_.right->measured, here, measure_.right_values, false));
    if (right_ and norm_.right->does)
        does_ = at_.predicate(*norm_.right->does);
    if (right_ and measure_.linear)
        common_ = at_.holds(measure_.common);
}

/// Over days, a record counts on those that it is active on and not exempt, if it is so in the period at all.
Kleene Measuring::counted(Formula const& formula, bool here) {
    if (not here)
        return constant(Truth::no);
    auto out = at_.holds(formula);
    if (not measure_.over_days or is_never(out))
        return out;
    auto const* active = at_.window(prepared_.counted_in).possibly;
    out = both(at_.scratch(), out, {active, active});
    if (rule_.record != block_.record)
        return out;
    auto const* freed = at_.holds(measure_.freed).surely;
    return both(at_.scratch(), out, negate(at_.scratch(), {freed, freed}));
}

void Measuring::add_exemptions() {
    if (rule_.record != block_.record)
        return;
    for (auto const& [days, where] : measure_.exempt) {
        auto const [begin, end] = timeline_->slots(days);
        auto const exempt = where ? at_.exempt(*where) : constant(Truth::no);
        exempt_.push_back({begin, end, exempt});
        ever_exempt_ = either(at_.scratch(), ever_exempt_, exempt);
    }
}

bool Measuring::exempt_is_known(std::size_t row) const {
    return std::ranges::none_of(exempt_, [&](Stretch const& each) { return each.exempt.at(row) == Truth::unknown; });
}

Measuring::Side Measuring::side(Measured const& of, Kleene counted, std::optional<std::uint32_t> values, bool left) {
    Side out{of,
             MeasuredAmounts(at_, static_cast<RuleId>(&rule_ - at_.matter().rulebook.rules.data()), of),
             counted,
             at_.predicate(of.of),
             of.field and of.measure != Measure::number ? at_.present(of.field->index) : constant(Truth::yes).surely,
             {},
             left ? &GroupTally::left : &GroupTally::right,
             left ? &Course::left : &Course::right,
             left ? &GroupTally::left_presences : &GroupTally::right_presences};
    if (values)
        out.values = at_.matter().combinations[*values].numbers(batch_).subspan(block_.first, block_.rows);
    out.unit = power_of_ten(measure_.decimals);
    out.plain = of.measure == Measure::number;
    if (of.measure == Measure::total and out.amounts.plain()) {
        out.unit = power_of_ten(measure_.decimals - out.amounts.scale()) * out.amounts.parts();
        out.plain = measure_.over_days or prepared_.over_time != OverTime::rate;
    }
    if (measure_.parts > 1 and measure_.decimals > most_decimals_of_parts)
        out.plain = false;
    if (not measure_.linear)
        out.plain = takes_values(out);
    add_shares(out);
    return out;
}

/// Rows that count with nothing do not count.
void Measuring::add_shares(Side& side) {
    auto& scratch = at_.scratch();
    auto not_before = constant(Truth::yes);
    for (auto const& part : side.of.counting) {
        Share const share{at_.predicate(part.of),
                          static_cast<std::int64_t>(part.share.raw() * measure_.parts / one_raw)};
        if (share.parts == 0) {
            auto const counts = negate(scratch, both(scratch, not_before, share.of));
            side.counted = both(scratch, side.counted, counts);
            side.in_class = both(scratch, side.in_class, counts);
        }
        not_before = both(scratch, not_before, negate(scratch, share.of));
        side.shares.push_back(share);
    }
}

void Measuring::run() {
    if (measure_.groups and rule_.record == block_.record) {
        auto const all = at_.holds(measure_.grouped);
        for (std::size_t word = 0; word < block_.words(); ++word)
            if (auto const mask = row_mask(word, block_.rows); (all.possibly[word] & mask) != 0)
                note_groups(word, all.surely[word] & mask, all.possibly[word] & mask);
    }
    if (not left_ and not right_)
        return;
    struct Rows {
        Word sure = 0, maybe = 0, plain = 0;
        bool slow(Word bit) const { return ((sure | maybe) & ~plain & bit) != 0; }
        Part part(Word bit) const {
            return (plain & bit) != 0   ? Part::none
                   : (sure & bit) != 0  ? Part::counted
                   : (maybe & bit) != 0 ? Part::perhaps
                                        : Part::none;
        }
    };
    for (std::size_t word = 0; word < block_.words(); ++word) {
        auto const mask = row_mask(word, block_.rows);
        Rows left, right;
        for (auto [side, rows] : {std::pair{&left_, &left}, std::pair{&right_, &right}}) {
            if (not *side or ((*side)->counted.possibly[word] & mask) == 0)
                continue;
            rows->sure = (*side)->counted.surely[word] & mask;
            rows->maybe = (*side)->counted.possibly[word] & mask & ~rows->sure;
            rows->plain = plain(**side, word, rows->sure);
            if (rows->plain != 0)
                add_plain(**side, word, rows->plain);
        }
        auto slow = ((left.sure | left.maybe) & ~left.plain) | ((right.sure | right.maybe) & ~right.plain);
        for (; slow != 0; slow &= slow - 1) {
            auto const bit = slow & -slow;
            add_row(word * Bits::word_bits + static_cast<std::size_t>(std::countr_zero(slow)), left.part(bit),
                    right.part(bit));
        }
    }
}

/// The rows that surely count, with an amount, a group, days and exemptions that are known.
Word Measuring::plain(Side const& side, std::size_t word, Word sure) const {
    if (not side.plain)
        return 0;
    sure &= side.present[word];
    for (auto rest = sure; auto const& share : side.shares) {
        sure &= ~(rest & share.of.possibly[word] & ~share.of.surely[word]);
        rest &= ~share.of.possibly[word];
    }
    for (auto const& each : exempt_)
        sure &= ~(each.exempt.possibly[word] & ~each.exempt.surely[word]);
    if (days_)
        sure &= ~days_->open.words()[block_.first / Bits::word_bits + word];
    if (groups_.empty())
        return sure;
    for (auto rest = sure; rest != 0; rest &= rest - 1)
        if (groups_[word * Bits::word_bits + static_cast<std::size_t>(std::countr_zero(rest))] == Combinations::unknown)
            sure &= ~(rest & -rest);
    return sure;
}

void Measuring::note_groups(std::size_t word, Word sure, Word maybe) {
    for (auto rest = sure | maybe; rest != 0; rest &= rest - 1) {
        auto const row = word * Bits::word_bits + static_cast<std::size_t>(std::countr_zero(rest));
        auto& group = this->group(row);
        bool const surely = (sure & rest & -rest) != 0;
        group.surely |= surely;
        group.possibly = true;
        if (not surely or groups_[row] == Combinations::unknown)
            list(group.maybe_rows, in_table(row));
    }
}

void Measuring::add_plain(Side& side, std::size_t word, Word rows) {
    for (auto const& share : side.shares) {
        add_plain(side, word, rows & share.of.surely[word], share.parts);
        rows &= ~share.of.surely[word];
    }
    add_plain(side, word, rows, measure_.parts);
}

void Measuring::add_plain(Side& side, std::size_t word, Word rows, std::int64_t parts) {
    if (rows == 0)
        return;
    if (not measure_.linear)
        add_plain_values(side, word, rows);
    else if (measure_.over_days)
        add_plain_days(side, word, rows, parts);
    else
        add_plain_sums(side, word, rows, parts);
}

void Measuring::add_plain_sums(Side& side, std::size_t word, Word rows, std::int64_t parts) {
    auto const number = side.of.measure == Measure::number;
    if (groups_.empty()) {
        auto& tally = group(0).*side.tally;
        auto const sum =
            number ? MeasuredAmounts::Sum{Exact::of(Decimal{std::popcount(rows)}), rows} : side.amounts.sum(word, rows);
        tally.sure += records(word, rows);
        auto const total = multiply(sum.total, parts);
        tally.too_large |= sum.too_large or not total;
        return add_to(tally.known, total.value_or(Exact{}), tally.too_large);
    }
    auto const* steps = number ? nullptr : side.amounts.steps();
    auto const unit = power_of_ten(Decimal::decimals - (number ? 0 : side.amounts.scale())) * parts;
    for (; rows != 0; rows &= rows - 1) {
        auto const row = word * Bits::word_bits + static_cast<std::size_t>(std::countr_zero(rows));
        auto& tally = group(row).*side.tally;
        tally.sure += records(row);
        Decimal::Raw amount{};
        tally.too_large |= __builtin_mul_overflow(Decimal::Raw{steps ? steps[row] : 1}, unit, &amount) or
                           __builtin_add_overflow(tally.known.whole, amount, &tally.known.whole);
    }
}

void Measuring::add_plain_days(Side& side, std::size_t word, Word rows, std::int64_t parts) {
    auto const* steps = side.of.measure == Measure::number ? nullptr : side.amounts.steps();
    auto const per = accrues_ and steps ? side.amounts.per(0) : Per::none;
    for (; rows != 0; rows &= rows - 1) {
        auto const row = word * Bits::word_bits + static_cast<std::size_t>(std::countr_zero(rows));
        auto& group = this->group(row);
        auto& ledger = course(group, per).*side.ledger;
        auto const in_batch = block_.first + row;
        auto begin = days_->begin[in_batch], end = days_->end[in_batch];
        if (judged_) {  // what is not looked at stays out of the cache
            begin = std::max(begin, judged_->first);
            end = end < judged_->second ? end : timeline_->never();
        }
        auto const amount = (steps ? steps[row] * side.unit : side.unit) * parts;
        (group.*side.tally).sure += records(row);
        each_counted(row, begin, end, [&](Slot from, Slot until, Truth) {
            if (auto* dense = ledger.dense()) {
                dense[from] += amount;
                dense[until] -= amount;
            } else {
                ledger.add_known(from, until, amount);
            }
        });
    }
}

std::size_t Measuring::records(std::size_t row) const {
    auto const& counts = block_.batch->counts;
    return counts.empty() ? 1 : counts[block_.first + row];
}

std::size_t Measuring::records(std::size_t word, Word rows) const {
    if (block_.batch->counts.empty())
        return static_cast<std::size_t>(std::popcount(rows));
    std::size_t sum = 0;
    for (; rows != 0; rows &= rows - 1)
        sum += records(word * Bits::word_bits + static_cast<std::size_t>(std::countr_zero(rows)));
    return sum;
}

// ---- where it is added ----------------------------------------------------------------------------------

GroupTally& Measuring::opened(std::unique_ptr<GroupTally>& group) const {
    if (not group) {
        group = std::make_unique<GroupTally>();
        group->over_time.resize(accrues_ ? static_cast<std::size_t>(Per::year) + 1 : measure_.over_days ? 1 : 0);
    }
    return *group;
}

GroupTally& Measuring::group(std::size_t row) {
    if (groups_.empty())
        return opened(tally_.groups[0]);
    return groups_[row] == Combinations::unknown ? opened(tally_.adrift) : opened(tally_.groups[groups_[row]]);
}

Course& Measuring::course(GroupTally& group, Per per) const {
    auto& out = group.over_time[accrues_ ? static_cast<std::size_t>(per) : 0];
    open(out.left);
    if (norm_.right)
        open(out.right);
    return out;
}

void Measuring::open(Ledger& ledger) const {
    constexpr std::size_t most_dense = std::size_t{1} << 21U;
    if (ledger.is_open())
        return;
    auto const slots = std::size_t{timeline_->size()};
    ledger.open(slots, power_of_ten(Decimal::decimals - measure_.decimals), slots * tally_.groups.size() <= most_dense);
}

void measure(Evaluator& at, RuleId id, AggregateTally& tally) { Measuring(at, id, tally).run(); }

}  // namespace proviso
