#include "cli/beside.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <string>
#include <utility>

namespace proviso {
namespace {

namespace fs = std::filesystem;

/// The handler of a signal may look at nothing but what is there for good.
struct Unfinished {
    std::atomic<bool> is_there = false;
    std::array<char, PATH_MAX> path{};
};

constinit std::array<Unfinished, 16> unfinished;  // more than there are formats

void remove_and_end(int signal) {
    for (auto const& file : unfinished)
        if (file.is_there)
            unlink(file.path.data());
    (void)std::raise(signal);  // it ends the program now, when this returns
}

/// A signal that is ignored, as by nohup, stays so.
void heed_signals() {
    for (int const signal : {SIGHUP, SIGINT, SIGTERM}) {
        struct sigaction action {};
        if (sigaction(signal, nullptr, &action) != 0 or action.sa_handler != SIG_DFL)
            continue;
        action.sa_handler = remove_and_end;
        action.sa_flags = static_cast<int>(SA_RESETHAND);
        sigaction(signal, &action, nullptr);
    }
}

void remember(fs::path const& path) {
    heed_signals();
    auto const& name = path.native();
    auto* const free = std::ranges::find_if(unfinished, [](Unfinished const& file) { return not file.is_there; });
    if (free == unfinished.end() or name.size() >= free->path.size())
        return;
    std::ranges::copy(name, free->path.begin());
    free->path.at(name.size()) = '\0';
    free->is_there = true;
}

void forget(fs::path const& path) {
    for (auto& file : unfinished)
        if (file.is_there and path.native() == file.path.data())
            file.is_there = false;
}

}  // namespace

Beside create_beside(fs::path const& target, unsigned permissions) {
    auto const first = ".proviso-" + std::to_string(getpid());  // in a container the same in every run
    for (unsigned next = 0;; ++next) {
        auto path = target.parent_path() / (first + "-" + std::to_string(next));
        auto const descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions);
        if (descriptor < 0 and errno != EEXIST)
            return {{}, -1, errno};
        if (descriptor < 0)
            continue;
        remember(path);
        return {std::move(path), descriptor, 0};
    }
}

int replace_by(fs::path const& beside, fs::path const& target) {
    if (std::rename(beside.c_str(), target.c_str()) != 0)
        return errno;
    forget(beside);
    return 0;
}

void remove_beside(fs::path const& beside) {
    unlink(beside.c_str());
    forget(beside);
}

}  // namespace proviso
