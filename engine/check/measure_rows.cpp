// Records that an aggregate counts one by one: of some it is unknown whether, for how much or when they count.
#include "engine/check/measuring.hpp"
#include "engine/check/record_days.hpp"

namespace proviso {
namespace {

constexpr Exact nothing{};
constexpr AmountRange one{Exact::of(Decimal{1}), Exact::of(Decimal{1}), false, false};

bool is_sum(Measure measure) { return measure == Measure::total or measure == Measure::number; }

bool is_bounded(DayRange day) { return Date::earliest() < day.least and day.most < Date::latest(); }

Part part(Truth counts) {
    return counts == Truth::yes ? Part::counted : counts == Truth::no ? Part::none : Part::perhaps;
}

AmountRange of_one_side(AmountRange amount, Part part, bool perhaps_none) {
    return part == Part::perhaps or perhaps_none ? hull(amount, no_doubt) : amount;
}

}  // namespace

/// Counts the record on that side, and yields what it adds.
Measuring::Looked Measuring::look(Side& side, GroupTally& group, std::size_t row, Part part, bool perhaps_none) {
    auto& tally = group.*side.tally;
    auto const sure = part == Part::counted and not perhaps_none;
    (sure ? tally.sure : tally.maybe) += records(row);
    if (not sure or is_undated(row) or not has_one_share(side, row) or not exempt_is_known(row))
        list(tally.maybe_rows, in_table(row));
    if (side.of.measure == Measure::number)
        return {part, in_parts(side, row, one)};
    if (side.of.measure == Measure::distinct) {
        auto const value = side.values[row];
        if (value != Combinations::unknown)
            (sure ? tally.values : tally.more_values).insert(value);
        else
            ++tally.missing, tally.sure_missing += sure, list(tally.missing_rows, in_table(row));
        return {part, no_doubt};
    }
    auto const sums_days = measure_.over_days and side.of.measure == Measure::total;
    auto const range = sums_days ? side.amounts.level(row) : side.amounts.range(row);
    tally.too_large |= range.too_large;
    if (range.missing) {
        tally.missing += records(row);
        tally.sure_missing += sure ? records(row) : 0;
        list(tally.missing_rows, in_table(row));
    } else if (range.least and not is_sum(side.of.measure)) {
        widen(sure ? tally.of_sure : tally.of_maybe, *range.least);
        if (sure)
            add_to(tally.known, *range.least, tally.too_large);
    }
    return {part, is_sum(side.of.measure) ? in_parts(side, row, range) : range};
}

/// Whether nothing is known of when the row counts, over days, or it may be exempt on some of them.
bool Measuring::is_undated(std::size_t row) const {
    if (not days_ or not days_->open.test(block_.first + row))
        return false;
    auto const days = days_of(at_.matter().record_type(block_.record), *block_.batch, block_.first + row);
    return prepared_.over_time != OverTime::once or not is_bounded(days.from) or ever_exempt_.at(row) != Truth::no;
}

/// What the row adds with its share, or from the least to the most of those it may have.
AmountRange Measuring::in_parts(Side const& side, std::size_t row, AmountRange const& amount) const {
    std::optional<AmountRange> out;
    auto const add = [&](std::int64_t parts) {
        auto const each = times(amount, parts);
        out = out ? hull(*out, each) : each;
    };
    for (auto const& share : side.shares) {
        auto const fits = share.of.at(row);
        if (fits != Truth::no and share.parts != 0)
            add(share.parts);
        if (fits == Truth::yes)
            return out.value_or(no_doubt);
    }
    add(measure_.parts);
    return *out;
}

bool Measuring::has_one_share(Side const& side, std::size_t row) const {
    for (auto const& share : side.shares)
        if (auto const fits = share.of.at(row); fits != Truth::no)
            return fits == Truth::yes;
    return true;
}

void Measuring::add_row(std::size_t row, Part left, Part right) {
    auto const adrift = not groups_.empty() and groups_[row] == Combinations::unknown;
    auto const in_doubt = common_.at(row) == Truth::unknown;
    auto const perhaps_none = adrift or in_doubt;
    if (in_doubt) {  // on both sides alike
        left = left == Part::none ? left : part(left_->in_class.at(row));
        right = right == Part::none ? right : part(right_->in_class.at(row));
    }
    auto& group = this->group(row);
    WeighedRecord record;
    if (left != Part::none) {
        auto const looked = look(*left_, group, row, left, perhaps_none);
        record.left = looked.part, record.of_left = looked.amount;
    }
    if (right != Part::none) {
        auto const looked = look(*right_, group, row, right, perhaps_none);
        record.right = looked.part, record.of_right = looked.amount;
    }
    record.perhaps_none = perhaps_none;
    if (norm_.right) {
        record.share = norm_.right->share;
        auto const& beside = norm_.right->measured;
        record.does = does_ and (does_->surely[row / Bits::word_bits] >> row % Bits::word_bits & 1U) != 0;
        record.same_amount = beside.measure == norm_.left.measure and beside.field == norm_.left.field and
                             beside.counting == norm_.left.counting;
    }
    if (measure_.over_days and measure_.linear)
        return add_to_days(group, row, record);
    if (measure_.over_days) {
        if (left != Part::none)
            add_presences(*left_, group, row, adrift ? Part::perhaps : left);
        if (right != Part::none)
            add_presences(*right_, group, row, adrift ? Part::perhaps : right);
        return;
    }
    add_to_sums(group, record);
}

void Measuring::add_to_sums(GroupTally& group, WeighedRecord const& record) {
    if (record.left != Part::none and is_sum(norm_.left.measure))
        add_to(group.left.doubt, of_one_side(record.of_left, record.left, record.perhaps_none));
    if (not norm_.right)
        return;
    if (record.right != Part::none and is_sum(norm_.right->measured.measure))
        add_to(group.right.doubt, of_one_side(record.of_right, record.right, record.perhaps_none));
    if (measure_.linear)
        add_to(group.difference, weighed(record, measure_.weights));
}

void Measuring::add_undated(GroupTally& group, WeighedRecord record) {
    record.perhaps_none = true;
    add_to_sums(group, record);
}

/// It adds what it adds to a period that has all of `days`, and that or nothing to one that has some of them.
void Measuring::add_within(GroupTally& group, std::size_t row, DayRange days, WeighedRecord record) const {
    auto const additions = [&] {
        Additions out;
        if (record.left != Part::none)
            out.left = of_one_side(record.of_left, record.left, record.perhaps_none);
        if (record.right != Part::none)
            out.right = of_one_side(record.of_right, record.right, record.perhaps_none);
        if (norm_.right and measure_.right_record == rule_.record)
            out.difference = weighed(record, measure_.weights);
        return out;
    };
    auto& within = group.within[{days.least, days.most}];
    add_to(within.inside, additions());
    record.perhaps_none = true;
    add_to(within.perhaps, additions());
    list(within.rows, in_table(row));
}

/// On the days on which the record surely is active and not exempt it adds what it adds; on those on which that may be,
/// this or nothing.
void Measuring::add_to_days(GroupTally& group, std::size_t row, WeighedRecord const& record) {
    auto const days = days_of(at_.matter().record_type(block_.record), *block_.batch, block_.first + row);
    auto const outer_begin = timeline_->slot(days.from.least), outer_end = timeline_->slot(days.until.most);
    auto const begin = timeline_->slot(days.from.most), end = timeline_->slot(days.until.least);
    auto const add = [&](Ledger& ledger, AmountRange const& range) {
        open(ledger);
        auto const perhaps = hull(range, no_doubt);
        auto const add_stretch = [&](Slot from, Slot until, AmountRange const& active) {
            each_counted(row, from, until, [&](Slot first, Slot after, Truth exempt) {
                ledger.add_doubt(first, after, exempt == Truth::no ? active : perhaps);
            });
        };
        if (end <= begin)
            return add_stretch(outer_begin, outer_end, perhaps);
        add_stretch(outer_begin, begin, perhaps);
        add_stretch(begin, end, range);
        add_stretch(end, outer_end, perhaps);
    };
    if (prepared_.over_time == OverTime::once and days_->open.test(block_.first + row))
        return is_undated(row) ? add_undated(group, record) : add_within(group, row, days.from, record);
    auto const per = [&](Side const& side) {
        return accrues_ and side.of.measure == Measure::total ? side.amounts.per(row) : Per::none;
    };
    if (record.left != Part::none)
        add(course(group, per(*left_)).left, of_one_side(record.of_left, record.left, record.perhaps_none));
    if (record.right != Part::none)
        add(course(group, per(*right_)).right, of_one_side(record.of_right, record.right, record.perhaps_none));
    if (norm_.right and measure_.right_record == rule_.record)
        add(course(group, per(record.left != Part::none ? *left_ : *right_)).difference,
            weighed(record, measure_.weights));
}

void Measuring::add_presences(Side& side, GroupTally& group, std::size_t row, Part part) {
    auto const days = days_of(at_.matter().record_type(block_.record), *block_.batch, block_.first + row);
    Presence presence;
    if (side.of.measure == Measure::distinct) {
        presence.value = side.values[row];
        presence.missing = presence.value == Combinations::unknown;
    } else if (is_sum(side.of.measure)) {
        presence.adds = in_parts(side, row, side.of.measure == Measure::number ? one : side.amounts.level(row));
    } else {
        auto const range = side.amounts.range(row);
        presence.missing = range.missing or not range.least;
        presence.amount = range.least.value_or(nothing);
    }
    auto const add = [&](Date from, Date until, bool sure) {
        each_counted(row, timeline_->slot(from), timeline_->slot(until), [&](Slot begin, Slot end, Truth exempt) {
            presence.begin = begin, presence.end = end, presence.sure = sure and exempt == Truth::no;
            if (begin >= end)
                return;
            (group.*side.presences).push_back(presence);
            presence.later = true;
        });
    };
    auto const sure = part == Part::counted;
    if (days.until.least <= days.from.most)
        return add(days.from.least, days.until.most, false);
    add(days.from.least, days.from.most, false);
    add(days.from.most, days.until.least, sure);
    add(days.until.least, days.until.most, false);
}

}  // namespace proviso
