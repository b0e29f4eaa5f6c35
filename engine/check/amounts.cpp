#include "engine/check/amounts.hpp"

#include "engine/check/compare.hpp"
#include "engine/check/record_days.hpp"

#include <bit>

namespace proviso {
namespace {

constexpr Exact nothing{};
constexpr std::int64_t months_of_a_year = 12, hours_of_a_day = 24;

Decimal::Raw power_of_ten(int exponent) {
    Decimal::Raw out = 1;
    for (int i = 0; i < exponent; ++i)
        out *= 10;
    return out;
}

Decimal::Raw sum_of(std::int64_t const* values, Word rows) {
    Decimal::Raw out = 0;
    if (rows == ~Word{0}) {
        for (std::size_t i = 0; i < Bits::word_bits; ++i)
            out += values[i];
        return out;
    }
    for (; rows != 0; rows &= rows - 1)
        out += values[std::countr_zero(rows)];
    return out;
}

/// Nothing where the days are endless.
std::optional<Exact> accrued_over(Decimal rate, Per per, Period days, bool& too_large) {
    if (days.empty())
        return nothing;
    if (days.from == Date::earliest() or days.until == Date::latest())
        return {};
    auto const sum = accrued(rate, per, days);
    too_large |= not sum;
    return sum.value_or(nothing);
}

/// The period that amounts are brought to.
Per per_of_bound(AggregateNorm const& norm, Field const& field) {
    auto const& bound = norm.schedule.empty() ? norm.bound : norm.schedule.front().bound;
    return bound.quantity ? bound.quantity->unit.per : field.unit.per;
}

}  // namespace

std::int64_t parts_of_measure(Matter const& matter, RuleId id, Measured const& of) {
    if (of.measure != Measure::total or not of.field or matter.rules[id].over_time == OverTime::rate)
        return 1;
    auto const per = per_of_bound(norm_of(matter, id), matter.vocabulary.field(*of.field));
    return per == Per::month ? months_of_a_year : per == Per::hour ? hours_of_a_day : 1;
}

DayWindow accrual_days(Matter const& matter, RuleId id) {
    auto const& norm = norm_of(matter, id);
    if (norm.when == When::whole or not norm.day_stated)
        return {};
    return matter.windows[matter.rules[id].counted_in];
}

MeasuredAmounts::MeasuredAmounts(Evaluator& at, RuleId id, Measured const& of)
    : block_(at.block()), matter_(at.matter()), norm_(std::get<AggregateNorm>(at.matter().rule(id).norm)),
      days_(accrual_days(at.matter(), id)) {
    if (not of.field)
        return;
    field_ = &matter_.vocabulary.field(*of.field);
    column_ = &block_.batch->columns[of.field->index];
    cells_ = std::get_if<AmountCells>(&column_->cells);
    dates_ = std::get_if<DateCells>(&column_->cells);
    last_days_ = matter_.record_type(of.field->record).end == of.field->index;
    if (cells_)
        step_ = power_of_ten(Decimal::decimals - cells_->scale);
    accrues_ = matter_.rules[id].over_time == OverTime::rate;
    per_ = per_of_bound(norm_, *field_);
    parts_ = parts_of_measure(matter_, id, of);
    auto const& measure = matter_.rules[id].measure;
    if (measure.over_days or matter_.rule(id).record != block_.record)
        return;
    for (auto const& [days, where] : measure.exempt)
        exempt_.emplace_back(days, where ? at.exempt(*where) : constant(Truth::no));
}

AmountRange MeasuredAmounts::limitless(bool missing) const {
    auto const any = field_->negative or field_->type == FieldType::date;
    return {any ? std::nullopt : std::optional(nothing), {}, missing, false};
}

AmountRange MeasuredAmounts::range(std::size_t row) const {
    if (cell(*column_, block_.first + row) != Cell::present)
        return limitless(true);
    if (dates_) {
        auto const day = own(row);
        return {day, day, false, false};
    }
    if (not cells_)
        return limitless(true);
    if (accrues_)
        return accrual(row);
    auto const own = amount(row);
    return own ? AmountRange{own, own, false, false} : limitless(true);
}

Decimal MeasuredAmounts::value(std::size_t in_batch) const {
    return cells_->wide.empty() ? Decimal::from_raw(cells_->narrow[in_batch] * step_) : cells_->wide[in_batch];
}

/// In the period of the bound; nothing where the row's own does not convert to it.
std::optional<Exact> MeasuredAmounts::amount(std::size_t row) const {
    auto const by = conversion(per_ == Per::none ? field_->unit.per : per_, per(row));
    if (not by)
        return {};
    auto const own = value(block_.first + row);
    return by->divisor == by->multiplier ? Exact::of(own) : share(own, by->divisor, by->multiplier);
}

Per MeasuredAmounts::per(std::size_t row) const {
    return not cells_ or cells_->per.empty() ? field_->unit.per : cells_->per[block_.first + row];
}

AmountRange MeasuredAmounts::level(std::size_t row) const {
    if (not cells_ or cell(*column_, block_.first + row) != Cell::present)
        return limitless(true);
    auto const own = Exact::of(value(block_.first + row));
    if (accrues_)
        return {own, own, false, false};
    auto const by = conversion(per_ == Per::none ? field_->unit.per : per_, per(row));
    if (not by)
        return limitless(true);
    auto const in_parts = multiply(own, by->divisor * (parts_ / by->multiplier));
    return in_parts ? AmountRange{in_parts, in_parts, false, false} : AmountRange{nothing, nothing, false, true};
}

bool MeasuredAmounts::plain() const {
    return cells_ and not cells_->narrow.empty() and cells_->per.empty() and
           (accrues_ or per_ == Per::none or per_ == field_->unit.per);
}

int decimals(Plan const& plan, FieldId field) {
    int out = 0;
    for (auto const& batch : batches_of(plan, field.record))
        if (auto const* cells = std::get_if<AmountCells>(&batch.columns[field.index].cells))
            out = std::max(out, cells->wide.empty() ? int{cells->scale} : Decimal::decimals);
    return out;
}

/// The least and the most days that the record may be active and not exempt lead to the least and the most it comes to.
AmountRange MeasuredAmounts::accrual(std::size_t row) const {
    auto const in_batch = block_.first + row;
    auto const rate = value(in_batch);
    if (rate == Decimal{})
        return {nothing, nothing, false, false};
    auto const days = meeting(days_of(matter_.record_type(block_.record), *block_.batch, in_batch), days_);
    auto const& horizon = matter_.plan.horizon;
    bool const beyond = norm_.when == When::whole and horizon and *horizon + 1 < days.widest().until;
    auto surely = days.narrowest();
    if (beyond)
        surely.until = std::min(surely.until, *horizon + 1);
    AmountRange out;
    std::optional<Exact> shortest = nothing, longest = nothing;
    auto const add = [&](std::optional<Exact>& sum, Period over) {
        auto const more = accrued_over(rate, per(row), over, out.too_large);
        more and sum ? add_to(*sum, *more, out.too_large) : sum.reset();
    };
    if (exempt_.empty())
        add(shortest, surely), add(longest, days.widest());
    for (auto const& [period, exempt] : exempt_) {
        if (exempt.at(row) == Truth::no)
            add(shortest, intersect(surely, period));
        if (exempt.at(row) != Truth::yes)
            add(longest, intersect(days.widest(), period));
    }
    if (beyond)
        longest.reset();
    if (not shortest)
        shortest = nothing;  // endless: no sum is sure
    auto const positive = Decimal{} < rate;
    out.least = positive ? shortest : longest;
    out.most = positive ? longest : shortest;
    out.missing = out.least != out.most;
    return out;
}

MeasuredAmounts::Sum MeasuredAmounts::sum(std::size_t word, Word rows) const {
    if (not cells_ or accrues_ or cells_->narrow.empty() or not cells_->per.empty() or per_ != field_->unit.per)
        return {};
    rows &= column_->present.words()[block_.first / Bits::word_bits + word];
    auto const* values = cells_->narrow.data() + block_.first + word * Bits::word_bits;
    Sum out{{}, rows, false};
    out.too_large = __builtin_mul_overflow(sum_of(values, rows), step_, &out.total.whole);
    return out;
}

}  // namespace proviso
