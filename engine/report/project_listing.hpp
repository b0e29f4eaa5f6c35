// The settings of a run, each with its origin: for people as a proviso.toml with comments, and for programs.
#pragma once

#include "engine/project/project.hpp"
#include "engine/report/renderers.hpp"

#include <iosfwd>
#include <span>
#include <string>
#include <vector>

namespace proviso {

struct SettingShown {
    std::string name;
    ValueKind kind = ValueKind::text;
    std::vector<std::string> values;  ///< none: not set
    std::string origin;               ///< `proviso.toml:3`, `PROVISO_THREADS`, `default`
    std::string without;              ///< what happens where it is not set
};

struct ProjectListing {
    std::string file;  ///< empty: none was found
    std::vector<SettingShown> settings;
};

using ProjectRenderer = RendererOf<ProjectListing>;

std::span<ProjectRenderer const> project_renderers();

}  // namespace proviso
