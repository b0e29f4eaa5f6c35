#include "engine/check/value_set.hpp"

#include <doctest/doctest.h>

#include <random>
#include <set>

using namespace proviso;

TEST_CASE("check: a set of values counts what a set counts, small numbers and large") {
    std::mt19937 random(11);
    for (std::uint32_t const most : {3U, 70U, 5'000U, 4'000'000'000U}) {
        ValueSet one, other;
        std::set<std::uint32_t> values, both;
        for (int i = 0; i < 500; ++i) {
            auto const value = static_cast<std::uint32_t>(random() % most),
                       more = static_cast<std::uint32_t>(random() % most);
            one.insert(value), values.insert(value);
            other.insert(more), both.insert({value, more});
        }
        CHECK(one.size() == values.size());
        one.insert(other);
        CHECK(one.size() == both.size());
        other.insert(ValueSet{});
        other.insert(one);
        CHECK(other.size() == both.size());
    }
}
