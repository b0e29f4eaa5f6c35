// Records of one kind, as one worker reads them, field by field → batches.
//
// Checks what a record says of itself: derived fields against what they are derived from, its end against
// its start. Knows no syntax.
#pragma once

#include "engine/plan/add_up.hpp"
#include "engine/plan/columns.hpp"

#include <cstdint>
#include <vector>

namespace proviso {

/// A batch whose names are still codes of the worker that read it.
struct Piece {
    RecordId record = 0;
    unsigned worker = 0;
    Batch batch;
    std::vector<Foreign> foreign;
};

/// Where a reader is: the block it reads, and where its complaints and batches go.
struct Reading {
    std::uint64_t block = 0;  ///< counts up over all files
    std::uint32_t file = 0;
    Complaints complaints;
    std::vector<Piece> pieces;
};

class RecordBuilder {
public:
    RecordBuilder(Vocabulary const& vocabulary, RecordId record, unsigned worker);

    RecordType const& type() const { return type_; }

    /// Only totals are asked of what comes from here on; null: records by themselves. It must outlive the records.
    void add_up(Totals const* totals) { totals_ = totals; }

    /// False of a name that totals do not ask about, and that can neither be wrong nor say anything of another field:
    /// a large bill names a million resources.
    bool matters(std::uint16_t field) const;

    void begin(std::uint64_t origin);
    void put(std::uint16_t field, Stated const& stated, Reading& reading) {
        columns_[field].put(row_, stated, reading.block, reading.complaints);
    }
    bool stated(std::uint16_t field) const { return columns_[field].stated(row_); }  ///< of the record begun
    void unknown_field(std::string_view name, Place place) { unknown_.push_back({std::string(name), place}); }
    void end(Reading& reading);
    void cancel();

    /// Moves the records so far into `reading`; ask for it at the end of each block.
    void finish(Reading& reading);

    Names const& names(std::uint16_t field) const { return columns_[field].names(); }

private:
    struct Derived {
        std::uint16_t field;
        std::vector<Code> expected;  ///< by code of the source; `unseen` until it is asked for
    };
    struct UnknownName {
        std::string name;
        Place place;
    };
    void derive(Derived& derived, Reading& reading);
    Code expected(Derived& derived, Code source, std::uint64_t block);
    void compare_dates(Reading& reading);

    Vocabulary const& vocabulary_;
    RecordId record_;
    unsigned worker_;
    RecordType const& type_;
    Totals const* totals_ = nullptr;
    std::vector<ColumnBuilder> columns_;
    std::vector<Derived> derived_;  ///< what others are derived from comes first
    std::vector<std::uint64_t> origins_;
    std::vector<UnknownName> unknown_;
    std::size_t row_ = 0, room_ = 0;
};

}  // namespace proviso
