// The parts of one clause for one record: scope, conditions, exceptions, window, what goes before it, and its norm.
//
// Truths are the check's own. Knows no other record but the neighbour that the check names.
#pragma once

#include "engine/check/explain.hpp"
#include "engine/check/tally.hpp"
#include "engine/reading/claims.hpp"
#include "engine/reading/explanation.hpp"

#include <string>
#include <vector>

namespace proviso {

/// What the check found wrong with the record, or nothing.
FailingRow const* failing(RuleTally const& tally, std::size_t row);

class ExplainedParts {
public:
    ExplainedParts(Explainer& at, Locator& places, RuleId id, std::vector<RuleTally> const& tallies);

    /// Of the record that the explainer looks at; `bound`: by the clause.
    std::vector<ClausePart> of(std::size_t row, Truth bound);

private:
    void add(ClausePart::Role role, Step step) { out_.push_back({role, std::move(step)}); }
    void add_window();
    void add_freed(RuleId above);
    void add_norm(RecordNorm const& norm) { add(ClausePart::Role::must, step(norm.require)); }
    void add_norm(PermissionNorm const& norm) { add(ClausePart::Role::may, step(norm.permits)); }
    void add_norm(SeparationNorm const& norm);
    void add_norm(AggregateNorm const& norm);

    Step step(PredicateId id, bool denied = false);
    Step compound(std::vector<PredicateId> const& operands, bool denied, bool all, Step out);
    void add_value(FieldId field, Step& out);

    Explainer& at_;
    Locator& places_;
    RuleId id_;
    Rule const& rule_;
    RuleTally const& tally_;
    std::vector<std::string> conditions_;  ///< what decides each, by index into Rulebook::conditions
    Claims claims_;
    std::size_t row_ = 0;
    Truth bound_{};
    std::vector<ClausePart> out_;
};

}  // namespace proviso
