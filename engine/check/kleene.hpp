// Kleene logic on 64 rows a word: where does a claim surely hold, and where possibly?
//
// A row that possibly but not surely holds is unknown. Negation swaps the two bitmaps and inverts them;
// the other connectives act on each alone. Both are the same words where nothing is unknown, so that a
// plan without gaps pays once. Knows no predicate; bits past the last row mean nothing.
#pragma once

#include "engine/plan/bits.hpp"
#include "engine/values/truth.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace proviso {

using Word = Bits::Word;

/// Rows judged together: few enough for the bitmaps of a large rulebook to stay in the cache.
inline constexpr std::size_t block_rows = 4'096;
inline constexpr std::size_t block_words = block_rows / Bits::word_bits;

/// Surely is a part of possibly. The words belong to Bitmaps, or are those of `constant`.
struct Kleene {
    Word const* surely = nullptr;
    Word const* possibly = nullptr;

    bool certain() const { return surely == possibly; }
    Truth at(std::size_t row) const;
};

/// The same for every row; writes no words.
Kleene constant(Truth);
bool is_never(Kleene);

/// Bitmaps of one block, given back together.
class Bitmaps {
public:
    /// Gives back all bitmaps; those taken from now on have `words` words.
    void begin(std::size_t words);
    std::size_t words() const { return words_; }
    Word* take();                     ///< a bitmap, not cleared
    Word* take(std::size_t bitmaps);  ///< as many, one after the other
    void give_back(Word* last);       ///< the bitmap that was taken last

private:
    std::vector<std::vector<Word>> chunks_;
    std::size_t chunk_ = 0;
    std::size_t used_ = 0;
    std::size_t words_ = 0;
};

Kleene both(Bitmaps&, Kleene, Kleene);
Kleene either(Bitmaps&, Kleene, Kleene);
Kleene negate(Bitmaps&, Kleene);

/// Of a claim known only for the rows in `known`: unknown for all others.
Kleene where_known(Bitmaps&, Word const* claim, Word const* known);

/// How many of the first `rows` bits are set.
std::size_t count(Word const* bits, std::size_t rows);

/// Ones for the rows of word `word` that are among the first `rows`.
Word row_mask(std::size_t word, std::size_t rows);

}  // namespace proviso
