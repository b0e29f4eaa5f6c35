#include "engine/rules/conditions.hpp"

#include "engine/rules/classes.hpp"
#include "engine/rules/clause_conditions.hpp"
#include "engine/rules/nodes.hpp"
#include "engine/rules/norms.hpp"
#include "engine/rules/predicates.hpp"
#include "engine/rules/terms.hpp"
#include "engine/rules/values.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>

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

PredicateId verdict(Scope const& scope, std::uint32_t condition, bool negated) {
    auto const met = scope.pool().leaf(ClauseMet{condition});
    return negated ? scope.pool().negation(met) : met;
}

/// A rule that is judged for the sake of the condition, and not reported.
std::optional<PredicateId> read_measure_is(Scope const& scope, ast::MeasureIs const& is, Conditions& conditions) {
    auto reading = read_measured(scope, is.measure, is.limit, is.time);
    if (not reading)
        return {};
    Rule rule;
    rule.statement = scope.words(is.span);
    rule.where = scope.place(is.span);
    rule.record = reading->record;
    rule.subject = rule.binds = reading->subject;
    rule.norm = std::move(reading->norm);
    rule.reported = false;
    auto const condition = scope.shared.conditions.add(rule.statement);
    conditions.measures.emplace_back(condition, std::move(rule));
    return verdict(scope, condition, false);
}

std::optional<PredicateId> read_condition_atom(Scope const& scope, RecordId record, ast::ConditionAtom const& atom,
                                               Conditions& conditions) {
    using Result = std::optional<PredicateId>;
    return match(
        atom, [&](ast::FactIs const& is) { return read_fact(scope, is); },
        [&](ast::DateIs const& is) { return read_as_of(scope, is); },
        [&](ast::RecordIs const& is) { return read_atom(scope, record, is.atom); },
        [&](ast::ClauseIs const& is) {
            return Result(verdict(scope, scope.shared.conditions.add_reference(scope, is.clause), is.negated));
        },
        [&](ast::MeasureIs const& is) { return read_measure_is(scope, is, conditions); });
}

/// What a condition joins; one part stands alone.
struct Joined {
    std::vector<PredicateId> parts;
    bool any = false;
};

std::optional<Joined> read_condition(Scope const& scope, RecordId record, ast::Condition const& condition,
                                     Conditions& conditions) {
    std::vector<Link> links;
    Joined joined;
    bool sound = true;
    for (auto const& linked : condition.atoms) {
        links.push_back({linked.before, linked.span});
        joined.any = joined.any or linked.before == ast::Connective::or_;
        auto const part = read_condition_atom(scope, record, linked.atom, conditions);
        sound = sound and part;
        joined.parts.push_back(part.value_or(0));
    }
    if (not one_connective(scope, links) or not sound)
        return {};
    return joined;
}

/// A part that is so of every record, or of none, is kept: the condition still speaks of records.
PredicateId joined_parts(PredicatePool& pool, Joined joined) {
    bool const of_all = std::ranges::any_of(
        joined.parts, [&](PredicateId part) { return part == pool.always() or part == pool.negation(pool.always()); });
    if (not of_all)
        return joined.any ? pool.any_of(std::move(joined.parts)) : pool.all_of(std::move(joined.parts));
    std::ranges::sort(joined.parts);
    return joined.any ? pool.leaf(Or{std::move(joined.parts)}) : pool.leaf(And{std::move(joined.parts)});
}

/// `unless A or B` is `unless A, unless B`, as `except for As and Bs` is two exceptions, and `if A and B` is `if A, if B`:
/// then each part stands alone.
bool add(Scope const& scope, std::optional<Joined> joined, bool alone_where_any, std::vector<PredicateId>& to) {
    if (not joined)
        return false;
    if (joined->any == alone_where_any)
        to.insert(to.end(), joined->parts.begin(), joined->parts.end());
    else
        to.push_back(joined_parts(scope.pool(), std::move(*joined)));
    return true;
}

bool add(std::optional<std::vector<PredicateId>> const& each, std::vector<PredicateId>& to) {
    if (each)
        to.insert(to.end(), each->begin(), each->end());
    return each.has_value();
}

}  // namespace

bool add_condition(Scope const& scope, RecordId record, ast::Tail const& tail, Conditions& conditions) {
    return match(
        tail,
        [&](ast::Except const& t) { return add(read_each_class(scope, t.classes, record), conditions.exceptions); },
        [&](ast::Unless const& t) {
            return add(scope, read_condition(scope, record, t.condition, conditions), true, conditions.exceptions);
        },
        [&](ast::If const& t) {
            return add(scope, read_condition(scope, record, t.condition, conditions), false, conditions.conditions);
        },
        [](ast::From const&) { return true; }, [](ast::Until const&) { return true; },
        [](ast::During const&) { return true; }, [](ast::Within const&) { return true; });
}

}  // namespace proviso
