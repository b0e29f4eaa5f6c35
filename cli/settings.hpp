// What a run takes from its surroundings: the project's proviso.toml and PROVISO_ variables, each value with its origin.
//
// Options win over variables, variables over the file, the file over the defaults of the table. Knows no command.
#pragma once

#include "dsl/diagnostic.hpp"
#include "engine/project/project.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

constexpr std::string_view config_variable = "PROVISO_CONFIG";  ///< names the project file, like --config

enum class Paths { none, whole, after_colon };  ///< what of a value is a path

struct SettingInfo {
    std::string_view name;  ///< the key in the file; the variable of `fail-on` is PROVISO_FAIL_ON
    ValueKind kind = ValueKind::text;
    std::string_view option;    ///< the option that wins over it
    std::string_view summary;   ///< for the manual
    std::string_view standard;  ///< the default, commas between several values; may be empty
    std::string_view without;   ///< what happens without a value, where there is no default
    Paths paths = Paths::none;
    std::vector<std::string> (*words)() = nullptr;  ///< what values may be, up to a colon; null: anything
};

std::span<SettingInfo const> setting_table();  ///< a setting each, in the order of the manual

/// What a project might be thought to set, and where that belongs instead.
std::span<ProjectKey const> not_settings();

/// `PROVISO_FAIL_ON`
std::string variable_of(SettingInfo const&);

struct Setting {
    SettingInfo const* info;
    std::vector<std::string> values;
    std::string origin;  ///< `proviso.toml:3`, `PROVISO_FAIL_ON`, or `default`
    bool is_default() const { return origin == "default"; }
};

/// Which project file: the one that is named, none, or the nearest from the working folder upwards.
struct ProjectChoice {
    std::optional<std::string> file;
    bool none = false;
};

struct Surroundings {
    std::string file;               ///< the project file that was read; empty: none
    std::vector<Setting> settings;  ///< one of each row, in the order of the table
};

/// A value that cannot be taken is complained of and left out.
Surroundings look_around(ProjectChoice const&, Diagnostics& out);

/// That of the row called `name`, which there must be.
Setting const& setting_called(std::string_view name, std::vector<Setting> const& settings);

}  // namespace proviso
