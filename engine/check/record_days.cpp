#include "engine/check/record_days.hpp"

#include <algorithm>

namespace proviso {
namespace {

constexpr DayRange any_day{Date::earliest(), Date::latest()};

DayRange day_in(Column const& column, std::size_t row, DayRange missing) {
    switch (cell(column, row)) {
        case Cell::missing: return missing;
        case Cell::unknown: return any_day;
        case Cell::present: break;
    }
    auto const day = Date{std::get<DateCells>(column.cells).days[row]};
    return {day, day};
}

/// The only day of a record that has one: where it is not given, a day from its start to before its end.
DayRange only_day(RecordType const& type, Batch const& batch, std::size_t row) {
    auto const day = day_in(batch.columns[*type.on], row, any_day);
    if (day.known() or not type.start or not type.end)
        return day;
    auto const start = day_in(batch.columns[*type.start], row, any_day);
    auto const end = day_in(batch.columns[*type.end], row, any_day);
    return {start.least, end.most == Date::latest() ? end.most : end.most + -1};
}

DayRange day_after(DayRange day) {
    return {day.least == Date::earliest() ? day.least : day.least + 1,
            day.most == Date::latest() ? day.most : day.most + 1};
}

}  // namespace

Cell cell(Column const& column, std::size_t row) {
    if (row < column.present.size() and column.present.test(row))
        return Cell::present;
    return row < column.unknown.size() and column.unknown.test(row) ? Cell::unknown : Cell::missing;
}

std::span<Batch const> batches_of(Plan const& plan, RecordId record) {
    return record < plan.tables.size() ? std::span<Batch const>(plan.tables[record].batches) : std::span<Batch const>{};
}

DayWindow days_of(RecordType const& type, Batch const& batch, std::size_t row) {
    DayWindow out;
    if (type.on) {
        auto const day = only_day(type, batch, row);
        return {day, day_after(day), {}};
    }
    if (type.start)
        out.from = day_in(batch.columns[*type.start], row, out.from);
    if (type.end)
        out.until = day_in(batch.columns[*type.end], row, out.until);
    auto const begins = out.from.known() and out.from.least != Date::earliest();
    auto const ends = out.until.known() and out.until.least != Date::latest();
    if (begins and not out.until.known())
        out.until.least = out.from.least + 1;
    else if (ends and not out.from.known())
        out.from.most = out.until.least + -1;
    return out;
}

DayWindow meeting(DayWindow const& a, DayWindow const& b) {
    return {{std::max(a.from.least, b.from.least), std::max(a.from.most, b.from.most)},
            {std::min(a.until.least, b.until.least), std::min(a.until.most, b.until.most)},
            {}};
}

DayWindow within(DayWindow const& window, Period period) {
    auto out = meeting(window, {{period.from, period.from}, {period.until, period.until}, {}});
    if (not out.from.known() or not out.until.known())
        out.open = window.open;
    return out;
}

}  // namespace proviso
