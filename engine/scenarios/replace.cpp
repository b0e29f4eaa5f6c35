#include "engine/scenarios/replace.hpp"

#include "engine/rules/uses.hpp"

#include <map>
#include <set>
#include <utility>

namespace proviso {
namespace {

class Replacement {
public:
    Replacement(Rulebook& book, PredicateId from, PredicateId to) : book_(book) { numbers_.emplace(from, to); }

    /// `id` itself where it does not rest on what is replaced, else a copy that rests on the other.
    PredicateId operator()(PredicateId id) {
        if (auto const known = numbers_.find(id); known != numbers_.end())
            return known->second;
        auto copy = book_.predicates[id];
        bool changed = false;
        each_operand(copy, [&](PredicateId& operand) {
            auto const other = (*this)(operand);
            changed = changed or other != operand;
            operand = other;
        });
        auto number = id;
        if (changed) {
            number = static_cast<PredicateId>(book_.predicates.size());
            book_.predicates.push_back(std::move(copy));
        }
        return numbers_.emplace(id, number).first->second;
    }

private:
    Rulebook& book_;
    std::map<PredicateId, PredicateId> numbers_;
};

void collect(Rulebook const& book, PredicateId id, std::set<PredicateId>& into) {
    if (into.insert(id).second)
        each_operand(book.predicates[id], [&](PredicateId operand) { collect(book, operand, into); });
}

/// Of a rule that compares two measures: it speaks of the records of both.
AggregateNorm const* comparison(Rule const& rule) {
    auto const* const norm = std::get_if<AggregateNorm>(&rule.norm);
    return norm and norm->right and not norm->right->share ? norm : nullptr;
}

}  // namespace

std::vector<PredicateId> predicates_of(Rulebook const& book, RuleId id) {
    auto rule = book.rules[id];
    if (auto const* const norm = comparison(rule))
        rule.subject = norm->left.of;
    rule.binds = rule.subject;  // made of the others
    std::set<PredicateId> found;
    each_use(rule, [&](PredicateId predicate) { collect(book, predicate, found); });
    return {found.begin(), found.end()};
}

PredicateId replace(Rulebook& book, RuleId rule, PredicateId from, Predicate to) {
    auto const number = static_cast<PredicateId>(book.predicates.size());
    book.predicates.push_back(std::move(to));
    Replacement replacement(book, from, number);
    each_use(book.rules[rule], [&](PredicateId& id) { id = replacement(id); });
    return number;
}

void bind_again(Rulebook& book, RuleId id) {
    auto& rule = book.rules[id];
    auto const add = [&](Predicate predicate) {
        book.predicates.push_back(std::move(predicate));
        return static_cast<PredicateId>(book.predicates.size() - 1);
    };
    if (auto const* const norm = comparison(rule))
        rule.subject = add(Or{{norm->left.of, norm->right->measured.of}});
    auto parts = rule.conditions;
    parts.push_back(rule.subject);
    for (auto const exception : rule.exceptions)
        parts.push_back(add(Not{exception}));
    rule.binds = add(And{std::move(parts)});
}

bool is_of_agreement(Rulebook const& book, Rule const& rule, Date day) {
    auto const agreement = book.clauses[rule.clause].agreement;
    if (not agreement)
        return false;
    auto const& info = book.agreements[*agreement];
    return day == info.effective or (info.until and day == *info.until + 1);
}

}  // namespace proviso
