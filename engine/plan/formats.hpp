// Which format a plan file is in: by its name, else by how its text begins.
#pragma once

#include "engine/plan/input.hpp"
#include "engine/plan/plan.hpp"

#include <optional>
#include <string>

namespace proviso {

/// Nothing where it is none that can be read.
std::optional<PlanFormat> format_of(std::string const& path, Input const& input);

}  // namespace proviso
