// Places in JSON, NDJSON and CSV plans: the record is read again from its offset.
#include "engine/plan/locate.hpp"

#include "engine/plan/csv_records.hpp"
#include "engine/plan/json_cursor.hpp"
#include "engine/plan/lines.hpp"

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
    explicit CsvFile(Input& input) : input_(input) {
        auto const start = input.read(0, 3, buffer_) == "\xEF\xBB\xBF" ? 3U : 0U;
        auto const text = look(start);
        separator_ = csv_separator(text);
        CsvCursor cursor(text, start, separator_);
        cursor.row(text.size());
        for (auto const& cell : cursor.cells()) {
            auto const name = cell.text.substr(0, cell.text.find('['));
            names_.emplace_back(name.substr(0, name.find_last_not_of(' ') + 1));
        }
    }

    Place record(std::string_view, std::uint64_t origin) override {
        CsvCursor cursor(look(origin), origin, separator_);
        return cursor.row(0) and not cursor.cells().empty() ? cursor.cells().front().place : Place{origin, 1};
    }

    std::optional<Place> value(RecordType const& type, std::uint64_t origin, std::uint16_t field) override {
        CsvCursor cursor(look(origin), origin, separator_);
        cursor.row(names_.size());
        for (std::size_t i = 0; i < names_.size() and i < cursor.cells().size(); ++i)
            if (type.called(names_[i]) == field and cursor.cells()[i].place.length > 0)
                return cursor.cells()[i].place;
        return {};
    }

private:
    /// Text from `offset` that holds at least one whole row.
    std::string_view look(std::uint64_t offset) {
        for (auto size = first_look;; size *= 4) {
            auto const text = input_.read(offset, size, buffer_);
            if (text.size() < size or whole_csv_records(text) > 0 or size >= longest_look)
                return text;
        }
    }

    Input& input_;
    Buffer buffer_;
    char separator_ = ',';
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
