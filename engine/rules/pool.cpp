#include "engine/rules/pool.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace proviso {
namespace {

std::string key(FieldId field) { return std::to_string(field.record) + "." + std::to_string(field.index) + " "; }

/// A part of a key that may hold any character.
std::string counted(std::string const& text) { return std::to_string(text.size()) + ":" + text; }

template <class Number>
std::string number(Number value) {
    return std::to_string(static_cast<long>(value)) + " ";
}

std::string ids(std::vector<PredicateId> const& operands) {
    std::string text;
    for (auto const operand : operands)
        text += number(operand);
    return text;
}

struct Key {
    std::string operator()(Always) const { return ""; }
    std::string operator()(FieldIn const& p) const {
        auto text = key(p.field);
        for (auto const& value : p.values)
            text += counted(value);
        return text;
    }
    std::string operator()(FieldAmount const& p) const {
        return key(p.field) + number(p.relation) + number(p.per) + p.bound.text();
    }
    std::string operator()(FieldDate const& p) const {
        return key(p.field) + number(p.relation) + number(p.bound.days);
    }
    std::string operator()(FieldTrue p) const { return key(p.field); }
    std::string operator()(FieldPresent p) const { return key(p.field) + number(p.or_unknown); }
    std::string operator()(FactHolds p) const { return number(p.fact); }
    std::string operator()(AsOf const& p) const { return number(p.relation) + number(p.bound.days); }
    std::string operator()(ClauseMet p) const { return std::to_string(p.condition); }
    std::string operator()(Open const& p) const { return p.term; }
    std::string operator()(Unstated const& p) const { return key(p.field) + p.what; }
    std::string operator()(Not p) const { return number(p.operand); }
    std::string operator()(And const& p) const { return ids(p.operands); }
    std::string operator()(Or const& p) const { return ids(p.operands); }
};

/// The operands of every operand that is itself a `Shape`, and the others as they are.
template <class Shape>
std::vector<PredicateId> flat(std::vector<PredicateId> const& operands, std::vector<Predicate> const& all) {
    std::vector<PredicateId> result;
    for (auto const id : operands) {
        if (auto const* nested = std::get_if<Shape>(&all[id]))
            result.insert(result.end(), nested->operands.begin(), nested->operands.end());
        else
            result.push_back(id);
    }
    return result;
}

void sort_without_repeats(std::vector<PredicateId>& operands) {
    std::ranges::sort(operands);
    operands.erase(std::unique(operands.begin(), operands.end()), operands.end());
}

bool contains(std::vector<PredicateId> const& operands, PredicateId id) {
    return std::ranges::find(operands, id) != operands.end();
}

}  // namespace

PredicatePool::PredicatePool() {
    always_ = leaf(Always{});
    never_ = leaf(Not{always_});
}

PredicateId PredicatePool::leaf(Predicate predicate) {
    auto text = std::to_string(predicate.index()) + " " + std::visit(Key{}, predicate);
    auto const [at, added] = ids_.try_emplace(std::move(text), static_cast<PredicateId>(predicates_.size()));
    if (added)
        predicates_.push_back(std::move(predicate));
    return at->second;
}

PredicateId PredicatePool::all_of(std::vector<PredicateId> operands) {
    operands = flat<And>(operands, predicates_);
    std::erase(operands, always_);
    sort_without_repeats(operands);
    if (contains(operands, never_))
        return never_;
    if (operands.empty())
        return always_;
    return operands.size() == 1 ? operands.front() : leaf(And{std::move(operands)});
}

PredicateId PredicatePool::any_of(std::vector<PredicateId> operands) {
    operands = merged_values(flat<Or>(operands, predicates_));
    std::erase(operands, never_);
    sort_without_repeats(operands);
    if (contains(operands, always_))
        return always_;
    if (operands.empty())
        return never_;
    return operands.size() == 1 ? operands.front() : leaf(Or{std::move(operands)});
}

PredicateId PredicatePool::negation(PredicateId operand) {
    if (auto const* negated = std::get_if<Not>(&predicates_[operand]))
        return negated->operand;
    return leaf(Not{operand});
}

/// `provider is Azure or provider is AWS` as one test of the field: both are unknown where it is missing.
std::vector<PredicateId> PredicatePool::merged_values(std::vector<PredicateId> operands) {
    std::map<FieldId, std::set<std::string>> values;
    std::erase_if(operands, [&](PredicateId id) {
        auto const* in = std::get_if<FieldIn>(&predicates_[id]);
        if (in)
            values[in->field].insert(in->values.begin(), in->values.end());
        return in != nullptr;
    });
    for (auto const& [field, names] : values)
        operands.push_back(leaf(FieldIn{field, {names.begin(), names.end()}}));
    return operands;
}

}  // namespace proviso
