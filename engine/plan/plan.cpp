// What a plan says of itself: sizes, values as people read them, names of records.
#include "engine/plan/plan.hpp"

#include "dsl/lexicon.hpp"

#include <algorithm>

namespace proviso {
namespace {

struct Cell {
    Batch const* batch = nullptr;
    Column const* column = nullptr;
    std::size_t row = 0;  ///< of the batch
};

Cell cell_at(Plan const& plan, FieldId field, std::size_t row) {
    auto const& batches = plan.tables[field.record].batches;
    auto const after = std::ranges::upper_bound(batches, row, {}, &Batch::first_row);
    if (after == batches.begin())
        return {};
    auto const& batch = *std::prev(after);
    if (row - batch.first_row >= batch.rows or field.index >= batch.columns.size())
        return {};
    return {&batch, &batch.columns[field.index], row - batch.first_row};
}

std::string amount_text(AmountCells const& cells, Field const& field, std::size_t row) {
    auto unit = field.unit;
    if (not cells.per.empty())
        unit.per = cells.per[row];
    if (unit == Unit{})
        return cells.at(row).grouped();
    return text({cells.at(row), unit});
}

}  // namespace

std::optional<Code> Dictionary::find(std::string_view name) const {
    auto const found = by_folded.find(fold(name));
    return found == by_folded.end() ? std::nullopt : std::optional(found->second);
}

Decimal AmountCells::at(std::size_t row) const {
    if (not wide.empty())
        return wide[row];
    Decimal::Raw raw = narrow[row];
    for (int i = scale; i < Decimal::decimals; ++i)
        raw *= 10;
    return Decimal::from_raw(raw);
}

std::size_t Table::records() const {
    auto count = rows;
    for (auto const& batch : batches)
        for (auto const each : batch.counts)
            count += each - 1;
    return count;
}

std::size_t Plan::rows() const {
    std::size_t rows = 0;
    for (auto const& table : tables)
        rows += table.rows;
    return rows;
}

CellState cell_state(Plan const& plan, FieldId id, std::size_t row) {
    auto const cell = cell_at(plan, id, row);
    if (cell.column == nullptr)
        return CellState::missing;
    if (cell.column->present.test(cell.row))
        return cell.column->may_be_shown(cell.row) ? CellState::present : CellState::sensitive;
    return cell.column->unknown.test(cell.row) ? CellState::unknown : CellState::missing;
}

std::string cell_text(Plan const& plan, Vocabulary const& vocabulary, FieldId id, std::size_t row) {
    switch (cell_state(plan, id, row)) {
        case CellState::missing: return "missing";
        case CellState::unknown: return "unknown";
        case CellState::sensitive: return "(sensitive)";
        case CellState::present: break;
    }
    auto const cell = cell_at(plan, id, row);
    auto const& cells = cell.column->cells;
    if (auto const* names = std::get_if<NameCells>(&cells))
        return plan.tables[id.record].dictionaries[id.index].names[names->codes[cell.row]];
    if (auto const* texts = std::get_if<TextCells>(&cells))
        return std::string(texts->at(cell.row));
    if (auto const* amounts = std::get_if<AmountCells>(&cells))
        return amount_text(*amounts, vocabulary.field(id), cell.row);
    if (auto const* dates = std::get_if<DateCells>(&cells))
        return Date{dates->days[cell.row]}.text();
    if (auto const* truths = std::get_if<TruthCells>(&cells))
        return truths->values.test(cell.row) ? "yes" : "no";
    return "missing";
}

std::string record_name(Plan const& plan, Vocabulary const& vocabulary, RecordId record, std::size_t row) {
    auto const& type = vocabulary.records[record];
    if (type.key) {
        FieldId const key{record, *type.key};
        auto const cell = cell_at(plan, key, row);
        if (cell.column != nullptr and cell.column->present.test(cell.row))
            return cell_text(plan, vocabulary, key, row);
    }
    return type.name + " " + std::to_string(row + 1);
}

}  // namespace proviso
