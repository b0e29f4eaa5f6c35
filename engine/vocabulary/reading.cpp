// Typed access to the TOML of a vocabulary, and complaints about it.
#include "engine/vocabulary/reading.hpp"

#include <algorithm>

namespace proviso {
namespace {

// Each complaint keeps the line that it is about, so a hostile file must not have any number of them.
constexpr std::size_t most_complaints = 100;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 or c == 0x7F; }

template <class Strings>
std::string nearest_of(std::string_view word, Strings known) {
    Lexicon lexicon;
    for (auto const& name : known)
        lexicon.add(NameKind::term, name, name);
    auto const near = lexicon.nearest(word, {NameKind::term}, 1);
    return near.empty() ? std::string{} : "did you mean " + quoted(near.front()) + "?";
}

template <class Items>
void index_names(std::unordered_map<std::string, std::size_t>& names, Items const& items) {
    for (std::size_t i = 0; i < items.size(); ++i)
        names.emplace(items[i].name, i);
}

}  // namespace

std::string quoted(std::string_view text) { return "`" + std::string(text) + "`"; }

std::string suggestion(std::string_view word, std::span<std::string const> known) { return nearest_of(word, known); }
std::string suggestion(std::string_view word, std::span<std::string_view const> known) {
    return nearest_of(word, known);
}

VocabularyReader::VocabularyReader(Source const& source, toml::table const& file, Vocabulary& vocabulary,
                                   Diagnostics& out)
    : source_(source), file_(file), vocabulary_(vocabulary), out_(out) {
    index_names(records, vocabulary.records);
    index_names(lookups, vocabulary.lookups);
    index_names(groups, vocabulary.groups);
}

void VocabularyReader::complain(Kind kind, toml::source_region const& where, std::string text, std::string help) {
    if (++complaints_ > most_complaints)
        return;
    if (not places_)
        places_ = std::make_unique<TomlPlaces const>(source_.text());
    out_.push_back({kind, {excerpt(source_, places_->span(where)), std::move(text)}, {}, std::move(help)});
}

void VocabularyReader::refuse_other_keys(toml::table const& table, std::span<std::string_view const> known,
                                         std::string_view owner) {
    for (auto const& [key, value] : table)
        if (std::ranges::find(known, key.str()) == known.end())
            complain(Kind::vocabulary_key, key.source(), quoted(key.str()) + " is not a key of " + std::string(owner),
                     suggestion(key.str(), known));
}

toml::table const* VocabularyReader::table(toml::table const& parent, std::string_view key) {
    auto const* const node = parent.get(key);
    if (node == nullptr or node->is_table())
        return node == nullptr ? nullptr : node->as_table();
    complain(Kind::vocabulary_key, node->source(), quoted(key) + " takes a table");
    return nullptr;
}

toml::array const* VocabularyReader::list(toml::table const& parent, std::string_view key) {
    auto const* const node = parent.get(key);
    if (node == nullptr)
        return nullptr;
    if (auto const* const array = node->as_array())
        return array;
    complain(Kind::vocabulary_key, node->source(), quoted(key) + " takes a list in square brackets");
    return nullptr;
}

bool VocabularyReader::is_name(std::string_view text, toml::source_region const& where) {
    if (std::ranges::any_of(text, is_control)) {
        complain(Kind::vocabulary_key, where, "a name with a control character in it");
        return false;
    }
    if (text.find_first_not_of(' ') == std::string_view::npos) {
        complain(Kind::vocabulary_key, where, "an empty name");
        return false;
    }
    return true;
}

std::optional<Named> VocabularyReader::name_at(toml::node const& node, std::string_view key) {
    auto const* const string = node.as_string();
    if (string == nullptr) {
        complain(Kind::vocabulary_key, node.source(), quoted(key) + " takes text in quotes");
        return {};
    }
    if (not is_name(string->get(), node.source()))
        return {};
    return Named{string->get(), &node.source()};
}

std::optional<Named> VocabularyReader::name(toml::table const& parent, std::string_view key) {
    auto const* const node = parent.get(key);
    return node == nullptr ? std::nullopt : name_at(*node, key);
}

std::optional<bool> VocabularyReader::flag(toml::table const& parent, std::string_view key) {
    auto const* const node = parent.get(key);
    if (node == nullptr)
        return {};
    if (auto const* const boolean = node->as_boolean())
        return boolean->get();
    complain(Kind::vocabulary_key, node->source(), quoted(key) + " takes `true` or `false`");
    return {};
}

std::vector<Named> VocabularyReader::names(toml::table const& parent, std::string_view key) {
    std::vector<Named> names;
    auto const* const array = list(parent, key);
    if (array == nullptr)
        return names;
    if (array->size() > most_names) {
        complain(Kind::vocabulary_key, array->source(), "more than 1,000 names");
        return names;
    }
    names.reserve(array->size());
    for (auto const& node : *array)
        if (auto named = name_at(node, key))
            names.push_back(std::move(*named));
    return names;
}

bool VocabularyReader::has_room_for_value(toml::source_region const& where) {
    if (++values_ == most_values)
        complain(Kind::vocabulary_key, where, "a vocabulary of more than 1,000,000 values");
    return not is_full();
}

}  // namespace proviso
