// Places in JSON, NDJSON and CSV plans: the record is read again from its offset.
#include "engine/plan/locate.hpp"

#include "engine/plan/csv_rows.hpp"
#include "engine/plan/json_cursor.hpp"

namespace proviso {
namespace {

constexpr std::size_t first_look = 4096;
constexpr std::size_t longest_look = std::size_t{64} << 20U;

class JsonFile : public RecordFile {
public:
    explicit JsonFile(Input& input) : input_(input) {}

    Place record(std::string_view, std::uint64_t origin) override { return {origin, 1}; }

    std::optional<Place> value(RecordType const& type, std::uint64_t origin, std::uint16_t field) override {
        for (auto size = first_look;; size *= 4) {
            auto const text = input_.read(origin, size, buffer_);
            JsonCursor cursor(text, origin);
            std::optional<Place> found;
            if (member(cursor, type, field, found) or text.size() < size or size >= longest_look)
                return found;
        }
    }

private:
    /// False where the text ends too early.
    bool member(JsonCursor& cursor, RecordType const& type, std::uint16_t field, std::optional<Place>& found) {
        cursor.take('{');
        for (;;) {
            std::string_view name;
            Stated stated;
            cursor.space();
            if (cursor.take('}'))
                return true;
            if (not cursor.string(name, key_room_))
                return false;
            auto const wanted = type.called(name) == field;
            cursor.space();
            cursor.take(':');
            cursor.space();
            if (not cursor.value(stated, value_room_))
                return false;
            cursor.space();
            cursor.take(',');
            if (wanted) {
                found = stated.place;
                return true;
            }
        }
    }

    Input& input_;
    Buffer buffer_;
    std::string key_room_, value_room_;
};

class CsvFile : public RecordFile {
public:
    explicit CsvFile(Input& input) : rows_(input) {
        auto const header = rows_.header();
        for (auto const& cell : header.cells()) {
            auto const name = cell.text.substr(0, cell.text.find('['));
            names_.emplace_back(name.substr(0, name.find_last_not_of(' ') + 1));
        }
    }

    Place record(std::string_view, std::uint64_t origin) override { return rows_.place(origin); }

    std::optional<Place> value(RecordType const& type, std::uint64_t origin, std::uint16_t field) override {
        auto const row = rows_.at(origin, names_.size());
        for (std::size_t i = 0; i < names_.size() and i < row.cells().size(); ++i)
            if (type.called(names_[i]) == field and row.cells()[i].place.length > 0)
                return row.cells()[i].place;
        return {};
    }

private:
    CsvRows rows_;
    std::vector<std::string> names_;
};

}  // namespace

std::unique_ptr<RecordFile> open_records(PlanFile const& file, Input& input, Plan const& plan,
                                         Vocabulary const& vocabulary) {
    switch (file.format) {
        case PlanFormat::toml: return open_toml_records(file.name, input);
        case PlanFormat::json:
        case PlanFormat::ndjson: return std::make_unique<JsonFile>(input);
        case PlanFormat::terraform: return open_terraform_records(input, plan, vocabulary);
        case PlanFormat::kubernetes: return open_kubernetes_records(input, plan, vocabulary);
        case PlanFormat::focus: return open_focus_records(input, plan, vocabulary);
        case PlanFormat::csv: break;
    }
    return std::make_unique<CsvFile>(input);
}

}  // namespace proviso
