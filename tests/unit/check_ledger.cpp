#include "engine/check/ledger.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace proviso;

namespace {

constexpr Slot slots = 40;

/// Amounts by slot, added one by one.
struct Naive {
    std::vector<Decimal::Raw> known = std::vector<Decimal::Raw>(slots);
    std::vector<int> without_limit = std::vector<int>(slots);
};

/// The same changes to all; a list is put in order many times.
Naive fill(std::mt19937& random, Ledger& dense, Ledger& listed) {
    Naive out;
    for (int i = 0; i < 3'000; ++i) {
        auto const begin = static_cast<Slot>(random() % slots), end = static_cast<Slot>(random() % slots);
        auto const amount = static_cast<int>(random() % 100);
        if (end <= begin)
            continue;
        auto const doubtful = random() % 50 == 0;
        for (auto* ledger : {&dense, &listed}) {
            if (doubtful)
                ledger->add_doubt(begin, end, {Exact{}, {}, true, false});
            else
                ledger->add_known(begin, end, amount);
        }
        for (auto slot = begin; slot < end; ++slot)
            doubtful ? void(++out.without_limit[slot]) : void(out.known[slot] += amount);
    }
    return out;
}

void check_course(Ledger const& ledger, Naive const& naive) {
    auto const points = ledger.course(0, slots);
    REQUIRE(points.front().slot == 0);
    for (std::size_t i = 0; i < points.size(); ++i) {
        auto const until = i + 1 < points.size() ? points[i + 1].slot : slots;
        REQUIRE(points[i].slot < until);
        for (auto slot = points[i].slot; slot < until; ++slot) {
            CHECK(points[i].known.whole == naive.known[slot] * 10);
            CHECK(points[i].doubt.most.has_value() == (naive.without_limit[slot] == 0));
        }
    }
}

}  // namespace

TEST_CASE("check: a ledger kept as a list says what a dense one says") {
    std::mt19937 random(7);
    for (int round = 0; round < 20; ++round) {
        Ledger dense, listed;
        dense.open(slots, 10, true);
        listed.open(slots, 10, false);
        auto const naive = fill(random, dense, listed);
        check_course(dense, naive);
        check_course(listed, naive);
    }
}

TEST_CASE("check: ledgers add up") {
    std::mt19937 random(8);
    Ledger dense, listed, more_dense, more_listed;
    for (auto* ledger : {&dense, &more_dense})
        ledger->open(slots, 10, true);
    for (auto* ledger : {&listed, &more_listed})
        ledger->open(slots, 10, false);
    auto naive = fill(random, dense, listed);
    auto const more = fill(random, more_dense, more_listed);
    for (Slot slot = 0; slot < slots; ++slot) {
        naive.known[slot] += more.known[slot];
        naive.without_limit[slot] += more.without_limit[slot];
    }
    dense.add(more_dense);
    listed.add(more_listed);
    check_course(dense, naive);
    check_course(listed, naive);
}

TEST_CASE("check: a part of a ledger's course says what the whole says") {
    std::mt19937 random(9);
    Ledger dense, listed;
    dense.open(slots, 10, true);
    listed.open(slots, 10, false);
    fill(random, dense, listed);
    for (auto const* ledger : {&dense, &listed}) {
        auto const whole = ledger->course(0, slots);
        REQUIRE(ledger->changes());
        CHECK(ledger->changes()->first == whole[1].slot);
        CHECK(ledger->changes()->second ==
              (whole.back().slot == slots - 1 ? whole[whole.size() - 2] : whole.back()).slot);
        for (Slot from = 0; from < slots - 5; ++from) {
            auto const part = ledger->course(from, slots - 5);
            CHECK(part.front().slot == from);
            CHECK((part.size() == 1 or part.back().slot < slots - 5));
            for (auto const& point : part) {
                auto const same = std::find_if(whole.rbegin(), whole.rend(),
                                               [&](Ledger::Point const& each) { return each.slot <= point.slot; });
                CHECK(point.known == same->known);
                CHECK(point.doubt.least == same->doubt.least);
                CHECK(point.doubt.most == same->doubt.most);
            }
        }
    }
}

TEST_CASE("check: a ledger that never changes has no changes") {
    Ledger ledger;
    CHECK_FALSE(ledger.changes());
    ledger.open(slots, 1, true);
    ledger.add_known(0, slots - 1, 7);  // on all days
    CHECK_FALSE(ledger.changes());
    CHECK(ledger.course(3, slots).size() == 2);  // until after all days
}
