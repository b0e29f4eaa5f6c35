// Plan files → Plan. One reader a format (read_toml.cpp, read_json.cpp, read_csv.cpp) over one builder.
#pragma once

#include "engine/plan/plan.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace proviso {

struct ReadOptions {
    bool strict = false;    ///< fields that the vocabulary lacks and names that stand twice are errors, else warnings
    unsigned threads = 0;   ///< 0: one a core
    std::size_t block = 0;  ///< bytes of a file read at a time; 0: a fitting number
};

/// Reads `paths` (`-` is standard input) together: later files add records, facts and rates. Every value
/// that does not fit is reported with its place, and then nothing may be checked. Files are read in
/// pieces; memory grows with the columns, not with the text.
Plan read_plan(std::vector<std::string> const& paths, Vocabulary const& vocabulary, ReadOptions const& options,
               Diagnostics& out);

}  // namespace proviso
