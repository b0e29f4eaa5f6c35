// What `-v` tells on standard error: each step and how long it took. Without -v it costs nothing.
#pragma once

#include <chrono>
#include <memory>
#include <string_view>

namespace spdlog {
class logger;
}

namespace proviso {

class Log {
public:
    explicit Log(bool verbose);
    ~Log();
    explicit operator bool() const { return logger_ != nullptr; }

    /// `what` was done since the last step.
    void step(std::string_view what);

private:
    std::unique_ptr<spdlog::logger> logger_;
    std::chrono::steady_clock::time_point last_;
};

}  // namespace proviso
