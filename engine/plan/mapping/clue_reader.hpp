// The TOML of a mapping, with complaints that name its line, and the clues to fields that it holds.
#pragma once

#include "engine/plan/mapping/mapping.hpp"
#include "engine/vocabulary/toml.hpp"

#include <span>

namespace proviso {

/// Typed access to one file. Each function complains of what is of another type.
class MappingFile {
public:
    MappingFile(Source const& source, Diagnostics& out) : source_(source), places_(source.text()), out_(out) {}

    std::string const& name() const { return source_.name(); }
    void complain(Kind kind, toml::source_region const& where, std::string text, std::string help = {});
    void refuse_other_keys(toml::table const& table, std::span<std::string_view const> known, std::string_view owner);

    toml::table const* table(toml::table const& parent, std::string_view key);
    toml::array const* list(toml::table const& parent, std::string_view key);
    std::vector<std::string> texts(toml::table const& parent, std::string_view key);
    std::optional<std::string> text(toml::node const& node);
    /// Text, which may be empty, a number or a truth, as text.
    std::optional<std::string> scalar(toml::node const& node);
    std::string digits(toml::node const& number) const;

private:
    Source const& source_;
    TomlPlaces places_;
    Diagnostics& out_;
};

class ClueReader {
public:
    ClueReader(MappingFile& file, RecordType const& record, Mapping const& mapping)
        : file_(file), record_(record), mapping_(mapping) {}

    /// The members of `table` as clues to fields, but for the key `other`.
    std::vector<FieldClues> fields(toml::table const& table, std::string_view other);

private:
    std::vector<Clue> clues(toml::node const& node);
    std::optional<Clue> clue(toml::node const& node);
    std::optional<Clue> constant(toml::node const& node);
    bool read_from(toml::table const& table, Clue& clue);
    std::optional<Path> path(toml::node const& node);
    bool read_table(toml::table const& table, Clue& clue);
    bool read_paths(toml::table const& table, std::string_view key, std::vector<Path>& to);
    bool read_flag(toml::table const& table, std::string_view key, bool& to);
    bool read_sum(toml::table const& table, Clue& clue);
    bool is_of_format(toml::key const& key);
    bool is_day(std::uint16_t field) const;

    MappingFile& file_;
    RecordType const& record_;
    Mapping const& mapping_;
};

}  // namespace proviso
