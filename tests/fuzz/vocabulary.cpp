// Any bytes as a vocabulary file added to the built-in one.
#include "engine/vocabulary/vocabulary.hpp"

#include <cstddef>
#include <cstdint>

using namespace proviso;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    Diagnostics diagnostics;
    Source const source("fuzz.toml", std::string(reinterpret_cast<char const*>(bytes), size));
    auto const vocabulary = read_vocabulary(source, {}, diagnostics);
    (void)lexicon_of(vocabulary);
    (void)render(diagnostics);
    return 0;
}
