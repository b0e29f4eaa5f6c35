// Any bytes as a plan file of one format. The reader takes paths, so each input is written to a file of its own first,
// in memory where the machine has /dev/shm.
#pragma once

#include "engine/plan/read.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

namespace proviso {

inline Vocabulary const& fuzz_vocabulary() {
    static Vocabulary const built_in = [] {
        Diagnostics none;
        return read_vocabulary(Source("cloud.toml", std::string(builtin_vocabulary_text())), {}, none);
    }();
    return built_in;
}

inline int read_fuzzed_plan(std::uint8_t const* bytes, std::size_t size, char const* extension,
                            std::optional<PlanFormat> format = {}) {
    static std::string const path = [&] {
        auto const folder = std::filesystem::is_directory("/dev/shm") ? std::filesystem::path("/dev/shm")
                                                                      : std::filesystem::temp_directory_path();
        return (folder / ("proviso-fuzz-" + std::to_string(getpid()) + extension)).string();
    }();
    std::ofstream(path, std::ios::binary).write(reinterpret_cast<char const*>(bytes), static_cast<long>(size));
    Diagnostics diagnostics;
    auto const plan =
        read_plan({path}, fuzz_vocabulary(), {.strict = false, .threads = 1, .input = format}, diagnostics);
    (void)render(diagnostics);
    Locator locator(plan, fuzz_vocabulary());
    for (std::size_t record = 0; record < plan.tables.size(); ++record) {
        auto const id = static_cast<RecordId>(record);
        if (plan.tables[record].rows == 0)
            continue;
        (void)record_name(plan, fuzz_vocabulary(), id, 0);
        for (std::uint16_t field = 0; field < fuzz_vocabulary().records[record].fields.size(); ++field) {
            (void)cell_text(plan, fuzz_vocabulary(), {id, field}, 0);
            (void)locator.value({id, field}, 0);
        }
    }
    std::remove(path.c_str());
    return 0;
}

}  // namespace proviso
