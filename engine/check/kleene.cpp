#include "engine/check/kleene.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

constexpr auto all_ones = [] {
    std::array<Word, block_words> words{};
    words.fill(~Word{0});
    return words;
}();
constexpr std::array<Word, block_words> all_zeros{};

constexpr Word const* every = all_ones.data();
constexpr Word const* none = all_zeros.data();

constexpr std::size_t chunk_words = 512 * block_words;

template <class Operation>
Word const* combine(Bitmaps& scratch, Word const* a, Word const* b, Operation operation) {
    auto* out = scratch.take();
    Word some = 0;
    for (std::size_t i = 0; i < scratch.words(); ++i) {
        out[i] = operation(a[i], b[i]);
        some |= out[i];
    }
    if (some != 0)
        return out;
    scratch.give_back(out);
    return none;
}

Word const* conjunction(Bitmaps& scratch, Word const* a, Word const* b) {
    if (a == b or a == none or b == every)
        return a;
    if (b == none or a == every)
        return b;
    return combine(scratch, a, b, [](Word x, Word y) { return x & y; });
}

Word const* disjunction(Bitmaps& scratch, Word const* a, Word const* b) {
    if (a == b or b == none or a == every)
        return a;
    if (a == none or b == every)
        return b;
    return combine(scratch, a, b, [](Word x, Word y) { return x | y; });
}

Word const* complement(Bitmaps& scratch, Word const* bits) {
    if (bits == none)
        return every;
    if (bits == every)
        return none;
    return combine(scratch, bits, bits, [](Word x, Word) { return ~x; });
}

/// Set bits of one word, without an instruction that older processors lack.
Word ones(Word w) {
    w -= w >> 1U & 0x5555555555555555;
    w = (w & 0x3333333333333333) + (w >> 2U & 0x3333333333333333);
    w = (w + (w >> 4U)) & 0x0f0f0f0f0f0f0f0f;
    w += w >> 8U;
    w += w >> 16U;
    return (w + (w >> 32U)) & 0x7f;
}

}  // namespace

Truth Kleene::at(std::size_t row) const {
    auto const word = row / Bits::word_bits, bit = row % Bits::word_bits;
    if (surely[word] >> bit & 1U)
        return Truth::yes;
    return possibly[word] >> bit & 1U ? Truth::unknown : Truth::no;
}

Kleene constant(Truth truth) { return {truth == Truth::yes ? every : none, truth == Truth::no ? none : every}; }

bool is_never(Kleene claim) { return claim.possibly == none; }

void Bitmaps::begin(std::size_t words) {
    chunk_ = 0;
    used_ = 0;
    words_ = words;
}

Word* Bitmaps::take() { return take(1); }

Word* Bitmaps::take(std::size_t bitmaps) {
    auto const wanted = bitmaps * words_;
    while (chunk_ < chunks_.size() and used_ + wanted > chunks_[chunk_].size()) {
        ++chunk_;
        used_ = 0;
    }
    if (chunk_ == chunks_.size())
        chunks_.emplace_back(std::max(chunk_words, wanted));
    used_ += wanted;
    return chunks_[chunk_].data() + used_ - wanted;
}

void Bitmaps::give_back(Word*) { used_ -= words_; }

Kleene both(Bitmaps& scratch, Kleene a, Kleene b) {
    auto const* possibly = conjunction(scratch, a.possibly, b.possibly);
    if (possibly == none or (a.certain() and b.certain()))
        return {possibly, possibly};
    return {conjunction(scratch, a.surely, b.surely), possibly};
}

Kleene either(Bitmaps& scratch, Kleene a, Kleene b) {
    auto const* surely = disjunction(scratch, a.surely, b.surely);
    if (surely == every or (a.certain() and b.certain()))
        return {surely, surely};
    return {surely, disjunction(scratch, a.possibly, b.possibly)};
}

Kleene negate(Bitmaps& scratch, Kleene claim) {
    auto const* surely = complement(scratch, claim.possibly);
    return {surely, claim.certain() ? surely : complement(scratch, claim.surely)};
}

Kleene where_known(Bitmaps& scratch, Word const* claim, Word const* known) {
    if (known == every)
        return {claim, claim};
    auto const* surely = conjunction(scratch, claim, known);
    return {surely, disjunction(scratch, surely, complement(scratch, known))};
}

std::size_t count(Word const* bits, std::size_t rows) {
    if (bits == none or bits == every)
        return bits == none ? 0 : rows;
    Word sum = 0;
    auto const whole = rows / Bits::word_bits;
    for (std::size_t i = 0; i < whole; ++i)
        sum += ones(bits[i]);
    if (rows % Bits::word_bits != 0)
        sum += ones(bits[whole] & row_mask(whole, rows));
    return sum;
}

Word row_mask(std::size_t word, std::size_t rows) {
    auto const before = word * Bits::word_bits;
    return rows >= before + Bits::word_bits ? ~Word{0} : (Word{1} << (rows - before)) - 1;
}

}  // namespace proviso
