#include "engine/rules/names.hpp"

#include "engine/rules/nodes.hpp"
#include "engine/rules/terms.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace proviso {
namespace {

using Meanings = std::vector<Vocabulary::Meaning>;

/// What the vocabulary knows a name as, by the name as declared and as the text spells it: a spelling may
/// stand for different values of two fields.
Meanings meanings_of(Scope const& scope, ast::Name const& name) {
    auto meanings = scope.vocabulary().values_named(name.text);
    auto const written = scope.words(name.span);
    if (name.quoted or fold(written) == fold(name.text))
        return meanings;
    for (auto& meaning : scope.vocabulary().values_named(written)) {
        auto const known = std::ranges::any_of(meanings, [&](auto const& m) { return m.field == meaning.field; });
        if (not known)
            meanings.push_back(std::move(meaning));
    }
    return meanings;
}

bool takes_any_value(Field const& field) {
    return field.type == FieldType::text or (field.type == FieldType::name and field.open);
}

PredicateId is_one_of(Scope const& scope, FieldId field, std::vector<std::string> values) {
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return scope.pool().leaf(FieldIn{field, std::move(values)});
}

std::vector<Choice> listed_choices(Scope const& scope, Meanings const& meanings, Fields const& fields) {
    std::vector<Choice> choices;
    for (auto const field : fields) {
        std::vector<std::string> values;
        for (auto const& meaning : meanings)
            if (meaning.field == field)
                values.insert(values.end(), meaning.values.begin(), meaning.values.end());
        if (not values.empty())
            choices.push_back({field, is_one_of(scope, field, std::move(values))});
    }
    return choices;
}

/// A name in fields that take any value: as the field where it is at home has it, or in quotes.
/// A name at home in another field fits where parties are named, or where the field lists none of its own; in
/// quotes it fits anywhere.
bool takes_strangers(Field const& field, ast::Name const& name) {
    return name.quoted or field.parties or field.values.empty();
}

std::vector<Choice> plain_choices(Scope const& scope, ast::Name const& name, Meanings meanings, Fields const& fields) {
    std::erase_if(meanings, [&](auto const& m) { return scope.vocabulary().field(m.field).values_of.has_value(); });
    auto const agrees = [&](auto const& m) { return m.values == meanings.front().values; };
    bool const at_home = not name.quoted and not meanings.empty() and std::ranges::all_of(meanings, agrees);
    auto const values = at_home ? meanings.front().values : std::vector{name.text};
    std::vector<Choice> choices;
    for (auto const field : fields)
        if (auto const& to = scope.vocabulary().field(field); takes_any_value(to) and takes_strangers(to, name))
            choices.push_back({field, is_one_of(scope, field, values)});
    return choices;
}

/// The same test of another field; nothing where it is more than one list of values.
std::optional<PredicateId> moved(Scope const& scope, PredicateId predicate, FieldId to) {
    auto& pool = scope.pool();
    auto const test = pool[predicate];
    if (auto const* const in = std::get_if<FieldIn>(&test))
        return pool.leaf(FieldIn{to, in->values});
    auto const* const negated = std::get_if<Not>(&test);
    auto const other = negated ? moved(scope, negated->operand, to) : std::nullopt;
    return other ? std::optional(pool.negation(*other)) : std::nullopt;
}

/// A term for values of one field, in other fields that take any value.
std::vector<Choice> moved_choices(Scope const& scope, ValuesSense const& values, Fields const& fields) {
    auto home = values.choices;
    std::erase_if(home, [&](auto const& choice) { return scope.vocabulary().field(choice.field).values_of; });
    std::vector<Choice> choices;
    for (auto const field : fields) {
        if (home.size() != 1 or not takes_any_value(scope.vocabulary().field(field)))
            continue;
        if (auto const predicate = moved(scope, home.front().predicate, field))
            choices.push_back({field, *predicate});
    }
    return choices;
}

/// The values of a field as a help line, where they are few.
std::string values_of_field(Field const& field) {
    std::vector<std::string> values;
    for (auto const& value : field.values)
        values.push_back(ticked(value.name));
    if (values.empty() or values.size() > 12)
        return "";
    return "`" + field.name + "` is one of " + enumerated(values, "or");
}

void complain_of_value(Scope const& scope, ast::Name const& name, Meanings const& meanings, Fields const& fields) {
    auto const& vocabulary = scope.vocabulary();
    auto const wanted = named(vocabulary, fields);
    auto help = fields.size() == 1 ? values_of_field(vocabulary.field(fields.front())) : "";
    if (not meanings.empty()) {
        Fields owners;
        for (auto const& meaning : meanings)
            owners.push_back(meaning.field);
        scope.complain({Kind::wrong_name_kind, name.span,
                        ticked(name.text) + " is a value of " + named(vocabulary, owners) + ", not of " + wanted,
                        help});
        return;
    }
    if (help.empty())
        help = nearest_values(vocabulary, name.text);
    scope.complain({Kind::unknown_name, name.span, ticked(name.text) + " is not a value of " + wanted, help});
}

std::optional<NameChoices> choices_of_term(Scope const& scope, ast::Name const& name, Terms::Term& term,
                                           Fields const& fields) {
    auto const* const sense = scope.shared.terms.sense(scope, term);
    if (not sense)
        return {};
    auto const* const values = std::get_if<ValuesSense>(sense);
    if (not values) {
        complain_of_kind(scope, name, *sense, "values of " + named(scope.vocabulary(), fields));
        return {};
    }
    NameChoices result;
    Fields owners;
    for (auto const& choice : values->choices) {
        owners.push_back(choice.field);
        if (std::ranges::find(fields, choice.field) != fields.end())
            result.listed.push_back(choice);
    }
    if (result.listed.empty())
        result.plain = moved_choices(scope, *values, fields);
    if (not result.listed.empty() or not result.plain.empty())
        return result;
    scope.complain({Kind::wrong_name_kind,
                    name.span,
                    ticked(name.text) + " is a set of values of " + named(scope.vocabulary(), owners) + ", not of " +
                        named(scope.vocabulary(), fields),
                    "",
                    {defined_here(term)}});
    return {};
}

}  // namespace

Records narrowed(Records records, Records const& wanted) {
    Records both;
    std::ranges::set_intersection(records, wanted, std::back_inserter(both));
    return both.empty() ? records : both;
}

Records records_of(Fields const& fields) {
    std::set<RecordId> records;
    for (auto const field : fields)
        records.insert(field.record);
    return {records.begin(), records.end()};
}

Fields in_record(Fields const& fields, RecordId record) {
    Fields result;
    std::ranges::copy_if(fields, std::back_inserter(result), [&](FieldId f) { return f.record == record; });
    return result;
}

std::string noun(Vocabulary const& vocabulary, RecordId record) {
    auto const& type = vocabulary.records[record];
    return type.nouns.empty() ? type.name : type.nouns.front().name;
}

std::string nouns(Vocabulary const& vocabulary, RecordId record) {
    auto const& type = vocabulary.records[record];
    bool const irregular = not type.nouns.empty() and not type.nouns.front().plural.empty();
    return irregular ? type.nouns.front().plural : plural(noun(vocabulary, record));
}

std::string named(Vocabulary const& vocabulary, FieldId field) { return ticked(vocabulary.field(field).name); }

std::string named(Vocabulary const& vocabulary, Fields const& fields) {
    std::vector<std::string> names;
    for (auto const field : fields) {
        auto name = named(vocabulary, field);
        if (std::ranges::find(names, name) == names.end())
            names.push_back(std::move(name));
    }
    return enumerated(names, "or");
}

std::optional<FieldId> field_called(Scope const& scope, RecordId record, ast::Name const& name) {
    auto const& vocabulary = scope.vocabulary();
    auto const everywhere = vocabulary.fields_called(name.text);
    auto const fields = in_record(everywhere, record);
    if (fields.size() == 1)
        return fields.front();
    if (fields.size() > 1) {
        scope.complain({Kind::ambiguous_value, name.span,
                        ticked(name.text) + " may be " + named(vocabulary, fields) + " of " + nouns(vocabulary, record),
                        "name one of them"});
    } else if (not everywhere.empty()) {
        scope.complain({Kind::other_record, name.span,
                        ticked(name.text) + " is a field of " + nouns(vocabulary, everywhere.front().record) +
                            ", and this speaks of " + nouns(vocabulary, record)});
    } else if (auto* const term = scope.shared.terms.find(scope, name)) {
        if (auto const* const sense = scope.shared.terms.sense(scope, *term))
            complain_of_kind(scope, name, *sense, "fields of " + nouns(vocabulary, record));
    } else {
        scope.complain(
            {Kind::unknown_name, name.span, ticked(name.text) + " is not a field of " + nouns(vocabulary, record)});
    }
    return {};
}

std::optional<NameChoices> choices_of(Scope const& scope, ast::Name const& name, Fields const& fields) {
    if (auto* const term = scope.shared.terms.find(scope, name))
        return choices_of_term(scope, name, *term, fields);
    auto const meanings = meanings_of(scope, name);
    NameChoices result{listed_choices(scope, meanings, fields), {}};
    if (result.listed.empty())
        result.plain = plain_choices(scope, name, meanings, fields);
    if (result.listed.empty() and result.plain.empty()) {
        complain_of_value(scope, name, meanings, fields);
        return {};
    }
    return result;
}

Fields fields_holding(Scope const& scope, ast::Name const& name) {
    Fields fields;
    if (auto* const term = scope.shared.terms.find(scope, name)) {
        auto const* const sense = scope.shared.terms.sense(scope, *term);
        auto const* const values = sense ? std::get_if<ValuesSense>(sense) : nullptr;
        if (values)
            for (auto const& choice : values->choices)
                fields.push_back(choice.field);
    } else {
        for (auto const& meaning : meanings_of(scope, name))
            fields.push_back(meaning.field);
    }
    std::ranges::sort(fields);
    fields.erase(std::unique(fields.begin(), fields.end()), fields.end());
    return fields;
}

std::string nearest_values(Vocabulary const& vocabulary, std::string_view text) {
    auto near = lexicon_of(vocabulary).nearest(text, {NameKind::value});
    for (auto& name : near)
        name = ticked(name);
    return near.empty() ? "" : "did you mean " + enumerated(near, "or") + "?";
}

void complain_of_kind(Scope const& scope, ast::Name const& name, Sense const& sense, std::string_view wanted) {
    std::vector<Label> notes;
    std::string help;
    if (auto const* const term = scope.shared.terms.find(scope, name)) {
        notes.push_back(defined_here(*term));
        if (as<ast::OpenMeaning>(term->definition->meaning) and wanted.starts_with("values"))
            help = "`includes` makes a class of records; for values, write " +
                   ticked("\"" + name.text + "\" means … or …");
    }
    scope.complain(
        {Kind::wrong_name_kind, name.span,
         ticked(name.text) + " is " + std::string(kind_of(sense)) + ", and here belong " + std::string(wanted), help,
         std::move(notes)});
}

}  // namespace proviso
