#include "engine/report/listing.hpp"

#include <array>

namespace proviso {
namespace {

constexpr std::array<ListingRenderer, 4> table{{
    {"text", "for people", write_listing_text},
    {"json", "a plan again", write_listing_json},
    {"ndjson", "its records, one a line", write_listing_ndjson},
    {"csv", "its records, as a table", write_listing_csv},
}};

}  // namespace

std::span<ListingRenderer const> listing_renderers() { return table; }

std::string origin_text(Locator& locator, FieldId id, std::size_t row) {
    auto const where = locator.value(id, row);
    auto text = where.file + ":" + std::to_string(where.at.line) + ":" + std::to_string(where.at.column);
    auto const how = locator.derivation(id, row);
    return how.empty() ? text : text + ", " + how;
}

}  // namespace proviso
