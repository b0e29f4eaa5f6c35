// Members of records, by predicted keys.
#include "engine/plan/json_records.hpp"

#include "engine/plan/bytes.hpp"
#include "engine/plan/split_json.hpp"

#include <cstring>

namespace proviso {
namespace {

constexpr std::size_t most_keys = 64;  // remembered; more are looked up each time

/// Whether `raw` stands in quotes at `at`.
bool matches(char const* at, char const* end, std::string const& raw) {
    auto const size = raw.size();
    return static_cast<std::size_t>(end - at) > size + 1 and at[size + 1] == '"' and
           same_bytes(at + 1, raw.data(), size);
}

}  // namespace

JsonRecords::JsonRecords(Vocabulary const& vocabulary, Worker& worker, RecordId kind, bool says_kind)
    : vocabulary_(vocabulary), worker_(worker), kind_(kind), says_kind_(says_kind), keys_(vocabulary.records.size()) {}

void JsonRecords::complain(JsonCursor const& cursor, Reading& reading) const {
    auto const& fault = cursor.fault();
    reading.complaints.add(fault.kind, fault.place, fault.text, fault.help);
}

void JsonRecords::read_list(Block const& block, Reading& reading) {
    JsonCursor cursor(block.text, block.offset);
    for (auto first = block.first;; first = false) {
        cursor.space();
        if (cursor.ended())
            return;
        auto const* const comma = cursor.at;
        if (not first and not cursor.take(',')) {
            cursor.expected("a comma");
            return complain(cursor, reading);
        }
        cursor.space();
        if (cursor.ended())
            return reading.complaints.add(Kind::plan_syntax, cursor.place(comma, comma + 1),
                                          "no record follows this comma", "leave it out");
        if (not element(cursor, reading))
            return;
    }
}

/// One record, or what stands in its place; false where nothing after it can be read.
bool JsonRecords::element(JsonCursor& cursor, Reading& reading) {
    auto const* const begin = cursor.at;
    if (record(cursor, reading))
        return true;
    complain(cursor, reading);
    auto const part = first_element({begin, static_cast<std::size_t>(cursor.end - begin)});
    cursor.at = begin + part.end;
    return part.whole and not part.closed and part.end > 0;
}

void JsonRecords::read_lines(Block const& block, Reading& reading) {
    auto const* at = block.text.data();
    auto const* const end = at + block.text.size();
    while (at < end) {
        auto const* const found = static_cast<char const*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
        auto const* const stop = found == nullptr ? end : found;
        JsonCursor cursor({at, static_cast<std::size_t>(stop - at)},
                          block.offset + static_cast<std::uint64_t>(at - block.text.data()));
        at = stop + 1;
        cursor.space();
        if (cursor.ended())
            continue;
        auto good = record(cursor, reading);
        cursor.space();
        if (good and not cursor.ended())
            good = cursor.fail(Kind::plan_syntax, cursor.at, cursor.end, "more text after the record",
                               "one record a line");
        if (not good)
            complain(cursor, reading);
    }
}

bool JsonRecords::record(JsonCursor& cursor, Reading& reading) {
    auto const* const begin = cursor.at;
    if (*begin != '{') {
        Stated other;
        if (not cursor.value(other, value_room_))
            return false;
        reading.complaints.add(Kind::plan_syntax, other.place, "a record is a set of fields in braces");
        return true;
    }
    auto kind = kind_;
    auto const mark = reading.complaints.mark();
    for (auto is_settled = false;; is_settled = true) {
        auto& builder = worker_.builder(kind);
        builder.begin(cursor.offset(begin));
        auto const outcome = members(cursor, kind, is_settled, reading);
        if (outcome == Outcome::good) {
            builder.end(reading);
            return true;
        }
        builder.cancel();
        if (outcome != Outcome::other_kind)
            return outcome == Outcome::no_kind;
        reading.complaints.rewind(mark);
        cursor.at = begin;
    }
}

/// The fields of a record. `kind` becomes what a member `record` says, where that is another.
JsonRecords::Outcome JsonRecords::members(JsonCursor& cursor, RecordId& kind, bool is_settled, Reading& reading) {
    auto& builder = worker_.builder(kind);
    auto& keys = keys_[kind];
    auto left_out = false;
    std::size_t next = 0;
    Stated stated;
    ++cursor.at;
    cursor.space();
    for (auto done = cursor.take('}'); not done;) {
        auto const* const begin = cursor.at;
        if (not expected_key(cursor, keys, next) and not any_key(cursor, kind, next))
            return Outcome::bad;
        auto const* const after = cursor.at;
        cursor.space();
        if (not cursor.take(':'))
            return cursor.expected("a colon"), Outcome::bad;
        cursor.space();
        if (not cursor.value(stated, value_room_))
            return Outcome::bad;
        if (field_) {
            builder.put(*field_, stated, reading);
        } else if (says_kind_ and name_ == "record") {
            auto const outcome = kind_member(stated, kind, is_settled, reading);
            if (outcome == Outcome::other_kind)
                return outcome;
            left_out = left_out or outcome == Outcome::no_kind;
        } else {
            builder.unknown_field(name_, cursor.place(begin, after));
        }
        cursor.space();
        if (cursor.take(','))
            cursor.space();
        else if (cursor.take('}'))
            done = true;
        else
            return cursor.expected("a comma or `}`"), Outcome::bad;
    }
    return left_out ? Outcome::no_kind : Outcome::good;
}

JsonRecords::Outcome JsonRecords::kind_member(Stated const& stated, RecordId& kind, bool is_settled, Reading& reading) {
    auto const said = stated.form == Form::text ? vocabulary_.record(stated.text) : std::nullopt;
    if (not said) {
        unknown_record(stated.form == Form::text ? stated.text : "", stated.place, vocabulary_, reading.complaints);
        return Outcome::no_kind;
    }
    if (*said == kind)
        return Outcome::good;
    if (is_settled) {
        reading.complaints.add(Kind::plan_duplicate, stated.place, "`record` is given twice in one record");
        return Outcome::no_kind;
    }
    kind = *said;
    return Outcome::other_kind;
}

/// Takes the key that came at this place before, where it is there again.
bool JsonRecords::expected_key(JsonCursor& cursor, std::vector<Key> const& keys, std::size_t& next) {
    if (next >= keys.size())
        return false;
    auto const& key = keys[next];
    if (*cursor.at != '"' or not matches(cursor.at, cursor.end, key.raw))
        return false;
    cursor.at += key.raw.size() + 2;
    field_ = key.field;
    ++next;
    return true;
}

/// Takes whatever key comes, and remembers it.
bool JsonRecords::any_key(JsonCursor& cursor, RecordId kind, std::size_t& next) {
    auto& keys = keys_[kind];
    for (std::size_t tried = 0; tried < keys.size(); ++tried) {
        next = next >= keys.size() ? 0 : next;
        if (expected_key(cursor, keys, next))
            return true;
        ++next;
    }
    auto const* const open = cursor.at;
    if (not cursor.string(name_, key_room_))
        return false;
    field_ = vocabulary_.records[kind].called(name_);
    std::string_view const raw(open + 1, static_cast<std::size_t>(cursor.at - open - 2));
    if (field_ and raw == name_ and keys.size() < most_keys) {
        keys.push_back({std::string(raw), field_});
        next = keys.size();
    }
    return true;
}

}  // namespace proviso
