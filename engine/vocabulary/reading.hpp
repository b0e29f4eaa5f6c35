// What every part of reading a vocabulary file shares: the vocabulary so far, typed access to TOML values,
// and complaints with their place. Each part (lookups, records, groups) is a function over it.
#pragma once

#include "engine/vocabulary/toml.hpp"
#include "engine/vocabulary/vocabulary.hpp"

#include <initializer_list>
#include <memory>
#include <span>

namespace proviso {

/// A name in the file, and where it stands there.
struct Named {
    std::string text;
    toml::source_region const* where = nullptr;
};

class VocabularyReader {
public:
    VocabularyReader(Source const& source, toml::table const& file, Vocabulary& vocabulary, Diagnostics& out);

    Vocabulary& vocabulary() { return vocabulary_; }
    toml::table const& file() const { return file_; }

    /// Records, lookups and groups by exact name; indexes into the vocabulary's lists.
    std::unordered_map<std::string, std::size_t> records, lookups, groups;

    void complain(Kind kind, toml::source_region const& where, std::string text, std::string help = {});
    /// Complains of every key of `table` that is not among `known`; `owner` is what the table describes: `a field`.
    void refuse_other_keys(toml::table const& table, std::span<std::string_view const> known, std::string_view owner);

    // Each complains where the value of `key` is of another type, and yields nothing where it is or is absent.
    toml::table const* table(toml::table const& parent, std::string_view key);
    toml::array const* list(toml::table const& parent, std::string_view key);
    std::optional<Named> name(toml::table const& parent, std::string_view key);
    std::optional<bool> flag(toml::table const& parent, std::string_view key);
    std::vector<Named> names(toml::table const& parent, std::string_view key);

    /// A string that can be a name: something in it, and no control character.
    std::optional<Named> name_at(toml::node const& node, std::string_view key);
    bool is_name(std::string_view text, toml::source_region const& where);

    /// False, with one complaint, where the vocabulary has grown past what its ids can hold.
    bool has_room_for_value(toml::source_region const& where);
    bool is_full() const { return values_ >= most_values; }
    static constexpr std::size_t most_values = 1'000'000;  ///< of a whole vocabulary, groups opened
    static constexpr std::size_t most_items = 65'535;      ///< records, fields of a record, lookups: 16-bit ids
    static constexpr std::size_t most_names = 1'000;       ///< nouns of a record, names of a field, aliases of a value

private:
    Source const& source_;
    toml::table const& file_;
    Vocabulary& vocabulary_;
    Diagnostics& out_;
    std::unique_ptr<TomlPlaces const> places_;  ///< made for the first complaint
    std::size_t complaints_ = 0;
    std::size_t values_ = 0;
};

/// "did you mean `x`?" for the known name nearest to `word`; empty where none is near.
std::string suggestion(std::string_view word, std::span<std::string const> known);
std::string suggestion(std::string_view word, std::span<std::string_view const> known);

/// `text` in backticks.
std::string quoted(std::string_view text);

void read_lookups(VocabularyReader& reading);
void read_records(VocabularyReader& reading);
void read_field(VocabularyReader& reading, Field& field, toml::table const& table, toml::source_region const& key,
                bool is_new);
void read_groups(VocabularyReader& reading);

/// Gives fields with `values-of` the values, and then the groups, of the field that they name. `values` after the
/// derived ones, `groups` last.
void share_values(VocabularyReader& reading);
void share_groups(VocabularyReader& reading);

/// The index of the value in the field, added where it is not there yet. Values from `first_new` on are the
/// file's own: declaring one of those again is a mistake.
std::optional<std::uint32_t> add_value(VocabularyReader& reading, Field& field, Value value,
                                       toml::source_region const& where, std::size_t first_new);

/// Gives derived fields the results of their lookups, and the fields that they start from the keys.
void derive_values(VocabularyReader& reading);

/// What can be told only of the whole: fields that admit no value, nouns and field names that mean two things.
void check_records(VocabularyReader& reading);
void check_names(VocabularyReader& reading);

/// Fills the indexes behind the look-ups.
void index(Vocabulary& vocabulary);

}  // namespace proviso
