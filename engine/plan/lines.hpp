// Blocks of whole lines, or of whole CSV records.
#pragma once

#include "engine/plan/blocks.hpp"

#include <optional>

namespace proviso {

/// How many bytes of `text`, which begins at a record, are whole records; 0 where not even one is.
using WholeRecords = std::size_t (*)(std::string_view text);

std::size_t whole_lines(std::string_view text);

/// Line ends inside double quotes do not count.
std::size_t whole_csv_records(std::string_view text);

class LineCutter {
public:
    LineCutter(Input const& input, std::size_t block_size, WholeRecords whole, std::uint64_t from = 0);

    /// Tells of each block how many lines are before it.
    void count_lines();

    /// The next block, in `buffer`; nothing at the end of the file.
    std::optional<Block> next(Buffer& buffer, Complaints& out);

private:
    Input const& input_;
    std::size_t block_size_;
    WholeRecords whole_;
    std::uint64_t at_;
    bool first_ = true;
    bool counts_ = false;
    std::size_t lines_ = 0;  ///< before `at_`
};

}  // namespace proviso
