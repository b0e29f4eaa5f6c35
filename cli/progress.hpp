// A line on standard error that tells how far the run has come.
//
// Only where that is a terminal, and when the run has lasted for a second; gone before anything else is written.
#pragma once

#include "cli/log.hpp"
#include "engine/plan/progress.hpp"

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace proviso {

class ProgressLine {
public:
    /// `doing` is said until the end of its life: `checking 12 clauses`.
    ProgressLine(Log const& log, std::string doing);

    /// The reading of `files`: how much of them, how fast, how long it will still take. `progress` must outlive it.
    ProgressLine(Log const& log, Progress const& progress, std::vector<std::string> const& files);

    ~ProgressLine();
    ProgressLine(ProgressLine const&) = delete;
    ProgressLine& operator=(ProgressLine const&) = delete;

private:
    void start(Log const& log);
    void show(std::stop_token const& stop);
    std::string text() const;

    std::string doing_;
    Progress const* progress_ = nullptr;
    std::uint64_t total_ = 0;  ///< bytes; 0 where that is not known
    Log::Moment run_began_, began_;
    std::mutex waiting_;
    std::condition_variable_any over_;
    std::jthread thread_;
};

}  // namespace proviso
