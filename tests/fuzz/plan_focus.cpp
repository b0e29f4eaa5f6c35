// Any bytes as a bill: the name tells nothing, so that what is none is read as what it looks like.
#include "engine/import/commitment_clauses.hpp"
#include "plan.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    proviso::Diagnostics diagnostics;
    proviso::Source const source("fuzz.csv", {reinterpret_cast<char const*>(bytes), size});
    if (proviso::valid_utf8_prefix(source.text()) == size)
        (void)proviso::commitment_policy(proviso::read_commitments(source, diagnostics), "fuzz.csv");
    return proviso::read_fuzzed_plan(bytes, size, ".bill");
}
