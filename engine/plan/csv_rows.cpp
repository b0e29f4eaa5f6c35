#include "engine/plan/csv_rows.hpp"

#include "engine/plan/csv_records.hpp"
#include "engine/plan/lines.hpp"

namespace proviso {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t first_look = 4096;
constexpr std::size_t longest_look = std::size_t{64} << 20U;

}  // namespace

CsvRows::CsvRows(Input& input) : input_(input) {
    start_ = input.read(0, byte_order_mark.size(), buffer_) == byte_order_mark ? byte_order_mark.size() : 0;
    separator_ = csv_separator(look(start_));
}

CsvCursor CsvRows::header() { return at(start_); }

CsvCursor CsvRows::at(std::uint64_t origin, std::size_t most) {
    CsvCursor cursor(look(origin), origin, separator_);
    cursor.row(most);
    return cursor;
}

Place CsvRows::place(std::uint64_t origin) {
    auto const cursor = at(origin, 0);
    return cursor.cells().empty() ? Place{origin, 1} : cursor.cells().front().place;
}

/// Text from `offset` that holds at least one whole row.
std::string_view CsvRows::look(std::uint64_t offset) {
    for (auto size = first_look;; size *= 4) {
        auto const text = input_.read(offset, size, buffer_);
        if (text.size() < size or whole_csv_records(text) > 0 or size >= longest_look)
            return text;
    }
}

}  // namespace proviso
