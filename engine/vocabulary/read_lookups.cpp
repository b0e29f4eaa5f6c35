// The tables that derived fields are looked up from: `[lookup.region-country]`.
#include "engine/vocabulary/reading.hpp"

#include <limits>
#include <unordered_set>

namespace proviso {
namespace {

Lookup* lookup_named(VocabularyReader& reading, toml::key const& key) {
    auto& lookups = reading.vocabulary().lookups;
    if (auto const known = reading.lookups.find(std::string(key.str())); known != reading.lookups.end())
        return &lookups[known->second];
    if (not reading.is_name(key.str(), key.source()))
        return nullptr;
    if (lookups.size() == VocabularyReader::most_items) {
        reading.complain(Kind::vocabulary_key, key.source(), "more than 65,535 lookups");
        return nullptr;
    }
    reading.lookups.emplace(key.str(), lookups.size());
    return &lookups.emplace_back(Lookup{std::string(key.str()), {}, {}});
}

void read_entry(VocabularyReader& reading, Lookup& lookup, toml::key const& key, toml::node const& value) {
    auto const result = reading.name_at(value, key.str());
    if (not result or not reading.is_name(key.str(), key.source()) or not reading.has_room_for_value(key.source()))
        return;
    auto const [entry, is_new] = lookup.entries.try_emplace(fold(key.str()), result->text);
    if (is_new)
        lookup.keys.emplace_back(key.str());
    else if (entry->second != result->text)
        reading.complain(Kind::vocabulary_clash, key.source(),
                         quoted(key.str()) + " already has " + quoted(entry->second) + " in " + quoted(lookup.name));
}

}  // namespace

void read_lookups(VocabularyReader& reading) {
    auto const* const lookups = reading.table(reading.file(), "lookup");
    if (lookups == nullptr)
        return;
    for (auto const& [key, node] : in_order(*lookups)) {
        auto const* const table = reading.table(*lookups, key->str());
        auto* const lookup = table == nullptr ? nullptr : lookup_named(reading, *key);
        if (lookup == nullptr)
            continue;
        lookup->entries.reserve(lookup->entries.size() + table->size());
        lookup->keys.reserve(lookup->keys.size() + table->size());
        for (auto const& [entry_key, value] : *table)
            read_entry(reading, *lookup, entry_key, value);
    }
}

void derive_values(VocabularyReader& reading) {
    auto const& file = reading.file().source();
    constexpr auto none_new = std::numeric_limits<std::size_t>::max();
    for (auto& record : reading.vocabulary().records) {
        for (auto& field : record.fields) {
            if (not field.from or reading.is_full())
                continue;
            auto const& lookup = reading.vocabulary().lookups[field.lookup];
            std::unordered_set<std::string_view> results;
            for (auto const& key : lookup.keys) {
                add_value(reading, record.fields[*field.from], {key, {}, {}, true}, file, none_new);
                if (auto const& result = lookup.entries.at(fold(key)); results.insert(result).second)
                    add_value(reading, field, {result, {}, {}, true}, file, none_new);
            }
        }
    }
}

}  // namespace proviso
