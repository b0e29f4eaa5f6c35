#include "plan.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    return proviso::read_fuzzed_plan(bytes, size, ".yaml");
}
