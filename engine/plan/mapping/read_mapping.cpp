// TOML → a layer of a mapping.
#include "engine/plan/formats.hpp"
#include "engine/plan/mapping/clue_reader.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

struct BuiltIn {
    PlanFormat format;
    std::string_view record;  ///< what the resources of that format become
    std::string_view (*text)();
};
constexpr std::array built_in{BuiltIn{PlanFormat::terraform, "placement", builtin_terraform_mapping},
                              BuiltIn{PlanFormat::kubernetes, "placement", builtin_kubernetes_mapping},
                              BuiltIn{PlanFormat::focus, "charge", builtin_focus_mapping}};

BuiltIn const* built_in_for(std::optional<PlanFormat> format) {
    auto const found = std::ranges::find_if(built_in, [&](auto const& row) { return row.format == format; });
    return found == built_in.end() ? nullptr : &*found;
}

/// A layer over those that `mapping` has.
class MappingReader {
public:
    MappingReader(MappingFile& file, RecordType const& record, Mapping& mapping)
        : file_(file), record_(record), mapping_(mapping), clues_(file, record, mapping) {}

    void read(toml::table const& root) {
        auto const keys =
            std::array<std::string_view, 7>{"format", "version", "fields", "ignored", "lookup", "dates", record_.name};
        file_.refuse_other_keys(root, keys, "a mapping");
        read_tables(root);  // first, since clues name them
        MappingLayer layer{file_.name(), {}, {}, {}};
        if (auto const* const entries = file_.list(root, record_.name))
            for (auto const& entry : *entries)
                read_entry(entry, layer);
        if (auto const* const fields = file_.table(root, "fields"))
            layer.fields = clues_.fields(*fields, {});
        if (auto const* const ignored = file_.table(root, "ignored")) {
            file_.refuse_other_keys(*ignored, std::array<std::string_view, 1>{"types"}, "the list of what is ignored");
            layer.ignored = file_.texts(*ignored, "types");
        }
        mapping_.layers.insert(mapping_.layers.begin(), std::move(layer));
        if (auto const* const dates = root.get("dates"))
            read_dates(*dates);
    }

private:
    void read_dates(toml::node const& node) {
        auto const text = file_.text(node);
        if (record_.name != "charge")
            file_.complain(Kind::vocabulary_key, node.source(), "only bills have an order of dates", "leave it out");
        else if (text == "month first" or text == "day first")
            mapping_.month_first = text == "month first";
        else if (text)
            file_.complain(Kind::vocabulary_key, node.source(), "`" + *text + "` is no order of dates",
                           "write `dates = \"month first\"` or `\"day first\"`");
    }

    void read_entry(toml::node const& node, MappingLayer& layer) {
        auto const* const entry = node.as_table();
        if (entry == nullptr)
            return file_.complain(Kind::vocabulary_key, node.source(), "an entry is a table",
                                  "write `[[" + record_.name + "]]`");
        auto types = file_.texts(*entry, "types");
        if (entry->get("types") == nullptr)
            file_.complain(Kind::vocabulary_key, node.source(), "this entry does not say of which types it speaks",
                           "write `types = [\"…\"]`; what holds for all stands in `[fields]`");
        layer.entries.push_back({std::move(types), clues_.fields(*entry, "types")});
    }

    void read_tables(toml::table const& root) {
        auto const* const lookups = file_.table(root, "lookup");
        if (lookups == nullptr)
            return;
        for (auto const& [key, node] : in_order(*lookups)) {
            auto const* const rows = file_.table(*lookups, key->str());
            if (rows == nullptr)
                continue;
            auto& table = table_named(key->str());
            for (auto const& [row, value] : in_order(*rows))
                if (auto const result = file_.scalar(*value))
                    table.add(row->str(), *result, mapping_.layers.size());
        }
    }

    MappingTable& table_named(std::string_view name) {
        auto const found = std::ranges::find(mapping_.tables, name, &MappingTable::name);
        return found == mapping_.tables.end() ? mapping_.tables.emplace_back(std::string(name)) : *found;
    }

    MappingFile& file_;
    RecordType const& record_;
    Mapping& mapping_;
    ClueReader clues_;
};

void read_layer(MappingFile& file, toml::table const& root, Vocabulary const& vocabulary, Mapping& mapping) {
    MappingReader(file, vocabulary.records[mapping.record], mapping).read(root);
}

/// The format that the file says it is for; nothing, and a complaint, where it says none that has mappings.
BuiltIn const* format_of_mapping(MappingFile& file, toml::table const& root) {
    auto const* const node = root.get("format");
    auto const* const text = node == nullptr ? nullptr : node->as_string();
    auto const* const found = text == nullptr ? nullptr : built_in_for(format_called(text->get()));
    if (found == nullptr)
        file.complain(Kind::vocabulary_key, node == nullptr ? root.source() : node->source(),
                      node == nullptr ? "the mapping does not say of which format it is"
                                      : "there are no mappings of this format",
                      "begin with `format = \"terraform\"`, `\"kubernetes\"` or `\"focus\"`");
    return found;
}

}  // namespace

Mapping& Mappings::mapping(PlanFormat format, Vocabulary const& vocabulary, Diagnostics& out) {
    auto& mapping = of[static_cast<std::size_t>(format)];
    auto const* const source = built_in_for(format);
    if (mapping or source == nullptr)
        return mapping ? *mapping : mapping.emplace();
    mapping.emplace();
    mapping->format = format;
    mapping->record = vocabulary.record(source->record).value_or(vocabulary.record("placement").value_or(RecordId{0}));
    Source const text("<built-in mapping>", std::string(source->text()));
    auto const root = parse_toml(text, {Kind::vocabulary_syntax, Kind::vocabulary_syntax}, out);
    if (root and mapping->record < vocabulary.records.size()) {
        Diagnostics left_out;  // a vocabulary of the user's own need not have every field
        MappingFile file(text, left_out);
        read_layer(file, *root, vocabulary, *mapping);
    }
    return *mapping;
}

void read_mapping(Source const& source, Vocabulary const& vocabulary, Mappings& mappings, Diagnostics& out) {
    auto const root = parse_toml(source, {Kind::vocabulary_syntax, Kind::vocabulary_syntax}, out);
    if (not root)
        return;
    MappingFile file(source, out);
    if (auto const* const format = format_of_mapping(file, *root))
        read_layer(file, *root, vocabulary, mappings.mapping(format->format, vocabulary, out));
}

}  // namespace proviso
