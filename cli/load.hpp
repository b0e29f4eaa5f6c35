// Policies and vocabularies from disk: files → Vocabulary and Rulebook. Every command that reads policies
// begins here.
#pragma once

#include "dsl/diagnostic.hpp"
#include "engine/rules/rulebook.hpp"
#include "engine/waivers/waiver.hpp"

#include <optional>
#include <string>
#include <vector>

namespace proviso {

/// The text of the file, or of standard input for `-`, as UTF-8, without a byte order mark; nothing (and P601 or P103)
/// where it is none.
std::optional<Source> read_source(std::string const& path, Diagnostics& out);

/// The same of a policy: every character that ends a line somewhere ends one here, so that none hides in a comment
/// or a note. Places stay as they are in the file.
std::optional<Source> read_policy(std::string const& path, Diagnostics& out);

/// How a command is told which policies: the help where a path is not there.
constexpr std::string_view policies_are_arguments = "name policy files, or folders of them";
constexpr std::string_view policies_are_options = "name policies with `-p FILE` or `-p FOLDER`";

/// The policy files that `paths` name, each once: files as given, folders walked in the order of names with
/// hidden entries left out, and folders with a file `.by-name` unless `paths` names them. A folder without policies and
/// a file that is none are errors.
std::vector<std::string> policy_files(std::vector<std::string> const& paths, std::string_view help, Diagnostics& out);

/// The vocabulary that is compiled in, with those of `paths` added in their order.
Vocabulary load_vocabulary(std::vector<std::string> const& paths, Diagnostics& out);

/// The rules of all `files` together.
Rulebook load_rulebook(std::vector<std::string> const& files, Vocabulary const& vocabulary, Diagnostics& out);

/// The waivers of all files, in their order.
std::vector<Waiver> load_waivers(std::vector<std::string> const& files, Rulebook const* rulebook,
                                 Vocabulary const& vocabulary, Diagnostics& out);

}  // namespace proviso
