// Places in TOML plans: the file is parsed again, once.
#include "engine/plan/locate.hpp"

#include "engine/vocabulary/toml.hpp"

namespace proviso {
namespace {

class TomlRecords : public RecordFile {
public:
    TomlRecords(std::string const& name, Input& input)
        : source_(name, std::string(input.whole())), places_(source_.text()) {
        Diagnostics ignored;
        root_ = parse_toml(source_, {Kind::plan_syntax, Kind::plan_duplicate}, ignored);
    }

    Place record(std::string_view record, std::uint64_t origin) override {
        auto const* table = table_at(record, origin);
        if (table == nullptr)
            return {};
        auto const begin = places_.span(table->source()).begin;
        auto const& text = source_.text();
        auto const end = text.find_first_of("\n\r#", begin);
        return {begin, static_cast<std::uint32_t>(text.find_last_not_of(" \t", end - 1) + 1 - begin)};
    }

    std::optional<Place> value(RecordType const& type, std::uint64_t origin, std::uint16_t field) override {
        if (auto const* table = table_at(type.name, origin))
            for (auto const& [key, node] : *table)
                if (type.called(key.str()) == field) {
                    auto const span = places_.span(node.source());
                    return Place{span.begin, span.end - span.begin};
                }
        return {};
    }

private:
    toml::table const* table_at(std::string_view record, std::uint64_t origin) const {
        auto const* node = root_ ? root_->get(record) : nullptr;
        auto const* array = node == nullptr ? nullptr : node->as_array();
        return array == nullptr or origin >= array->size() ? nullptr : (*array)[origin].as_table();
    }

    Source source_;
    TomlPlaces places_;
    std::optional<toml::table> root_;
};

}  // namespace

std::unique_ptr<RecordFile> open_toml_records(std::string const& name, Input& input) {
    return std::make_unique<TomlRecords>(name, input);
}

}  // namespace proviso
