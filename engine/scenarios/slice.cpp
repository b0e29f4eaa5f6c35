#include "engine/scenarios/slice.hpp"

#include "engine/rules/compact.hpp"
#include "engine/rules/uses.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace proviso {
namespace {

/// By predicate: whether it asks for the verdict of a clause, itself or through its operands.
std::vector<bool> asking(Rulebook const& book) {
    std::vector<bool> asks(book.predicates.size());
    for (std::size_t id = 0; id < asks.size(); ++id) {
        bool any = std::holds_alternative<ClauseMet>(book.predicates[id]);
        each_operand(book.predicates[id], [&](PredicateId operand) { any = any or asks[operand]; });
        asks[id] = any;
    }
    return asks;
}

void add_asked(Rulebook const& book, std::vector<bool> const& asks, PredicateId id, std::vector<RuleId>& out) {
    if (not asks[id])
        return;
    if (auto const* const met = std::get_if<ClauseMet>(&book.predicates[id]))
        std::ranges::copy(book.conditions[met->condition].rules, std::back_inserter(out));
    each_operand(book.predicates[id], [&](PredicateId operand) { add_asked(book, asks, operand, out); });
}

/// Keeps of `rules` those in the slice, by their numbers there.
void renumber(std::vector<RuleId>& rules, std::map<RuleId, RuleId> const& numbers) {
    std::erase_if(rules, [&](RuleId rule) { return not numbers.contains(rule); });
    for (auto& rule : rules)
        rule = numbers.at(rule);
}

}  // namespace

Dependence::Dependence(Rulebook const& book) : needs_(book.rules.size()), needed_(book.rules.size()) {
    auto const asks = asking(book);
    for (RuleId id = 0; id < book.rules.size(); ++id) {
        auto rule = book.rules[id];
        needs_[id] = rule.yields_to;
        each_use(rule, [&](PredicateId predicate) { add_asked(book, asks, predicate, needs_[id]); });
        for (auto const other : needs_[id])
            needed_[other].push_back(id);
    }
}

std::vector<RuleId> Dependence::closed(Edges const& edges, std::vector<RuleId> rules) {
    std::vector<bool> in(edges.size());
    std::vector<RuleId> out;
    while (not rules.empty()) {
        auto const rule = rules.back();
        rules.pop_back();
        if (in[rule])
            continue;
        in[rule] = true;
        out.push_back(rule);
        std::ranges::copy(edges[rule], std::back_inserter(rules));
    }
    std::ranges::sort(out);
    return out;
}

Rulebook slice(Rulebook const& book, std::vector<RuleId> const& rules) {
    Rulebook out;
    out.predicates = book.predicates;
    out.facts = book.facts;
    out.agreements = book.agreements;
    out.conditions = book.conditions;
    std::map<RuleId, RuleId> numbers;
    for (auto const id : rules) {
        numbers.emplace(id, static_cast<RuleId>(out.rules.size()));
        out.rules.push_back(book.rules[id]);
    }
    std::optional<std::uint32_t> last;
    for (auto& rule : out.rules) {
        if (last != rule.clause)
            out.clauses.push_back(book.clauses[rule.clause]);
        last = rule.clause;
        rule.clause = static_cast<std::uint32_t>(out.clauses.size() - 1);
        renumber(rule.yields_to, numbers);
    }
    for (auto& condition : out.conditions)
        renumber(condition.rules, numbers);
    for (auto amendment : book.amendments) {
        renumber(amendment.rules, numbers);
        if (not amendment.rules.empty())
            out.amendments.push_back(std::move(amendment));
    }
    keep_used_predicates(out);
    return out;
}

}  // namespace proviso
