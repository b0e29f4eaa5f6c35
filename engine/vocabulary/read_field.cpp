// One field: `[record.placement.field.capacity]`. Its references to other fields are read_records.cpp's.
#include "engine/vocabulary/reading.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 14> field_keys{"type", "names",   "phrases",   "adjectives", "values",
                                                      "open", "parties", "unit",      "over-time",  "negative",
                                                      "from", "lookup",  "values-of", "spend"};
constexpr std::array<std::string_view, 6> type_names{"name", "text", "number", "quantity", "date", "boolean"};
constexpr std::array<std::string_view, 4> over_time_names{"", "level", "rate", "once"};
constexpr std::array<std::string_view, 3> value_keys{"name", "also", "plural"};

/// A field as it is being read, and what its complaints need.
struct FieldReading {
    VocabularyReader& reading;
    Field& field;
    toml::table const& table;
    bool is_new;
    bool type_known = true;

    toml::source_region const& place(std::string_view key) const { return table.get(key)->source(); }
    void complain(std::string_view key, std::string text, std::string help = {}) const {
        reading.complain(Kind::vocabulary_key, place(key), std::move(text), std::move(help));
    }
    void contradict(std::string_view key, std::string_view before) const {
        reading.complain(Kind::vocabulary_clash, place(key),
                         quoted(field.name) + " already has the " + std::string(key) + " " + quoted(before));
    }
    bool measured() const { return field.type == FieldType::number or field.type == FieldType::quantity; }
};

constexpr auto types_help = "a type is one of name, text, number, quantity, date and boolean";

std::string either(std::string first, std::string_view otherwise) {
    return first.empty() ? std::string(otherwise) : first;
}

/// The place of `word` in `names`.
template <std::size_t N>
std::optional<std::size_t> row(std::array<std::string_view, N> const& names, std::string_view word) {
    auto const found = std::ranges::find(names, word);
    return found == names.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - names.begin()));
}

/// A field whose type is missing or unknown is kept as an open name, so that what refers to it makes no noise.
void settle_type(FieldReading& at, toml::source_region const& key) {
    auto const named = at.reading.name(at.table, "type");
    auto const index = named ? row(type_names, named->text) : std::nullopt;
    if (named and not index)
        at.complain("type", quoted(named->text) + " is not a type of field",
                    either(suggestion(named->text, type_names), types_help));
    if (not at.is_new) {
        if (index and static_cast<FieldType>(*index) != at.field.type)
            at.contradict("type", type_names[static_cast<std::size_t>(at.field.type)]);
        return;
    }
    at.field.type = index ? static_cast<FieldType>(*index) : FieldType::name;
    at.type_known = index or (not at.table.contains("type") and at.table.contains("from"));
    at.field.open = not at.type_known;
    if (not at.table.contains("type") and not at.type_known)
        at.reading.complain(Kind::vocabulary_key, key, "a field without its `type`", types_help);
}

void read_flags(FieldReading const& at) {
    if (auto const open = at.reading.flag(at.table, "open")) {
        if (at.field.type == FieldType::name)
            at.field.open = *open;
        else
            at.complain("open", "only a `name` field is open or not");
    }
    if (auto const parties = at.reading.flag(at.table, "parties")) {
        if (at.field.type == FieldType::name)
            at.field.parties = *parties;
        else
            at.complain("parties", "only a `name` field holds parties");
    }
    if (auto const negative = at.reading.flag(at.table, "negative")) {
        if (at.measured())
            at.field.negative = *negative;
        else
            at.complain("negative", "only a `number` or `quantity` field may be `negative`");
    }
    if (auto const spend = at.reading.flag(at.table, "spend")) {
        if (at.field.type == FieldType::quantity)
            at.field.spend = *spend;
        else
            at.complain("spend", "only a `quantity` field is what was spent");
    }
}

void append(std::vector<std::string>& names, std::vector<Named> added) {
    for (auto& named : added)
        if (std::ranges::find(names, named.text) == names.end())
            names.push_back(std::move(named.text));
}

void read_words(FieldReading const& at) {
    append(at.field.names, at.reading.names(at.table, "names"));
    append(at.field.phrases, at.reading.names(at.table, "phrases"));
    append(at.field.adjectives, at.reading.names(at.table, "adjectives"));
    if (at.table.contains("adjectives") and at.type_known and at.field.type != FieldType::boolean)
        at.complain("adjectives", "only a `boolean` field has adjectives");
}

/// The unit that `text` names, if a field of this type can have it.
std::optional<Unit> unit_of(FieldReading const& at, std::string const& text) {
    auto const unit = parse_unit(text);
    auto const counts = unit and (unit->dimension == Dimension::count or unit->dimension == Dimension::percent);
    if (at.field.type == FieldType::quantity and (not unit or unit->dimension == Dimension::count)) {
        at.complain("unit", quoted(text) + " is not a unit",
                    either(suggestion(text, unit_spellings()), "such as MW, GB, days, EUR or USD per month"));
        return {};
    }
    if (at.field.type == FieldType::number and unit and not counts) {
        at.complain("unit", "a number in a unit is a quantity", "write type = \"quantity\"");
        return {};
    }
    return unit ? unit : Unit{};
}

void read_unit(FieldReading const& at, toml::source_region const& key) {
    auto const text = at.reading.name(at.table, "unit");
    if (text and not at.measured())
        return at.complain("unit", "only a `number` or `quantity` field has a unit");
    if (at.is_new and at.field.type == FieldType::quantity and not at.table.contains("unit"))
        return at.reading.complain(Kind::vocabulary_key, key, "a quantity without its `unit`",
                                   "`unit` is the one that a bare number in a plan has: unit = \"MW\"");
    auto const unit = text ? unit_of(at, text->text) : std::nullopt;
    if (not unit)
        return;
    auto const noun = parse_unit(text->text) ? std::string{} : text->text;
    if (at.is_new) {
        at.field.unit = *unit;
        at.field.unit_noun = noun;
    } else if (at.field.unit != *unit or at.field.unit_noun != noun) {
        at.contradict("unit", at.field.unit_noun.empty() ? at.field.unit.text() : at.field.unit_noun);
    }
}

void read_over_time(FieldReading const& at) {
    auto const named = at.reading.name(at.table, "over-time");
    if (not named)
        return;
    auto const index = row(over_time_names, named->text);
    if (not index)
        return at.complain("over-time", quoted(named->text) + " is not a way to be over time",
                           "it is level (holds at each moment), rate (accrues) or once (counts on its date)");
    if (not at.measured())
        return at.complain("over-time", "only a `number` or `quantity` field is totalled over time");
    auto const over_time = static_cast<OverTime>(*index);
    auto const has_unit = at.field.type == FieldType::number or at.field.unit.dimension != Dimension::count;
    if (over_time == OverTime::rate and at.field.unit.per == Per::none and has_unit)
        return at.complain("over-time", "a rate whose unit does not say over what it accrues",
                           "write the unit as in \"USD per month\"");
    if (at.field.over_time != OverTime::none and at.field.over_time != over_time)
        return at.contradict("over-time", over_time_names[static_cast<std::size_t>(at.field.over_time)]);
    at.field.over_time = over_time;
}

void add_alias(VocabularyReader& reading, Field& field, std::uint32_t index, Named const& alias) {
    auto const [known, is_new] = field.by_spelling.try_emplace(fold(alias.text), index);
    auto const& other = field.values[known->second];
    if (is_new)
        field.values[index].also.push_back(alias.text);
    else if (known->second != index)
        reading.complain(Kind::vocabulary_clash, *alias.where,
                         fold(other.name) == known->first
                             ? quoted(other.name) + " is already a value of " + quoted(field.name)
                             : quoted(alias.text) + " already stands for " + quoted(other.name));
}

/// `{ name = "batch", also = ["batch job"], plural = "batches" }`
void read_value_table(FieldReading const& at, toml::table const& table, std::size_t first_new) {
    at.reading.refuse_other_keys(table, value_keys, "a value");
    if (not table.contains("name"))
        at.reading.complain(Kind::vocabulary_key, table.source(), "a value without its `name`");
    auto const name = at.reading.name(table, "name");
    auto const plural = at.reading.name(table, "plural");
    auto const aliases = at.reading.names(table, "also");
    auto const index =
        name ? add_value(at.reading, at.field, {name->text, {}, {}}, *name->where, first_new) : std::nullopt;
    if (not index)
        return;
    if (plural)
        at.field.values[*index].plural = plural->text;
    for (auto const& alias : aliases)
        add_alias(at.reading, at.field, *index, alias);
}

void read_values(FieldReading const& at) {
    auto const* const values = at.reading.list(at.table, "values");
    if (values == nullptr)
        return;
    if (at.field.type != FieldType::name)
        return at.complain("values", "only a `name` field has values");
    auto const first_new = at.field.values.size();
    at.field.values.reserve(first_new + values->size());
    for (auto const& node : *values) {
        if (auto const* const table = node.as_table())
            read_value_table(at, *table, first_new);
        else if (auto const name = at.reading.name_at(node, "values"))
            add_value(at.reading, at.field, {name->text, {}, {}}, *name->where, first_new);
    }
}

}  // namespace

std::optional<std::uint32_t> add_value(VocabularyReader& reading, Field& field, Value value,
                                       toml::source_region const& where, std::size_t first_new) {
    if (not reading.has_room_for_value(where))
        return {};
    auto const next = static_cast<std::uint32_t>(field.values.size());
    auto const [known, is_new] = field.by_spelling.try_emplace(fold(value.name), next);
    auto const index = known->second;
    if (is_new) {
        field.values.push_back(std::move(value));
        return index;
    }
    if (index >= first_new) {
        reading.complain(Kind::vocabulary_clash, where,
                         quoted(value.name) + " is already a value of " + quoted(field.name));
        return {};
    }
    field.values[index].looked_up = field.values[index].looked_up and value.looked_up;
    return index;
}

void read_field(VocabularyReader& reading, Field& field, toml::table const& table, toml::source_region const& key,
                bool is_new) {
    FieldReading at{reading, field, table, is_new};
    reading.refuse_other_keys(table, field_keys, "a field");
    settle_type(at, key);
    read_words(at);
    if (not at.type_known)
        return;
    read_flags(at);
    read_unit(at, key);
    read_over_time(at);
    read_values(at);
}

}  // namespace proviso
