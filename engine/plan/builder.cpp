// Records, and what one field of a record says of another.
#include "engine/plan/builder.hpp"

#include "dsl/lexicon.hpp"

#include <algorithm>
#include <utility>

namespace proviso {
namespace {

constexpr Code unseen = ~Code{0} - 1;
constexpr Code nowhere = ~Code{0};  // the lookup has no entry, or none that the field takes

/// How many fields stand between `field` and the one it is derived from in the end.
std::size_t depth(RecordType const& type, Field const& field) {
    std::size_t depth = 0;
    for (auto const* at = &field; at->from and depth <= type.fields.size(); at = &type.fields[*at->from])
        ++depth;
    return depth;
}

}  // namespace

RecordBuilder::RecordBuilder(Vocabulary const& vocabulary, RecordId record, unsigned worker)
    : vocabulary_(vocabulary), record_(record), worker_(worker), type_(vocabulary.records[record]) {
    columns_.reserve(type_.fields.size());
    for (std::uint16_t i = 0; i < type_.fields.size(); ++i) {
        columns_.emplace_back(vocabulary, type_.fields[i], i);
        if (type_.fields[i].from)
            derived_.push_back({i, {}});
    }
    std::ranges::stable_sort(derived_, {}, [&](auto const& d) { return depth(type_, type_.fields[d.field]); });
}

bool RecordBuilder::matters(std::uint16_t field) const {
    auto const& type = type_.fields[field];
    auto const from_it = [field](Field const& other) { return other.from == field; };
    return totals_ == nullptr or totals_->fields[field] or type.type != FieldType::name or type.from or
           (not type.open and not type.values.empty()) or std::ranges::any_of(type_.fields, from_it);
}

void RecordBuilder::begin(std::uint64_t origin) {
    origins_.push_back(origin);
    if (row_ < room_)
        return;
    room_ = std::max(Bits::word_bits, 2 * room_);
    for (auto& column : columns_)
        column.make_room(room_);
}

void RecordBuilder::cancel() {
    for (auto& column : columns_)
        column.cancel(row_);
    origins_.pop_back();
    unknown_.clear();
}

void RecordBuilder::end(Reading& reading) {
    for (auto& derived : derived_)
        derive(derived, reading);
    compare_dates(reading);
    for (auto const& unknown : unknown_)
        reading.complaints.unknown_field(record_, unknown.name, unknown.place);
    unknown_.clear();
    if (++row_ == Batch::batch_rows)
        finish(reading);
}

Code RecordBuilder::expected(Derived& derived, Code source, std::uint64_t block) {
    if (derived.expected.size() <= source)
        derived.expected.resize(source + 1, unseen);
    auto& code = derived.expected[source];
    if (code != unseen)
        return code;
    auto const& field = type_.fields[derived.field];
    auto const& entries = vocabulary_.lookups[field.lookup].entries;
    auto const found = entries.find(columns_[*field.from].names().entries()[source].folded);
    code = found == entries.end() ? nowhere : columns_[derived.field].names().code(found->second, block);
    return code;
}

void RecordBuilder::derive(Derived& derived, Reading& reading) {
    auto const& field = type_.fields[derived.field];
    auto& column = columns_[derived.field];
    auto const& source = columns_[*field.from];
    auto const stated = column.present(row_);
    if (not source.present(row_)) {
        if (source.unknown(row_) and not stated)
            column.put_unknown(row_);
        return;
    }
    auto const code = expected(derived, source.code_at(row_), reading.block);
    if (not stated and not column.unknown(row_)) {
        if (source.concealed(row_))
            column.conceal(row_);
        return code == nowhere ? column.put_unknown(row_) : column.put_code(row_, code);
    }
    if (not stated or code == nowhere or code == column.code_at(row_))
        return;
    if (source.concealed(row_) or column.concealed(row_))
        return reading.complaints.add(Kind::plan_contradiction, column.last_place(),
                                      "the " + field.name + " that is given is not that of the " +
                                          type_.fields[*field.from].name + "; what is sensitive is not shown",
                                      "leave `" + field.name + "` out, or correct `" + type_.fields[*field.from].name +
                                          "`");
    auto const& names = column.names().entries();
    auto const& from = source.names().entries()[source.code_at(row_)].name;
    reading.complaints.add(Kind::plan_contradiction, column.last_place(),
                           "the " + field.name + " is given as `" + names[column.code_at(row_)].name + "`, but `" +
                               from + "` is in `" + names[code].name + "`",
                           "leave `" + field.name + "` out, or correct `" + type_.fields[*field.from].name + "`");
}

void RecordBuilder::compare_dates(Reading& reading) {
    if (not type_.start or not type_.end)
        return;
    auto const& start = columns_[*type_.start];
    auto const& end = columns_[*type_.end];
    if (not start.present(row_) or not end.present(row_) or start.day_at(row_) < end.day_at(row_))
        return;
    if (start.concealed(row_) or end.concealed(row_))
        return reading.complaints.add(Kind::plan_contradiction, end.last_place(),
                                      "it does not start before it ends; what is sensitive is not shown",
                                      "`" + type_.fields[*type_.end].name + "` is the first day on which it is gone");
    reading.complaints.add(Kind::plan_contradiction, end.last_place(),
                           "it ends on " + Date{end.day_at(row_)}.text() + ", but does not start before " +
                               Date{start.day_at(row_)}.text(),
                           "`" + type_.fields[*type_.end].name + "` is the first day on which it is gone");
}

void RecordBuilder::finish(Reading& reading) {
    if (row_ == 0)
        return;
    Piece piece{record_, worker_, {}, {}};
    piece.batch.rows = row_;
    piece.batch.file = reading.file;
    piece.batch.origins = std::vector<std::uint64_t>(origins_.begin(), origins_.end());
    for (auto& column : columns_)
        piece.batch.columns.push_back(column.finish(row_, piece.foreign));
    origins_.clear();
    row_ = 0;
    if (totals_ != nullptr and piece.foreign.empty())
        proviso::add_up(piece.batch, *totals_);
    reading.pieces.push_back(std::move(piece));
}

}  // namespace proviso
