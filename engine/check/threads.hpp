// Work that several threads share.
#pragma once

#include <algorithm>
#include <cstddef>
#include <thread>
#include <vector>

namespace proviso {

/// Calls `work` on `wanted` threads (0: one a core), this one among them, but on no more than there are `tasks`.
template <class Work>
void on_threads(unsigned wanted, std::size_t tasks, Work const& work) {
    auto const most = wanted != 0 ? wanted : std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < std::min<std::size_t>(most, tasks); ++i)
        others.emplace_back([&] { work(); });
    work();
    for (auto& other : others)
        other.join();
}

}  // namespace proviso
