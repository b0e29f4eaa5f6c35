// A proposed deployment as columns: per kind of record a value, "missing" or "unknown" in each cell, and
// where each record came from.
//
// Names are codes into a dictionary per field, amounts scaled integers, dates day numbers. Knows no
// clause. Derived fields (country from region) are ordinary columns by the time a Plan is handed out.
#pragma once

#include "dsl/diagnostic.hpp"
#include "engine/plan/bits.hpp"
#include "engine/values/date.hpp"
#include "engine/values/unit.hpp"
#include "engine/vocabulary/vocabulary.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace proviso {

using Code = std::uint32_t;  ///< index into a Dictionary

/// The distinct values of one name field over the whole plan, as canonical names of the vocabulary where
/// it knows them, else as first written.
struct Dictionary {
    std::vector<std::string> names;
    std::optional<Code> find(std::string_view name) const;  ///< case folded
    std::unordered_map<std::string, Code> by_folded;
};

struct NameCells {
    std::vector<Code> codes;
};

/// Text is kept as written, all rows of a batch in one string; row i is [ends[i-1], ends[i]).
struct TextCells {
    std::string characters;
    std::vector<std::uint32_t> ends;
    std::string_view at(std::size_t row) const {
        auto const begin = row == 0 ? 0 : ends[row - 1];
        return std::string_view(characters).substr(begin, ends[row] - begin);
    }
};

/// Amounts times 10^scale, in the field's unit; `wide` instead of `narrow` where one does not fit 64 bits.
/// `per` is empty where every row accrues over the field's own period, else one a row.
struct AmountCells {
    std::vector<std::int64_t> narrow;
    std::vector<Decimal> wide;
    std::uint8_t scale = 0;
    std::vector<Per> per;
    Decimal at(std::size_t row) const;
};

struct DateCells {
    std::vector<std::int32_t> days;
};
struct TruthCells {
    Bits values;
};

/// One field of one batch. Where neither bit is set the cell is missing; the value of a cell that is not
/// present is 0 and means nothing. monostate: no row of the batch has a value.
struct Column {
    Bits present;
    Bits unknown;  ///< stated to be not yet known
    std::variant<std::monostate, NameCells, TextCells, AmountCells, DateCells, TruthCells> cells;
    Bits sensitive = {};  ///< cells that are judged and never shown; of no size where there are none

    bool may_be_shown(std::size_t row) const { return row >= sensitive.size() or not sensitive.test(row); }
};

/// Up to batch_rows records of one kind from one file.
struct Batch {
    static constexpr std::size_t batch_rows = 65'536;
    std::size_t rows = 0;
    std::size_t first_row = 0;           ///< of the table
    std::uint32_t file = 0;              ///< index into Plan::files; of a plan that stands in no file, nothing
    std::vector<Column> columns;         ///< by field index of the record type
    std::vector<std::uint32_t> counts;   ///< records that each row stands for, added up; empty: each for one
    std::vector<std::uint64_t> origins;  ///< of each row: byte offset (JSON, NDJSON, CSV) or index in its array (TOML)
};

struct Table {
    std::vector<Batch> batches;
    std::vector<Dictionary> dictionaries;  ///< by field index
    std::size_t rows = 0;

    std::size_t records() const;  ///< that the rows stand for
};

struct FactValue {
    std::variant<bool, Date> value;  ///< a date: the day it became true
    Excerpt where;                   ///< its name
};

enum class PlanFormat : std::uint8_t { toml, json, ndjson, csv, terraform, kubernetes, focus };
constexpr std::size_t plan_formats = 7;

/// Whether files of it may hold what must not be quoted from them.
constexpr bool holds_secrets(PlanFormat format) { return format == PlanFormat::terraform; }

struct Mappings;

struct PlanFile {
    std::string name;  ///< as given; `<stdin>` for `-`
    PlanFormat format{};
    std::shared_ptr<std::string const> text;  ///< kept only where it cannot be read again (standard input)
};

struct Rate {
    std::string currency;  ///< one unit of it …
    Quantity worth;        ///< … is worth this
    Excerpt where;
};

struct Plan {
    std::string name;
    std::optional<Date> horizon;  ///< the plan says nothing of later days
    std::optional<Date> as_of;
    std::map<std::string, FactValue> facts;  ///< by folded name
    std::vector<std::string> fact_names;     ///< as written, in order
    std::vector<Rate> rates;
    std::vector<std::string> notes;  ///< how files were read, for people: `the cost of a charge is its BilledCost`
    std::vector<PlanFile> files;
    std::shared_ptr<Mappings const> mappings;  ///< by which records of other programs' files were read
    std::vector<Table> tables;                 ///< by RecordId

    std::size_t rows() const;
};

enum class CellState : std::uint8_t { missing, unknown, sensitive, present };  ///< sensitive: judged and never shown
CellState cell_state(Plan const& plan, FieldId field, std::size_t row);

/// A value for people: `Azure`, `120 MW`, `2026-03-01`, `yes`, `missing`, `unknown`, `(sensitive)`.
std::string cell_text(Plan const& plan, Vocabulary const& vocabulary, FieldId field, std::size_t row);

/// What names a record in reports: its key, else `placement 3`.
std::string record_name(Plan const& plan, Vocabulary const& vocabulary, RecordId record, std::size_t row);

/// Where a record (or the value of one of its fields) stands in its file. Reads the file again, so ask it
/// only for what is reported; ask for many places of one file in the order of their rows.
class Locator {
public:
    Locator(Plan const& plan, Vocabulary const& vocabulary);
    ~Locator();
    Excerpt record(RecordId record, std::size_t row);
    Excerpt value(FieldId field, std::size_t row);  ///< the record's place where the field is absent
    /// How the value was come by, where it is not simply what stands at its place: `looked up from region`.
    std::string derivation(FieldId field, std::size_t row);

private:
    struct Cache;
    std::unique_ptr<Cache> cache_;
};

}  // namespace proviso
