#include "cli/commands.hpp"

#include <array>

namespace proviso {
namespace {

constexpr std::array<Command, 3> table{{
    {"check", "check plans against policies and report", run_check},
    {"test", "run the scenarios of policies: are the rules what their authors meant?", run_test},
    {"vocabulary", "list the records, fields, phrases and values that policies may speak of", run_vocabulary},
}};

}  // namespace

std::span<Command const> commands() { return table; }

}  // namespace proviso
