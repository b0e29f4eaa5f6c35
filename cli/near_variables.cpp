#include "cli/near_variables.hpp"

#include "cli/settings.hpp"
#include "dsl/distance.hpp"
#include "dsl/lexicon.hpp"

#include <unistd.h>

#include <algorithm>

namespace proviso {
namespace {

constexpr std::string_view prefix = "PROVISO_";

/// `fail-on` of PROVISO_FAIL_ON; as an option is written.
std::string spoken(std::string_view variable) {
    auto name = fold(variable.substr(prefix.size()));
    std::ranges::replace(name, '_', '-');
    return name;
}

/// What to do instead; empty where the variable is none of our business.
std::string help_for(std::string const& name, std::string_view variable) {
    for (auto const& key : not_settings())
        if (key.name == name)
            return std::string(key.elsewhere);
    Nearness const nearness(name);
    std::size_t best = name.size();
    std::string found;
    auto const look_at = [&](std::string_view candidate, std::string const& known) {
        if (auto const distance = nearness.distance(candidate); distance and *distance < best) {
            best = *distance;
            found = known;
        }
    };
    look_at("config", std::string(config_variable));
    for (auto const& info : setting_table()) {
        look_at(info.name, variable_of(info));
        look_at(info.option.substr(2), variable_of(info));
    }
    return found.empty() or found == variable ? "" : "did you mean `" + found + "`?";
}

}  // namespace

void report_near_variables(Diagnostics& out) {
    for (auto const* const* entry = environ; *entry != nullptr; ++entry) {
        std::string_view const assignment(*entry);
        auto const variable = assignment.substr(0, assignment.find('='));
        if (not variable.starts_with(prefix))
            continue;
        if (auto help = help_for(spoken(variable), variable); not help.empty())
            out.push_back(
                {Kind::near_variable, {{}, "`" + std::string(variable) + "` is no setting"}, {}, std::move(help)});
    }
}

}  // namespace proviso
