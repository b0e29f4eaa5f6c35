#include "cli/log.hpp"

#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <sys/resource.h>

namespace proviso {
namespace {

double milliseconds(Log::Moment from, Log::Moment to) {
    return std::chrono::duration<double, std::milli>(to - from).count();
}

double most_megabytes() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_maxrss) / 1024;  // Linux counts kilobytes
}

}  // namespace

Log::Log(LogWishes wishes) : wishes_(wishes), began_(std::chrono::steady_clock::now()), last_(began_) {
    if (not *this)
        return;
    logger_ = std::make_unique<spdlog::logger>("proviso", std::make_shared<spdlog::sinks::stderr_sink_st>());
    logger_->set_pattern("%n: %v");
}

Log::~Log() {
    if (not wishes_.timings)
        return;
    logger_->info("{:>12}  {:>11}  {}", "time", "memory", "step");
    for (auto const& [what, time, memory] : steps_)
        logger_->info("{:9.3f} ms  {:8.1f} MB  {}", time, memory, what);
    logger_->info("{:9.3f} ms  {:8.1f} MB  in all", milliseconds(began_, last_), most_megabytes());
}

void Log::step(std::string what) {
    if (not *this)
        return;
    auto const now = std::chrono::steady_clock::now();
    auto const time = milliseconds(last_, now);
    if (wishes_.verbose)
        logger_->info("{:8.3f} ms  {}", time, what);
    if (wishes_.timings)
        steps_.push_back({std::move(what), time, most_megabytes()});
    last_ = now;
}

}  // namespace proviso
