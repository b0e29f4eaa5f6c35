#include "engine/rules/conditions.hpp"

#include "engine/rules/classes.hpp"
#include "engine/rules/nodes.hpp"
#include "engine/rules/predicates.hpp"
#include "engine/rules/terms.hpp"
#include "engine/rules/values.hpp"
#include "engine/rules/wording.hpp"

namespace proviso {
namespace {

std::optional<PredicateId> read_fact(Scope const& scope, ast::FactIs const& is) {
    auto* const term = scope.shared.terms.find(scope, is.fact);
    if (not term) {
        scope.complain({Kind::unknown_name, is.fact.span, ticked(is.fact.text) + " is not a defined fact",
                        "define it: " + ticked("\"" + is.fact.text + "\" means the fact that …")});
        return {};
    }
    auto const* const sense = scope.shared.terms.sense(scope, *term);
    if (not sense)
        return {};
    auto const* const fact = std::get_if<FactSense>(sense);
    if (not fact) {
        complain_of_kind(scope, is.fact, *sense, "facts");
        return {};
    }
    auto const holds = scope.pool().leaf(FactHolds{fact->fact});
    return is.negated ? scope.pool().negation(holds) : holds;
}

std::optional<PredicateId> read_condition_atom(Scope const& scope, RecordId record, ast::ConditionAtom const& atom) {
    return match(
        atom, [&](ast::FactIs const& is) { return read_fact(scope, is); },
        [&](ast::DateIs const& is) { return read_as_of(scope, is); },
        [&](ast::RecordIs const& is) { return read_atom(scope, record, is.atom); });
}

std::optional<PredicateId> read_condition(Scope const& scope, RecordId record, ast::Condition const& condition) {
    std::vector<Link> links;
    std::vector<PredicateId> parts;
    bool any = false;
    bool sound = true;
    for (auto const& linked : condition.atoms) {
        links.push_back({linked.before, linked.span});
        any = any or linked.before == ast::Connective::or_;
        auto const part = read_condition_atom(scope, record, linked.atom);
        sound = sound and part;
        parts.push_back(part.value_or(0));
    }
    if (not one_connective(scope, links) or not sound)
        return {};
    return any ? scope.pool().any_of(std::move(parts)) : scope.pool().all_of(std::move(parts));
}

bool add(std::optional<PredicateId> predicate, std::vector<PredicateId>& to) {
    if (predicate)
        to.push_back(*predicate);
    return predicate.has_value();
}

}  // namespace

bool add_condition(Scope const& scope, RecordId record, ast::Tail const& tail, Conditions& conditions) {
    return match(
        tail, [&](ast::Except const& t) { return add(read_classes(scope, t.classes, record), conditions.exceptions); },
        [&](ast::Unless const& t) { return add(read_condition(scope, record, t.condition), conditions.exceptions); },
        [&](ast::If const& t) { return add(read_condition(scope, record, t.condition), conditions.conditions); },
        [](ast::From const&) { return true; }, [](ast::Until const&) { return true; },
        [](ast::During const&) { return true; });
}

}  // namespace proviso
