// Policy files as they were read, for commands that look at the text and the rules alike.
#pragma once

#include "engine/rules/compile.hpp"

#include <string>
#include <vector>

namespace proviso {

struct Policies {
    std::vector<Source> sources;
    std::vector<PolicyFile> files;  ///< their trees
    Rulebook book;
};

Policies load_policies(std::vector<std::string> const& files, Vocabulary const& vocabulary, Diagnostics& out);

/// Compiles them again where `spend` is what was billed.
void compile_for(Spend spend, Policies& policies, Vocabulary const& vocabulary, Diagnostics& out);

}  // namespace proviso
