// Places in a bill: the header and the row are read again.
#include "engine/plan/csv_rows.hpp"
#include "engine/plan/focus/cells.hpp"
#include "engine/plan/focus/columns.hpp"
#include "engine/plan/locate.hpp"

namespace proviso {
namespace {

class FocusFile : public RecordFile {
public:
    FocusFile(Input& input, Vocabulary const& vocabulary, Mapping const& mapping) : rows_(input) {
        Complaints said_already;
        columns_.emplace(rows_.header().cells(), vocabulary, mapping, said_already);
    }

    Place record(std::string_view, std::uint64_t origin) override { return rows_.place(origin); }

    std::optional<Place> value(RecordType const&, std::uint64_t origin, std::uint16_t field) override {
        auto const row = rows_.at(origin, columns_->size());
        for (auto const column : columns_->columns_of(field))
            if (column < row.cells().size() and not is_null(row.cells()[column]))
                return row.cells()[column].place;
        return {};
    }

private:
    CsvRows rows_;
    std::optional<FocusColumns> columns_;
};

}  // namespace

std::unique_ptr<RecordFile> open_focus_records(Input& input, Plan const& plan, Vocabulary const& vocabulary) {
    auto const& mapping = plan.mappings->of[static_cast<std::size_t>(PlanFormat::focus)];
    return std::make_unique<FocusFile>(input, vocabulary, *mapping);
}

}  // namespace proviso
