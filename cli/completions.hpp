// The table of commands → a completion script for a shell.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

struct Shell {
    std::string_view name;
    std::string (*script)();
};

std::span<Shell const> shells();

std::string bash_completions();
std::string zsh_completions();
std::string fish_completions();

}  // namespace proviso
