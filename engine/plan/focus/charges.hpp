// Rows of a bill → charges.
//
// Nothing is guessed: a date that may be read in two ways is an error, an amount without a currency is unknown, and a
// charge that is of several days gives the first and the last of them.
#pragma once

#include "engine/plan/blocks.hpp"
#include "engine/plan/focus/columns.hpp"
#include "engine/plan/focus/tags.hpp"

#include <array>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace proviso {

struct TextHash : std::hash<std::string_view> {
    using is_transparent = void;
};

/// Of one worker.
class ChargeReader {
public:
    /// `file`: stands before the line of each charge in its key; empty: they have no key.
    ChargeReader(FocusColumns const& columns, RecordId record, char separator, std::string file, Worker& worker)
        : file_(std::move(file)), columns_(columns), record_(record), separator_(separator), worker_(worker),
          looked_up_(columns.tables()) {}

    void read(Block const& block, Reading& reading);

private:
    /// Days from the first to the last; `cell` is where they begin.
    struct Days {
        Date first, last;
        Place place;
    };
    /// A cell that was read as a moment: most rows say what the one before said.
    struct Known {
        std::string text;
        BillMoment moment;
    };

    void row(CsvCursor const& cursor, char const* at, Reading& reading);
    void put_line(RecordBuilder& builder, char const* at, Reading& reading);
    bool ragged(CsvCursor const& cursor, Reading& reading) const;
    void put_fields(RecordBuilder& builder, std::vector<CsvCell> const& cells, Reading& reading);
    void put_own_tags(RecordBuilder& builder, Reading& reading);
    void put_days(RecordBuilder& builder, std::vector<CsvCell> const& cells, Reading& reading);
    static std::optional<Place> stand_in(FocusColumns::Span span, std::vector<CsvCell> const& cells);
    static void put_unknown(std::initializer_list<std::optional<std::uint16_t>> fields, Place place,
                            RecordBuilder& builder, Reading& reading);
    Stated stated(FocusColumns::Sources const& sources, std::vector<CsvCell> const& cells);
    Stated looked_up(Stated value, FocusColumns::Source const& source);
    void read_currency(std::vector<CsvCell> const& cells, Reading& reading);
    Stated in_money(Stated amount, Reading& reading);
    std::optional<Days> days(FocusColumns::Span span, std::size_t which, std::vector<CsvCell> const& cells,
                             Reading& reading);
    std::optional<BillMoment> moment(CsvCell const& cell, std::size_t which, Reading& reading);

    std::string file_, line_;
    std::size_t lines_ = 0;  ///< of the file, before `counted_to_`
    char const* counted_to_ = nullptr;
    FocusColumns const& columns_;
    RecordId record_;
    char separator_;
    Worker& worker_;
    BillTags tags_;
    std::array<Known, 4> known_;
    std::vector<bool> matters_;  ///< by field
    using Results = std::unordered_map<std::string, std::string const*, TextHash, std::equal_to<>>;
    std::vector<Results> looked_up_;  ///< by the number of a source with a table; null: it stands in none
    struct Currency {
        std::string name, unit;  ///< `USD`, ` USD`
        bool known = false;
    };
    Currency currency_;                     ///< of the row
    std::optional<std::uint64_t> refused_;  ///< where the last amount stands that is none
    std::string room_;
};

}  // namespace proviso
