// Conditions that ask for a verdict: `clause 3 is met`, `the total cost of X exceeds 5 million USD`.
//
// References are resolved after all clauses are read, as those of precedence are. A clause is judged after those that
// its conditions, and the clauses it yields to, ask for: its stage.
#pragma once

#include "engine/rules/precedence.hpp"

#include <string>
#include <vector>

namespace proviso {

class ClauseConditions {
public:
    /// The number of a condition whose rules become known later.
    std::uint32_t add(std::string words);

    /// The verdict of another clause.
    std::uint32_t add_reference(Scope const& scope, ast::ClauseRef const& reference);

    /// Sets the rule that measures a condition.
    void settle(std::uint32_t condition, RuleId rule) { all_[condition].rules = {rule}; }

    /// Fills Rulebook::conditions and Rule::stage. Reports unknown references, and clauses that wait for one another.
    void resolve(Compilation& shared, PrecedenceReader const& precedence, Rulebook& book);

private:
    struct Reference {
        Source const* source;
        std::optional<std::uint32_t> agreement;
        ast::ClauseRef const* to;
        std::uint32_t condition;
    };

    std::vector<ClauseCondition> all_;
    std::vector<Reference> references_;
};

}  // namespace proviso
