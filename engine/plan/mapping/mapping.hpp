// How the resources of another program's files become records: which types are placements, and where each field comes
// from.
//
// A mapping is read from TOML files in layers: the one that is compiled in, and over it those of `--map`. Knows no
// resource; evidence.hpp asks one for what a mapping wants.
#pragma once

#include "engine/plan/mapping/path.hpp"
#include "engine/plan/plan.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace proviso {

/// `*` stands for any characters, also none, `?` for one.
bool fits(std::string_view text, std::string_view pattern);

/// A table of a mapping: `"p5.48xlarge" = "H100"`. Case does not matter; keys may be patterns.
class MappingTable {
public:
    explicit MappingTable(std::string name) : name_(std::move(name)) {}
    std::string const& name() const { return name_; }

    /// What a higher layer says wins.
    void add(std::string_view key, std::string value, std::size_t layer);

    /// A whole key before patterns, of those the highest layer's first; nothing where none fits.
    std::string const* find(std::string_view key) const;

private:
    struct Pattern {
        std::string folded, value;
        std::size_t layer;
    };
    std::string name_;
    std::unordered_map<std::string, std::string> whole_;
    std::vector<Pattern> patterns_;
};

/// One way to learn a field's value.
struct Clue {
    enum class From : std::uint8_t { constant, path, tag, provider, column };
    From from = From::constant;
    std::string text;        ///< the constant; the path as written; the name of the tag or column; what of the provider
    Form form = Form::text;  ///< of a constant
    bool truth = false;
    Date date;
    Path path;
    std::optional<std::size_t> table;  ///< index into Mapping::tables; a value that it lacks is unknown
    std::vector<Path> times;           ///< what the number is multiplied by
    std::vector<Path> same;            ///< unknown where not all of them say the same
    Path elements;                     ///< of which the numbers are added up; empty: they are not
    bool computed = false;             ///< where the provider will fill it in, the next clue is asked
};

/// The clues to one field, the best first.
struct FieldClues {
    std::uint16_t field = 0;
    std::vector<Clue> clues;
};

struct MappedTypes {
    std::vector<std::string> types;  ///< patterns
    std::vector<FieldClues> fields;
};

/// What one file says.
struct MappingLayer {
    std::string file;
    std::vector<MappedTypes> entries;
    std::vector<FieldClues> fields;  ///< of every record whose entry does not say otherwise
    std::vector<std::string> ignored;
};

/// What is made of resources of one type.
struct Treatment {
    bool ignored = false;
    bool named = false;                            ///< an entry speaks of it
    std::vector<std::vector<Clue> const*> fields;  ///< by field index; null where no file has a clue
};

struct Mapping {
    PlanFormat format{};
    RecordId record = 0;               ///< what the resources become
    std::vector<MappingLayer> layers;  ///< the one that wins first
    std::vector<MappingTable> tables;
    std::optional<bool> month_first;  ///< of bills: which of the first two figures of 5/1/25 is the month

    /// `fields`: how many the record has. For each field the first layer with a clue decides alone.
    Treatment treatment(std::string_view type, std::size_t fields) const;
};

/// One for each format that has any.
struct Mappings {
    std::array<std::optional<Mapping>, plan_formats> of;

    /// The mapping of `format`; reads the built-in one when first asked.
    Mapping& mapping(PlanFormat format, Vocabulary const& vocabulary, Diagnostics& out);
};

/// Adds a layer to the mapping of the format that `source` names. What is wrong is reported and left out.
void read_mapping(Source const& source, Vocabulary const& vocabulary, Mappings& mappings, Diagnostics& out);

/// policies/mappings/*.toml, compiled into the program.
std::string_view builtin_terraform_mapping();
std::string_view builtin_kubernetes_mapping();
std::string_view builtin_focus_mapping();

}  // namespace proviso
