#include "engine/plan/focus/columns.hpp"

#include "engine/plan/focus/cost_file.hpp"

#include <algorithm>

namespace proviso {

FocusColumns::FocusColumns(std::vector<CsvCell> const& header, Vocabulary const& vocabulary, Mapping const& mapping,
                           Complaints& out) {
    for (auto const& cell : header) {
        auto name = column_name(cell.text);
        if (not name.empty() and column(name))
            out.add(Kind::plan_duplicate, cell.place, "two columns are called `" + std::string(cell.text) + "`");
        names_.push_back(std::move(name));
    }
    charge_ = {column("chargeperiodstart"), column("chargeperiodend")};
    billing_ = {column("billingperiodstart"), column("billingperiodend")};
    tags_ = column("tags");
    order_ =
        mapping.month_first ? *mapping.month_first ? DayOrder::month_first : DayOrder::day_first : DayOrder::unsaid;
    auto const& type = vocabulary.records[mapping.record];
    days_ = {type.on, type.start, type.end, type.called("bill-start"), type.called("bill-end")};
    auto const treatment = mapping.treatment({}, type.fields.size());
    for (std::uint16_t field = 0; field < treatment.fields.size(); ++field)
        if (treatment.fields[field] != nullptr and not is_day(field))
            bind(field, *treatment.fields[field], mapping, type);
}

std::optional<std::size_t> FocusColumns::column(std::string_view name) const {
    auto const found = std::ranges::find(names_, name);
    return found == names_.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - names_.begin()));
}

void FocusColumns::bind(std::uint16_t field, std::vector<Clue> const& clues, Mapping const& mapping,
                        RecordType const& type) {
    Bound bound{field, {}};
    for (auto const& clue : clues) {
        Source source{&clue, {}, clue.table ? &mapping.tables[*clue.table] : nullptr, 0};
        source.number = clue.table ? tables_++ : 0;
        if (clue.from == Clue::From::column)
            source.column = column(column_name(clue.text));
        auto const is_there =
            clue.from == Clue::From::constant or source.column or (clue.from == Clue::From::tag and tags_.has_value());
        asks_for_tags_ = asks_for_tags_ or clue.from == Clue::From::tag;
        if (is_there)
            bound.sources.push_back(source);
    }
    if (type.fields[field].name == "currency")
        currency_ = bound.sources;
    fields_.push_back(std::move(bound));
}

std::vector<std::size_t> FocusColumns::columns_of(std::uint16_t field) const {
    std::vector<std::size_t> columns;
    auto const add = [&](std::optional<std::size_t> column) {
        if (column)
            columns.push_back(*column);
    };
    if (is_day(field))
        for (auto const* span : {&charge_, &billing_})
            if (span == &billing_ or not is_of_bill(field))
                add(field == days_.end or field == days_.bill_end ? span->end : span->start);
    for (auto const& bound : fields_)
        if (bound.field == field)
            for (auto const& source : bound.sources)
                add(source.clue->from == Clue::From::tag ? tags_ : source.column);
    return columns;
}

}  // namespace proviso
