// proviso config: the settings of a run, each with its origin.
#include "cli/arguments.hpp"
#include "cli/output.hpp"
#include "cli/settings.hpp"
#include "cli/status.hpp"
#include "cli/words.hpp"
#include "engine/report/project_listing.hpp"

namespace proviso {
namespace {

constexpr auto usage = "  proviso config [-o text|json]";

constexpr auto footer =
    "Settings come from options, then from variables such as PROVISO_POLICIES, then from the nearest proviso.toml,\n"
    "here or in a folder above, then from defaults.\n\n"
    "Exit status: 0, or 2 where a setting cannot be taken.";

struct ConfigArguments {
    std::vector<std::string> outputs;
    CommonArguments common;
};

std::vector<std::string> format_words() { return format_names(project_renderers()); }

CommandLine line_of(ConfigArguments& a) {
    CommandLine line{"config", "Prints each setting of the project, and where it comes from.", usage, footer};
    line.add({.names = "-o,--output",
              .value = "FORMAT[:FILE]",
              .summary = "where it goes, and how: -o text, -o json",
              .target = &a.outputs,
              .words = format_words});
    add_common_options(line, a.common);
    return line;
}

ProjectListing listing_of(Surroundings const& around) {
    ProjectListing listing{around.file, {}};
    for (auto const& [info, values, origin] : around.settings)
        listing.settings.push_back({std::string(info->name), info->kind, values, origin, std::string(info->without)});
    return listing;
}

int list_settings(ConfigArguments const& arguments) {
    auto const wish = wishes(arguments.common);
    Diagnostics said_already, found;
    auto const around = look_around({arguments.common.config, arguments.common.no_config}, said_already);
    auto outputs = read_outputs(arguments.outputs, format_words(), found);
    refuse_overwriting({around.file}, outputs, found);
    if (not has_errors(found))
        write_outputs(listing_of(around), project_renderers(), outputs, wish.colour, found);
    complain(found, wish);
    return has_errors(found) ? status::failed : status::holds;
}

}  // namespace

int run_config(Arguments const& arguments) {
    ConfigArguments parsed;
    if (auto const over = parse_arguments(line_of(parsed), arguments))
        return *over;
    return list_settings(parsed);
}

CommandLine config_line() { return described<ConfigArguments, line_of>(); }

}  // namespace proviso
