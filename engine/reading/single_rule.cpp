#include "engine/reading/single_rule.hpp"

#include "engine/rules/uses.hpp"

#include <map>
#include <utility>

namespace proviso {
namespace {

/// Old ids of what is kept, in their order; the new id of each is its place.
template <class Id>
using Renumbered = std::map<Id, Id>;

template <class Id>
void number(Renumbered<Id>& ids) {
    Id next = 0;
    for (auto& [old, renumbered] : ids)
        renumbered = next++;
}

/// What the rule reaches, before any of it is copied.
class Reach {
public:
    explicit Reach(Rulebook const& book) : book_(book) {}

    void rule(RuleId id) {
        if (not rules.emplace(id, 0).second)
            return;
        auto const& rule = book_.rules[id];
        clauses.emplace(rule.clause, 0);
        each_use(rule, [this](PredicateId used) { predicate(used); });
        for (auto const above : rule.yields_to)
            this->rule(above);
    }

    Renumbered<RuleId> rules;
    Renumbered<std::uint32_t> clauses, conditions;
    Renumbered<PredicateId> predicates;

private:
    void predicate(PredicateId id) {
        if (not predicates.emplace(id, 0).second)
            return;
        auto const& node = book_.predicates[id];
        each_operand(node, [this](PredicateId operand) { predicate(operand); });
        if (auto const* leaf = std::get_if<ClauseMet>(&node); leaf and conditions.emplace(leaf->condition, 0).second)
            for (auto const asked : book_.conditions[leaf->condition].rules)
                rule(asked);
    }

    Rulebook const& book_;
};

void copy_predicates(Rulebook const& book, Reach const& reach, Rulebook& out) {
    for (auto const& [old, renumbered] : reach.predicates) {
        auto& node = out.predicates.emplace_back(book.predicates[old]);
        each_operand(node, [&](PredicateId& id) { id = reach.predicates.at(id); });
        if (auto* leaf = std::get_if<ClauseMet>(&node))
            leaf->condition = reach.conditions.at(leaf->condition);
    }
}

void copy_rules(Rulebook const& book, Reach const& reach, Rulebook& out) {
    for (auto const& [old, renumbered] : reach.rules) {
        auto& rule = out.rules.emplace_back(book.rules[old]);
        rule.clause = reach.clauses.at(rule.clause);
        each_use(rule, [&](PredicateId& id) { id = reach.predicates.at(id); });
        for (auto& above : rule.yields_to)
            above = reach.rules.at(above);
    }
}

void copy_conditions(Rulebook const& book, Reach const& reach, Rulebook& out) {
    for (auto const& [old, renumbered] : reach.conditions)
        for (auto& id : out.conditions.emplace_back(book.conditions[old]).rules)
            id = reach.rules.at(id);
}

void copy_amendments(Rulebook const& book, Reach const& reach, Rulebook& out) {
    for (auto const& amendment : book.amendments) {
        std::vector<RuleId> ended;
        for (auto const id : amendment.rules)
            if (auto const at = reach.rules.find(id); at != reach.rules.end())
                ended.push_back(at->second);
        if (not ended.empty())
            out.amendments.push_back(
                {std::move(ended), amendment.until, amendment.by, amendment.where, amendment.replaces});
    }
}

}  // namespace

SingleRule single_rule(Rulebook const& book, RuleId id) {
    Reach reach(book);
    reach.rule(id);
    number(reach.rules);
    number(reach.clauses);
    number(reach.conditions);
    number(reach.predicates);
    SingleRule out;
    out.rule = reach.rules.at(id);
    out.book.agreements = book.agreements;
    out.book.facts = book.facts;
    for (auto const& [old, renumbered] : reach.clauses)
        out.book.clauses.push_back(book.clauses[old]);
    copy_predicates(book, reach, out.book);
    copy_rules(book, reach, out.book);
    copy_conditions(book, reach, out.book);
    copy_amendments(book, reach, out.book);
    return out;
}

}  // namespace proviso
