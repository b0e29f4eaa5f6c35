// Predicates, each held once: equal ones get the same id.
//
// Builds them in one shape (flat, sorted, without repeats) and folds only what Kleene's logic allows for
// every operand, an unknown one too. Knows no syntax.
#pragma once

#include "engine/rules/rulebook.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace proviso {

class PredicatePool {
public:
    PredicatePool();

    PredicateId always() const { return always_; }
    PredicateId never() const { return never_; }

    PredicateId leaf(Predicate predicate);
    PredicateId all_of(std::vector<PredicateId> operands);  ///< of none: always
    PredicateId any_of(std::vector<PredicateId> operands);  ///< of none: never; joins the values of one field
    PredicateId negation(PredicateId operand);

    Predicate const& operator[](PredicateId id) const { return predicates_[id]; }

    /// All of them; an operand stands before what it is an operand of.
    std::vector<Predicate> take() && { return std::move(predicates_); }

private:
    std::vector<PredicateId> merged_values(std::vector<PredicateId> operands);

    std::vector<Predicate> predicates_;
    std::unordered_map<std::string, PredicateId> ids_;
    PredicateId always_ = 0;
    PredicateId never_ = 0;
};

}  // namespace proviso
