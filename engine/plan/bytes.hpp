// Comparing short runs of bytes: faster than a call where they are a word or two, as names and keys are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace proviso {

template <class Word>
Word load(char const* from) {
    Word word;
    std::memcpy(&word, from, sizeof word);
    return word;
}

inline bool same_bytes(char const* a, char const* b, std::size_t size) {
    // the first and the last word, which may overlap
    if (size > 16)
        return std::memcmp(a, b, size) == 0;
    if (size >= 8)
        return load<std::uint64_t>(a) == load<std::uint64_t>(b) and
               load<std::uint64_t>(a + size - 8) == load<std::uint64_t>(b + size - 8);
    if (size >= 4)
        return load<std::uint32_t>(a) == load<std::uint32_t>(b) and
               load<std::uint32_t>(a + size - 4) == load<std::uint32_t>(b + size - 4);
    for (std::size_t i = 0; i < size; ++i)
        if (a[i] != b[i])
            return false;
    return true;
}

}  // namespace proviso
