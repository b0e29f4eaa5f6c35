// The commands, a row each. A command parses its own arguments and returns the exit status.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

using Arguments = std::vector<std::string>;  ///< behind the command's name

struct Command {
    std::string_view name;
    std::string_view summary;
    int (*run)(Arguments const&);
};

std::span<Command const> commands();

int run_check(Arguments const&);
int run_explain(Arguments const&);
int run_fmt(Arguments const&);
int run_import(Arguments const&);
int run_lint(Arguments const&);
int run_read(Arguments const&);
int run_records(Arguments const&);
int run_test(Arguments const&);
int run_vocabulary(Arguments const&);

}  // namespace proviso
