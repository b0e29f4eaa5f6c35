// A set of small numbers: which values some records have.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_set>
#include <vector>

namespace proviso {

/// The lowest numbers are bits, the others, of fields with a great many values, are hashed.
class ValueSet {
public:
    void insert(std::uint32_t value) {
        auto const word = value / word_bits;
        if (word >= most_words)
            return void(rest_.insert(value));
        if (word >= words_.size())
            words_.resize(word + 1);
        words_[word] |= std::uint64_t{1} << value % word_bits;
    }
    void insert(ValueSet const& more);
    std::size_t size() const;

private:
    static constexpr std::uint32_t word_bits = 64, most_words = 64;
    std::vector<std::uint64_t> words_;
    std::unordered_set<std::uint32_t> rest_;
};

}  // namespace proviso
