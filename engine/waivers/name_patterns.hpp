// Which names a list of names and globs means: `chat-eu`, `chat-*`, `eu-?`, `chat\*`.
//
// Compares names as the rest of the program does, whatever their case. Knows no record.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace proviso {

/// Whether `name` is of the form of `glob`: `*` stands for any characters, `?` for one, all others for themselves, and so
/// do these and the backslash behind a backslash. Both folded. cost: O(name × glob) at worst
bool matches(std::string_view glob, std::string_view name);

class NamePatterns {
public:
    /// What holds neither `*` nor `?` is a name, each character of which stands for itself.
    void add(std::string_view name_or_glob);
    bool empty() const { return added_ == 0; }

    /// Which of those added mean the folded `name`, counted from 0 as they were added. Linear in its length where no glob
    /// was.
    std::vector<std::size_t> meaning(std::string const& name) const;

private:
    std::size_t added_ = 0;
    std::unordered_multimap<std::string, std::size_t> names_;
    std::vector<std::pair<std::string, std::size_t>> globs_;
};

}  // namespace proviso
