// The lexicon is a tree of words: one look-up a word finds the longest name that begins at a place.
#include "dsl/lexicon.hpp"

#include "dsl/distance.hpp"
#include "dsl/text.hpp"

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace proviso {
namespace {

constexpr std::size_t longest_word = 256;  ///< bytes; no name has a longer one

/// A word, or where none begins a single sign: names are compared token by token.
std::size_t token_length(std::string_view text) {
    auto const word = word_length(text);
    return word != 0 ? word : first_code_point(text).length;
}

struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
};

template <class Value>
using Table = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

using NameId = std::uint32_t;

/// A name that one spelling stands for.
struct Meaning {
    NameKind kind;
    NameId name;
};

struct Spelling {
    std::string text;  ///< as declared, to be offered
    std::string folded;
    std::vector<Meaning> meanings;
};

}  // namespace

struct Lexicon::Index {
    using Node = std::uint32_t;  // the root is 0
    static constexpr Node none = static_cast<Node>(-1);

    std::vector<std::string> names;
    Table<NameId> name_ids;                         // by folded name
    Table<std::uint32_t> words;                     // folded word → its number
    std::unordered_map<std::uint64_t, Node> edges;  // node and word → node
    std::vector<std::uint32_t> spelling_at{0};      // node → 1 + index into spellings, 0 for none
    std::vector<Spelling> spellings;

    NameId name_id(std::string_view name, std::string const& folded) {
        auto const [at, added] = name_ids.try_emplace(folded, static_cast<NameId>(names.size()));
        if (added)
            names.emplace_back(one_line(name));
        return at->second;
    }

    static std::uint64_t edge(Node node, std::uint32_t word) { return std::uint64_t{node} << 32U | word; }

    Node step(Node node, std::string_view word) const {
        auto const number = words.find(word);
        if (number == words.end())
            return none;
        auto const next = edges.find(edge(node, number->second));
        return next == edges.end() ? none : next->second;
    }

    Node grow(Node node, std::string_view word) {
        auto known = words.find(word);
        if (known == words.end())
            known = words.emplace(word, static_cast<std::uint32_t>(words.size())).first;
        auto const [at, added] = edges.try_emplace(edge(node, known->second), static_cast<Node>(spelling_at.size()));
        if (added)
            spelling_at.push_back(0);
        return at->second;
    }

    Spelling& spelling(std::string_view text, std::string const& folded) {
        Node node = 0;
        for (std::string_view rest = folded; not rest.empty(); rest.remove_prefix(blank_length_on_line(rest))) {
            auto const length = token_length(rest);
            node = grow(node, rest.substr(0, length));
            rest.remove_prefix(length);
        }
        if (spelling_at[node] == 0) {
            spellings.push_back({one_line(text), folded, {}});
            spelling_at[node] = static_cast<std::uint32_t>(spellings.size());
        }
        return spellings[spelling_at[node] - 1];
    }

    std::optional<Match> match(Node node, std::size_t length, NameKinds wanted) const {
        if (spelling_at[node] == 0)
            return std::nullopt;
        std::optional<Match> found;
        for (auto const& meaning : spellings[spelling_at[node] - 1].meanings) {
            if (not wanted.has(meaning.kind))
                continue;
            if (not found)
                found = Match{length, {}, names[meaning.name]};
            found->kinds |= {meaning.kind};
        }
        return found;
    }
};

Lexicon::Lexicon() : index_(std::make_unique<Index>()) {}
Lexicon::Lexicon(Lexicon const& other) : index_(std::make_unique<Index>(*other.index_)) {}
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

void Lexicon::add(NameKind kind, std::string_view spelling, std::string_view name) {
    auto const folded = fold(spelling);
    auto const folded_name = spelling == name ? folded : fold(name);
    if (folded.empty() or folded_name.empty())
        return;
    auto const id = index_->name_id(name, folded_name);
    auto& meanings = index_->spelling(spelling, folded).meanings;
    if (std::none_of(meanings.begin(), meanings.end(), [&](auto const& m) { return m.kind == kind; }))
        meanings.push_back({kind, id});
}

void Lexicon::add_with_plural(NameKind kind, std::string_view name, std::string_view irregular_plural) {
    add(kind, name, name);
    add(kind, irregular_plural.empty() ? plural(name) : std::string(irregular_plural), name);
}

std::optional<Match> Lexicon::longest(std::string_view text, NameKinds wanted) const {
    std::optional<Match> best;
    Index::Node node = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const length = token_length(text.substr(at));
        if (length > longest_word)
            break;
        node = index_->step(node, fold(text.substr(at, length)));
        if (node == Index::none)
            break;
        at += length;
        if (auto const found = index_->match(node, at, wanted))
            best = found;
        at += blank_length(text.substr(at));
    }
    return best;
}

std::vector<std::string> Lexicon::nearest(std::string_view text, NameKinds wanted, std::size_t most) const {
    struct Candidate {
        std::size_t distance;
        NameId name;
        std::string const* spelling;
    };
    std::vector<Candidate> found;
    Nearness const near(fold(text));
    for (auto const& spelling : index_->spellings)
        for (auto const& meaning : spelling.meanings)
            if (wanted.has(meaning.kind))
                if (auto const distance = near.distance(spelling.folded))
                    found.push_back({*distance, meaning.name, &spelling.text});
    std::stable_sort(found.begin(), found.end(), [](auto const& a, auto const& b) { return a.distance < b.distance; });
    std::vector<std::string> result;
    std::vector<NameId> taken;
    for (auto const& candidate : found) {
        if (result.size() == most)
            break;
        if (std::find(taken.begin(), taken.end(), candidate.name) != taken.end() or
            std::find(result.begin(), result.end(), *candidate.spelling) != result.end())
            continue;
        taken.push_back(candidate.name);
        result.push_back(*candidate.spelling);
    }
    return result;
}

std::string did_you_mean(std::string_view text, std::vector<std::string> const& names) {
    Lexicon lexicon;
    for (auto const& name : names)
        lexicon.add(NameKind::term, name, name);
    auto const near = lexicon.nearest(text, {NameKind::term}, 1);
    return near.empty() ? "" : "did you mean `" + near.front() + "`?";
}

}  // namespace proviso
