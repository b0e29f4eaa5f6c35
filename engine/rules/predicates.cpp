#include "engine/rules/predicates.hpp"

#include "engine/rules/classes.hpp"
#include "engine/rules/nodes.hpp"
#include "engine/rules/terms.hpp"
#include "engine/rules/values.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>
#include <iterator>

namespace proviso {
namespace {

PredicateId signed_(Scope const& scope, bool negated, PredicateId predicate) {
    return negated ? scope.pool().negation(predicate) : predicate;
}

std::optional<PredicateId> truth_of_boolean(Scope const& scope, FieldId field, ast::FieldIs const& is) {
    auto const& items = is.values.items;
    auto const said = items.size() == 1 ? fold(items.front().name.text) : "";
    bool const yes = said == "true" or said == "yes";
    if (yes or said == "false" or said == "no")
        return signed_(scope, yes == is.negated, scope.pool().leaf(FieldTrue{field}));
    auto const& adjectives = scope.vocabulary().field(field).adjectives;
    scope.complain({Kind::wrong_type, is.values.span, named(scope.vocabulary(), field) + " is true or false",
                    adjectives.empty() ? "" : "write " + ticked("that are " + adjectives.front())});
    return {};
}

std::optional<PredicateId> read_field_is(Scope const& scope, RecordId record, ast::FieldIs const& is) {
    auto const field = field_called(scope, record, is.field);
    if (not field)
        return {};
    auto const& declared = scope.vocabulary().field(*field);
    if (declared.type == FieldType::boolean)
        return truth_of_boolean(scope, *field, is);
    if (declared.type != FieldType::name and declared.type != FieldType::text) {
        scope.complain({Kind::wrong_type, is.values.span,
                        ticked(declared.name) + " has amounts or days, which are compared",
                        "write " + ticked("whose " + declared.name + " is at least …")});
        return {};
    }
    auto const choice = read_values(scope, is.values, {{*field}});
    if (not choice)
        return {};
    return signed_(scope, is.negated, choice->predicate);
}

std::optional<PredicateId> read_field_compares(Scope const& scope, RecordId record,
                                               ast::FieldCompares const& compares) {
    auto const field = field_called(scope, record, compares.field);
    return field ? read_comparison(scope, *field, compares) : std::nullopt;
}

std::optional<PredicateId> read_phrase(Scope const& scope, RecordId record, ast::PhraseIs const& is) {
    auto const everywhere = scope.vocabulary().fields_phrased(is.phrase.text);
    auto const fields = in_record(everywhere, record);
    if (fields.empty()) {
        scope.complain(
            {everywhere.empty() ? Kind::unknown_name : Kind::other_record, is.phrase.span,
             ticked(is.phrase.text) + " is not said of " + nouns(scope.vocabulary(), record),
             everywhere.empty() ? "" : "it is said of " + nouns(scope.vocabulary(), everywhere.front().record)});
        return {};
    }
    auto const choice = read_values(scope, is.values, {fields});
    if (not choice)
        return {};
    return signed_(scope, is.negated, choice->predicate);
}

std::optional<PredicateId> read_presence(Scope const& scope, RecordId record, ast::Presence const& presence) {
    auto const field = field_called(scope, record, presence.field);
    if (not field)
        return {};
    return signed_(scope, not presence.present, scope.pool().leaf(FieldPresent{*field}));
}

std::optional<PredicateId> read_adjective(Scope const& scope, ast::Name const& name, Fields const& fields) {
    if (fields.size() == 1)
        return scope.pool().leaf(FieldTrue{fields.front()});
    scope.complain({Kind::ambiguous_value, name.span,
                    ticked(name.text) + " may be " + named(scope.vocabulary(), fields), "name the field"});
    return {};
}

std::optional<PredicateId> read_membership(Scope const& scope, RecordId record, ast::Membership const& membership) {
    auto const adjectives = scope.vocabulary().fields_described(membership.name.text);
    bool const is_term = scope.shared.terms.find(scope, membership.name) != nullptr;
    auto const fields = in_record(adjectives, record);
    auto const predicate = is_term or fields.empty() ? read_name_as_class(scope, record, membership.name)
                                                     : read_adjective(scope, membership.name, fields);
    if (not predicate)
        return {};
    return signed_(scope, membership.negated, *predicate);
}

std::vector<Link> links_of(ast::Predicate const& predicate) {
    std::vector<Link> links;
    for (auto const& linked : predicate.atoms)
        links.push_back({linked.before, linked.span});
    return links;
}

/// The field that two parts joined by `and` ask different values of: no record has both.
std::optional<FieldId> contradicted(PredicatePool const& pool, std::vector<PredicateId> const& parts,
                                    PredicateId last) {
    auto const* const wanted = std::get_if<FieldIn>(&pool[last]);
    for (auto const part : parts) {
        auto const* const other = wanted ? std::get_if<FieldIn>(&pool[part]) : nullptr;
        if (other and other->field == wanted->field and
            std::ranges::find_first_of(other->values, wanted->values) == other->values.end())
            return wanted->field;
    }
    return {};
}

void complain_of_contradiction(Scope const& scope, FieldId field, Span at) {
    scope.complain({Kind::one_value_only, at,
                    "a " + noun(scope.vocabulary(), field.record) + " has one " + scope.vocabulary().field(field).name +
                        " and cannot meet both parts",
                    "join them by `or`"});
}

Records all_with_boundary(Vocabulary const& vocabulary, bool end) {
    Records records;
    for (std::size_t i = 0; i < vocabulary.records.size(); ++i)
        if (end ? vocabulary.records[i].end : vocabulary.records[i].start)
            records.push_back(static_cast<RecordId>(i));
    return records;
}

Records records_of_atom(Scope const& scope, ast::Atom const& atom) {
    auto const& vocabulary = scope.vocabulary();
    return match(
        atom, [&](ast::FieldIs const& is) { return records_of(vocabulary.fields_called(is.field.text)); },
        [&](ast::FieldCompares const& is) { return records_of(vocabulary.fields_called(is.field.text)); },
        [&](ast::PhraseIs const& is) { return records_of(vocabulary.fields_phrased(is.phrase.text)); },
        [&](ast::Presence const& is) { return records_of(vocabulary.fields_called(is.field.text)); },
        [&](ast::Membership const& is) { return records_named(scope, is.name); },
        [&](ast::Boundary const& is) { return all_with_boundary(vocabulary, is.end); });
}

}  // namespace

std::optional<PredicateId> read_atom(Scope const& scope, RecordId record, ast::Atom const& atom) {
    return match(
        atom, [&](ast::FieldIs const& is) { return read_field_is(scope, record, is); },
        [&](ast::FieldCompares const& is) { return read_field_compares(scope, record, is); },
        [&](ast::PhraseIs const& is) { return read_phrase(scope, record, is); },
        [&](ast::Presence const& is) { return read_presence(scope, record, is); },
        [&](ast::Membership const& is) { return read_membership(scope, record, is); },
        [&](ast::Boundary const& is) { return read_boundary(scope, record, is); });
}

std::optional<PredicateId> read_predicate(Scope const& scope, RecordId record, ast::Predicate const& predicate) {
    bool sound = one_connective(scope, links_of(predicate));
    bool any = false;
    std::vector<PredicateId> parts;
    for (auto const& linked : predicate.atoms) {
        any = any or linked.before == ast::Connective::or_;
        auto const part = read_atom(scope, record, linked.atom);
        sound = sound and part;
        bool const joined = part and linked.before == ast::Connective::and_;
        auto const clash = joined ? contradicted(scope.pool(), parts, *part) : std::nullopt;
        if (clash)
            complain_of_contradiction(scope, *clash, linked.span);
        sound = sound and not clash;
        parts.push_back(part.value_or(0));
    }
    if (not sound)
        return {};
    return any ? scope.pool().any_of(std::move(parts)) : scope.pool().all_of(std::move(parts));
}

Records records_spoken_of(Scope const& scope, ast::Predicate const& predicate) {
    Records records;
    for (auto const& linked : predicate.atoms) {
        auto const some = records_of_atom(scope, linked.atom);
        records = records.empty() ? some : narrowed(std::move(records), some);
    }
    return records;
}

}  // namespace proviso
