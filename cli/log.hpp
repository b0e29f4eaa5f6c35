// What is told of a run on standard error: each step as it ends with `-v`, a table of all at the end with `--timings`.
// Without them it costs nothing.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace spdlog {
class logger;
}

namespace proviso {

struct LogWishes {
    bool verbose = false;
    bool timings = false;
    bool quiet = false;  ///< no progress either
};

class Log {
public:
    explicit Log(LogWishes wishes);
    ~Log();  ///< prints the table
    Log(Log const&) = delete;
    Log& operator=(Log const&) = delete;
    explicit operator bool() const { return wishes_.verbose or wishes_.timings; }

    /// `what` was done since the last step.
    void step(std::string what);

    using Moment = std::chrono::steady_clock::time_point;
    Moment began() const { return began_; }

    /// Whether a line of progress may stand on the terminal: not between the steps of `-v`.
    bool allows_progress() const { return not wishes_.verbose and not wishes_.quiet; }

private:
    struct Step {
        std::string what;
        double milliseconds = 0;
        double megabytes = 0;  ///< the most that were held until then
    };

    LogWishes wishes_;
    std::unique_ptr<spdlog::logger> logger_;
    Moment began_, last_;
    std::vector<Step> steps_;
};

}  // namespace proviso
