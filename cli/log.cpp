#include "cli/log.hpp"

#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace proviso {

Log::Log(bool verbose) {
    if (not verbose)
        return;
    logger_ = std::make_unique<spdlog::logger>("proviso", std::make_shared<spdlog::sinks::stderr_sink_st>());
    logger_->set_pattern("%n: %v");
    last_ = std::chrono::steady_clock::now();
}

Log::~Log() = default;

void Log::step(std::string_view what) {
    if (logger_ == nullptr)
        return;
    auto const now = std::chrono::steady_clock::now();
    logger_->info("{:8.3f} ms  {}", std::chrono::duration<double, std::milli>(now - last_).count(), what);
    last_ = now;
}

}  // namespace proviso
