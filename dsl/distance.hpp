// How near two spellings are: for "did you mean …".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace proviso {

/// Compares many folded names with one folded text.
class Nearness {
public:
    explicit Nearness(std::string_view text);

    /// The number of letters to insert, delete, replace or swap (Damerau–Levenshtein, each letter moved at most
    /// once); half of that counted for a name that only goes on after the text. Nothing where it is not near: more
    /// than a third of the letters. O(product of the lengths), and nothing where the lengths alone rule it out.
    std::optional<std::size_t> distance(std::string_view name) const;

private:
    std::u32string text_;
};

}  // namespace proviso
