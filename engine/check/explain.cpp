#include "engine/check/explain.hpp"

#include <algorithm>

namespace proviso {

/// A leaf taken to be true or false, whatever the plan says.
struct Explainer::Forced {
    Leaf leaf;
    Truth truth;
};

namespace {

Batch const& batch_with(Table const& table, std::size_t row) {
    auto const after =
        std::upper_bound(table.batches.begin(), table.batches.end(), row,
                         [](std::size_t wanted, Batch const& batch) { return wanted < batch.first_row; });
    return *(after - 1);
}

/// The predicates that a predicate joins; none for a leaf.
std::vector<PredicateId> operands(Predicate const& predicate) {
    if (auto const* node = std::get_if<Not>(&predicate))
        return {node->operand};
    if (auto const* node = std::get_if<And>(&predicate))
        return node->operands;
    if (auto const* node = std::get_if<Or>(&predicate))
        return node->operands;
    return {};
}

bool joins(Predicate const& predicate) {
    return std::holds_alternative<Not>(predicate) or std::holds_alternative<And>(predicate) or
           std::holds_alternative<Or>(predicate);
}

template <class Parts, class Ask>
Truth all_of(Parts const& parts, Ask ask) {
    auto out = Truth::yes;
    for (auto const& part : parts)
        out = both(out, ask(part));
    return out;
}

template <class Parts, class Ask>
Truth any_of(Parts const& parts, Ask ask) {
    auto out = Truth::no;
    for (auto const& part : parts)
        out = either(out, ask(part));
    return out;
}

}  // namespace

void Explainer::look_at(RecordId record, std::size_t row) {
    auto const& batch = batch_with(matter().plan.tables[record], row);
    row_ = row - batch.first_row;
    exempt_.clear();
    auto const first = row_ - row_ % Bits::word_bits;
    auto const& block = at_.block();
    if (block.batch == &batch and block.record == record and block.first == first)
        return;
    at_.begin({record, &batch, first, std::min(Bits::word_bits, batch.rows - first)});
}

Truth Explainer::truth(Leaf leaf, Forced const* forced) {
    if (forced and forced->leaf == leaf)
        return forced->truth;
    if (leaf.kind == Leaf::Kind::unsettled)
        return Truth::unknown;
    auto const bits = leaf.kind == Leaf::Kind::window ? at_.window(leaf.id) : at_.predicate(leaf.id);
    return bits.at(row_ % Bits::word_bits);
}

Truth Explainer::truth(PredicateId id, Forced const* forced) {
    auto const& predicate = matter().rulebook.predicates[id];
    auto const ask = [&](PredicateId operand) { return truth(operand, forced); };
    if (auto const* node = std::get_if<Not>(&predicate))
        return negate(ask(node->operand));
    if (auto const* node = std::get_if<And>(&predicate))
        return all_of(node->operands, ask);
    if (auto const* node = std::get_if<Or>(&predicate))
        return any_of(node->operands, ask);
    return truth(Leaf{Leaf::Kind::predicate, id}, forced);
}

Truth Explainer::truth(Formula const& formula, Forced const* forced) {
    auto const ask = [&](Formula const& part) { return truth(part, forced); };
    switch (formula.kind) {
        case Formula::Kind::predicate: return truth(formula.id, forced);
        case Formula::Kind::window: return truth(Leaf{Leaf::Kind::window, formula.id}, forced);
        case Formula::Kind::negation: return negate(ask(formula.parts[0]));
        case Formula::Kind::all: return all_of(formula.parts, ask);
        case Formula::Kind::any: return any_of(formula.parts, ask);
        case Formula::Kind::unsettled: return truth(Leaf{Leaf::Kind::unsettled, formula.id}, forced);
        case Formula::Kind::exempt: return exempt(formula.id, forced);
    }
    return Truth::unknown;
}

/// Chains of rules above one another meet the same exemption often.
Truth Explainer::exempt(std::uint32_t index, Forced const* forced) {
    if (auto const known = exempt_.find(index); known != exempt_.end())
        return known->second;
    auto const out = truth(matter().exemptions[index], forced);
    exempt_.emplace(index, out);
    return out;
}

Truth Explainer::frees(RuleId id) {
    auto const does = freeing(matter().rule(id));
    return both(truth(matter().rules[id].bound), does ? truth(*does) : Truth::yes);
}

void Explainer::add_grounds(PredicateId id, std::vector<Ground>& out) {
    auto const& predicate = matter().rulebook.predicates[id];
    auto const own = truth(id);
    if (not joins(predicate)) {
        out.push_back({id, own == Truth::yes});
        return;
    }
    // a false `and` rests on its false parts, a true `or` on its true ones, the others on all
    auto const wanted = std::holds_alternative<Not>(predicate) ? negate(own) : own;
    for (auto const operand : operands(predicate))
        if (truth(operand) == wanted)
            add_grounds(operand, out);
}

std::vector<Ground> Explainer::grounds(PredicateId id) {
    std::vector<Ground> out;
    if (truth(id) != Truth::unknown)
        add_grounds(id, out);
    return out;
}

void Explainer::collect(Leaf leaf, std::vector<Leaf>& out) {
    if (truth(leaf, nullptr) == Truth::unknown and std::find(out.begin(), out.end(), leaf) == out.end())
        out.push_back(leaf);
}

void Explainer::collect(PredicateId id, std::vector<Leaf>& out) {
    auto const& predicate = matter().rulebook.predicates[id];
    if (not joins(predicate))
        return collect(Leaf{Leaf::Kind::predicate, id}, out);
    for (auto const operand : operands(predicate))
        collect(operand, out);
}

void Explainer::collect(Formula const& formula, std::vector<Leaf>& out) {
    if (formula.kind == Formula::Kind::predicate)
        collect(formula.id, out);
    if (formula.kind == Formula::Kind::window)
        collect(Leaf{Leaf::Kind::window, formula.id}, out);
    if (formula.kind == Formula::Kind::unsettled)
        collect(Leaf{Leaf::Kind::unsettled, formula.id}, out);
    if (formula.kind == Formula::Kind::exempt and collected_.insert(formula.id).second)
        collect(matter().exemptions[formula.id], out);
    for (auto const& part : formula.parts)
        collect(part, out);
}

std::vector<Leaf> Explainer::pivots(Formula const& formula) {
    std::vector<Leaf> unknown, out;
    collected_.clear();
    collect(formula, unknown);
    if (unknown.size() > most_tried)
        return unknown;
    for (auto const leaf : unknown) {
        Forced const held{leaf, Truth::yes}, failed{leaf, Truth::no};
        auto const settles = [&](Forced const& forced) {
            exempt_.clear();
            return truth(formula, &forced) != Truth::unknown;
        };
        if (settles(held) or settles(failed))
            out.push_back(leaf);
    }
    exempt_.clear();
    return out.empty() ? unknown : out;
}

}  // namespace proviso
