// YAML text → a Tree for each of its documents.
//
// Stricter than what it stands on: a key given twice is an error, documents are parted by `---` or `...`, and a text
// that would grow without end (aliases of aliases, a million documents) is refused by its size, not by its time.
#pragma once

#include "engine/plan/tree/tree.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace proviso {

/// What one file may come to. Each document takes its part.
struct YamlBudget {
    std::size_t values = 4'000'000;  ///< tables, lists and scalars
    std::size_t copies = 100'000;    ///< of values, by aliases and merge keys
    static constexpr std::size_t text = std::size_t{64} << 20U;
    static constexpr std::size_t documents = 100'000;
    static constexpr unsigned depth = 200;
};

/// Where one document of a file stands.
struct YamlPart {
    std::size_t begin = 0, end = 0;
};

/// The documents of `text`, cut at its `---` and `...` and without those of comments alone. None, and the reason in
/// `out`, where it is not UTF-8, has characters that YAML forbids, or is too large. O(length).
std::vector<YamlPart> yaml_parts(std::string_view text, Complaints& out);

/// Reads one document of `text` into `tree`, which is empty before; it stays so where nothing is written. False where
/// the document is malformed or beyond its budget: the first fault is said in `out`. Keys that stand twice are said as
/// well. Aliases and merge keys (`<<`) are written out. Texts without escapes are views of `text`.
bool read_yaml_tree(std::string_view text, YamlPart part, YamlBudget& budget, Tree& tree, Complaints& out);

}  // namespace proviso
