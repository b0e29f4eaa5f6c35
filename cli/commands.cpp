#include "cli/commands.hpp"

#include <array>

namespace proviso {
namespace {

constexpr std::array<Command, 5> table{{
    {"check", "check plans against policies and report", run_check},
    {"fmt", "settle the layout of policies, and nothing but the layout", run_fmt},
    {"lint", "name what is sound but doubtful in policies", run_lint},
    {"test", "run the scenarios of policies: are the rules what their authors meant?", run_test},
    {"vocabulary", "list the records, fields, phrases and values that policies may speak of", run_vocabulary},
}};

}  // namespace

std::span<Command const> commands() { return table; }

}  // namespace proviso
