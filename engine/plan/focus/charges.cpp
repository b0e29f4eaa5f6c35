#include "engine/plan/focus/charges.hpp"

#include "engine/plan/focus/cells.hpp"
#include "engine/plan/mapping/evidence.hpp"
#include "engine/values/unit.hpp"

#include <algorithm>
#include <utility>

namespace proviso {
namespace {

/// Whether a tag may set a field: `proviso`, in any case.
bool names_proviso(std::string_view text) {
    constexpr std::string_view word = "proviso";
    constexpr std::size_t before = 3;  // the v, which few texts have
    auto const same = [](char a, char b) {
        return (a >= 'A' and a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    };
    for (auto const v : {'v', 'V'})
        for (auto at = text.find(v); at != text.npos; at = text.find(v, at + 1))
            if (at >= before and std::ranges::equal(text.substr(at - before, word.size()), word, same))
                return true;
    return false;
}

/// Amounts and days, which are the bill's own.
bool is_of_the_bill(Field const& field) { return field.type == FieldType::quantity or field.type == FieldType::date; }

bool is_ascii(std::string_view text) {
    unsigned char all = 0;
    for (auto const c : text)
        all = static_cast<unsigned char>(all | static_cast<unsigned char>(c));
    return all < 0x80;
}

Stated unknown_at(Place place) {
    Stated unknown;
    unknown.form = Form::unknown;
    unknown.place = place;
    return unknown;
}

Date first_of_month(Date day) { return day + (1 - day.day()); }

Stated constant_of(Clue const& clue) {
    Stated value;
    value.form = clue.form == Form::text ? Form::cell : clue.form;
    value.truth = clue.truth;
    value.date = clue.date;
    value.text = clue.text;
    return value;
}

Stated in_cell(CsvCell const& cell) {
    Stated value;
    value.place = cell.place;
    value.text = trimmed(cell.text);
    if (not is_null(cell))
        value.form = is_stand_in(value.text) ? Form::unknown : Form::cell;
    return value;
}

}  // namespace

void ChargeReader::read(Block const& block, Reading& reading) {
    if (not is_ascii(block.text))
        if (auto const good = valid_utf8_prefix(block.text); good < block.text.size())
            reading.complaints.add(Kind::bad_utf8, {block.offset + good, 1}, "this is not UTF-8");
    lines_ = block.line;
    counted_to_ = block.text.data();
    if (matters_.empty())
        for (std::uint16_t field = 0; field < worker_.builder(record_).type().fields.size(); ++field)
            matters_.push_back(worker_.builder(record_).matters(field));
    CsvCursor cursor(block.text, block.offset, separator_);
    while (cursor.row(columns_.size()))
        if (auto const& fault = cursor.fault())
            reading.complaints.add(fault->kind, fault->place, fault->text, fault->help);
        else if (not ragged(cursor, reading))
            row(cursor, block.text.data() + (cursor.row_offset() - block.offset), reading);
}

bool ChargeReader::ragged(CsvCursor const& cursor, Reading& reading) const {
    auto const& cells = cursor.cells();
    if (cells.size() == columns_.size())
        return false;
    auto const columns = "the header has " + std::to_string(columns_.size()) + " columns";
    if (cells.size() > columns_.size())
        reading.complaints.add(Kind::plan_syntax, cells[columns_.size()].place, "a cell too many: " + columns,
                               "put a text that holds a comma in quotes");
    else
        reading.complaints.add(Kind::plan_syntax, {cursor.row_offset(), cells.front().place.length},
                               "this row has " + std::to_string(cells.size()) + " cells, and " + columns);
    return true;
}

void ChargeReader::put_line(RecordBuilder& builder, char const* at, Reading& reading) {
    auto const key = builder.type().key;
    if (file_.empty() or not key)
        return;
    lines_ += static_cast<std::size_t>(std::count(counted_to_, at, '\n'));
    counted_to_ = at;
    line_ = file_ + ":" + std::to_string(lines_ + 1);
    Stated value;
    value.form = Form::text;
    value.text = line_;
    builder.put(*key, value, reading);
}

void ChargeReader::row(CsvCursor const& cursor, char const* at, Reading& reading) {
    auto const& cells = cursor.cells();
    auto& builder = worker_.builder(record_);
    builder.begin(cursor.row_offset());
    put_line(builder, at, reading);
    tags_.clear();
    if (auto const column = columns_.tags(); column and not is_null(cells[*column]))
        if (columns_.asks_for_tags() or names_proviso(cells[*column].text))
            if (not tags_.read(cells[*column]))
                reading.complaints.add(Kind::plan_value, cells[*column].place, "these tags are no JSON object",
                                       "write them as `{\"name\": \"value\"}`");
    put_own_tags(builder, reading);
    put_fields(builder, cells, reading);
    put_days(builder, cells, reading);
    builder.end(reading);
}

void ChargeReader::put_own_tags(RecordBuilder& builder, Reading& reading) {
    for (auto const& tag : tags_.tags())
        if (auto const name = own_tag(tag.name); not name.empty()) {
            auto const field = builder.type().called(name);
            auto const place = tags_.place();
            if (not field)
                builder.unknown_field(name, place);
            else if (is_of_the_bill(builder.type().fields[*field]))
                reading.complaints.add(Kind::plan_value, place,
                                       "the tag `" + tag.name + "` sets what the bill itself says",
                                       "leave it out: amounts and days are those of the columns");
            else if (not builder.stated(*field))
                builder.put(*field, tags_.own(RecordType::spelling(name)), reading);
        }
}

void ChargeReader::put_fields(RecordBuilder& builder, std::vector<CsvCell> const& cells, Reading& reading) {
    read_currency(cells, reading);
    for (auto const& bound : columns_.fields()) {
        if (not matters_[bound.field])
            continue;
        auto const& field = builder.type().fields[bound.field];
        auto value = stated(bound.sources, cells);
        if (value.form == Form::nothing or builder.stated(bound.field))
            continue;
        if (field.type == FieldType::quantity and value.form == Form::cell)
            value = in_money(value, reading);
        builder.put(bound.field, value, reading);
    }
}

void ChargeReader::read_currency(std::vector<CsvCell> const& cells, Reading& reading) {
    auto const currency = stated(columns_.currency(), cells);
    auto const name = currency.form == Form::cell ? currency.text : std::string_view{};
    if (name != currency_.name) {
        auto const unit = parse_unit(name);
        currency_ = {std::string(name), " " + std::string(name), unit and unit->dimension == Dimension::money};
    }
    if (not name.empty() and not currency_.known)
        reading.complaints.add(Kind::plan_value, currency.place, "`" + std::string(name) + "` is no currency",
                               "FOCUS writes its code: `USD`");
}

/// Unknown where the table does not have it. Bills say few different things, so that most have been looked up before.
Stated ChargeReader::looked_up(Stated value, FocusColumns::Source const& source) {
    constexpr std::size_t remembered = 10'000;
    auto& results = looked_up_[source.number];
    auto known = results.find(value.text);
    if (known == results.end()) {
        if (results.size() >= remembered)
            results.clear();
        known = results.emplace(value.text, source.table->find(value.text)).first;
    }
    if (known->second == nullptr)
        return unknown_at(value.place);
    value.text = *known->second;
    return value;
}

/// The first that says something; else unknown, where what is said stands in no table.
Stated ChargeReader::stated(FocusColumns::Sources const& sources, std::vector<CsvCell> const& cells) {
    Stated found;
    for (auto const& source : sources) {
        auto value = source.column                               ? in_cell(cells[*source.column])
                     : source.clue->from == Clue::From::constant ? constant_of(*source.clue)
                                                                 : tags_.value(source.clue->text);
        if (value.form == Form::cell and source.table)
            value = looked_up(value, source);
        if (value.form != Form::nothing)
            found = value;
        if (value.form != Form::nothing and value.form != Form::unknown)
            break;
    }
    return found;
}

/// The amount with the row's currency; unknown where the row has none.
Stated ChargeReader::in_money(Stated amount, Reading& reading) {
    auto const refused = [&](std::string const& text, std::string help) {
        if (std::exchange(refused_, amount.place.begin) != amount.place.begin)  // one column may be of two fields
            reading.complaints.add(Kind::plan_value, amount.place, "`" + std::string(amount.text) + "` " + text,
                                   std::move(help));
        return Stated{};
    };
    auto const read = read_bill_amount(amount.text, room_);
    if (not read)
        return refused("is no amount", "write it as in `-12.50` or `1.2E-7`");
    if (not currency_.known)
        return unknown_at(amount.place);
    if (not read->sign.empty() and not fits_currency(read->sign, currency_.name))
        return refused("stands beside the currency `" + currency_.name + "`",
                       "leave the sign out, or correct the currency");
    amount.form = Form::number;
    amount.text = read->digits;
    amount.unit = currency_.unit;
    return amount;
}

std::optional<BillMoment> ChargeReader::moment(CsvCell const& cell, std::size_t which, Reading& reading) {
    auto const written = trimmed(cell.text);
    if (is_null(cell) or written.empty() or is_stand_in(written))
        return {};
    auto& known = known_[which];
    if (known.text != cell.text)
        known = {std::string(cell.text), read_moment(written, columns_.order())};
    auto const& moment = known.moment;
    auto const refused = [&](std::string text, std::string help) {
        reading.complaints.add(Kind::plan_value, cell.place, "`" + std::string(cell.text) + "` " + text,
                               std::move(help));
        return std::nullopt;
    };
    switch (moment.doubt) {
        case BillMoment::Doubt::none: return moment;
        case BillMoment::Doubt::no_moment:
            return refused("is no date", "FOCUS writes `2026-02-01T00:00:00Z`; the day alone will do");
        case BillMoment::Doubt::either_order:
            return refused("may be " + moment.day.long_text() + " or " + moment.other.long_text(),
                           "say `dates = \"month first\"` or `\"day first\"` in a mapping, and give it with --map");
    }
    return {};
}

std::optional<ChargeReader::Days> ChargeReader::days(FocusColumns::Span span, std::size_t which,
                                                     std::vector<CsvCell> const& cells, Reading& reading) {
    if (not span.start or not span.end)
        return {};
    auto const& place = cells[*span.start].place;
    auto const start = moment(cells[*span.start], which, reading);
    auto const end = moment(cells[*span.end], which + 1, reading);
    if (not start or not end)
        return {};
    Days days{start->day, end->midnight ? end->day + -1 : end->day, place};
    if (end->day < start->day) {
        reading.complaints.add(Kind::plan_contradiction, cells[*span.end].place,
                               "it ends on " + end->day.text() + ", before it starts on " + start->day.text());
        return {};
    }
    days.last = std::max(days.first, days.last);
    return days;
}

/// Where a period has something in the place of one of its days, to be filled in later.
std::optional<Place> ChargeReader::stand_in(FocusColumns::Span span, std::vector<CsvCell> const& cells) {
    for (auto const& column : {span.start, span.end})
        if (column and not is_null(cells[*column]))
            if (auto const text = trimmed(cells[*column].text); not text.empty() and is_stand_in(text))
                return cells[*column].place;
    return {};
}

void ChargeReader::put_unknown(std::initializer_list<std::optional<std::uint16_t>> fields, Place place,
                               RecordBuilder& builder, Reading& reading) {
    for (auto const field : fields)
        if (field and not builder.stated(*field))
            builder.put(*field, unknown_at(place), reading);
}

/// The days of the charge that the bill is of, and those of the bill, which without a column for them begin with the
/// month of the charge and end with it; of a charge of other days, as corrections are, those of both.
void ChargeReader::put_days(RecordBuilder& builder, std::vector<CsvCell> const& cells, Reading& reading) {
    auto const charged = days(columns_.charge(), 0, cells, reading);
    auto const billed = days(columns_.billing(), 2, cells, reading);
    auto const& to = columns_.days();
    if (auto const place = stand_in(columns_.charge(), cells))
        put_unknown({to.on, to.start, to.end}, *place, builder, reading);
    if (auto const place = stand_in(columns_.billing(), cells))
        put_unknown({to.bill_start, to.bill_end}, *place, builder, reading);
    if (not charged and not billed)
        return;
    auto all = charged ? *charged : *billed;
    if (charged and billed) {
        auto const meet = billed->first <= charged->last and charged->first <= billed->last;
        all.first = meet ? std::max(charged->first, billed->first) : std::min(charged->first, billed->first);
        all.last = meet ? std::min(charged->last, billed->last) : std::max(charged->last, billed->last);
    }
    auto const put = [&](std::optional<std::uint16_t> field, Date day) {
        Stated value;
        value.form = Form::date;
        value.date = day;
        value.place = all.place;
        if (field and not builder.stated(*field))
            builder.put(*field, value, reading);
    };
    put(columns_.days().bill_start, billed ? billed->first : first_of_month(charged->first));
    put(columns_.days().bill_end, (billed ? *billed : *charged).last + 1);
    put(columns_.days().start, all.first);
    put(columns_.days().end, all.last + 1);
    if (all.first == all.last)
        put(columns_.days().on, all.first);
}

}  // namespace proviso
