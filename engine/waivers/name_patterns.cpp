#include "engine/waivers/name_patterns.hpp"

#include "dsl/lexicon.hpp"

#include <algorithm>

namespace proviso {
namespace {

bool continues_a_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::size_t after_character(std::string_view text, std::size_t at) {
    do
        ++at;
    while (at < text.size() and continues_a_character(text[at]));
    return at;
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
        } else if (in_glob < glob.size() and glob[in_glob] == name[in_name]) {
            ++in_glob, ++in_name;
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
        names_.insert(std::move(folded));
    else
        globs_.push_back(std::move(folded));
}

bool NamePatterns::has(std::string_view name) const {
    auto const folded = fold(name);
    return names_.contains(folded) or
           std::ranges::any_of(globs_, [&](std::string const& glob) { return matches(glob, folded); });
}

}  // namespace proviso
