#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/status.hpp"
#include "dsl/lexicon.hpp"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <string>

namespace proviso {
namespace {

std::string help() {
    std::string text = "proviso checks a deployment plan against contracts written in controlled English.\n\n"
                       "  proviso COMMAND ...\n\n";
    for (auto const& command : commands())
        text.append("  ")
            .append(command.name)
            .append(13 - command.name.size(), ' ')
            .append(command.summary)
            .append("\n");
    return text + "\n  proviso COMMAND --help explains a command; proviso --version prints the version.\n";
}

int unknown(std::string const& word) {
    std::vector<std::string> names;
    for (auto const& command : commands())
        names.emplace_back(command.name);
    auto const what = word.starts_with('-') ? "option" : "command";
    complain({usage_error("there is no " + std::string(what) + " `" + word + "`", did_you_mean(word, names))});
    std::fputs(("\n" + help()).c_str(), stderr);
    return status::failed;
}

int run(Arguments arguments) {
    auto const first = arguments.empty() ? std::string() : arguments.front();
    if (first.empty()) {
        std::fputs(help().c_str(), stderr);
        return status::failed;
    }
    if (first == "--help" or first == "-h" or first == "help")
        return print(help());
    if (first == "--version")
        return print("proviso " PROVISO_VERSION "\n");
    auto const all = commands();
    auto const command = std::find_if(all.begin(), all.end(), [&](Command const& c) { return c.name == first; });
    if (command == all.end())
        return unknown(first);
    arguments.erase(arguments.begin());
    return command->run(arguments);
}

}  // namespace
}  // namespace proviso

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);  // a reader that has seen enough is no failure
    return proviso::run({argv + std::min(argc, 1), argv + argc});
}
