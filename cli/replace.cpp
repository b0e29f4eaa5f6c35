#include "cli/replace.hpp"

#include "cli/beside.hpp"
#include "cli/stream.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>

namespace proviso {
namespace {

namespace fs = std::filesystem;

/// The first error number of writing, flushing to the disk and closing.
int write_all(int descriptor, std::string_view text) {
    Stream stream(descriptor);
    stream << text;
    auto error = stream.finish();
    if (error == 0 and fsync(descriptor) != 0)
        error = errno;
    if (close(descriptor) != 0 and error == 0)
        error = errno;
    return error;
}

}  // namespace

int replace_file(std::string const& file, std::string_view text) {
    std::error_code failed;
    auto const target = fs::canonical(file, failed);
    struct stat old {};
    if (failed)
        return failed.value();
    if (stat(target.c_str(), &old) != 0 or access(target.c_str(), W_OK) != 0)
        return errno;
    auto const [beside, descriptor, uncreated] = create_beside(target, 0600);
    if (uncreated != 0)
        return uncreated;
    int error = fchmod(descriptor, old.st_mode & 07777U) == 0 ? 0 : errno;
    if (auto const unwritten = write_all(descriptor, text); error == 0)
        error = unwritten;
    if (error == 0)
        error = replace_by(beside, target);
    if (error != 0)
        remove_beside(beside);
    return error;
}

}  // namespace proviso
