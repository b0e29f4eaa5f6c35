// What counts as near is narrower than where a name must be known: products may well be called alike. But a value that has
// a known one among its words is always said: whoever means `ChatGPT Enterprise` by it is not bound by a clause on ChatGPT.
#include "engine/vocabulary/resemblance.hpp"

#include "dsl/distance.hpp"
#include "dsl/lexicon.hpp"

#include <algorithm>
#include <iterator>

namespace proviso {
namespace {

constexpr std::size_t part_of = 3;  // the difference of `Google` from `Google Cloud`; more than any edits

/// Whether two names so many edits apart are surely meant to be one. Model numbers differ by a letter and mean it.
bool within(std::size_t edits, Spelling const& a, Spelling const& b) {
    auto const length = std::min(a.folded.size(), b.folded.size());
    if (not a.digits.empty())
        return edits <= 1 and length >= 8;
    if (length > 4)
        return edits <= (length > 8 ? 2U : 1U);
    auto x = a.folded, y = b.folded;
    std::ranges::sort(x);
    std::ranges::sort(y);
    return edits <= 1 and (x == y or x.size() != y.size());  // `ASW` and `AWSS` for `AWS`, but `Nora` is not `Sora`
}

/// Whether `text` has the words of `known` among its own: `Azure/AWS`, `H100 SXM5`.
bool holds(Spelling const& text, Spelling const& known) {
    auto const part_of_word = [&](std::size_t at) {
        auto const c = static_cast<unsigned char>(text.folded[at]);
        return c >= 0x80 or (c >= '0' and c <= '9') or (c >= 'a' and c <= 'z');
    };
    constexpr std::size_t least = 3;  // letters; shorter names stand in too many others
    auto at = known.folded.size() < least ? std::string::npos : text.folded.find(known.folded);
    for (; at != std::string::npos; at = text.folded.find(known.folded, at + 1)) {
        auto const end = at + known.folded.size();
        if ((at == 0 or not part_of_word(at - 1)) and (end == text.folded.size() or not part_of_word(end)))
            return true;
    }
    return false;
}

/// How far `text` is from a known name, where it is near it.
std::optional<std::size_t> difference(Spelling const& text, Nearness const& near, Spelling const& known) {
    if (text.joined == known.joined)
        return 0;
    if (holds(text, known))
        return part_of;
    if (text.digits != known.digits)
        return {};
    if (text.digits.empty() and (plural(text.folded) == known.folded or plural(known.folded) == text.folded))
        return 0;
    if (known.folded.starts_with(text.folded + ' '))
        return part_of;
    auto const edits = near.distance(known.folded);
    return edits and within(*edits, text, known) ? edits : std::nullopt;
}

}  // namespace

Spelling::Spelling(std::string_view text) : folded(fold(text)), joined(folded) {
    std::erase_if(joined, [](char c) { return c == ' ' or c == '-' or c == '_'; });
    std::ranges::copy_if(folded, std::back_inserter(digits), [](char c) { return c >= '0' and c <= '9'; });
}

KnownNames::KnownNames(Vocabulary const& vocabulary, FieldId field, std::vector<std::string> const& others)
    : vocabulary_(vocabulary), field_(vocabulary.field(field)) {
    for (auto const& value : field_.values) {
        add(value.name, value.name);
        for (auto const& other : value.also)
            add(other, value.name);
    }
    for (auto const& name : others)
        add(name, name);
}

std::optional<std::string> KnownNames::nearest(std::string_view text) const {
    Spelling const spelling(text);
    if (is_known(spelling))
        return {};
    Nearness const near(spelling.folded);
    std::optional<std::size_t> least;
    std::optional<std::string> nearest;
    for (auto const& known : names_)
        if (auto const far = difference(spelling, near, known.spelling); far and (not least or *far < *least)) {
            least = far;
            nearest = known.name;
        }
    return nearest;
}

bool KnownNames::is_known(Spelling const& text) const {
    auto const same = [&](Known const& known) { return known.spelling.folded == text.folded; };
    auto const takes_others = field_.parties or field_.values.empty();
    return std::ranges::any_of(names_, same) or (takes_others and not vocabulary_.values_named(text.folded).empty());
}

}  // namespace proviso
