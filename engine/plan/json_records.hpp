// JSON records → cells: what stands in one block of a list, or of NDJSON lines.
//
// Machines write the keys of one record in the order of the last, so each key is first compared with the
// one that came there before.
#pragma once

#include "engine/plan/blocks.hpp"
#include "engine/plan/json_cursor.hpp"

#include <optional>
#include <string>
#include <vector>

namespace proviso {

class JsonRecords {
public:
    /// `kind`: of records that do not say; they may where `says_kind`, by a member `record`.
    JsonRecords(Vocabulary const& vocabulary, Worker& worker, RecordId kind, bool says_kind);

    /// Elements of a list, up to the end of the block.
    void read_list(Block const& block, Reading& reading);
    /// One record a line.
    void read_lines(Block const& block, Reading& reading);

private:
    struct Key {
        std::string raw;                     ///< as it stands between the quotes, without escapes
        std::optional<std::uint16_t> field;  ///< always one: others are not remembered
    };
    enum class Outcome : std::uint8_t { good, bad, other_kind, no_kind };

    bool element(JsonCursor& cursor, Reading& reading);
    bool record(JsonCursor& cursor, Reading& reading);
    Outcome members(JsonCursor& cursor, RecordId& kind, bool is_settled, Reading& reading);
    Outcome kind_member(Stated const& stated, RecordId& kind, bool is_settled, Reading& reading);
    bool expected_key(JsonCursor& cursor, std::vector<Key> const& keys, std::size_t& next);
    bool any_key(JsonCursor& cursor, RecordId kind, std::size_t& next);
    void complain(JsonCursor const& cursor, Reading& reading) const;

    Vocabulary const& vocabulary_;
    Worker& worker_;
    RecordId kind_;
    bool says_kind_;
    std::vector<std::vector<Key>> keys_;  ///< by record type, in the order in which they came
    std::optional<std::uint16_t> field_;  ///< of the key just read
    std::string_view name_;               ///< it, where it is no field
    std::string key_room_, value_room_;
};

}  // namespace proviso
