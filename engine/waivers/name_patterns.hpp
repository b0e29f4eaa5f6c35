// Which names a list of names and globs means: `chat-eu`, `chat-*`, `eu-?`.
//
// Compares names as the rest of the program does, whatever their case. Knows no record.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace proviso {

/// Whether `name` is of the form of `glob`: `*` stands for any characters, `?` for one, all others for themselves.
/// Both folded. cost: O(name × glob) at worst
bool matches(std::string_view glob, std::string_view name);

class NamePatterns {
public:
    void add(std::string_view name_or_glob);
    bool empty() const { return names_.empty() and globs_.empty(); }

    /// Linear in the length of `name` where no glob was added.
    bool has(std::string_view name) const;

private:
    std::unordered_set<std::string> names_;
    std::vector<std::string> globs_;
};

}  // namespace proviso
