// FOCUS cost and usage data (1.0 to 1.2, CSV): a header of columns in any order, then a charge a row.
#include "engine/plan/csv_records.hpp"
#include "engine/plan/focus/charges.hpp"
#include "engine/plan/focus/cost_file.hpp"
#include "engine/plan/lines.hpp"

#include <algorithm>

namespace proviso {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t longest_header = std::size_t{1} << 20U;
constexpr std::size_t block_of_totals = std::size_t{8} << 20U;  // the more rows, the more are alike

void note_cost(FocusColumns const& columns, RecordType const& type, Intake& intake) {
    auto const cost = type.called("cost");
    for (auto const& bound : columns.fields())
        if (bound.field == cost and not bound.sources.empty() and bound.sources.front().column)
            intake.note("the cost of a charge is its " + bound.sources.front().clue->text +
                        ", taxes, credits and adjustments included");
}

/// Which fields matter where the charges of a large bill may be added up; null where each is kept.
Totals const* totals_of(RecordId record, std::uint64_t size, Intake& intake) {
    auto const& all = intake.options.totals;
    auto const found = std::ranges::find(all, record, &Totals::record);
    if (found == all.end() or size < intake.options.add_up_from)
        return nullptr;
    intake.note("charges that are alike in all that the clauses ask about are added up, for the bill is large");
    return &*found;
}

/// The column that the mapping takes the field from first.
std::string wanted_column(Mapping const& mapping, std::size_t fields, std::uint16_t field) {
    auto const treatment = mapping.treatment({}, fields);
    auto const* const clues = treatment.fields[field];
    auto const is_column = [](Clue const& clue) { return clue.from == Clue::From::column; };
    auto const found = clues == nullptr ? std::vector<Clue>::const_iterator{} : std::ranges::find_if(*clues, is_column);
    return clues == nullptr or found == clues->end() ? std::string() : found->text;
}

/// Of what was spent.
void say_no_cost(FocusColumns const& columns, std::uint64_t header, Intake& intake) {
    auto const& mapping = intake.mapping(PlanFormat::focus);
    auto const& type = intake.vocabulary.records[mapping.record];
    for (auto const& bound : columns.fields())
        if (type.fields[bound.field].spend and bound.sources.empty())
            intake.complaints.add(Kind::plan_not_whole, {header, 1},
                                  "what the charges come to is not known: there is no column `" +
                                      wanted_column(mapping, type.fields.size(), bound.field) + "`",
                                  "export the bill with it, or say in a mapping which other column is the cost: "
                                  "`[fields]`, `" +
                                      type.fields[bound.field].name + " = { column = \"EffectiveCost\" }`");
}

void say_what_is_missing(FocusColumns const& columns, std::uint64_t header, Intake& intake) {
    say_no_cost(columns, header, intake);
    if (columns.currency().empty())
        intake.complaints.add(Kind::plan_no_currency, {header, 1},
                              "the costs have no currency, and are not known: there is no column `BillingCurrency`",
                              "say it in a mapping: `[fields]`, `currency = \"USD\"`");
}

}  // namespace

void read_focus(Input& input, Intake& intake) {
    Buffer buffer;
    auto const start = input.read(0, byte_order_mark.size(), buffer) == byte_order_mark ? byte_order_mark.size() : 0;
    auto const text = input.read(start, longest_header, buffer);
    auto const line = text.substr(0, text.find('\n'));
    if (auto const kind = cost_file(text); kind != CostFile::charges) {
        auto const fault = refusal(kind);
        return intake.complaints.add(fault.kind, {start, 1}, fault.text, fault.help);
    }
    if (auto const good = valid_utf8_prefix(line); good < line.size())
        return intake.complaints.add(Kind::bad_utf8, {start + good, 1}, "this is not UTF-8");
    auto const separator = csv_separator(text);
    CsvCursor cursor(text, start, separator);
    cursor.row(line.size());
    if (auto const& fault = cursor.fault())
        return intake.complaints.add(fault->kind, fault->place, fault->text, fault->help);

    auto const& mapping = intake.mapping(PlanFormat::focus);
    FocusColumns const columns(cursor.cells(), intake.vocabulary, mapping, intake.complaints);
    note_cost(columns, intake.vocabulary.records[mapping.record], intake);
    say_what_is_missing(columns, start, intake);
    auto const* const totals = totals_of(mapping.record, input.size(), intake);
    LineCutter cutter(input, totals ? block_of_totals : intake.block_size(), whole_csv_records, cursor.offset());
    auto const small = input.size() < intake.options.add_up_from;
    if (small)
        cutter.count_lines();
    std::vector<ChargeReader> readers;
    for (auto const& worker : intake.workers) {
        worker->builder(mapping.record).add_up(totals);
        readers.emplace_back(columns, mapping.record, separator, small ? intake.name : "", *worker);
    }
    read_blocks(
        input, intake, [&](Buffer& room, Complaints& out) { return cutter.next(room, out); },
        [&](Worker& worker, Block const& block, Reading& reading) { readers[worker.index()].read(block, reading); });
}

}  // namespace proviso
