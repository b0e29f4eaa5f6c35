// How long a thing takes, and how much memory a program takes.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace proviso::bench {

/// Wall-clock seconds of one call.
template <class Work>
double seconds(Work&& work) {
    auto const begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

struct Run {
    double wall = 0;       ///< seconds, fork to exit
    double processor = 0;  ///< seconds, user and system
    double peak = 0;       ///< MB resident
    int status = 0;
};

/// Runs `arguments` with its output thrown away.
Run run(std::vector<std::string> const& arguments);

/// The same of a copy of this process that does `work`; the peak begins with what this process holds.
Run run_apart(std::function<void()> const& work);

/// The run of median wall-clock time of `times`.
Run median_run(std::vector<std::string> const& arguments, int times);

/// The yardstick: simdjson On-Demand on one thread over the plan at `path`, reading the file included, each
/// of the 14 fields of every placement visited. Seconds; `records` gets their number.
double yardstick(std::string const& path, std::size_t& records);

/// The same over any JSON document, every value in it visited.
double yardstick_of_all(std::string const& path);

}  // namespace proviso::bench
