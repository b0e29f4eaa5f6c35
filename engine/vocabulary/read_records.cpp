// Kinds of record: `[record.placement]`, its nouns, its fields, and the fields that have a role in it.
#include "engine/vocabulary/reading.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 6> record_keys{"nouns", "key", "start", "end", "on", "field"};
constexpr std::array<std::string_view, 2> noun_keys{"name", "plural"};

RecordType* record_named(VocabularyReader& reading, toml::key const& key) {
    auto& records = reading.vocabulary().records;
    if (auto const known = reading.records.find(std::string(key.str())); known != reading.records.end())
        return &records[known->second];
    if (not reading.is_name(key.str(), key.source()))
        return nullptr;
    if (records.size() == VocabularyReader::most_items) {
        reading.complain(Kind::vocabulary_key, key.source(), "more than 65,535 kinds of record");
        return nullptr;
    }
    reading.records.emplace(key.str(), records.size());
    auto& record = records.emplace_back();
    record.name = key.str();
    return &record;
}

std::optional<Noun> read_noun(VocabularyReader& reading, toml::node const& node) {
    auto const* const table = node.as_table();
    if (table == nullptr) {
        auto named = reading.name_at(node, "nouns");
        return named ? std::optional(Noun{std::move(named->text), {}}) : std::nullopt;
    }
    reading.refuse_other_keys(*table, noun_keys, "a noun");
    if (not table->contains("name"))
        reading.complain(Kind::vocabulary_key, table->source(), "a noun without its `name`");
    auto name = reading.name(*table, "name");
    auto plural = reading.name(*table, "plural");
    if (not name)
        return {};
    return Noun{std::move(name->text), plural ? std::move(plural->text) : std::string{}};
}

void read_nouns(VocabularyReader& reading, RecordType& record, toml::table const& table) {
    auto const* const nouns = reading.list(table, "nouns");
    if (nouns != nullptr and nouns->size() > VocabularyReader::most_names)
        reading.complain(Kind::vocabulary_key, nouns->source(), "more than 1,000 names");
    else if (nouns != nullptr)
        for (auto const& node : *nouns)
            if (auto noun = read_noun(reading, node);
                noun and std::ranges::find(record.nouns, noun->name, &Noun::name) == record.nouns.end())
                record.nouns.push_back(std::move(*noun));
    if (record.nouns.empty())
        record.nouns.push_back({record.name, {}});
}

/// The fields of a record as the file has them, each with its table.
struct FieldTable {
    std::uint16_t index;
    toml::table const* table;
};

std::optional<std::uint16_t> field_named(VocabularyReader& reading, RecordType& record, toml::key const& key) {
    if (auto const known = record.find(key.str()))
        return known;
    if (not reading.is_name(key.str(), key.source()))
        return {};
    if (record.fields.size() == VocabularyReader::most_items) {
        reading.complain(Kind::vocabulary_key, key.source(), "more than 65,535 fields");
        return {};
    }
    auto const index = static_cast<std::uint16_t>(record.fields.size());
    record.by_name.emplace(key.str(), index);
    record.fields.emplace_back().name = key.str();
    return index;
}

std::vector<FieldTable> read_fields(VocabularyReader& reading, RecordType& record, toml::table const& table) {
    std::vector<FieldTable> read;
    auto const* const fields = reading.table(table, "field");
    if (fields == nullptr)
        return read;
    read.reserve(fields->size());
    record.fields.reserve(record.fields.size() + fields->size());
    for (auto const& [key, node] : in_order(*fields)) {
        auto const* const field_table = reading.table(*fields, key->str());
        auto const is_new = not record.find(key->str());
        auto const index = field_table == nullptr ? std::nullopt : field_named(reading, record, *key);
        if (not index)
            continue;
        read_field(reading, record.fields[*index], *field_table, key->source(), is_new);
        read.push_back({*index, field_table});
    }
    return read;
}

std::vector<std::string> field_names(RecordType const& record) {
    std::vector<std::string> names;
    for (auto const& field : record.fields)
        names.push_back(field.name);
    return names;
}

/// The field of `record` that `key` names.
std::optional<std::uint16_t> reference(VocabularyReader& reading, RecordType const& record, toml::table const& table,
                                       std::string_view key) {
    auto const named = reading.name(table, key);
    if (not named)
        return {};
    auto const index = record.find(named->text);
    if (not index)
        reading.complain(Kind::vocabulary_reference, *named->where,
                         quoted(named->text) + " is not a field of " + quoted(record.name),
                         suggestion(named->text, field_names(record)));
    return index;
}

void read_roles(VocabularyReader& reading, RecordType& record, toml::table const& table) {
    if (auto const key = reference(reading, record, table, "key"))
        record.key = key;
    struct Role {
        std::string_view key;
        std::optional<std::uint16_t> RecordType::*field;
    };
    constexpr std::array<Role, 3> dates{
        {{"start", &RecordType::start}, {"end", &RecordType::end}, {"on", &RecordType::on}}};
    for (auto const& role : dates) {
        auto const index = reference(reading, record, table, role.key);
        if (not index)
            continue;
        if (record.fields[*index].type != FieldType::date)
            reading.complain(Kind::vocabulary_reference, table.get(role.key)->source(),
                             quoted(role.key) + " takes a field of type `date`");
        else
            record.*role.field = index;
    }
}

/// Whether looking up `field` from `origin` would come back to `field`.
bool comes_back(RecordType const& record, std::uint16_t field, std::uint16_t origin) {
    auto at = std::optional(origin);
    while (at and *at != field)
        at = record.fields[*at].from;
    return at.has_value();
}

std::vector<std::string> lookup_names(Vocabulary const& vocabulary) {
    std::vector<std::string> names;
    for (auto const& lookup : vocabulary.lookups)
        names.push_back(lookup.name);
    return names;
}

void complain_no_lookup(VocabularyReader& reading, Named const& named) {
    auto help = suggestion(named.text, lookup_names(reading.vocabulary()));
    if (help.empty())
        help = "a lookup is a table of its own: [lookup." + named.text + "]";
    reading.complain(Kind::vocabulary_reference, *named.where, quoted(named.text) + " is not a lookup", help);
}

void derive(VocabularyReader& reading, RecordType& record, FieldTable const& read, std::uint16_t origin,
            std::size_t lookup) {
    auto& field = record.fields[read.index];
    auto const& place = read.table->get("from")->source();
    auto const same = field.from == origin and field.lookup == lookup;
    if (field.from and not same)
        reading.complain(Kind::vocabulary_clash, place, quoted(field.name) + " is already looked up in another way");
    else if (record.fields[origin].type != FieldType::name or field.type != FieldType::name)
        reading.complain(Kind::vocabulary_reference, place,
                         "only a `name` field is looked up, and from a `name` field");
    else if (comes_back(record, read.index, origin))
        reading.complain(Kind::vocabulary_reference, place, quoted(field.name) + " would be looked up from itself");
    else {
        field.from = origin;
        field.lookup = static_cast<std::uint16_t>(lookup);
    }
}

void read_derivation(VocabularyReader& reading, RecordType& record, FieldTable const& read) {
    auto const from = reference(reading, record, *read.table, "from");
    auto const named = reading.name(*read.table, "lookup");
    auto const& table = *read.table;
    if (table.contains("from") != table.contains("lookup"))
        reading.complain(Kind::vocabulary_key, table.get(table.contains("from") ? "from" : "lookup")->source(),
                         "`from` and `lookup` stand together");
    if (not named)
        return;
    auto const lookup = reading.lookups.find(named->text);
    if (lookup == reading.lookups.end())
        complain_no_lookup(reading, *named);
    else if (from)
        derive(reading, record, read, *from, lookup->second);
}

/// A closed list with nothing in it admits no plan.
void refuse_empty_list(VocabularyReader& reading, Field const& field, toml::table const& table) {
    auto const admits = field.open or not field.values.empty() or field.type != FieldType::name or
                        table.contains("from") or table.contains("values-of");
    if (not admits)
        reading.complain(Kind::vocabulary_key, table.source(), quoted(field.name) + " admits no value",
                         "list its `values`, or say `open = true`");
}

void read_record(VocabularyReader& reading, toml::key const& key, toml::table const& table) {
    auto* const record = record_named(reading, key);
    if (record == nullptr)
        return;
    reading.refuse_other_keys(table, record_keys, "a record");
    read_nouns(reading, *record, table);
    auto const fields = read_fields(reading, *record, table);
    read_roles(reading, *record, table);
    for (auto const& read : fields)
        read_derivation(reading, *record, read);
}

void check_fields(VocabularyReader& reading, RecordType const& record, toml::table const& table) {
    if (auto const* const fields = table.get_as<toml::table>("field"))
        for (auto const& [key, node] : *fields)
            if (auto const index = record.find(key.str()); index and node.is_table())
                refuse_empty_list(reading, record.fields[*index], *node.as_table());
}

}  // namespace

void read_records(VocabularyReader& reading) {
    auto const* const records = reading.table(reading.file(), "record");
    if (records == nullptr)
        return;
    reading.vocabulary().records.reserve(reading.vocabulary().records.size() + records->size());
    for (auto const& [key, node] : in_order(*records))
        if (auto const* const table = reading.table(*records, key->str()))
            read_record(reading, *key, *table);
}

void check_records(VocabularyReader& reading) {
    if (auto const* const records = reading.file().get_as<toml::table>("record"))
        for (auto const& [key, node] : *records)
            if (auto const known = reading.records.find(std::string(key.str()));
                known != reading.records.end() and node.is_table())
                check_fields(reading, reading.vocabulary().records[known->second], *node.as_table());
}

}  // namespace proviso
