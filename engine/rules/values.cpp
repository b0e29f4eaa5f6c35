#include "engine/rules/values.hpp"

#include "engine/rules/terms.hpp"
#include "engine/rules/wording.hpp"
#include "engine/vocabulary/resemblance.hpp"

#include <algorithm>

namespace proviso {
namespace {

using ast::Connective;
using ast::ListKind;

std::vector<Link> links_of(ast::ValueList const& list) {
    std::vector<Link> links;
    for (auto const& item : list.items)
        links.push_back({item.before, item.span});
    return links;
}

/// `Azure or AWS` for `Azure and AWS`.
std::string joined_by_or(ast::ValueList const& list) {
    std::vector<std::string> names;
    for (auto const& item : list.items)
        names.push_back(item.name.text);
    return enumerated(names, "or");
}

bool refuses_and(Scope const& scope, ast::ValueList const& list, ValueReading const& reading) {
    auto const joined = [](auto const& item) { return item.before == Connective::and_; };
    if (reading.and_means == AndMeans::both or list.kind != ListKind::listed or
        std::ranges::none_of(list.items, joined))
        return false;
    auto const field =
        reading.fields.empty() ? std::string("value") : scope.vocabulary().field(reading.fields.front()).name;
    scope.complain({Kind::one_value_only, list.span, "a record has one " + field + " and cannot be all of these",
                    "write " + ticked(joined_by_or(list))});
    return true;
}

Fields fields_of(std::vector<Choice> const& choices) {
    Fields fields;
    for (auto const& choice : choices)
        fields.push_back(choice.field);
    return fields;
}

bool has(Fields const& fields, FieldId field) { return std::ranges::find(fields, field) != fields.end(); }

/// The fields that every item has a choice for.
Fields shared_fields(Fields fields, std::vector<NameChoices> const& items) {
    for (auto const& item : items) {
        auto const owned = fields_of(item.listed.empty() ? item.plain : item.listed);
        std::erase_if(fields, [&](FieldId field) { return not has(owned, field); });
    }
    return fields;
}

/// Names that are at home in other fields, in a list of values of `field`: all of them at home in one.
/// `sold to national security or training jobs` is more likely two classes than two customers.
bool refuses_strangers(Scope const& scope, ast::ValueList const& list, FieldId field,
                       std::vector<NameChoices> const& items) {
    std::optional<Fields> homes;
    for (std::size_t i = 0; i < items.size(); ++i) {
        auto const& name = list.items[i].name;
        if (name.quoted)
            continue;
        auto const own = items[i].listed.empty() ? fields_holding(scope, name) : Fields{field};
        if (homes)
            std::erase_if(*homes, [&](FieldId home) { return not has(own, home); });
        else
            homes = own;
        if (not homes->empty())
            continue;
        auto const& wanted = scope.vocabulary().field(field).name;
        scope.complain({Kind::wrong_name_kind, name.span,
                        ticked(name.text) + " is a value of " + named(scope.vocabulary(), own) +
                            ", and here it would be " + with_article(wanted),
                        "write `\"" + name.text + "\"` in quotes if it is the name of " + with_article(wanted)});
        return true;
    }
    return false;
}

PredicateId choice_for(FieldId field, NameChoices const& item) {
    for (auto const* choices : {&item.listed, &item.plain})
        for (auto const& choice : *choices)
            if (choice.field == field)
                return choice.predicate;
    return 0;
}

Choice chosen(Scope const& scope, FieldId field, std::vector<NameChoices> const& items, ListKind kind) {
    std::vector<PredicateId> any;
    for (auto const& item : items)
        any.push_back(choice_for(field, item));
    auto const predicate = scope.pool().any_of(std::move(any));
    return {field, kind == ListKind::other_than ? scope.pool().negation(predicate) : predicate};
}

void complain_of_several(Scope const& scope, ast::ValueList const& list, Fields const& fields, Offer offer) {
    auto const words = scope.words(list.span);
    std::vector<std::string> offers;
    for (auto const field : fields) {
        auto const& name = scope.vocabulary().field(field).name;
        offers.push_back(offer == Offer::as ? ticked("exclusive to " + words + " as " + name)
                                            : ticked("whose " + name + " is " + words));
    }
    scope.complain({Kind::ambiguous_value, list.span, ticked(words) + " may be " + named(scope.vocabulary(), fields),
                    "write " + enumerated(offers, "or")});
}

void complain_of_mixture(Scope const& scope, ast::ValueList const& list, std::vector<NameChoices> const& items) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < items.size(); ++i)
        parts.push_back(
            ticked(list.items[i].name.text) + " is of " +
            named(scope.vocabulary(), fields_of(items[i].listed.empty() ? items[i].plain : items[i].listed)));
    scope.complain({Kind::ambiguous_value, list.span,
                    "the values of a list are of one field: " + enumerated(parts, "and"),
                    "say it of each field apart, joined by `or`"});
}

/// In a list of values that no field is known to hold.
void complain_of_no_value(Scope const& scope, ast::Name const& name) {
    auto* const term = scope.shared.terms.find(scope, name);
    if (not term)
        scope.complain({Kind::unknown_name, name.span, "the vocabulary lists no value " + ticked(name.text),
                        nearest_values(scope.vocabulary(), name.text)});
    else if (auto const* const sense = scope.shared.terms.sense(scope, *term))
        complain_of_kind(scope, name, *sense, "values of one field");
}

/// Names in quotes that `field` does not list, and that resemble one it does: a plan's record of the other is not meant.
void warn_of_resemblance(Scope const& scope, ast::ValueList const& list, FieldId field,
                         std::vector<NameChoices> const& items) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        auto const& name = list.items[i].name;
        if (not name.quoted or not items[i].listed.empty())
            continue;
        if (auto const known = KnownNames(scope.vocabulary(), field).nearest(name.text))
            scope.complain({Kind::near_value, name.span,
                            "the vocabulary knows no " + scope.vocabulary().field(field).name + " " + ticked(name.text),
                            "did you mean " + ticked(*known) + "? if not, list it in a vocabulary of your own"});
    }
}

/// `""` and `"[TBD]"` are the names of nothing.
bool refuses_blank(Scope const& scope, ast::Name const& name) {
    bool const blank = name.text.find_first_not_of(' ') == std::string::npos or is_not_stated(name.text);
    if (not name.quoted or not blank)
        return false;
    scope.complain({Kind::unknown_name, name.span, "these quotes hold no name",
                    "write the name; a clause whose names are not known yet is `not encoded: …`"});
    return true;
}

/// What each item may be; nothing where one is nothing at all, which is reported for each such item.
std::optional<std::vector<NameChoices>> read_items(Scope const& scope, ast::ValueList const& list,
                                                   Fields const& fields) {
    std::vector<NameChoices> items;
    for (auto const& item : list.items)
        if (refuses_blank(scope, item.name))
            continue;
        else if (auto choices = choices_of(scope, item.name, fields))
            items.push_back(std::move(*choices));
    if (items.size() != list.items.size() or items.empty())
        return {};
    return items;
}

/// The fields left by the noun of `any provider` and `a provider other than …`.
std::optional<Fields> fields_by_noun(Scope const& scope, ast::ValueList const& list, Fields const& fields) {
    if (not list.field)
        return fields;
    auto const called = scope.vocabulary().fields_called(list.field->text);
    Fields left;
    std::ranges::copy_if(fields, std::back_inserter(left), [&](FieldId f) { return has(called, f); });
    if (not left.empty())
        return left;
    scope.complain(
        {Kind::wrong_name_kind, list.field->span,
         ticked(list.field->text) + " does not fit here, where " + named(scope.vocabulary(), fields) + " belongs"});
    return {};
}

/// The name of a value of `field`, for any of its spellings.
std::string canonical(Scope const& scope, FieldId field, ast::Name const& name) {
    auto const* value = scope.vocabulary().field(field).find(name.text);
    return value ? value->name : name.text;
}

/// `Japan` is a country, and its jurisdiction is looked up as `Japan`, of no other country: the same records.
bool says_the_same(Vocabulary const& vocabulary, FieldId field, FieldId looked_up, std::string const& value) {
    auto const& derived = vocabulary.field(looked_up);
    if (field.record != looked_up.record or derived.from != field.index)
        return false;
    auto const& entries = vocabulary.lookups[derived.lookup].entries;
    auto const leads_here = [&](auto const& entry) { return fold(entry.second) == fold(value); };
    auto const own = entries.find(fold(value));
    return own != entries.end() and leads_here(*own) and std::ranges::count_if(entries, leads_here) == 1;
}

/// Leaves out a field that is looked up from another one where every value means the same in both.
Fields without_echoes(Scope const& scope, ast::ValueList const& list, Fields fields) {
    auto const all = fields;
    std::erase_if(fields, [&](FieldId echo) {
        return std::ranges::any_of(all, [&](FieldId field) {
            return std::ranges::all_of(list.items, [&](ast::ListedName const& item) {
                return says_the_same(scope.vocabulary(), field, echo, canonical(scope, field, item.name));
            });
        });
    });
    return fields;
}

std::optional<Choice> read_any(Scope const& scope, ast::ValueList const& list, Fields const& fields, Offer offer) {
    if (fields.size() > 1) {
        complain_of_several(scope, list, fields, offer);
        return {};
    }
    return Choice{fields.front(), scope.pool().leaf(FieldPresent{fields.front(), true})};
}

}  // namespace

bool one_connective(Scope const& scope, std::vector<Link> const& links) {
    auto const is = [](Connective wanted) { return [wanted](Link const& link) { return link.before == wanted; }; };
    auto const first_and = std::ranges::find_if(links, is(Connective::and_));
    auto const first_or = std::ranges::find_if(links, is(Connective::or_));
    if (first_and == links.end() or first_or == links.end())
        return true;
    scope.complain({Kind::mixed_connectives, std::max(first_and, first_or)->at, "`and` and `or` are mixed here",
                    "use items `(a)`, `(b)`, or a definition for one of the parts"});
    return false;
}

std::optional<Choice> read_values(Scope const& scope, ast::ValueList const& list, ValueReading const& reading) {
    if (not one_connective(scope, links_of(list)) or refuses_and(scope, list, reading))
        return {};
    auto const fields = fields_by_noun(scope, list, reading.fields);
    if (not fields or fields->empty())
        return {};
    if (list.kind == ListKind::any)
        return read_any(scope, list, *fields, reading.offer);
    auto const items = read_items(scope, list, *fields);
    if (not items)
        return {};
    auto const meant = without_echoes(scope, list, shared_fields(*fields, *items));
    if (meant.size() == 1 and refuses_strangers(scope, list, meant.front(), *items))
        return {};
    if (meant.size() == 1) {
        warn_of_resemblance(scope, list, meant.front(), *items);
        return chosen(scope, meant.front(), *items, list.kind);
    }
    if (not meant.empty())
        complain_of_several(scope, list, meant, reading.offer);
    else
        complain_of_mixture(scope, list, *items);
    return {};
}

std::vector<Choice> all_choices(Scope const& scope, ast::ValueList const& list) {
    if (not one_connective(scope, links_of(list)))
        return {};
    Fields fields;
    if (list.field)
        fields = scope.vocabulary().fields_called(list.field->text);
    else
        for (auto const& item : list.items)
            std::ranges::copy(fields_holding(scope, item.name), std::back_inserter(fields));
    std::ranges::sort(fields);
    fields.erase(std::unique(fields.begin(), fields.end()), fields.end());

    std::vector<Choice> choices;
    if (list.kind == ListKind::any) {
        for (auto const field : fields)
            choices.push_back({field, scope.pool().leaf(FieldPresent{field, true})});
        return choices;
    }
    if (fields.empty() and not list.items.empty()) {
        complain_of_no_value(scope, list.items.front().name);
        return {};
    }
    auto const items = read_items(scope, list, fields);
    if (not items)
        return {};
    auto const meant = shared_fields(fields, *items);
    if (meant.size() == 1)
        warn_of_resemblance(scope, list, meant.front(), *items);
    for (auto const field : meant)
        choices.push_back(chosen(scope, field, *items, list.kind));
    if (meant.empty())
        complain_of_mixture(scope, list, *items);
    return choices;
}

}  // namespace proviso
