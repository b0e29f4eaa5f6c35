#include "cli/commands.hpp"

#include "cli/arguments.hpp"

#include <array>

namespace proviso {
namespace {

constexpr std::array<Command, 12> table{{
    {"check", "check plans against policies and report", run_check, check_line},
    {"completions", "print a script that completes commands and options in a shell", run_completions, completions_line},
    {"config", "print each setting of the project, and where it comes from", run_config, config_line},
    {"explain", "say why a clause came out as it did, record by record", run_explain, explain_line},
    {"fmt", "settle the layout of policies, and nothing but the layout", run_fmt, fmt_line},
    {"import", "write a policy from terms that another program holds", run_import, import_line},
    {"lint", "name what is sound but doubtful in policies", run_lint, lint_line},
    {"man", "print the manual page", run_man, man_line},
    {"read", "say what was understood of every clause, with an example that passes and one that fails", run_read,
     read_line},
    {"records", "list what was understood of plans, with the origin of every value", run_records, records_line},
    {"test", "run the scenarios of policies: are the rules what their authors meant?", run_test, test_line},
    {"vocabulary", "list the records, fields, phrases and values that policies may speak of", run_vocabulary,
     vocabulary_line},
}};

}  // namespace

std::span<Command const> commands() { return table; }

}  // namespace proviso
