// What is sound but doubtful in policies: habits that an author may not have meant. A row a check.
//
// Looks at policies that compile without an error; knows no plan.
#pragma once

#include "engine/rules/compile.hpp"

#include <span>
#include <string_view>

namespace proviso {

struct Linted {
    std::vector<PolicyFile> const& files;
    Rulebook const& book;
    Vocabulary const& vocabulary;
};

struct LintCheck {
    std::string_view name;     ///< as `--off` takes it
    std::string_view summary;  ///< what it finds
    Kind kind;
    void (*find)(Linted const&, Diagnostics& out);  ///< complains in the `kind` alone; linear but for sorting
};

std::span<LintCheck const> lint_checks();

}  // namespace proviso
