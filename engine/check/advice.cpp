#include "engine/check/advice.hpp"

#include "engine/check/wording.hpp"

#include <algorithm>

namespace proviso {
namespace {

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

/// What would make a leaf as wanted.
struct Mend {
    Explainer& at;
    bool wanted;

    Field const& field(FieldId id) const { return at.matter().vocabulary.field(id); }
    std::string current(FieldId id) const {
        return cell_text(at.matter().plan, at.matter().vocabulary, id, at.batch().first_row + at.row_in_batch());
    }

    std::string operator()(FieldIn const& leaf) const {
        auto const& of = field(leaf.field);
        if (not wanted)
            return "change its " + of.name + " from " + current(leaf.field);
        auto const verb = imperative(phrase(of));
        auto const values = joined(leaf.values, "or", 4);
        if (verb.empty())
            return "set its " + of.name + " to " + values;
        return std::string(verb) + " it" + std::string(phrase(of).substr(phrase(of).find(' '))) + " " + values;
    }
    std::string operator()(FieldAmount const& leaf) const {
        auto const& of = field(leaf.field);
        auto const relation = wanted ? leaf.relation : opposite(leaf.relation).value_or(leaf.relation);
        auto const counts = not of.unit_noun.empty();  // `raise its replicas to 3`
        auto const bound = counts ? leaf.bound.grouped() : amount_text(of, leaf.bound, leaf.per);
        if (leaf.relation == Relation::equal)
            return (wanted ? "set its " + of.name + " to " : "change its " + of.name + " from ") + bound;
        auto const up = relation == Relation::more or relation == Relation::at_least;
        return (up ? "raise its " : "lower its ") + of.name + " to " + std::string(relation_words(relation)) + " " +
               bound;
    }
    std::string operator()(FieldDate const& leaf) const {
        auto const relation = wanted ? leaf.relation : opposite(leaf.relation).value_or(leaf.relation);
        auto const away = not wanted and relation == Relation::equal;
        return "move its " + field(leaf.field).name + (away ? " from " : " to ") +
               (relation == Relation::equal ? "" : std::string(date_words(relation)) + " ") + leaf.bound.long_text();
    }
    std::string operator()(FieldTrue leaf) const {
        auto const& of = field(leaf.field);
        if (of.adjectives.empty())
            return "set its " + of.name + (wanted ? " to yes" : " to no");
        return std::string(wanted ? "make it " : "make it not ") + of.adjectives.front();
    }
    std::string operator()(FieldPresent leaf) const {
        auto const& of = field(leaf.field);
        if (leaf.or_unknown and not wanted)
            return {};
        if (wanted and not of.adjectives.empty())
            return "state whether it is " + of.adjectives.front();
        return (wanted ? "state its " : "leave out its ") + of.name;
    }
    template <class Other>
    std::string operator()(Other const&) const {
        return {};
    }
};

std::string mend(Explainer& at, PredicateId id, bool wanted);

std::string mend_all(Explainer& at, std::vector<PredicateId> const& operands, bool wanted, bool together) {
    std::vector<std::string> ways;
    for (auto const id : operands) {
        if (together and at.truth(id) == truth(wanted))
            continue;
        auto way = mend(at, id, wanted);
        if (not way.empty() and std::find(ways.begin(), ways.end(), way) == ways.end())
            ways.push_back(std::move(way));
    }
    return joined(ways, together ? "and" : "or", 4);
}

std::string mend(Explainer& at, PredicateId id, bool wanted) {
    auto const& predicate = at.matter().rulebook.predicates[id];
    if (auto const* node = std::get_if<Not>(&predicate))
        return mend(at, node->operand, not wanted);
    if (auto const* node = std::get_if<And>(&predicate))
        return mend_all(at, node->operands, wanted, wanted);
    if (auto const* node = std::get_if<Or>(&predicate))
        return mend_all(at, node->operands, wanted, not wanted);
    return std::visit(Mend{at, wanted}, predicate);
}

/// `give the capacity of chat-eu`, `say whether chat-eu is encrypted`
std::string giving(Matter const& matter, TurnsOn const& on) {
    auto const record = matter.vocabulary.record(on.record.type);
    auto const index = record ? matter.record_type(*record).find(on.field) : std::nullopt;
    if (index and not matter.vocabulary.field({*record, *index}).adjectives.empty())
        return "say whether " + on.record.key + " is " + matter.vocabulary.field({*record, *index}).adjectives.front();
    return "give the " + on.field + " of " + on.record.key;
}

bool is_fact(Matter const& matter, std::string const& name) {
    auto const& facts = matter.rulebook.facts;
    return std::any_of(facts.begin(), facts.end(), [&](FactInfo const& fact) { return fact.name == name; });
}

}  // namespace

std::string violation_advice(Explainer& at, Rule const& rule, PredicateId require) {
    auto const& remedy = at.matter().rulebook.clauses[rule.clause].remedy;
    return remedy.empty() ? mend(at, require, true) : remedy;
}

std::string doubt_advice(Matter const& matter, std::vector<TurnsOn> const& turns_on) {
    std::vector<std::string> out;
    for (auto const& on : turns_on) {
        if (not on.field.empty())
            out.push_back(giving(matter, on));
        else if (is_fact(matter, on.fact))
            out.push_back("give the fact with --fact " + quoted(on.fact) + "=false|true|DATE");
    }
    return joined(out, "and", 4);
}

}  // namespace proviso
