// What the grammar looked for at the farthest place it came to: the ground for every message about a statement.
#pragma once

#include "dsl/keywords.hpp"
#include "dsl/lexicon.hpp"

#include <string_view>
#include <vector>

namespace proviso {

/// One thing that could have stood there: a fixed text, or something described.
struct Expected {
    std::string_view text;   ///< `must`, or with `described` "a class of records"
    NameKinds names;         ///< kinds of name that would have fitted
    bool described = false;  ///< `text` is a description, not words to write
    bool operator==(Expected const&) const = default;
};

class Expectations {
public:
    using Iterator = char const*;

    explicit Expectations(Iterator start) : at_(start) {}

    /// `expected` was not found at `at`.
    void miss(Iterator at, Expected expected);

    /// Says what was missed at `at` since there were `before` of them in one description; "" for saying nothing
    /// but which kinds of name.
    void summarise(Iterator at, std::size_t before, std::string_view description);

    /// How many were missed at `at` so far.
    std::size_t count(Iterator at) const { return at == at_ ? list_.size() : 0; }

    Iterator at() const { return at_; }
    std::vector<Expected> const& list() const { return list_; }

    /// While one lives, nothing is noted.
    class Quiet {
    public:
        explicit Quiet(Expectations& list) : list_(list) { ++list_.quiet_; }
        ~Quiet() { --list_.quiet_; }
        Quiet(Quiet const&) = delete;
        Quiet& operator=(Quiet const&) = delete;

    private:
        Expectations& list_;
    };

private:
    Iterator at_;
    int quiet_ = 0;
    std::vector<Expected> list_;
};

}  // namespace proviso
