#include "engine/rules/compact.hpp"

#include "engine/rules/uses.hpp"

#include <utility>

namespace proviso {
namespace {

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
