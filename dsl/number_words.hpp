// Whole numbers that are written out: `three`, `twenty-four`, `seven hundred and fifty`.
#pragma once

#include "dsl/reader.hpp"

#include <optional>

namespace proviso {

/// From one to `nineteen hundred and ninety-nine`, taken; nothing where no number begins. `and` belongs to it only
/// where no greater number follows: `between one hundred and two hundred` are two.
std::optional<int> read_number_words(Reader& in);

}  // namespace proviso
