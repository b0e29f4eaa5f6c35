// How far the reading of plans has come, for another thread to look at.
#pragma once

#include <atomic>
#include <cstdint>

namespace proviso {

struct Progress {
    std::atomic<std::uint64_t> bytes = 0;  ///< read and understood, of all files
    std::atomic<std::uint64_t> records = 0;
};

}  // namespace proviso
