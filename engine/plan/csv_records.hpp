// CSV rows → cells, by a header that names the fields.
#pragma once

#include "engine/plan/blocks.hpp"
#include "engine/plan/csv.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace proviso {

/// What the header says of each column: a field for every kind of record, and a unit (`capacity [MW]`).
class CsvHeader {
public:
    /// Looks at the cells of the first row; complains of what no kind of record has.
    CsvHeader(std::vector<CsvCell> const& cells, Vocabulary const& vocabulary, RecordId kind, Complaints& out);

    struct Named {
        std::string name;
        std::string unit;                                  ///< with a space before it, as after a number
        std::vector<std::optional<std::uint16_t>> fields;  ///< by record type
        bool known = false;
        bool ignored = false;  ///< something is wrong with the header cell itself
    };
    std::vector<Named> const& columns() const { return columns_; }
    bool any_known() const { return std::ranges::any_of(columns_, &Named::known); }
    std::optional<std::size_t> kind_column() const { return kind_column_; }
    RecordId kind() const { return kind_; }

private:
    void add(CsvCell const& cell, Vocabulary const& vocabulary, Complaints& out);
    bool has_wrong_unit(Named const& column, Place place, Vocabulary const& vocabulary, Complaints& out) const;

    std::vector<Named> columns_;
    std::unordered_set<std::string> names_;  ///< by RecordType::spelling()
    std::optional<std::size_t> kind_column_;
    RecordId kind_;
};

/// `,`, `;` or a tab: whichever stands most often in the first line.
char csv_separator(std::string_view text);

class CsvRecords {
public:
    CsvRecords(CsvHeader const& header, char separator, Vocabulary const& vocabulary, Worker& worker)
        : header_(header), separator_(separator), vocabulary_(vocabulary), worker_(worker) {}

    void read(Block const& block, Reading& reading);

private:
    void row(CsvCursor const& cursor, Reading& reading);
    std::optional<RecordId> kind(std::vector<CsvCell> const& cells, Reading& reading) const;
    bool ragged(CsvCursor const& cursor, Reading& reading) const;

    CsvHeader const& header_;
    char separator_;
    Vocabulary const& vocabulary_;
    Worker& worker_;
};

}  // namespace proviso
