// Named sets of values: `[group.Trainium]`. A group may hold groups of the same field; here they are opened.
#include "engine/vocabulary/reading.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 4> group_keys{"field", "record", "values", "also"};
constexpr int most_nested = 64;

/// The groups of a vocabulary while they are read: who is called what, and where the file says so.
class Groups {
public:
    explicit Groups(VocabularyReader& reading) : reading_(reading), groups_(reading.vocabulary().groups) {
        for (std::size_t i = 0; i < groups_.size(); ++i)
            call(i);
    }

    void declare(toml::key const& key, toml::table const& table);
    void read_members();  ///< once all groups are declared
    void open_all();

private:
    enum class State : std::uint8_t { closed, opening, open };
    struct Declaration {
        std::size_t group;
        toml::key const* key;
        toml::table const* table;
    };

    std::optional<RecordId> record_of(toml::key const& key, toml::table const& table);
    std::optional<FieldId> field_of(toml::key const& key, toml::table const& table);
    std::optional<std::size_t> find_or_add(toml::key const& key, FieldId field);
    void call(std::size_t group);
    std::optional<std::size_t> called(FieldId field, std::string_view name) const;
    void add_alias(std::size_t group, Named const& alias);
    void complain_unknown(Named const& member, FieldId field);
    void open(std::size_t group, int depth);
    std::vector<std::string_view> values_of(std::string const& member, FieldId field, int depth);
    void complain_cycle(std::size_t group);
    bool is_value(FieldId field, std::string_view name) const {
        return reading_.vocabulary().field(field).find(name) != nullptr;
    }
    toml::source_region const& place(std::size_t group) const;

    VocabularyReader& reading_;
    std::vector<Group>& groups_;
    std::unordered_map<std::string, std::size_t> called_;  ///< by field and folded name
    std::vector<Declaration> declarations_;
    std::vector<State> states_;
    std::vector<std::size_t> path_;  ///< the groups being opened, each inside the one before
};

std::string key_of(FieldId field, std::string_view name) {
    return std::to_string(field.record) + ' ' + std::to_string(field.index) + ' ' + fold(name);
}

toml::source_region const& Groups::place(std::size_t group) const {
    auto const known = std::ranges::find(declarations_, group, &Declaration::group);
    return known == declarations_.end() ? reading_.file().source() : known->key->source();
}

void Groups::call(std::size_t group) {
    called_.emplace(key_of(groups_[group].field, groups_[group].name), group);
    for (auto const& alias : groups_[group].also)
        called_.emplace(key_of(groups_[group].field, alias), group);
}

std::optional<std::size_t> Groups::called(FieldId field, std::string_view name) const {
    auto const known = called_.find(key_of(field, name));
    return known == called_.end() ? std::nullopt : std::optional(known->second);
}

std::optional<RecordId> Groups::record_of(toml::key const& key, toml::table const& table) {
    auto const named = reading_.name(table, "record");
    if (table.contains("record") and not named)
        return {};
    auto const name = named ? named->text : std::string("placement");
    auto const known = reading_.records.find(name);
    if (known != reading_.records.end())
        return static_cast<RecordId>(known->second);
    std::vector<std::string> names;
    for (auto const& record : reading_.vocabulary().records)
        names.push_back(record.name);
    reading_.complain(Kind::vocabulary_reference, named ? *named->where : key.source(),
                      quoted(name) + " is not a kind of record", suggestion(name, names));
    return {};
}

std::optional<FieldId> Groups::field_of(toml::key const& key, toml::table const& table) {
    auto const record = record_of(key, table);
    auto const named = reading_.name(table, "field");
    if (not table.contains("field"))
        reading_.complain(Kind::vocabulary_key, key.source(), "a group without its `field`");
    if (not record or not named)
        return {};
    auto const& type = reading_.vocabulary().records[*record];
    auto const index = type.find(named->text);
    if (not index) {
        std::vector<std::string> names;
        for (auto const& field : type.fields)
            names.push_back(field.name);
        reading_.complain(Kind::vocabulary_reference, *named->where,
                          quoted(named->text) + " is not a field of " + quoted(type.name),
                          suggestion(named->text, names));
        return {};
    }
    if (type.fields[*index].type == FieldType::name)
        return FieldId{*record, *index};
    reading_.complain(Kind::vocabulary_reference, *named->where, "only a `name` field has groups of values");
    return {};
}

std::optional<std::size_t> Groups::find_or_add(toml::key const& key, FieldId field) {
    auto const name = std::string(key.str());
    if (auto const known = reading_.groups.find(name); known != reading_.groups.end()) {
        if (groups_[known->second].field == field)
            return known->second;
        reading_.complain(Kind::vocabulary_clash, key.source(), quoted(name) + " is already a group of another field");
        return {};
    }
    if (not reading_.is_name(name, key.source()))
        return {};
    auto const taken = called(field, name);
    if (taken or is_value(field, name)) {
        reading_.complain(Kind::vocabulary_clash, key.source(),
                          quoted(name) + " is already a " + (taken ? "group" : "value") + " of " +
                              quoted(reading_.vocabulary().field(field).name));
        return {};
    }
    reading_.groups.emplace(name, groups_.size());
    groups_.push_back({name, {}, field, {}, {}});
    call(groups_.size() - 1);
    return groups_.size() - 1;
}

void Groups::add_alias(std::size_t group, Named const& alias) {
    auto const field = groups_[group].field;
    if (is_value(field, alias.text))
        return reading_.complain(Kind::vocabulary_clash, *alias.where,
                                 quoted(alias.text) + " is already a value of " +
                                     quoted(reading_.vocabulary().field(field).name));
    auto const [known, is_new] = called_.try_emplace(key_of(field, alias.text), group);
    if (is_new)
        groups_[group].also.push_back(alias.text);
    else if (known->second != group)
        reading_.complain(Kind::vocabulary_clash, *alias.where,
                          quoted(alias.text) + " already stands for " + quoted(groups_[known->second].name));
}

void Groups::declare(toml::key const& key, toml::table const& table) {
    reading_.refuse_other_keys(table, group_keys, "a group");
    auto const field = field_of(key, table);
    auto const group = field ? find_or_add(key, *field) : std::nullopt;
    if (not group)
        return;
    declarations_.push_back({*group, &key, &table});
    for (auto const& alias : reading_.names(table, "also"))
        add_alias(*group, alias);
}

void Groups::complain_unknown(Named const& member, FieldId field) {
    std::vector<std::string> names;
    for (auto const& value : reading_.vocabulary().field(field).values)
        names.push_back(value.name);
    for (auto const& group : groups_)
        if (group.field == field)
            names.push_back(group.name);
    reading_.complain(Kind::vocabulary_reference, *member.where,
                      quoted(member.text) + " is neither a value nor a group of " +
                          quoted(reading_.vocabulary().field(field).name),
                      suggestion(member.text, names));
}

void Groups::read_members() {
    for (auto const& [index, key, table] : declarations_) {
        auto& group = groups_[index];
        auto const* const values = reading_.list(*table, "values");
        if (values == nullptr)
            continue;
        for (auto const& node : *values) {
            auto const named = reading_.name_at(node, "values");
            if (not named)
                continue;
            if (is_value(group.field, named->text) or called(group.field, named->text))
                group.members.push_back(named->text);
            else
                complain_unknown(*named, group.field);
        }
    }
}

void Groups::complain_cycle(std::size_t group) {
    std::string circle;
    for (auto at = std::ranges::find(path_, group); at != path_.end(); ++at)
        circle += quoted(groups_[*at].name) + " holds ";
    reading_.complain(Kind::vocabulary_reference, place(group), "a group that holds itself",
                      circle + quoted(groups_[group].name));
}

std::vector<std::string_view> Groups::values_of(std::string const& member, FieldId field, int depth) {
    if (auto const* const value = reading_.vocabulary().field(field).find(member))
        return {value->name};
    auto const inner = called(field, member);
    if (not inner)
        return {};
    if (states_[*inner] == State::opening) {
        complain_cycle(*inner);
        return {};
    }
    if (states_[*inner] == State::closed)
        open(*inner, depth + 1);
    return {groups_[*inner].values.begin(), groups_[*inner].values.end()};
}

void Groups::open(std::size_t index, int depth) {
    if (depth > most_nested)
        return reading_.complain(Kind::vocabulary_reference, place(index), "groups nested more than 64 deep");
    states_[index] = State::opening;
    path_.push_back(index);
    auto& group = groups_[index];
    std::vector<std::string> values;
    std::unordered_set<std::string_view> seen;
    for (auto const& member : group.members)
        for (auto const value : values_of(member, group.field, depth))
            if (seen.insert(value).second and reading_.has_room_for_value(reading_.file().source()))
                values.emplace_back(value);
    group.values = std::move(values);
    path_.pop_back();
    states_[index] = State::open;
}

void Groups::open_all() {
    states_.assign(groups_.size(), State::closed);
    for (std::size_t group = 0; group < groups_.size(); ++group)
        if (states_[group] == State::closed)
            open(group, 0);
}

}  // namespace

void read_groups(VocabularyReader& reading) {
    Groups groups(reading);
    if (auto const* const tables = reading.table(reading.file(), "group"))
        for (auto const& [key, node] : in_order(*tables))
            if (auto const* const table = reading.table(*tables, key->str()))
                groups.declare(*key, *table);
    groups.read_members();
    groups.open_all();
}

}  // namespace proviso
