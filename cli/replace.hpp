// A file's new text in place of the old one: all of it, or the old one stays.
#pragma once

#include <string>
#include <string_view>

namespace proviso {

/// The text is written beside the file, which it then replaces with its permissions; where the name is a symbolic link,
/// what it leads to. 0, or an error number, and then the file is as it was.
int replace_file(std::string const& file, std::string_view text);

}  // namespace proviso
