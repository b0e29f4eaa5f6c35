// Places in a bill: the header and the row are read again.
#include "engine/plan/csv_records.hpp"
#include "engine/plan/focus/cells.hpp"
#include "engine/plan/focus/columns.hpp"
#include "engine/plan/lines.hpp"
#include "engine/plan/locate.hpp"

namespace proviso {
namespace {

constexpr std::size_t first_look = 4096;
constexpr std::size_t longest_look = std::size_t{64} << 20U;

class FocusFile : public RecordFile {
public:
    FocusFile(Input& input, Vocabulary const& vocabulary, Mapping const& mapping) : input_(input) {
        auto const start = input.read(0, 3, buffer_) == "\xEF\xBB\xBF" ? 3U : 0U;
        auto const text = look(start);
        separator_ = csv_separator(text);
        CsvCursor cursor(text, start, separator_);
        cursor.row(text.size());
        Complaints said_already;
        columns_.emplace(cursor.cells(), vocabulary, mapping, said_already);
    }

    Place record(std::string_view, std::uint64_t origin) override {
        CsvCursor cursor(look(origin), origin, separator_);
        return cursor.row(0) and not cursor.cells().empty() ? cursor.cells().front().place : Place{origin, 1};
    }

    std::optional<Place> value(RecordType const&, std::uint64_t origin, std::uint16_t field) override {
        CsvCursor cursor(look(origin), origin, separator_);
        cursor.row(columns_->size());
        for (auto const column : columns_->columns_of(field))
            if (column < cursor.cells().size() and not is_null(cursor.cells()[column]))
                return cursor.cells()[column].place;
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
    std::optional<FocusColumns> columns_;
};

}  // namespace

std::unique_ptr<RecordFile> open_focus_records(Input& input, Plan const& plan, Vocabulary const& vocabulary) {
    auto const& mapping = plan.mappings->of[static_cast<std::size_t>(PlanFormat::focus)];
    return std::make_unique<FocusFile>(input, vocabulary, *mapping);
}

}  // namespace proviso
