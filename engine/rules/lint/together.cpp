#include "engine/rules/lint/together.hpp"

#include <algorithm>

namespace proviso {

std::vector<PredicateId> const* Together::operands(PredicateId id) const {
    if (auto const* const all = std::get_if<And>(&at(id)))
        return &all->operands;
    auto const* const any = std::get_if<Or>(&at(id));
    return any ? &any->operands : nullptr;
}

/// Of one with operands: whether each of them must hold as it does, rather than one.
bool Together::is_all(Literal literal) const {
    return std::holds_alternative<And>(at(literal.first)) == literal.second;
}

Together::Literal Together::plain(Literal literal) const {
    while (auto const* const negated = std::get_if<Not>(&at(literal.first)))
        literal = {negated->operand, not literal.second};
    return literal;
}

void Together::add(PredicateId predicate, bool holds) {
    auto const literal = plain({predicate, holds});
    if (contradictory_ or not added_.insert(literal).second)
        return;
    auto const* const parts = operands(literal.first);
    if (not fits(literal, true))
        contradictory_ = true;
    else if (parts and is_all(literal))
        for (auto const part : *parts)
            add(part, literal.second);
    else if (parts)
        alternatives_.push_back(literal);
}

bool Together::contradictory() {
    impossible_.clear();
    for (auto const& literal : alternatives_) {
        if (contradictory_)
            break;
        contradictory_ = impossible(literal);
        if (contradictory_)
            field_.clear();
    }
    return contradictory_;
}

/// Whether `literal` contradicts by itself what was added.
bool Together::impossible(Literal literal) {
    literal = plain(literal);
    auto const* const parts = operands(literal.first);
    if (not parts)
        return not fits(literal, false);
    auto const [known, is_new] = impossible_.try_emplace(literal, false);
    if (not is_new)
        return known->second;
    auto const part_is = [&](PredicateId part) { return impossible({part, literal.second}); };
    auto const found = is_all(literal) ? std::ranges::any_of(*parts, part_is) : std::ranges::all_of(*parts, part_is);
    return impossible_[literal] = found;
}

/// Whether `literal` can hold beside what was added; its operands are another matter. `keep` adds it.
bool Together::fits(Literal literal, bool keep) {
    if (added_.contains({literal.first, not literal.second})) {
        field_.clear();
        return false;
    }
    return std::visit([&](auto const& leaf) { return fits_leaf(leaf, literal.second, keep); }, at(literal.first));
}

template <class Space>
bool Together::settle(Space& old, Space next, bool keep, std::string field) {
    auto const empty = next.empty();
    if (empty)
        field_ = std::move(field);
    else if (keep)
        old = std::move(next);
    return not empty;
}

/// All values that a record can have there; nothing where it may have others.
std::optional<std::set<std::string>> Together::listed_values(FieldId id) const {
    auto const& field = vocabulary_->field(id);
    if (field.open or field.parties or field.from or field.values.empty())
        return {};
    std::set<std::string> names;
    for (auto const& value : field.values)
        names.insert(value.name);
    return names;
}

bool Together::fits_leaf(FieldIn const& in, bool holds, bool keep) {
    auto& old = choices_[in.field];
    Choices next{{}, old.excluded};
    if (holds) {
        next.allowed.emplace();
        for (auto const& value : in.values)
            if ((not old.allowed or old.allowed->contains(value)) and not old.excluded.contains(value))
                next.allowed->insert(value);
    } else {
        next.excluded.insert(in.values.begin(), in.values.end());
        next.allowed = old.allowed ? old.allowed : listed_values(in.field);
        if (next.allowed)
            std::erase_if(*next.allowed, [&](auto const& value) { return next.excluded.contains(value); });
    }
    return settle(old, std::move(next), keep, name(in.field));
}

bool Together::fits_leaf(FieldAmount const& amount, bool holds, bool keep) {
    auto& old = amounts_[{amount.field, amount.per}];
    auto next = narrowed(old, amount.relation, amount.bound, holds);
    if (not vocabulary_->field(amount.field).negative)
        next.narrow(Relation::at_least, Decimal(0));
    return settle(old, next, keep, name(amount.field));
}

bool Together::fits_leaf(FieldDate const& date, bool holds, bool keep) {
    auto& old = days_[date.field];
    return settle(old, narrowed(old, date.relation, date.bound.days, holds), keep, name(date.field));
}

bool Together::fits_leaf(AsOf const& as_of, bool holds, bool keep) {
    return settle(as_of_, narrowed(as_of_, as_of.relation, as_of.bound.days, holds), keep, "");
}

}  // namespace proviso
