// Which cost data is it? Told by the first line: FOCUS, or what is taken for it.
#pragma once

#include "engine/plan/csv.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace proviso {

/// `commitments`: the second dataset of FOCUS 1.3. `pointer`: what Git LFS leaves in the place of a file. `packed`:
/// Parquet, gzip or zip.
enum class CostFile : std::uint8_t { none, charges, commitments, aws, azure, google, oracle, pointer, packed };

/// `text` begins as the file does, without a byte order mark.
CostFile cost_file(std::string_view text);

/// A column's name without regard to case.
std::string column_name(std::string_view cell);

/// Says why a file of that sort, other than `charges`, is not read, and what to do.
CsvCursor::Fault refusal(CostFile file);

}  // namespace proviso
