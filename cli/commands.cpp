#include "cli/commands.hpp"

#include <array>

namespace proviso {
namespace {

constexpr std::array<Command, 9> table{{
    {"check", "check plans against policies and report", run_check},
    {"explain", "say why a clause came out as it did, record by record", run_explain},
    {"fmt", "settle the layout of policies, and nothing but the layout", run_fmt},
    {"import", "write a policy from terms that another program holds", run_import},
    {"lint", "name what is sound but doubtful in policies", run_lint},
    {"read", "say what was understood of every clause, with an example that passes and one that fails", run_read},
    {"records", "list what was understood of plans, with the origin of every value", run_records},
    {"test", "run the scenarios of policies: are the rules what their authors meant?", run_test},
    {"vocabulary", "list the records, fields, phrases and values that policies may speak of", run_vocabulary},
}};

}  // namespace

std::span<Command const> commands() { return table; }

}  // namespace proviso
