// Where a piece of text stands: the file and agreement that decide what its names mean, and where
// complaints about it go.
#pragma once

#include "dsl/ast.hpp"
#include "dsl/diagnostic.hpp"
#include "engine/rules/pool.hpp"
#include "engine/rules/sense.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace proviso {

class Terms;
class ClauseConditions;

/// What all files of one compilation share.
struct Compilation {
    Vocabulary const& vocabulary;
    Diagnostics& out;
    PredicatePool& pool;
    Terms& terms;
    std::vector<AgreementInfo> const& agreements;
    ClauseConditions& conditions;
    Spend spend{};
    bool spoke_of_spend = false;
};

struct Mistake {
    Kind kind;
    Span at;
    std::string text;
    std::string help = {};
    std::vector<Label> notes = {};
};

struct Scope {
    Compilation& shared;
    Source const& source;
    std::optional<std::uint32_t> agreement;  ///< index into Compilation::agreements

    Vocabulary const& vocabulary() const { return shared.vocabulary; }
    PredicatePool& pool() const { return shared.pool; }

    /// The text of `span` on one line.
    std::string words(Span span) const;
    Excerpt place(Span span) const { return excerpt(source, span); }
    void complain(Mistake mistake) const;
};

}  // namespace proviso
