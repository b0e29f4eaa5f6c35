// Draft → one value a field, as a plan writes them.
#include "engine/reading/solve.hpp"

#include "dsl/lexicon.hpp"

#include <algorithm>

namespace proviso {
namespace {

bool barred(Asked const& asked, std::string const& value) {
    return std::ranges::any_of(asked.barred, [&](auto const& other) { return fold(other) == fold(value); });
}

bool admits(Asked const& asked, std::string const& value) {
    return not barred(asked, value) and
           (not asked.among or std::ranges::find(*asked.among, value) != asked.among->end());
}

/// Of an open field, a value that no vocabulary knows will do.
std::optional<std::string> some_name(Field const& field, Asked const& asked) {
    if (asked.among)
        return asked.among->front();
    for (auto const& value : field.values)
        if (not barred(asked, value.name))
            return value.name;
    std::string const other = "another " + field.name;
    return (field.open or field.type == FieldType::text) and not barred(asked, other) ? std::optional(other)
                                                                                      : std::nullopt;
}

std::optional<std::string> some_amount(Field const& field, Asked const& asked) {
    auto const amount = asked.least ? *asked.least : asked.most.value_or(Decimal{1});
    if (amount < Decimal{} and not field.negative)
        return {};
    auto unit = field.unit;
    if (asked.per != Per::none)
        unit.per = asked.per;
    auto const in_words = unit.text();
    return amount.text() + (in_words.empty() ? "" : " " + in_words);
}

std::optional<std::string> some_value(Field const& field, Asked const& asked) {
    switch (field.type) {
        case FieldType::name:
        case FieldType::text: return some_name(field, asked);
        case FieldType::number:
        case FieldType::quantity: return some_amount(field, asked);
        case FieldType::date: return asked.first.value_or(asked.last.value_or(Date{})).text();
        case FieldType::boolean: return asked.truth.value_or(true) ? "yes" : "no";
    }
    return {};
}

/// Values of underived fields that lead to what is asked of the fields looked up from them.
class Sources {
public:
    Sources(Vocabulary const& vocabulary, Draft const& draft) : vocabulary_(vocabulary), draft_(draft) {}

    /// A value of the underived field behind `id` that agrees with all that is asked of what is derived from it.
    std::optional<std::string> key(FieldId id) const {
        for (auto const& value : vocabulary_.field(id).values)
            if (fits(id, value.name))
                return value.name;
        auto const& fields = vocabulary_.records[id.record].fields;
        for (std::uint16_t i = 0; i < fields.size(); ++i)
            if (fields[i].from and *fields[i].from == id.index and asked_below({id.record, i}))
                for (auto const& key : vocabulary_.lookups[fields[i].lookup].keys)
                    if (fits(id, key))
                        return key;
        return {};
    }

private:
    bool fits(FieldId id, std::string const& value) const {
        if (auto const at = draft_.fields.find(id); at != draft_.fields.end() and not admits(at->second, value))
            return false;
        auto const& fields = vocabulary_.records[id.record].fields;
        for (std::uint16_t i = 0; i < fields.size(); ++i)
            if (fields[i].from and *fields[i].from == id.index and not derived_fits({id.record, i}, value))
                return false;
        return true;
    }
    bool derived_fits(FieldId id, std::string const& source) const {
        if (not asked_below(id))
            return true;
        auto const& entries = vocabulary_.lookups[vocabulary_.field(id).lookup].entries;
        auto const at = entries.find(fold(source));
        return at != entries.end() and fits(id, at->second);
    }
    bool asked_below(FieldId id) const {
        if (draft_.fields.contains(id))
            return true;
        auto const& fields = vocabulary_.records[id.record].fields;
        for (std::uint16_t i = 0; i < fields.size(); ++i)
            if (fields[i].from and *fields[i].from == id.index and asked_below({id.record, i}))
                return true;
        return false;
    }

    Vocabulary const& vocabulary_;
    Draft const& draft_;
};

}  // namespace

FieldId source_of(Vocabulary const& vocabulary, FieldId id) {
    while (auto const from = vocabulary.field(id).from)
        id.index = *from;
    return id;
}

std::optional<std::map<FieldId, std::string>> values_of(Vocabulary const& vocabulary, Draft const& draft) {
    std::map<FieldId, std::string> out;
    Sources const sources(vocabulary, draft);
    for (auto const& [id, asked] : draft.fields) {
        if (asked.absent)
            continue;
        auto const source = source_of(vocabulary, id);
        auto const looked_up = source == id ? std::nullopt : sources.key(source);
        auto const value = looked_up ? looked_up : some_value(vocabulary.field(id), asked);
        if (not value)
            return {};
        if (looked_up)
            out[source] = *value;
        else
            out.emplace(id, *value);
    }
    return out;
}

}  // namespace proviso
