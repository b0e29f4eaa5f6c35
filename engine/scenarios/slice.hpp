// Some rules of a rulebook, with all that their verdicts rest on, as a small rulebook of its own.
#pragma once

#include "engine/rules/rulebook.hpp"

#include <vector>

namespace proviso {

/// Which rules a rule's verdict rests on: those above it, and those whose verdicts its conditions ask for.
class Dependence {
public:
    explicit Dependence(Rulebook const& book);

    /// `rules` and all that they rest on; sorted.
    std::vector<RuleId> needed_by(std::vector<RuleId> rules) const { return closed(needs_, std::move(rules)); }

    /// `rules` and all that rest on them; sorted.
    std::vector<RuleId> resting_on(std::vector<RuleId> rules) const { return closed(needed_, std::move(rules)); }

private:
    using Edges = std::vector<std::vector<RuleId>>;
    static std::vector<RuleId> closed(Edges const& edges, std::vector<RuleId> rules);

    Edges needs_, needed_;
};

/// `rules`, sorted and closed under Dependence::needed_by, in their order; rule `rules[i]` becomes rule i.
Rulebook slice(Rulebook const& book, std::vector<RuleId> const& rules);

}  // namespace proviso
