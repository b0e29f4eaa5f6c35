#include "engine/check/kleene.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace proviso;

namespace {

constexpr std::array truths{Truth::no, Truth::yes, Truth::unknown};

/// Row i of the first holds truths[i / 3], of the second truths[i % 3].
struct Table {
    std::array<Word, 1> surely{}, possibly{};
    Kleene bits() const { return {surely.data(), possibly.data()}; }
    void set(std::size_t row, Truth truth) {
        surely[0] |= Word{truth == Truth::yes} << row;
        possibly[0] |= Word{truth != Truth::no} << row;
    }
};

}  // namespace

TEST_CASE("check: connectives agree with Kleene's tables on every pair") {
    Table left, right;
    for (std::size_t row = 0; row < 9; ++row) {
        left.set(row, truths[row / 3]);
        right.set(row, truths[row % 3]);
    }
    Bitmaps scratch;
    scratch.begin(1);
    for (std::size_t row = 0; row < 9; ++row) {
        CAPTURE(row);
        auto const a = truths[row / 3], b = truths[row % 3];
        CHECK(both(scratch, left.bits(), right.bits()).at(row) == both(a, b));
        CHECK(either(scratch, left.bits(), right.bits()).at(row) == either(a, b));
        CHECK(negate(scratch, left.bits()).at(row) == negate(a));
        CHECK(both(scratch, constant(a), right.bits()).at(row) == both(a, b));
        CHECK(either(scratch, left.bits(), constant(b)).at(row) == either(a, b));
        CHECK(negate(scratch, constant(a)).at(row) == negate(a));
    }
}

TEST_CASE("check: what is known only of some rows is unknown of the others") {
    std::array<Word, 1> const claim{0b0011}, known{0b0101};
    Bitmaps scratch;
    scratch.begin(1);
    auto const out = where_known(scratch, claim.data(), known.data());
    CHECK(out.at(0) == Truth::yes);
    CHECK(out.at(1) == Truth::unknown);
    CHECK(out.at(2) == Truth::no);
    CHECK(out.at(3) == Truth::unknown);
}

TEST_CASE("check: counting leaves out what is past the last row") {
    std::array<Word, 2> const bits{~Word{0}, ~Word{0}};
    CHECK(count(bits.data(), 128) == 128);
    CHECK(count(bits.data(), 65) == 65);
    CHECK(count(bits.data(), 3) == 3);
    CHECK(count(constant(Truth::yes).surely, 70) == 70);
    CHECK(count(constant(Truth::no).possibly, 70) == 0);
}

TEST_CASE("check: a scratch gives out words that do not overlap") {
    Bitmaps scratch;
    scratch.begin(block_words);
    std::vector<Word*> taken;
    for (std::size_t i = 0; i < 300; ++i) {
        taken.push_back(scratch.take());
        std::fill_n(taken.back(), block_words, Word{i});
    }
    auto* many = scratch.take(100);
    std::fill_n(many, 100 * block_words, Word{999});
    for (std::size_t i = 0; i < taken.size(); ++i)
        CHECK((taken[i][0] == i and taken[i][block_words - 1] == i));
}
