// Plan files → Plan. One reader a format (read_toml.cpp, read_json.cpp, terraform/ …) over one builder.
#pragma once

#include "engine/plan/add_up.hpp"
#include "engine/plan/mapping/set.hpp"
#include "engine/plan/plan.hpp"
#include "engine/plan/progress.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace proviso {

struct ReadOptions {
    bool strict = false;    ///< fields that the vocabulary lacks and names that stand twice are errors, else warnings
    unsigned threads = 0;   ///< 0: one a core
    std::size_t block = 0;  ///< bytes of a file read at a time; 0: a fitting number
    std::optional<PlanFormat> input = {};  ///< of every file, whatever it looks like
    std::vector<Source> maps = {};         ///< mappings over the built-in ones, the last on top
    std::vector<Totals> totals = {};       ///< kinds of record of which only totals are asked
    std::size_t add_up_from = 64U << 20U;  ///< bytes of a bill from which on its charges are added up for these
    std::vector<SetField> set = {};        ///< fields of placements in files that need a mapping
    Progress* progress = nullptr;          ///< kept up to date, where somebody looks
};

/// Reads `paths` (`-` is standard input) together: later files add records, facts and rates. Every value
/// that does not fit is reported with its place, and then nothing may be checked. Files are read in
/// pieces; memory grows with the columns, not with the text.
Plan read_plan(std::vector<std::string> const& paths, Vocabulary const& vocabulary, ReadOptions const& options,
               Diagnostics& out);

}  // namespace proviso
