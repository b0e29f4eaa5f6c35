#include "dsl/distance.hpp"

#include "dsl/text.hpp"

#include <algorithm>
#include <vector>

namespace proviso {
namespace {

constexpr std::size_t longest_text = 64;  ///< letters; what is longer resembles nothing
constexpr std::size_t shortest_prefix = 3;

std::u32string letters(std::string_view text) {
    std::u32string result;
    while (not text.empty() and result.size() <= longest_text) {
        auto const next = first_code_point(text);
        result += next.value;
        text.remove_prefix(next.length);
    }
    return result;
}

std::size_t allowed(std::size_t length) { return length < 3 ? 0 : std::clamp<std::size_t>(length / 3, 1, 4); }

std::size_t edits(std::u32string const& a, std::u32string const& b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

}  // namespace

Nearness::Nearness(std::string_view text) : text_(letters(text)) {}

std::optional<std::size_t> Nearness::distance(std::string_view name) const {
    auto const other = letters(name);
    auto const longer = std::max(text_.size(), other.size());
    auto const difference = longer - std::min(text_.size(), other.size());
    if (text_.size() > longest_text or other.size() > longest_text)
        return std::nullopt;
    if (text_.size() >= shortest_prefix and other.starts_with(text_))
        return (difference + 1) / 2;
    auto const most = allowed(text_.size());
    if (difference > most)
        return std::nullopt;
    auto const distance = edits(text_, other);
    return distance <= most ? std::optional(distance) : std::nullopt;
}

}  // namespace proviso
