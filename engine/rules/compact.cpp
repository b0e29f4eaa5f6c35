#include "engine/rules/compact.hpp"

#include <utility>

namespace proviso {
namespace {

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

template <class Visit>
void each_use(Rule& rule, Visit visit) {
    visit(rule.subject);
    visit(rule.binds);
    for (auto& id : rule.conditions)
        visit(id);
    for (auto& id : rule.exceptions)
        visit(id);
    if (auto* const record = std::get_if<RecordNorm>(&rule.norm))
        visit(record->require);
    if (auto* const aggregate = std::get_if<AggregateNorm>(&rule.norm)) {
        visit(aggregate->left.of);
        if (aggregate->right)
            visit(aggregate->right->measured.of);
    }
    if (auto* const separation = std::get_if<SeparationNorm>(&rule.norm))
        visit(separation->other);
    if (auto* const permission = std::get_if<PermissionNorm>(&rule.norm))
        visit(permission->permits);
}

std::vector<bool> used_predicates(Rulebook& book) {
    std::vector<bool> used(book.predicates.size());
    auto const mark = [&](PredicateId id) { used[id] = true; };
    for (auto& rule : book.rules)
        each_use(rule, mark);
    for (auto id = book.predicates.size(); id-- > 0;)
        if (used[id])
            each_operand(std::as_const(book.predicates[id]), mark);
    return used;
}

}  // namespace

void keep_used_predicates(Rulebook& book) {
    auto const used = used_predicates(book);
    std::vector<PredicateId> renumbered(book.predicates.size());
    auto const renumber = [&](PredicateId& id) { id = renumbered[id]; };
    std::vector<Predicate> kept;
    for (std::size_t id = 0; id < book.predicates.size(); ++id) {
        if (not used[id])
            continue;
        renumbered[id] = static_cast<PredicateId>(kept.size());
        kept.push_back(std::move(book.predicates[id]));
        each_operand(kept.back(), renumber);
    }
    book.predicates = std::move(kept);
    for (auto& rule : book.rules)
        each_use(rule, renumber);
}

}  // namespace proviso
