// Real files of the folder that PROVISO_CORPUS names, and what reading one of them says.
#pragma once

#include "tests/unit/plan_world.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace proviso::conformance {

/// The files of the folder, sorted; none, and a message that the test is skipped, where it is not there.
std::vector<std::filesystem::path> corpus_files(std::string const& folder);

/// A line for each message: its code, line and column, the text of the plan that it quotes where `quoted`, and what it says.
std::string message_lines(ReadPlan const& read, bool quoted = false);

}  // namespace proviso::conformance
