// Which format a plan file is in: by its name, else by how its text begins.
#pragma once

#include "engine/plan/input.hpp"
#include "engine/plan/plan.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace proviso {

/// Nothing where it is none that can be read.
std::optional<PlanFormat> format_of(std::string const& path, Input const& input);

/// As on the command line: `terraform`.
std::string_view format_name(PlanFormat format);
std::optional<PlanFormat> format_called(std::string_view name);

// Whether a file is meant to be one of that format, good or bad, by how its text begins (at most 64 KB, without a
// byte order mark). Asked in this order, before anything else is looked at.
bool looks_like_terraform(std::string_view text);
bool looks_like_kubernetes(std::string_view text);
bool looks_like_focus(std::string_view text);

}  // namespace proviso
