// CSV text (RFC 4180) → rows of cells with their places. Knows no header and no field.
#pragma once

#include "dsl/diagnostic.hpp"
#include "engine/plan/stated.hpp"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

/// Without the spaces at both ends.
inline std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

struct CsvCell {
    std::string_view text;  ///< without its quotes; in the text, or in the reader's room
    Place place;            ///< of what stands in the file
};

class CsvCursor {
public:
    struct Fault {
        Kind kind = Kind::plan_syntax;
        Place place;
        std::string text, help;
    };

    CsvCursor(std::string_view text, std::uint64_t offset, char separator)
        : text_(text), offset_(offset), separator_(separator) {}

    /// The next row, empty lines skipped; false at the end. A row that is malformed has a fault and no
    /// cells. At most `most` cells are kept, and `cells()` of more than that is one longer.
    bool row(std::size_t most);

    std::vector<CsvCell> const& cells() const { return cells_; }
    std::uint64_t row_offset() const { return offset_ + row_; }
    std::uint64_t offset() const { return offset_ + at_; }
    std::optional<Fault> const& fault() const { return fault_; }

private:
    /// Whether a line, or the text, ends here.
    bool at_line_end() const { return at_ >= text_.size() or text_[at_] == '\n' or text_[at_] == '\r'; }
    void skip_line_end();
    void cell(std::size_t most);
    bool quoted(CsvCell& cell);
    void fail(std::size_t from, std::size_t to, std::string text, std::string help);
    Place place(std::size_t from, std::size_t to) const {
        return {offset_ + from, static_cast<std::uint32_t>(to - from)};
    }

    std::string_view text_;
    std::uint64_t offset_;
    char separator_;
    std::size_t at_ = 0, row_ = 0;
    std::vector<CsvCell> cells_;
    std::deque<std::string> room_;  ///< of cells with doubled quotes
    std::size_t rooms_ = 0;
    std::optional<Fault> fault_;
};

}  // namespace proviso
