// A CSV file in which rows are looked up again, by their offset.
#pragma once

#include "engine/plan/csv.hpp"
#include "engine/plan/input.hpp"

#include <limits>

namespace proviso {

class CsvRows {
public:
    explicit CsvRows(Input& input);

    /// The first row.
    CsvCursor header();

    /// The row at `origin`, of which at most `most` cells are wanted. It holds until the next is looked up.
    CsvCursor at(std::uint64_t origin, std::size_t most = std::numeric_limits<std::size_t>::max() - 1);

    /// Its first cell.
    Place place(std::uint64_t origin);

private:
    std::string_view look(std::uint64_t offset);

    Input& input_;
    Buffer buffer_;
    std::uint64_t start_ = 0;
    char separator_ = ',';
};

}  // namespace proviso
