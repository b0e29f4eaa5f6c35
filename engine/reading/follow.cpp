#include "engine/reading/follow.hpp"

#include "engine/check/wording.hpp"
#include "engine/rules/uses.hpp"

#include <algorithm>
#include <map>

namespace proviso {
namespace {

void follow(Rulebook const& book, PredicateId id, std::set<PredicateId>& seen) {
    if (seen.insert(id).second)
        each_operand(book.predicates[id], [&](PredicateId operand) { follow(book, operand, seen); });
}

/// Joins and negations too.
void say(Rulebook const& book, LeafSaid said, std::set<LeafSaid>& seen) {
    if (not seen.insert(said).second)
        return;
    auto const& predicate = book.predicates[said.id];
    auto const denied = said.denied != std::holds_alternative<Not>(predicate);
    each_operand(predicate, [&](PredicateId operand) { say(book, {operand, denied}, seen); });
}

bool is_leaf(Predicate const& predicate) {
    auto leaf = true;
    each_operand(predicate, [&](PredicateId) { leaf = false; });
    return leaf;
}

void add(std::vector<std::string>& values, std::string value) {
    if (std::ranges::find(values, value) == values.end())
        values.push_back(std::move(value));
}

/// Adds to `fields` what one leaf asks of its field.
struct Asked {
    Vocabulary const& vocabulary;
    bool denied;
    AskedOfFields& fields;

    void operator()(FieldIn const& leaf) const {
        for (auto const& value : leaf.values)
            add(fields[leaf.field], value);
    }
    void operator()(FieldAmount const& leaf) const {
        auto const& field = vocabulary.field(leaf.field);
        auto const per = leaf.per == Per::none ? field.unit.per : leaf.per;
        add(fields[leaf.field], said(leaf.relation, relation_words) + " " + amount_text(field, leaf.bound, per));
    }
    void operator()(FieldDate const& leaf) const {
        add(fields[leaf.field], said(leaf.relation, date_words) + " " + leaf.bound.long_text());
    }
    void operator()(FieldTrue leaf) const { add(fields[leaf.field], "yes or no"); }
    void operator()(FieldPresent leaf) const { add(fields[leaf.field], std::string(given_or_not)); }
    template <class Other>
    void operator()(Other const&) const {}

    std::string said(Relation relation, std::string_view (*words)(Relation)) const {
        auto const other = denied ? opposite(relation) : std::optional(relation);
        return (other ? "" : "not ") + std::string(words(other.value_or(relation)));
    }
};

/// Adds the facts that a bound of a window rests on.
struct FactsOfDay {
    std::set<FactId>& facts;

    void operator()(Date) const {}
    void operator()(UnstatedDay const&) const {}
    void operator()(FactId fact) const { facts.insert(fact); }
    template <class Day>
    void operator()(Day const& day) const {
        if constexpr (requires { day.fact; })
            facts.insert(day.fact);
        else
            for (auto const& each : day.days)
                std::visit(*this, each);
    }
};

void add_asked(Rulebook const& book, Vocabulary const& vocabulary, Rule const& rule, AskedOfFields& out) {
    for (auto const [id, denied] : leaves_said(book, rule))
        std::visit(Asked{vocabulary, denied, out}, book.predicates[id]);
    if (auto const* norm = std::get_if<AggregateNorm>(&rule.norm)) {
        if (norm->left.field)
            add(out[*norm->left.field], "what is measured");
        if (norm->right and norm->right->measured.field)
            add(out[*norm->right->measured.field], "what is measured");
        for (auto const group : norm->groups)
            add(out[group], "each value by itself");
    }
    if (auto const* norm = std::get_if<SeparationNorm>(&rule.norm)) {
        add(out[norm->field], "compared with the other's");
        if (norm->within)
            add(out[*norm->within], "the same as the other's");
    }
}

}  // namespace

std::vector<PredicateId> predicates_of(Rulebook const& book, Rule const& rule) {
    std::set<PredicateId> seen;
    each_use(rule, [&](PredicateId id) { follow(book, id, seen); });
    return {seen.begin(), seen.end()};
}

std::set<LeafSaid> leaves_said(Rulebook const& book, Rule const& rule) {
    auto said = rule;
    said.binds = said.subject;  // made of the other parts, and denies the exceptions
    std::set<LeafSaid> out;
    each_use(said, [&](PredicateId id) { say(book, {id, false}, out); });
    std::erase_if(out, [&](LeafSaid each) { return not is_leaf(book.predicates[each.id]); });
    return out;
}

std::vector<Rule const*> with_conditions(Rulebook const& book, Rule const& rule) {
    std::vector<Rule const*> out{&rule};
    for (std::size_t i = 0; i < out.size(); ++i)
        for (auto const id : predicates_of(book, *out[i]))
            if (auto const* leaf = std::get_if<ClauseMet>(&book.predicates[id]))
                for (auto const asked : book.conditions[leaf->condition].rules)
                    if (auto const* measure = &book.rules[asked];
                        not measure->reported and std::ranges::find(out, measure) == out.end())
                        out.push_back(measure);
    return out;
}

bool fields_below(Rulebook const& book, PredicateId id) {
    std::set<PredicateId> below;
    follow(book, id, below);
    return std::ranges::any_of(below, [&](PredicateId each) {
        auto const& predicate = book.predicates[each];
        return not std::holds_alternative<FactHolds>(predicate) and not std::holds_alternative<AsOf>(predicate) and
               not std::holds_alternative<ClauseMet>(predicate) and not std::holds_alternative<Not>(predicate) and
               not std::holds_alternative<And>(predicate) and not std::holds_alternative<Or>(predicate);
    });
}

std::set<FactId> facts_of(Bound const& bound) {
    std::set<FactId> out;
    std::visit(FactsOfDay{out}, bound);
    return out;
}

std::set<FactId> facts_of(Rulebook const& book, Rule const& rule) {
    std::set<FactId> out;
    for (auto const id : predicates_of(book, rule))
        if (auto const* leaf = std::get_if<FactHolds>(&book.predicates[id]))
            out.insert(leaf->fact);
    for (auto const* bounds : {&rule.window.from, &rule.window.until})
        for (auto const& bound : *bounds)
            out.merge(facts_of(bound));
    return out;
}

AskedOfFields fields_asked(Rulebook const& book, Vocabulary const& vocabulary, Rule const& rule) {
    AskedOfFields out;
    for (auto const* each : with_conditions(book, rule))
        add_asked(book, vocabulary, *each, out);
    return out;
}

std::vector<FieldRead> fields_read(Rulebook const& book, Vocabulary const& vocabulary, Rule const& rule) {
    std::vector<FieldRead> out;
    for (auto& [id, values] : fields_asked(book, vocabulary, rule)) {
        auto const& field = vocabulary.field(id);
        FieldRead read{field.name, std::move(values), {}};
        if (field.from)
            read.note = "looked up from " + vocabulary.records[id.record].fields[*field.from].name + " by the table " +
                        vocabulary.lookups[field.lookup].name + ", where a plan does not state it";
        out.push_back(std::move(read));
    }
    return out;
}

}  // namespace proviso
