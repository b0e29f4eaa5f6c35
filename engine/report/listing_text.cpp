// The listing for people.
#include "engine/report/layout.hpp"
#include "engine/report/listing.hpp"
#include "engine/report/page.hpp"

#include <algorithm>

namespace proviso {
namespace {

struct Line {
    std::string field, value, origin;
};

std::vector<Line> lines_of(PlanListing const& listing, Locator& locator, RecordId record, std::size_t row) {
    auto const& type = listing.vocabulary.records[record];
    std::vector<Line> lines;
    for (std::uint16_t i = 0; i < type.fields.size(); ++i)
        if (FieldId const id{record, i}; cell_state(listing.plan, id, row) != CellState::missing)
            lines.push_back({escaped(type.fields[i].name),
                             escaped(cell_text(listing.plan, listing.vocabulary, id, row)),
                             escaped(origin_text(locator, id, row))});
    return lines;
}

std::string padded(std::string text, std::size_t width) {
    auto const shown = columns(text);
    return shown < width ? text.append(width - shown, ' ') : text;
}

void write_record(Page& page, PlanListing const& listing, Locator& locator, RecordId record, std::size_t row) {
    constexpr std::size_t widest_value = 32;
    page.line(escaped(record_name(listing.plan, listing.vocabulary, record, row)), Colour::bold);
    auto const lines = lines_of(listing, locator, record, row);
    std::size_t field = 0, value = 0;
    for (auto const& line : lines) {
        field = std::max(field, columns(line.field));
        value = std::max(value, std::min(columns(line.value), widest_value));
    }
    for (auto const& line : lines) {
        auto const lead = "  " + padded(line.field, field) + "  ";
        auto const shown = padded(line.value, value) + "  ";
        page.flow({{lead, Colour::grey}, {shown}}, line.origin, field + value + 6, Colour::grey);
    }
    page.blank();
}

}  // namespace

void write_listing_text(PlanListing const& listing, RenderOptions const& options, std::ostream& out) {
    Page page(out, options.width, options.colour);
    Locator locator(listing.plan, listing.vocabulary);
    for (RecordId record = 0; record < listing.plan.tables.size(); ++record)
        for (std::size_t row = 0; row < listing.plan.tables[record].rows; ++row)
            write_record(page, listing, locator, record, row);
    std::vector<std::string> counts;
    for (RecordId record = 0; record < listing.plan.tables.size(); ++record)
        if (auto const rows = listing.plan.tables[record].rows; rows > 0)
            counts.push_back(counted(rows, listing.vocabulary.records[record].name));
    page.line(counts.empty() ? "no records" : escaped(listed(counts)));
}

}  // namespace proviso
