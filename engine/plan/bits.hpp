// One bit a row, 64 rows a word: what validity and truth are kept in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace proviso {

/// A fixed number of bits; those past size() in the last word are always 0.
class Bits {
public:
    using Word = std::uint64_t;
    static constexpr std::size_t word_bits = 64;

    Bits() = default;
    explicit Bits(std::size_t size, bool value = false)
        : words_((size + word_bits - 1) / word_bits, value ? ~Word{0} : 0), size_(size) {
        trim();
    }

    std::size_t size() const { return size_; }
    bool test(std::size_t row) const { return words_[row / word_bits] >> row % word_bits & 1U; }
    void set(std::size_t row) { words_[row / word_bits] |= Word{1} << row % word_bits; }
    void reset(std::size_t row) { words_[row / word_bits] &= ~(Word{1} << row % word_bits); }

    void push(bool value) {
        if (size_ % word_bits == 0)
            words_.push_back(0);
        words_.back() |= Word{value} << size_ % word_bits;
        ++size_;
    }

    std::vector<Word>& words() { return words_; }
    std::vector<Word> const& words() const { return words_; }

private:
    void trim() {
        if (size_ % word_bits != 0)
            words_.back() &= (Word{1} << size_ % word_bits) - 1;
    }
    std::vector<Word> words_;
    std::size_t size_ = 0;
};

}  // namespace proviso
