#include "engine/check/timeline.hpp"

#include "engine/check/record_days.hpp"

#include <algorithm>
#include <bit>

namespace proviso {
namespace {

constexpr Date none_begins = Date::latest();
constexpr Date none_ends = Date::earliest();

/// A fixed column of days, or nothing where no row of the batch has one.
struct Days {
    Column const* column = nullptr;
    std::int32_t const* days = nullptr;

    Days(Batch const& batch, std::optional<std::uint16_t> field) {
        if (not field)
            return;
        column = &batch.columns[*field];
        if (auto const* cells = std::get_if<DateCells>(&column->cells))
            days = cells->days.data();
    }
    bool present(std::size_t row) const { return days and column->present.test(row); }
    bool unknown(std::size_t row) const { return column and cell(*column, row) == Cell::unknown; }
};

}  // namespace

Timeline::Timeline(Plan const& plan, RecordType const& type, RecordId record, std::span<Date const> changes)
    : first_(none_begins), last_(none_ends) {
    auto const batches = batches_of(plan, record);
    for (auto const& batch : batches)
        for (auto const field : {type.start, type.end, type.on})
            if (Days const days(batch, field); days.days)
                for (std::size_t row = 0; row < batch.rows; ++row)
                    if (days.present(row))
                        reach(Date{days.days[row]});
    for (auto const day : changes)
        reach(day);
    if (first_ <= last_)
        marked_.resize(static_cast<std::size_t>(last_.days - first_.days) / Bits::word_bits + 1);
    for (auto const& batch : batches)
        mark_days(batch, type);
    for (auto const day : changes)
        mark(day);
    number_days();
    for (auto const& batch : batches)
        rows_.push_back(rows_of(batch, type));
}

void Timeline::reach(Date day) {
    first_ = std::min(first_, day + -1);
    last_ = std::max(last_, day + 1);
}

void Timeline::mark(Date day) {
    auto const at = static_cast<std::size_t>(day.days - first_.days);
    marked_[at / Bits::word_bits] |= Bits::Word{1} << at % Bits::word_bits;
}

void Timeline::mark_days(Batch const& batch, RecordType const& type) {
    for (auto const field : {type.start, type.end, type.on})
        if (Days const days(batch, field); days.days)
            for (std::size_t row = 0; row < batch.rows; ++row)
                if (days.present(row)) {
                    mark(Date{days.days[row]});
                    if (field == type.on)
                        mark(Date{days.days[row]} + 1);
                }
    mark_doubtful_days(batch, type);
}

/// A record whose start is not known runs at the latest on the day before its end; one whose end is not, on its first day.
void Timeline::mark_doubtful_days(Batch const& batch, RecordType const& type) {
    Days const start(batch, type.start), end(batch, type.end);
    for (std::size_t row = 0; row < batch.rows and (start.days or end.days); ++row) {
        if (end.present(row) and start.unknown(row))
            mark(Date{end.days[row]} + -1);
        if (start.present(row) and end.unknown(row))
            mark(Date{start.days[row]} + 1);
    }
}

void Timeline::number_days() {
    days_.push_back(Date::earliest());
    for (std::size_t word = 0; word < marked_.size(); ++word) {
        before_.push_back(static_cast<Slot>(days_.size()));
        for (auto rest = marked_[word]; rest != 0; rest &= rest - 1)
            days_.push_back(first_ + static_cast<int>(word * Bits::word_bits) + std::countr_zero(rest));
    }
}

Slot Timeline::slot(Date day) const {
    if (day < first_)
        return 0;
    if (last_ < day)
        return day == Date::latest() ? never() : never() - 1;
    auto const at = static_cast<std::size_t>(day.days - first_.days);
    auto const upto = ~Bits::Word{0} >> (Bits::word_bits - 1 - at % Bits::word_bits);
    auto const word = at / Bits::word_bits;
    return before_[word] + static_cast<Slot>(std::popcount(marked_[word] & upto)) - 1;
}

std::pair<Slot, Slot> Timeline::slots(Period days) const {
    return {slot(days.from), days.until == Date::latest() ? size() : slot(days.until + -1) + 1};
}

Timeline::Rows Timeline::rows_of(Batch const& batch, RecordType const& type) const {
    Rows out{std::vector<Slot>(batch.rows, 0), std::vector<Slot>(batch.rows, never()), Bits(batch.rows)};
    Days const start(batch, type.start), end(batch, type.end), on(batch, type.on);
    for (std::size_t row = 0; row < batch.rows; ++row) {
        auto& from = out.begin[row];
        auto& until = out.end[row];
        if (type.on) {
            if (on.present(row))
                from = slot(Date{on.days[row]}), until = slot(Date{on.days[row]} + 1);
            else
                out.open.set(row);
            continue;
        }
        if (start.unknown(row) or end.unknown(row))
            out.open.set(row);
        if (start.present(row))
            from = slot(Date{start.days[row]});
        if (end.present(row))
            until = slot(Date{end.days[row]});
        if (until <= from)
            from = until;
    }
    return out;
}

}  // namespace proviso
