// A new file beside the one that it is to replace: there until it does, and gone where a signal ends the program before.
#pragma once

#include <filesystem>

namespace proviso {

struct Beside {
    std::filesystem::path path;
    int descriptor = -1;
    int error = 0;  ///< an error number, and then there is no file
};

/// Opens a new file to be written, in the folder of `target`. Its name is hidden and short, whatever that of `target`,
/// and none that a run before this one may have left. What the folder and the umask take from `permissions` is taken.
Beside create_beside(std::filesystem::path const& target, unsigned permissions);

/// Puts the file in the place of `target`; 0, or an error number, and then it is still there.
int replace_by(std::filesystem::path const& beside, std::filesystem::path const& target);

void remove_beside(std::filesystem::path const& beside);

}  // namespace proviso
