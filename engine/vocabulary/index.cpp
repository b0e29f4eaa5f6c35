// Looking things up by what people call them.
#include "engine/vocabulary/reading.hpp"

#include <algorithm>

namespace proviso {
namespace {

constexpr std::uint16_t several = VocabularyReader::most_items;  // no field: one spelling of two

template <class Map>
auto found(Map const& map, std::string_view spelling) {
    auto const entry = map.find(fold(spelling));
    return entry == map.end() ? typename Map::mapped_type{} : entry->second;
}

/// `contract_value` as `contract value`.
std::string spaced(std::string name) {
    std::ranges::replace_if(
        name, [](char c) { return c == '-' or c == '_'; }, ' ');
    return name;
}

template <class Id>
void put(std::unordered_map<std::string, std::vector<Id>>& map, std::string_view name, Id id) {
    auto& ids = map[fold(name)];
    if (ids.empty() or ids.back() != id)
        ids.push_back(id);
}

void index_field(Vocabulary& vocabulary, FieldId id, Field const& field) {
    put(vocabulary.names_index, field.name, id);
    if (auto const words = spaced(field.name); words != field.name)
        put(vocabulary.names_index, words, id);
    for (auto const& name : field.names)
        put(vocabulary.names_index, name, id);
    if (not field.unit_noun.empty())
        put(vocabulary.names_index, field.unit_noun, id);
    for (auto const& phrase : field.phrases)
        put(vocabulary.phrases_index, phrase, id);
    for (auto const& adjective : field.adjectives)
        put(vocabulary.adjectives_index, adjective, id);
    for (auto const& [spelling, value] : field.by_spelling)
        vocabulary.values_index[spelling].push_back({id, {field.values[value].name}, false});
}

void index_groups(Vocabulary& vocabulary) {
    for (auto const& group : vocabulary.groups) {
        vocabulary.values_index[fold(group.name)].push_back({group.field, group.values, true});
        for (auto const& alias : group.also)
            vocabulary.values_index[fold(alias)].push_back({group.field, group.values, true});
    }
}

void index_spellings(RecordType& record) {
    record.by_spelling.clear();
    for (auto const& [name, field] : record.by_name)
        if (auto const [at, is_new] = record.by_spelling.emplace(RecordType::spelling(name), field); not is_new)
            at->second = several;
}

void clear_indexes(Vocabulary& vocabulary) {
    vocabulary.values_index.clear();
    vocabulary.nouns_index.clear();
    vocabulary.names_index.clear();
    vocabulary.phrases_index.clear();
    vocabulary.adjectives_index.clear();
    std::size_t values = 0;
    for (auto const& record : vocabulary.records)
        for (auto const& field : record.fields)
            values += field.by_spelling.size();
    vocabulary.values_index.reserve(values + vocabulary.groups.size());
}

}  // namespace

void index(Vocabulary& vocabulary) {
    clear_indexes(vocabulary);
    for (std::size_t r = 0; r < vocabulary.records.size(); ++r) {
        auto const record = static_cast<RecordId>(r);
        for (auto const& noun : vocabulary.records[r].nouns)
            put(vocabulary.nouns_index, noun.name, record);
        index_spellings(vocabulary.records[r]);
        for (std::size_t f = 0; f < vocabulary.records[r].fields.size(); ++f)
            index_field(vocabulary, {record, static_cast<std::uint16_t>(f)}, vocabulary.records[r].fields[f]);
    }
    index_groups(vocabulary);
}

Value const* Field::find(std::string_view spelling) const {
    auto const known = by_spelling.find(fold(spelling));
    return known == by_spelling.end() ? nullptr : &values[known->second];
}

std::optional<std::uint16_t> RecordType::find(std::string_view field) const {
    auto const known = by_name.find(std::string(field));
    return known == by_name.end() ? std::nullopt : std::optional(known->second);
}

std::optional<std::uint16_t> RecordType::called(std::string_view field) const {
    if (auto const exact = find(field))
        return exact;
    auto const known = by_spelling.find(spelling(field));
    return known == by_spelling.end() or known->second == several ? std::nullopt : std::optional(known->second);
}

std::string RecordType::spelling(std::string_view field) { return spaced(fold(field)); }

std::optional<RecordId> Vocabulary::record(std::string_view name) const {
    auto const known = std::ranges::find(records, name, &RecordType::name);
    return known == records.end() ? std::nullopt : std::optional(static_cast<RecordId>(known - records.begin()));
}

std::vector<Vocabulary::Meaning> Vocabulary::values_named(std::string_view spelling) const {
    return found(values_index, spelling);
}
std::vector<RecordId> Vocabulary::records_called(std::string_view noun) const { return found(nouns_index, noun); }
std::vector<FieldId> Vocabulary::fields_called(std::string_view noun) const { return found(names_index, noun); }
std::vector<FieldId> Vocabulary::fields_phrased(std::string_view phrase) const { return found(phrases_index, phrase); }
std::vector<FieldId> Vocabulary::fields_described(std::string_view adjective) const {
    return found(adjectives_index, adjective);
}

}  // namespace proviso
