// Random choices that are the same on every machine (the distributions of <random> are not).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace proviso::oracle {

class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15U + 0x632be59bd9b4e019U) {}

    /// splitmix64, https://prng.di.unimi.it/splitmix64.c
    std::uint64_t next() {
        auto z = state_ += 0x9e3779b97f4a7c15U;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31);
    }
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
    bool percent(std::size_t p) { return below(100) < p; }
    unsigned wording() { return static_cast<unsigned>(next() & 0xffff); }

    template <class List>
    auto const& of(List const& list) {
        return list[below(list.size())];
    }
    template <class Value>
    Value either(std::initializer_list<Value> list) {
        return list.begin()[below(list.size())];
    }

private:
    std::uint64_t state_;
};

}  // namespace proviso::oracle
