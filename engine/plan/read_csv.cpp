// CSV plans: a header of field names, then a record a row.
#include "dsl/lexicon.hpp"
#include "engine/plan/csv_records.hpp"
#include "engine/plan/lines.hpp"

#include <algorithm>

namespace proviso {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t largest_header = std::size_t{64} << 20U;

/// `did you mean …` of the first column that is near to a field; else what there might be.
std::string nearest_columns(CsvHeader const& header, Intake const& intake) {
    constexpr std::size_t looked_at = 50;
    std::vector<std::string> fields;
    for (auto const& field : intake.vocabulary.records[intake.placement()].fields)
        fields.push_back(field.name);
    auto const& columns = header.columns();
    for (std::size_t i = 0; i < std::min(looked_at, columns.size()); ++i)
        if (auto near = did_you_mean(columns[i].name, fields); not near.empty())
            return "for `" + columns[i].name + "`: " + near;
    return "the first row names fields, as in `workload,provider,region`; other kinds of record have a column `record`";
}

}  // namespace

void read_csv(Input& input, Intake& intake) {
    Buffer buffer;
    auto const start = input.read(0, byte_order_mark.size(), buffer) == byte_order_mark ? byte_order_mark.size() : 0;
    auto text = input.read(start, intake.block_size(), buffer);
    for (auto size = intake.block_size(); whole_csv_records(text) == 0 and size < largest_header; size *= 2)
        text = input.read(start, 2 * size, buffer);
    if (auto const good = valid_utf8_prefix(text.substr(0, text.find('\n')));
        good < text.find('\n') and good < text.size())
        return intake.complaints.add(Kind::bad_utf8, {start + good, 1}, "this is not UTF-8");

    auto const separator = csv_separator(text);
    CsvCursor cursor(text, start, separator);
    cursor.row(text.size());
    if (auto const& fault = cursor.fault())
        return intake.complaints.add(fault->kind, fault->place, fault->text, fault->help);
    Complaints of_header;
    CsvHeader const header(cursor.cells(), intake.vocabulary, intake.placement(), of_header);
    if (not header.any_known())
        return intake.complaints.add(Kind::plan_unknown_format, {start, 1},
                                     "no column of this file is a field of a placement",
                                     nearest_columns(header, intake));
    intake.complaints.append(std::move(of_header));

    LineCutter cutter(input, intake.block_size(), whole_csv_records, cursor.offset());
    std::vector<CsvRecords> readers;
    for (auto const& worker : intake.workers)
        readers.emplace_back(header, separator, intake.vocabulary, *worker);
    read_blocks(
        input, intake, [&](Buffer& room, Complaints& out) { return cutter.next(room, out); },
        [&](Worker& worker, Block const& block, Reading& reading) { readers[worker.index()].read(block, reading); });
}

}  // namespace proviso
