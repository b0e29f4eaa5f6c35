// Which predicates a predicate and a rule are made of, for whoever walks or renumbers them.
#pragma once

#include "engine/rules/rulebook.hpp"

namespace proviso {

/// Calls `visit` on every PredicateId directly in `predicate`.
template <class P, class Visit>
void each_operand(P& predicate, Visit visit) {
    if (auto* const negated = std::get_if<Not>(&predicate))
        visit(negated->operand);
    if (auto* const all = std::get_if<And>(&predicate))
        for (auto& operand : all->operands)
            visit(operand);
    if (auto* const any = std::get_if<Or>(&predicate))
        for (auto& operand : any->operands)
            visit(operand);
}

/// The same on every one directly in `rule`, a Rule that may be const.
template <class R, class Visit>
void each_use(R& rule, Visit visit) {
    visit(rule.subject);
    visit(rule.binds);
    for (auto& id : rule.conditions)
        visit(id);
    for (auto& id : rule.exceptions)
        visit(id);
    if (auto* const record = std::get_if<RecordNorm>(&rule.norm))
        visit(record->require);
    if (auto* const aggregate = std::get_if<AggregateNorm>(&rule.norm)) {
        auto const visit_side = [&](auto& side) {
            visit(side.of);
            for (auto& part : side.counting)
                visit(part.of);
        };
        visit_side(aggregate->left);
        if (aggregate->right) {
            visit_side(aggregate->right->measured);
            if (aggregate->right->does)
                visit(*aggregate->right->does);
        }
    }
    if (auto* const separation = std::get_if<SeparationNorm>(&rule.norm))
        visit(separation->other);
    if (auto* const permission = std::get_if<PermissionNorm>(&rule.norm))
        visit(permission->permits);
}

}  // namespace proviso
