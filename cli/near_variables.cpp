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

/// The variable that was meant; empty where none is near.
std::string nearest(std::string const& name) {
    Nearness const nearness(name);
    std::size_t best = name.size();
    std::string found;
    auto const look_at = [&](std::string_view candidate, std::string const& variable) {
        if (auto const distance = nearness.distance(candidate); distance and *distance < best) {
            best = *distance;
            found = variable;
        }
    };
    look_at("config", std::string(config_variable));
    for (auto const& info : setting_table()) {
        look_at(info.name, variable_of(info));
        look_at(info.option.substr(2), variable_of(info));
    }
    return found;
}

}  // namespace

void report_near_variables(Diagnostics& out) {
    for (auto const* const* entry = environ; *entry != nullptr; ++entry) {
        std::string_view const assignment(*entry);
        auto const variable = assignment.substr(0, assignment.find('='));
        if (not variable.starts_with(prefix))
            continue;
        auto const meant = nearest(spoken(variable));
        if (not meant.empty() and meant != variable)
            out.push_back({Kind::near_variable,
                           {{}, "`" + std::string(variable) + "` is no setting"},
                           {},
                           "did you mean `" + meant + "`?"});
    }
}

}  // namespace proviso
