#include "engine/waivers/name_patterns.hpp"

#include "dsl/lexicon.hpp"

namespace proviso {
namespace {

bool continues_a_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::size_t after_character(std::string_view text, std::size_t at) {
    do
        ++at;
    while (at < text.size() and continues_a_character(text[at]));
    return at;
}

/// Where the character of `glob` stands that is meant at `at`: behind a backslash that takes its meaning from it.
std::size_t literal(std::string_view glob, std::size_t at) {
    constexpr std::string_view taken = R"(*?\)";
    auto const escapes = at + 1 < glob.size() and glob[at] == '\\' and taken.find(glob[at + 1]) != taken.npos;
    return escapes ? at + 1 : at;
}

}  // namespace

/// Goes back to the last `*` alone, so that no text takes longer than both lengths multiplied.
bool matches(std::string_view glob, std::string_view name) {
    std::size_t in_glob = 0, in_name = 0;
    auto star = std::string_view::npos, taken = in_name;
    while (in_name < name.size()) {
        if (in_glob < glob.size() and glob[in_glob] == '*') {
            star = in_glob++;
            taken = in_name;
        } else if (in_glob < glob.size() and glob[in_glob] == '?') {
            ++in_glob;
            in_name = after_character(name, in_name);
        } else if (auto const plain = literal(glob, in_glob); plain < glob.size() and glob[plain] == name[in_name]) {
            in_glob = plain + 1, ++in_name;
        } else if (star != std::string_view::npos) {
            in_glob = star + 1;
            in_name = taken = after_character(name, taken);
        } else {
            return false;
        }
    }
    return glob.find_first_not_of('*', in_glob) == std::string_view::npos;
}

void NamePatterns::add(std::string_view name_or_glob) {
    auto folded = fold(name_or_glob);
    if (folded.find_first_of("*?") == std::string::npos)
        names_.emplace(std::move(folded), added_++);
    else
        globs_.emplace_back(std::move(folded), added_++);
}

std::vector<std::size_t> NamePatterns::meaning(std::string const& name) const {
    std::vector<std::size_t> out;
    auto const [first, last] = names_.equal_range(name);
    for (auto same = first; same != last; ++same)
        out.push_back(same->second);
    for (auto const& [glob, index] : globs_)
        if (matches(glob, name))
            out.push_back(index);
    return out;
}

}  // namespace proviso
