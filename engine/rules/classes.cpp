#include "engine/rules/classes.hpp"

#include "engine/rules/predicates.hpp"
#include "engine/rules/terms.hpp"
#include "engine/rules/values.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>

namespace proviso {
namespace {

/// What one name before or at the head says; `field` where it is a value.
struct Part {
    PredicateId predicate = 0;
    std::optional<FieldId> field;
};

std::optional<Part> only_choice(Scope const& scope, RecordId record, ast::Name const& name,
                                std::vector<Choice> const& choices) {
    if (choices.size() == 1)
        return Part{choices.front().predicate, choices.front().field};
    auto const& vocabulary = scope.vocabulary();
    Fields fields;
    std::vector<std::string> offers;
    auto const value = name.quoted ? "\"" + name.text + "\"" : name.text;
    for (auto const& choice : choices) {
        fields.push_back(choice.field);
        offers.push_back(
            ticked(nouns(vocabulary, record) + " whose " + vocabulary.field(choice.field).name + " is " + value));
    }
    scope.complain({Kind::ambiguous_value, name.span, ticked(name.text) + " may be " + named(vocabulary, fields),
                    "write " + enumerated(offers, "or")});
    return {};
}

/// The fields of `record` that hold the value `name`; of several, for `spend on AWS`, those said with `on`.
Fields value_fields(Scope const& scope, RecordId record, ast::Name const& name, bool spend) {
    auto fields = in_record(fields_holding(scope, name), record);
    auto const said_with_on = [&](FieldId id) {
        return std::ranges::any_of(scope.vocabulary().field(id).phrases,
                                   [](auto const& p) { return p.ends_with(" on"); });
    };
    if (spend and fields.size() > 1 and std::ranges::any_of(fields, said_with_on))
        std::erase_if(fields, [&](FieldId id) { return not said_with_on(id); });
    return fields;
}

void complain_of_no_class(Scope const& scope, RecordId record, ast::Name const& name) {
    auto const& vocabulary = scope.vocabulary();
    auto const elsewhere = records_named(scope, name);
    if (not elsewhere.empty()) {
        scope.complain({Kind::other_record, name.span,
                        ticked(name.text) + " speaks of " + nouns(vocabulary, elsewhere.front()) + ", and this of " +
                            nouns(vocabulary, record)});
        return;
    }
    auto const help =
        name.quoted ? "name its field: " + ticked(nouns(vocabulary, record) + " whose FIELD is \"" + name.text + "\"")
                    : nearest_values(vocabulary, name.text);
    scope.complain(
        {Kind::unknown_name, name.span, ticked(name.text) + " names no class of " + nouns(vocabulary, record), help});
}

std::optional<Part> part_of_value(Scope const& scope, RecordId record, ast::Name const& name, bool spend) {
    auto const fields = value_fields(scope, record, name, spend);
    if (fields.empty()) {
        complain_of_no_class(scope, record, name);
        return {};
    }
    auto const choices = choices_of(scope, name, fields);
    return choices ? only_choice(scope, record, name, choices->listed) : std::nullopt;
}

std::optional<Part> part_of_term(Scope const& scope, RecordId record, ast::Name const& name, Terms::Term& term,
                                 bool spend) {
    auto const* const sense = scope.shared.terms.sense(scope, term);
    if (not sense)
        return {};
    if (std::holds_alternative<ValuesSense>(*sense))
        return part_of_value(scope, record, name, spend);
    auto const* const members = std::get_if<ClassSense>(sense);
    if (not members) {
        complain_of_kind(scope, name, *sense, "classes of " + nouns(scope.vocabulary(), record));
        return {};
    }
    if (members->record == record)
        return Part{members->predicate, {}};
    complain_of_no_class(scope, record, name);
    return {};
}

std::optional<Part> part_of_adjective(Scope const& scope, RecordId record, ast::Name const& name) {
    auto const fields = in_record(scope.vocabulary().fields_described(name.text), record);
    if (fields.size() != 1)
        return {};
    return Part{scope.pool().leaf(FieldTrue{fields.front()}), {}};
}

bool is_noun_of(Vocabulary const& vocabulary, std::string_view name, RecordId record) {
    auto const records = vocabulary.records_called(name);
    return std::ranges::find(records, record) != records.end();
}

std::optional<Part> part_of_name(Scope const& scope, RecordId record, ast::Name const& name, bool spend) {
    if (auto* const term = scope.shared.terms.find(scope, name))
        return part_of_term(scope, record, name, *term, spend);
    if (not name.quoted and is_noun_of(scope.vocabulary(), name.text, record))
        return Part{scope.pool().always(), {}};
    if (not name.quoted and value_fields(scope, record, name, spend).empty())
        if (auto const adjective = part_of_adjective(scope, record, name))
            return adjective;
    return part_of_value(scope, record, name, spend);
}

// ---- which kind of record ---------------------------------------------------------------------------

Records likely_records(Scope const& scope, ast::Class const& item, ClassReading const& reading) {
    if (item.names.empty())
        return {};
    auto records = records_named(scope, item.names.back());
    for (std::size_t i = 0; i + 1 < item.names.size(); ++i)
        records = narrowed(std::move(records), records_named(scope, item.names[i]));
    for (auto const& qualifier : item.qualifiers)
        records = narrowed(std::move(records), records_spoken_of(scope, qualifier));
    return narrowed(std::move(records), reading.likely);
}

/// Reports why a head names no class: a fact, a quantity, or nothing known.
void complain_of_head(Scope const& scope, ast::Name const& name) {
    if (auto* const term = scope.shared.terms.find(scope, name)) {
        if (auto const* const sense = scope.shared.terms.sense(scope, *term))
            complain_of_kind(scope, name, *sense, "classes of records");
        return;
    }
    auto const help = name.quoted ? "name the field that it is a value of: `… whose FIELD is \"" + name.text + "\"`"
                                  : nearest_values(scope.vocabulary(), name.text);
    scope.complain({Kind::unknown_name, name.span, ticked(name.text) + " names no class of records", help});
}

void complain_of_records(Scope const& scope, ast::Name const& name, Records const& records) {
    std::vector<std::string> kinds;
    for (auto const record : records)
        kinds.push_back(ticked(nouns(scope.vocabulary(), record)));
    scope.complain({Kind::ambiguous_value, name.span, ticked(name.text) + " may be " + enumerated(kinds, "or"),
                    "write which, or say something of them that only one kind has"});
}

/// A value alone is of the kind of record that lists it; others, which take it over, need their noun.
void keep_at_home(Scope const& scope, ast::Name const& value, Records& records) {
    Fields home;
    for (auto const field : fields_holding(scope, value))
        if (not scope.vocabulary().field(field).values_of)
            home.push_back(field);
    if (not home.empty())
        records = narrowed(std::move(records), records_of(home));
}

std::optional<RecordId> record_of(Scope const& scope, ast::Class const& item, ClassReading const& reading) {
    auto records = likely_records(scope, item, reading);
    if (records.size() > 1)
        keep_at_home(scope, item.names.back(), records);
    if (records.size() == 1)
        return records.front();
    if (records.empty())
        complain_of_head(scope, item.names.back());
    else
        complain_of_records(scope, item.names.back(), records);
    return {};
}

// ---- the class ----------------------------------------------------------------------------------------

/// Two values of one field before a head: no record has both.
bool has_both(std::vector<Part> const& parts, Part const& part) {
    auto const same = [&](Part const& p) { return p.field == part.field and p.predicate != part.predicate; };
    return part.field and std::ranges::any_of(parts, same);
}

std::optional<PredicateId> read_names(Scope const& scope, RecordId record, ast::Class const& item, bool spend) {
    std::vector<Part> parts;
    std::vector<PredicateId> predicates;
    for (auto const& name : item.names) {
        auto const part = part_of_name(scope, record, name, spend and &name == &item.names.back());
        if (not part)
            continue;
        if (has_both(parts, *part)) {
            auto const& field = scope.vocabulary().field(*part->field).name;
            scope.complain({Kind::one_value_only, name.span,
                            "a " + noun(scope.vocabulary(), record) + " has one " + field + " and cannot have both",
                            "write " + ticked("whose " + field + " is … or …")});
            return {};
        }
        parts.push_back(*part);
        predicates.push_back(part->predicate);
    }
    if (parts.size() != item.names.size())
        return {};
    return scope.pool().all_of(std::move(predicates));
}

std::vector<Link> links_of(ast::ClassList const& list) {
    std::vector<Link> links;
    for (auto const& item : list)
        links.push_back({item.before, item.span});
    return links;
}

/// `A and B sold to C`: does the qualifier speak of A too?
bool refuses_trailing_qualifier(Scope const& scope, ast::ClassList const& list) {
    auto const qualified = [](auto const& listed) { return not listed.item.qualifiers.empty(); };
    if (list.size() < 2 or not qualified(list.back()) or std::any_of(list.begin(), list.end() - 1, qualified))
        return false;
    auto const& last = list.back();
    auto const& first = list.front();
    auto const at = Span{last.item.qualifiers.front().span.begin, last.item.span.end};
    scope.complain({Kind::trailing_qualifier,
                    at,
                    "this may be said of the last item alone or of all",
                    "if of the last alone, define a term for it: " +
                        ticked("\"…\" means " + scope.words(last.item.span)) + "; if of all, say it of each",
                    {{scope.place(first.item.span), "is this one meant too?"}}});
    return true;
}

/// `stateless APIs and agents`: are the agents stateless too?
bool refuses_leading_name(Scope const& scope, ast::ClassList const& list) {
    auto const bare = [](auto const& l) { return l.item.names.size() == 1 and l.item.qualifiers.empty(); };
    if (list.size() < 2 or list.front().item.names.size() < 2 or not std::any_of(list.begin() + 1, list.end(), bare))
        return false;
    auto const& names = list.front().item.names;
    auto const at = Span{names.front().span.begin, names[names.size() - 2].span.end};
    scope.complain({Kind::trailing_qualifier, at, "this may be said of the first item alone or of all",
                    "if of the first alone, write it last or define a term for it; if of all, say it of each"});
    return true;
}

/// Whether the subject is `A, B and C`.
bool is_listed(ast::Subject const& subject) {
    return not subject.including.empty() and subject.including.front().before != ast::Connective::none;
}

/// The classes of `A, B and C` in one list.
ast::ClassList listed(ast::Subject const& subject) {
    ast::ClassList list{{subject.head.span, ast::Connective::none, subject.head}};
    list.insert(list.end(), subject.including.begin(), subject.including.end());
    return list;
}

}  // namespace

Records records_named(Scope const& scope, ast::Name const& name) {
    auto const& vocabulary = scope.vocabulary();
    if (auto* const term = scope.shared.terms.find(scope, name)) {
        auto const* const sense = scope.shared.terms.sense(scope, *term);
        auto const* const members = sense ? std::get_if<ClassSense>(sense) : nullptr;
        return members ? Records{members->record} : records_of(fields_holding(scope, name));
    }
    if (auto records = vocabulary.records_called(name.text); not name.quoted and not records.empty()) {
        std::ranges::sort(records);
        return records;
    }
    if (auto const records = records_of(fields_holding(scope, name)); not records.empty())
        return records;
    return records_of(vocabulary.fields_described(name.text));
}

Records records_listed(Scope const& scope, ast::ClassList const& list) {
    Records records;
    for (auto const& listed : list) {
        auto const some = likely_records(scope, listed.item, {});
        records = records.empty() ? some : narrowed(std::move(records), some);
    }
    return records;
}

std::optional<PredicateId> read_name_as_class(Scope const& scope, RecordId record, ast::Name const& name) {
    auto const part = part_of_name(scope, record, name, false);
    return part ? std::optional(part->predicate) : std::nullopt;
}

std::optional<ClassSense> read_class(Scope const& scope, ast::Class const& item, ClassReading const& reading) {
    if (item.names.empty())
        return {};
    auto const record = record_of(scope, item, reading);
    if (not record)
        return {};
    auto const names = read_names(scope, *record, item, reading.spend);
    bool sound = names.has_value();
    std::vector<PredicateId> parts{names.value_or(0)};
    for (auto const& qualifier : item.qualifiers) {
        auto const part = read_predicate(scope, *record, qualifier);
        sound = sound and part;
        parts.push_back(part.value_or(0));
    }
    if (not sound)
        return {};
    return ClassSense{*record, scope.pool().all_of(std::move(parts))};
}

std::optional<std::vector<PredicateId>> read_each_class(Scope const& scope, ast::ClassList const& list,
                                                        RecordId record) {
    bool sound = one_connective(scope, links_of(list)) and not refuses_trailing_qualifier(scope, list);
    std::vector<PredicateId> each;
    for (auto const& listed : list) {
        auto const read = read_class(scope, listed.item, {{record}, false});
        sound = sound and read;
        if (not read)
            continue;
        if (read->record != record) {
            complain_of_no_class(scope, record, listed.item.names.back());
            sound = false;
        }
        each.push_back(read->predicate);
    }
    return sound ? std::optional(std::move(each)) : std::nullopt;
}

std::optional<PredicateId> read_classes(Scope const& scope, ast::ClassList const& list, RecordId record) {
    auto each = read_each_class(scope, list, record);
    return each ? std::optional(scope.pool().any_of(std::move(*each))) : std::nullopt;
}

std::optional<ClassSense> read_subject(Scope const& scope, ast::Subject const& subject, ClassReading const& reading) {
    auto likely = reading.likely;
    if (likely.empty())
        likely = records_listed(scope, subject.including);
    auto const head = read_class(scope, subject.head, {likely, reading.spend});
    if (not head)
        return {};
    auto& pool = scope.pool();
    auto const together = is_listed(subject) ? listed(subject) : subject.including;
    auto const included = read_classes(scope, together, head->record);
    auto const excluded = read_classes(scope, subject.excluding, head->record);
    auto const unclear = is_listed(subject) and refuses_leading_name(scope, together);
    if (not included or not excluded or unclear)
        return {};
    auto const members = pool.any_of({head->predicate, *included});
    return ClassSense{head->record, pool.all_of({members, pool.negation(*excluded)})};
}

}  // namespace proviso
