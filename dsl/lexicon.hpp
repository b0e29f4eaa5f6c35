// Which names the text may use, and how a run of words is matched against them.
//
// The grammar asks it for the longest name that begins at a place; the vocabulary and the definitions
// of the policy files fill it. It knows no field, no record and no meaning: only spellings and kinds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

enum class NameKind : std::uint8_t { noun, term, fact, field, phrase, value, adjective, unit };  // at most eight

/// A set of kinds of name.
class NameKinds {
public:
    constexpr NameKinds() = default;
    constexpr NameKinds(std::initializer_list<NameKind> kinds) {
        for (auto kind : kinds)
            bits_ = static_cast<std::uint8_t>(bits_ | 1U << static_cast<unsigned>(kind));
    }
    constexpr bool has(NameKind kind) const { return bits_ >> static_cast<unsigned>(kind) & 1U; }
    constexpr bool overlaps(NameKinds other) const { return (bits_ & other.bits_) != 0; }
    constexpr NameKinds& operator|=(NameKinds other) {
        bits_ = static_cast<std::uint8_t>(bits_ | other.bits_);
        return *this;
    }
    friend constexpr bool operator==(NameKinds, NameKinds) = default;

private:
    std::uint8_t bits_ = 0;
};

/// Case-folded (Unicode simple folding), NFC, every kind of white space as one space.
std::string fold(std::string_view text);

/// The regular English plural: API → APIs, policy → policies, business → businesses.
std::string plural(std::string_view singular);

struct Match {
    std::size_t length = 0;  ///< bytes of the text that it covers
    NameKinds kinds;         ///< the wanted kinds that this spelling has
    std::string_view name;   ///< as first declared, in the singular; lives as long as the lexicon
};

class Lexicon {
public:
    Lexicon();
    Lexicon(Lexicon const&);
    Lexicon(Lexicon&&) noexcept;
    Lexicon& operator=(Lexicon&&) noexcept;
    ~Lexicon();

    /// `spelling` stands for `name`. Spellings are case folded; the first declaration gives the name shown.
    void add(NameKind kind, std::string_view spelling, std::string_view name);

    /// `name` itself and its plural (regular unless given). For nouns, terms, and values used as classes.
    void add_with_plural(NameKind kind, std::string_view name, std::string_view irregular_plural = {});

    /// The longest name of one of the `wanted` kinds at the start of `text`, ending at a word boundary.
    /// Words of a name may be parted by any white space, line ends and no-break spaces included.
    std::optional<Match> longest(std::string_view text, NameKinds wanted) const;

    /// The nearest names of those kinds to `text`, best first, at most `most`; empty where none is near.
    std::vector<std::string> nearest(std::string_view text, NameKinds wanted, std::size_t most = 3) const;

private:
    struct Index;
    std::unique_ptr<Index> index_;
};

/// Of `names` the nearest to `text`, said as help: did you mean `provider`? Empty where none is near.
std::string did_you_mean(std::string_view text, std::vector<std::string> const& names);

}  // namespace proviso
