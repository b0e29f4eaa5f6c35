// The commands, a row each. A command parses its own arguments and returns the exit status.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

using Arguments = std::vector<std::string>;  ///< behind the command's name

struct CommandLine;

struct Command {
    std::string_view name;
    std::string_view summary;
    int (*run)(Arguments const&);
    CommandLine (*line)();  ///< what it takes, for the manual and for completions
};

std::span<Command const> commands();

int run_check(Arguments const&);
int run_completions(Arguments const&);
int run_config(Arguments const&);
int run_explain(Arguments const&);
int run_fmt(Arguments const&);
int run_import(Arguments const&);
int run_lint(Arguments const&);
int run_man(Arguments const&);
int run_read(Arguments const&);
int run_records(Arguments const&);
int run_test(Arguments const&);
int run_vocabulary(Arguments const&);

CommandLine check_line();
CommandLine completions_line();
CommandLine config_line();
CommandLine explain_line();
CommandLine fmt_line();
CommandLine import_line();
CommandLine lint_line();
CommandLine man_line();
CommandLine read_line();
CommandLine records_line();
CommandLine test_line();
CommandLine vocabulary_line();

}  // namespace proviso
