// A vocabulary file from top to bottom.
#include "engine/vocabulary/reading.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 5> top_keys{"version", "replace", "record", "group", "lookup"};

void read_version(VocabularyReader& reading) {
    auto const* const version = reading.file().get("version");
    if (version != nullptr and version->value_exact<std::int64_t>() != 1)
        reading.complain(Kind::vocabulary_key, version->source(), "this program reads version 1 of vocabularies",
                         "write version = 1, or leave it out");
}

bool replaces(toml::table const& file) {
    auto const* const replace = file.get_as<bool>("replace");
    return replace != nullptr and replace->get();
}

bool is_called(Field const& field, std::string_view folded) {
    return fold(field.name) == folded or
           std::ranges::any_of(field.names, [&](auto const& name) { return fold(name) == folded; });
}

/// The place of the first of `names` that the file declares under `table`.
toml::source_region const& place_of(toml::table const& file, toml::table const* table,
                                    std::initializer_list<std::string_view> names) {
    for (auto const name : names)
        if (table != nullptr)
            if (auto const entry = table->find(name); entry != table->end())
                return entry->first.source();
    return file.source();
}

toml::table const* child(toml::table const* table, std::string_view key) {
    return table == nullptr ? nullptr : table->get_as<toml::table>(key);
}

void check_field_name(VocabularyReader& reading, std::string const& name, std::vector<FieldId> const& fields) {
    Vocabulary const& vocabulary = reading.vocabulary();
    for (std::size_t i = 1; i < fields.size(); ++i) {
        auto const& record = vocabulary.records[fields[i].record];
        auto const& first = vocabulary.field(fields[i - 1]);
        auto const& second = vocabulary.field(fields[i]);
        if (fields[i].record != fields[i - 1].record or not is_called(first, name) or not is_called(second, name))
            continue;
        auto const* const declared = child(child(child(&reading.file(), "record"), record.name), "field");
        reading.complain(Kind::vocabulary_clash, place_of(reading.file(), declared, {second.name, first.name}),
                         quoted(name) + " names two fields of " + quoted(record.name) + ": " + quoted(first.name) +
                             " and " + quoted(second.name));
    }
}

template <class Index>
std::vector<typename Index::value_type const*> sorted_ambiguous(Index const& index) {
    std::vector<typename Index::value_type const*> entries;
    for (auto const& entry : index)
        if (entry.second.size() > 1)
            entries.push_back(&entry);
    std::ranges::sort(entries, {}, [](auto const* entry) { return std::string_view(entry->first); });
    return entries;
}

}  // namespace

void check_names(VocabularyReader& reading) {
    Vocabulary const& vocabulary = reading.vocabulary();
    for (auto const* const entry : sorted_ambiguous(vocabulary.names_index))
        check_field_name(reading, entry->first, entry->second);
    for (auto const* const entry : sorted_ambiguous(vocabulary.nouns_index)) {
        auto const& first = vocabulary.records[entry->second[0]].name;
        auto const& second = vocabulary.records[entry->second[1]].name;
        auto const& place = place_of(reading.file(), child(&reading.file(), "record"), {second, first});
        reading.complain(Kind::vocabulary_clash, place,
                         quoted(entry->first) + " is a noun for both " + quoted(first) + " and " + quoted(second));
    }
}

Vocabulary read_vocabulary(Source const& source, Vocabulary base, Diagnostics& out) {
    auto const file = parse_toml(source, {Kind::vocabulary_syntax, Kind::vocabulary_clash}, out);
    if (not file)
        return base;
    auto vocabulary = replaces(*file) ? Vocabulary{} : std::move(base);
    VocabularyReader reading(source, *file, vocabulary, out);
    reading.refuse_other_keys(*file, top_keys, "a vocabulary");
    static_cast<void>(reading.flag(*file, "replace"));
    read_version(reading);
    read_lookups(reading);
    read_records(reading);
    derive_values(reading);
    share_values(reading);
    check_records(reading);
    read_groups(reading);
    share_groups(reading);
    index(vocabulary);
    check_names(reading);
    return vocabulary;
}

}  // namespace proviso
