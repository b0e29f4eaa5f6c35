// Headers and rows.
#include "engine/plan/csv_records.hpp"

#include "engine/plan/amounts.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

bool is_ascii(std::string_view text) {
    unsigned char all = 0;
    for (auto const c : text)
        all = static_cast<unsigned char>(all | static_cast<unsigned char>(c));
    return all < 0x80;
}

bool has_unit(Field const& field) { return field.type == FieldType::quantity or field.type == FieldType::number; }

}  // namespace

char csv_separator(std::string_view text) {
    auto const line = text.substr(0, text.find('\n'));
    constexpr std::array<char, 3> separators{',', ';', '\t'};
    return *std::ranges::max_element(separators, {}, [&](char c) { return std::ranges::count(line, c); });
}

CsvHeader::CsvHeader(std::vector<CsvCell> const& cells, Vocabulary const& vocabulary, RecordId kind, Complaints& out)
    : kind_(kind) {
    for (auto const& cell : cells)
        if (trimmed(cell.text) == "record" and not vocabulary.records[kind].find("record"))
            kind_column_ = static_cast<std::size_t>(&cell - cells.data());
    for (auto const& cell : cells)
        add(cell, vocabulary, out);
}

void CsvHeader::add(CsvCell const& cell, Vocabulary const& vocabulary, Complaints& out) {
    auto text = trimmed(cell.text);
    Named column;
    if (auto const open = text.find('['); open != std::string_view::npos and text.ends_with(']')) {
        column.unit = " " + std::string(trimmed(text.substr(open + 1, text.size() - open - 2)));
        text = trimmed(text.substr(0, open));
    }
    column.name = text;
    for (auto const& record : vocabulary.records)
        column.fields.push_back(record.called(text));
    if (not kind_column_)
        column.known = column.fields[kind_].has_value();
    else
        column.known = kind_column_ == columns_.size() or
                       std::ranges::any_of(column.fields, [](auto const& field) { return field.has_value(); });
    column.ignored = not text.empty() and not names_.insert(RecordType::spelling(text)).second;
    if (column.ignored)
        out.add(Kind::plan_duplicate, cell.place, "two columns are called `" + std::string(text) + "`");
    else if (not column.known and not text.empty())
        out.unknown_field(kind_, text, cell.place);
    if (has_wrong_unit(column, cell.place, vocabulary, out))
        column.ignored = true;
    columns_.push_back(std::move(column));
}

/// Whether the unit in the header suits the field, said where it does not.
bool CsvHeader::has_wrong_unit(Named const& column, Place place, Vocabulary const& vocabulary, Complaints& out) const {
    for (std::size_t record = 0; record < column.fields.size() and not column.unit.empty(); ++record) {
        if (not column.fields[record] or (not kind_column_ and record != kind_))
            continue;
        auto const& field = vocabulary.records[record].fields[*column.fields[record]];
        if (not has_unit(field))
            return out.add(Kind::plan_value, place, "`" + field.name + "` has no unit"), true;
        auto const misfit = Amounts(field).number("1", column.unit).misfit;
        if (misfit != Misfit::none)
            return out.add(Kind::plan_value, place, misfit_text(misfit, field, trimmed(column.unit)),
                           "write for example `" + field.name + " [" + field.unit.text() + "]`"),
                   true;
    }
    return false;
}

void CsvRecords::read(Block const& block, Reading& reading) {
    if (not is_ascii(block.text))
        if (auto const good = valid_utf8_prefix(block.text); good < block.text.size())
            reading.complaints.add(Kind::bad_utf8, {block.offset + good, 1}, "this is not UTF-8");
    CsvCursor cursor(block.text, block.offset, separator_);
    while (cursor.row(header_.columns().size()))
        if (auto const& fault = cursor.fault())
            reading.complaints.add(fault->kind, fault->place, fault->text, fault->help);
        else if (not ragged(cursor, reading))
            row(cursor, reading);
}

bool CsvRecords::ragged(CsvCursor const& cursor, Reading& reading) const {
    auto const& cells = cursor.cells();
    auto const wanted = header_.columns().size();
    if (cells.size() == wanted)
        return false;
    auto const columns = std::to_string(wanted) + (wanted == 1 ? " column" : " columns");
    if (cells.size() > wanted)
        reading.complaints.add(Kind::plan_syntax, cells[wanted].place, "a cell too many: the header has " + columns,
                               "put a text that holds a comma in quotes");
    else
        reading.complaints.add(Kind::plan_syntax, {cursor.row_offset(), cells.front().place.length},
                               "this row has " + std::to_string(cells.size()) + " cells, and the header " + columns);
    return true;
}

std::optional<RecordId> CsvRecords::kind(std::vector<CsvCell> const& cells, Reading& reading) const {
    if (not header_.kind_column())
        return header_.kind();
    auto const& cell = cells[*header_.kind_column()];
    if (cell.text.empty())
        return header_.kind();
    auto const kind = vocabulary_.record(cell.text);
    if (not kind)
        unknown_record(cell.text, cell.place, vocabulary_, reading.complaints);
    return kind;
}

void CsvRecords::row(CsvCursor const& cursor, Reading& reading) {
    auto const& cells = cursor.cells();
    auto const record = kind(cells, reading);
    if (not record)
        return;
    auto& builder = worker_.builder(*record);
    builder.begin(cursor.row_offset());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        auto const& [text, place] = cells[i];
        auto const& column = header_.columns()[i];
        if (text.empty() or column.ignored or i == header_.kind_column())
            continue;
        if (auto const field = column.fields[*record])
            builder.put(*field, {.form = Form::cell, .text = text, .date = {}, .place = place, .unit = column.unit},
                        reading);
        else if (column.known or column.name.empty())
            builder.unknown_field(column.name, place);
    }
    builder.end(reading);
}

}  // namespace proviso
