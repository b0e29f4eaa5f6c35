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

void add(std::vector<std::string>& values, std::string value) {
    if (std::ranges::find(values, value) == values.end())
        values.push_back(std::move(value));
}

/// Adds to `fields` what one leaf asks of its field.
struct Asked {
    Vocabulary const& vocabulary;
    std::map<FieldId, std::vector<std::string>>& fields;

    void operator()(FieldIn const& leaf) const {
        for (auto const& value : leaf.values)
            add(fields[leaf.field], value);
    }
    void operator()(FieldAmount const& leaf) const {
        auto const& field = vocabulary.field(leaf.field);
        auto const per = leaf.per == Per::none ? field.unit.per : leaf.per;
        add(fields[leaf.field], std::string(relation_words(leaf.relation)) + " " + amount_text(field, leaf.bound, per));
    }
    void operator()(FieldDate const& leaf) const {
        add(fields[leaf.field], std::string(date_words(leaf.relation)) + " " + leaf.bound.long_text());
    }
    void operator()(FieldTrue leaf) const { add(fields[leaf.field], "yes or no"); }
    void operator()(FieldPresent leaf) const { add(fields[leaf.field], "given or not"); }
    template <class Other>
    void operator()(Other const&) const {}
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

std::map<FieldId, std::vector<std::string>> asked(Rulebook const& book, Vocabulary const& vocabulary,
                                                  Rule const& rule) {
    std::map<FieldId, std::vector<std::string>> out;
    for (auto const id : predicates_of(book, rule))
        std::visit(Asked{vocabulary, out}, book.predicates[id]);
    if (auto const* norm = std::get_if<AggregateNorm>(&rule.norm)) {
        if (norm->left.field)
            add(out[*norm->left.field], "what is measured");
        for (auto const group : norm->groups)
            add(out[group], "each value by itself");
    }
    if (auto const* norm = std::get_if<SeparationNorm>(&rule.norm)) {
        add(out[norm->field], "compared with the other's");
        if (norm->within)
            add(out[*norm->within], "the same as the other's");
    }
    return out;
}

}  // namespace

std::vector<PredicateId> predicates_of(Rulebook const& book, Rule const& rule) {
    std::set<PredicateId> seen;
    each_use(rule, [&](PredicateId id) { follow(book, id, seen); });
    return {seen.begin(), seen.end()};
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

std::vector<FieldId> fields_of(Rulebook const& book, Vocabulary const& vocabulary, Rule const& rule) {
    std::vector<FieldId> out;
    for (auto const& [field, values] : asked(book, vocabulary, rule))
        out.push_back(field);
    return out;
}

std::vector<FieldRead> fields_read(Rulebook const& book, Vocabulary const& vocabulary, Rule const& rule) {
    std::vector<FieldRead> out;
    for (auto& [id, values] : asked(book, vocabulary, rule)) {
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
