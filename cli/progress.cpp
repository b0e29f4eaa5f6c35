#include "cli/progress.hpp"

#include "cli/console.hpp"
#include "engine/report/layout.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <string_view>

namespace proviso {
namespace {

using namespace std::chrono_literals;

constexpr auto first_after = 1s;
constexpr auto every = 100ms;
constexpr std::string_view erase = "\r\x1b[K";

void write(std::string_view text) {
    auto const written = ::write(STDERR_FILENO, text.data(), text.size());
    static_cast<void>(written);  // whoever does not see the progress misses nothing else
}

/// Of all files together; 0 where one is not of a known size, such as a pipe.
std::uint64_t bytes_of(std::vector<std::string> const& files) {
    std::uint64_t total = 0;
    for (auto const& file : files) {
        std::error_code error;
        auto const size = std::filesystem::file_size(file, error);
        if (error)
            return 0;
        total += size;
    }
    return total;
}

struct Unit {
    double size;
    std::string_view name;
};

Unit unit_for(double bytes) {
    constexpr std::array<Unit, 3> units{{{1e9, "GB"}, {1e6, "MB"}, {1e3, "kB"}}};
    for (auto const& unit : units)
        if (bytes >= unit.size)
            return unit;
    return {1, "bytes"};
}

std::string amount(double bytes) {
    auto const unit = unit_for(bytes);
    return fmt::format("{:.3g} {}", bytes / unit.size, unit.name);
}

/// `8,400,000`
std::string grouped(std::uint64_t number) {
    auto text = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

std::string time_text(double seconds) {
    auto const whole = static_cast<std::uint64_t>(seconds + 0.5);
    return whole < 60 ? fmt::format("{} s", whole) : fmt::format("{} min {} s", whole / 60, whole % 60);
}

}  // namespace

ProgressLine::ProgressLine(Log const& log, std::string doing) : doing_(std::move(doing)) { start(log); }

ProgressLine::ProgressLine(Log const& log, Progress const& progress, std::vector<std::string> const& files)
    : doing_("reading " + (files.size() == 1 ? escaped(files.front()) : counted(files.size(), "plan file"))),
      progress_(&progress), total_(bytes_of(files)) {
    start(log);
}

ProgressLine::~ProgressLine() = default;

void ProgressLine::start(Log const& log) {
    run_began_ = log.began();
    began_ = std::chrono::steady_clock::now();
    if (log.allows_progress() and is_terminal(STDERR_FILENO))
        thread_ = std::jthread([this](std::stop_token const& stop) { show(stop); });
}

void ProgressLine::show(std::stop_token const& stop) {
    std::unique_lock lock(waiting_);
    auto next = run_began_ + first_after;
    bool shown = false;
    while (not over_.wait_until(lock, stop, next, [] { return false; }) and not stop.stop_requested()) {
        auto const room = terminal_columns(STDERR_FILENO).value_or(80) - 1;
        write(std::string(erase) + std::string(first_columns(text(), room)));
        shown = true;
        next = std::chrono::steady_clock::now() + every;
    }
    if (shown)
        write(erase);
}

std::string ProgressLine::text() const {
    if (progress_ == nullptr)
        return doing_;
    auto const bytes = static_cast<double>(progress_->bytes.load());
    auto const total = static_cast<double>(total_);
    auto const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
    if (bytes == 0)
        return doing_;
    auto text = doing_ + ": ";
    if (total_ > 0)
        text += fmt::format("{:.0f}%, {} of {}", 100 * bytes / total, amount(bytes), amount(total));
    else
        text += amount(bytes);
    text += fmt::format(", {} records, {}/s", grouped(progress_->records), amount(bytes / seconds));
    if (bytes > 0 and total > bytes)
        text += ", " + time_text((total - bytes) / bytes * seconds) + " left";
    return text;
}

}  // namespace proviso
