// Fields that take over the values of another one: `values-of = "placement.provider"`.
//
// The same companies and places turn up in records of several kinds; their names, what they are also called
// and their groups stand once.
#include "engine/vocabulary/reading.hpp"

#include <algorithm>

namespace proviso {
namespace {

/// The field that `placement.provider` names.
std::optional<FieldId> field_at(VocabularyReader& reading, Named const& path) {
    auto const& records = reading.vocabulary().records;
    auto const dot = path.text.find('.');
    auto const record = reading.records.find(path.text.substr(0, dot));
    auto const index = dot == std::string::npos or record == reading.records.end()
                           ? std::nullopt
                           : records[record->second].find(std::string_view(path.text).substr(dot + 1));
    if (not index) {
        reading.complain(Kind::vocabulary_reference, *path.where, quoted(path.text) + " is not a field of a record",
                         "write it as in values-of = \"placement.provider\"");
        return {};
    }
    return FieldId{static_cast<RecordId>(record->second), *index};
}

void read_source(VocabularyReader& reading, Field& field, toml::table const& table) {
    auto const path = reading.name(table, "values-of");
    auto const source = path ? field_at(reading, *path) : std::nullopt;
    if (not source)
        return;
    auto const& of = reading.vocabulary().field(*source);
    if (field.type != FieldType::name or of.type != FieldType::name)
        reading.complain(Kind::vocabulary_reference, *path->where,
                         "only a `name` field takes over values, and from a `name` field");
    else if (of.values_of or &of == &field)
        reading.complain(Kind::vocabulary_reference, *path->where,
                         quoted(path->text) + " does not list its values itself", "name the field that lists them");
    else if (table.contains("values"))
        reading.complain(Kind::vocabulary_clash, table.get("values")->source(),
                         "values of its own beside those of " + quoted(path->text), "list them there");
    else
        field.values_of = source;
}

void read_sources(VocabularyReader& reading) {
    auto const* const records = reading.file().get_as<toml::table>("record");
    if (records == nullptr)
        return;
    for (auto const& [key, node] : *records) {
        auto const known = reading.records.find(std::string(key.str()));
        auto const* const fields = node.is_table() ? node.as_table()->get_as<toml::table>("field") : nullptr;
        if (known == reading.records.end() or fields == nullptr)
            continue;
        auto& record = reading.vocabulary().records[known->second];
        for (auto const& [name, field] : *fields)
            if (auto const index = record.find(name.str()); index and field.is_table())
                read_source(reading, record.fields[*index], *field.as_table());
    }
}

}  // namespace

void share_values(VocabularyReader& reading) {
    read_sources(reading);
    auto& vocabulary = reading.vocabulary();
    for (auto& record : vocabulary.records)
        for (auto& field : record.fields) {
            if (not field.values_of)
                continue;
            auto const& source = vocabulary.field(*field.values_of);
            auto const room = [&](auto const&) { return reading.has_room_for_value(reading.file().source()); };
            if (not std::ranges::all_of(source.values, room))
                return;
            field.values = source.values;
            field.by_spelling = source.by_spelling;
        }
}

void share_groups(VocabularyReader& reading) {
    auto& vocabulary = reading.vocabulary();
    std::erase_if(vocabulary.groups, [&](Group const& g) { return vocabulary.field(g.field).values_of.has_value(); });
    auto const own = vocabulary.groups.size();
    for (std::size_t r = 0; r < vocabulary.records.size(); ++r)
        for (std::size_t f = 0; f < vocabulary.records[r].fields.size(); ++f)
            for (std::size_t g = 0; g < own; ++g) {
                if (vocabulary.records[r].fields[f].values_of != vocabulary.groups[g].field)
                    continue;
                if (not reading.has_room_for_value(reading.file().source()))
                    return;
                auto group = vocabulary.groups[g];
                group.field = {static_cast<RecordId>(r), static_cast<std::uint16_t>(f)};
                vocabulary.groups.push_back(std::move(group));
            }
}

}  // namespace proviso
