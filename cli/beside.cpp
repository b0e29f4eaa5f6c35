#include "cli/beside.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <utility>

namespace proviso {

Beside create_beside(std::filesystem::path const& target, unsigned permissions) {
    auto const first = ".proviso-" + std::to_string(getpid());  // in a container the same in every run
    for (unsigned next = 0;; ++next) {
        auto path = target.parent_path() / (first + "-" + std::to_string(next));
        auto const descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions);
        if (descriptor >= 0)
            return {std::move(path), descriptor, 0};
        if (errno != EEXIST)
            return {{}, -1, errno};
    }
}

}  // namespace proviso
