// JSON plans: an object of settings and lists of records, or a bare list of placements.
//
// What stands outside the lists is small and read by one window; the lists are cut into blocks.
#include "engine/plan/blocks.hpp"
#include "engine/plan/json_records.hpp"
#include "engine/plan/split_json.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string_view>
#include <utility>

namespace proviso {
namespace {

constexpr std::size_t largest_record = std::size_t{64} << 20U;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

constexpr std::size_t looked_at = std::size_t{64} << 10U;

/// What other programs write, by a mark of theirs.
struct LookAlike {
    std::string_view mark, text, help;
};
constexpr std::string_view of_your_own = "list its resources in a plan of your own: `{\"placement\": [...]}`";
constexpr std::array documents{
    LookAlike{"AWSTemplateFormatVersion", "this is a template of CloudFormation, which is not read", of_your_own},
    LookAlike{"\"AWS::", "this is a template of CloudFormation, which is not read", of_your_own},
    LookAlike{"deploymentTemplate.json#", "this is a template of Azure Resource Manager, which is not read",
              of_your_own},
    LookAlike{"\"urn:pulumi:", "this is what Pulumi writes, which is not read", of_your_own},
};
constexpr std::array lists{
    LookAlike{"\"resource_changes\"", "this is a list of plans of Terraform", "give each in a file of its own"},
    LookAlike{"\"planned_values\"", "this is a list of plans of Terraform", "give each in a file of its own"},
};

class JsonReader {
public:
    JsonReader(Input& input, Intake& intake) : input_(input), intake_(intake) {}

    void read() {
        if (input_.read(0, 3, buffer_) == byte_order_mark)
            at_ = 3;
        char kind = 0;
        if (auto const* const other = foreign_list(); other != nullptr)
            return intake_.complaints.add(Kind::plan_unknown_format, {at_, 1}, std::string(other->text),
                                          std::string(other->help));
        auto const start = step([&](JsonCursor& cursor) {
            kind = *cursor.at;
            return cursor.take('[') or cursor.take('{') or
                   cursor.expected("`{` with settings and lists of records, or `[` with placements");
        });
        if (start and (kind == '[' ? list(intake_.placement(), true) : object()))
            nothing_more();
    }

private:
    /// What other document it is, by the marks near its beginning; null where none are there.
    LookAlike const* foreign(std::span<LookAlike const> rows) {
        Buffer buffer;
        auto const text = input_.read(0, looked_at, buffer);
        auto const found =
            std::ranges::find_if(rows, [&](auto const& row) { return text.find(row.mark) != text.npos; });
        return found == rows.end() ? nullptr : &*found;
    }
    LookAlike const* foreign_document() { return foreign(documents); }
    LookAlike const* foreign_list() {
        auto const first = input_.read(at_, looked_at, buffer_).find_first_not_of(" \t\r\n");
        return first != std::string_view::npos and input_.read(at_ + first, 1, buffer_) == "[" ? foreign(lists)
                                                                                               : nullptr;
    }

    /// Reads a bit of the text with `scan`, in a window that grows until it is large enough. `scan` must
    /// keep nothing of a failed try. False where the text is malformed, which has then been said.
    template <class Scan>
    bool step(Scan scan) {
        for (auto size = intake_.block_size();; size *= 2) {
            auto const text = input_.read(at_, size, buffer_);
            JsonCursor cursor(text, at_);
            cursor.space();
            auto const good = scan(cursor);
            auto const all = at_ + text.size() >= input_.size();
            if (good and (all or not cursor.ended())) {
                at_ = cursor.offset(cursor.at);
                return true;
            }
            if (all or (not good and cursor.fault().place.begin + cursor.fault().place.length < at_ + text.size()))
                return complain(cursor.fault());
            if (size >= largest_record) {
                intake_.complaints.add(Kind::plan_limits, {at_, 1}, "what begins here is longer than 64 MB");
                return false;
            }
        }
    }

    bool complain(JsonCursor::Fault const& fault) {
        intake_.complaints.add(fault.kind, fault.place, fault.text, fault.help);
        return false;
    }

    void nothing_more() {
        step([](JsonCursor& cursor) {
            return cursor.ended() or
                   cursor.fail(Kind::plan_syntax, cursor.at, cursor.at + 1, "more text after the end of the plan",
                               "a file of one record a line ends in `.ndjson`");
        });
    }

    bool object() {
        auto closed = false;
        for (auto first = true;; first = false) {
            auto const good = step([&](JsonCursor& cursor) {
                closed = cursor.take('}');
                return closed or first or cursor.take(',') or cursor.expected("a comma or `}`");
            });
            if (not good or closed)
                return good;
            if (not member())
                return false;
        }
    }

    /// A key and its value.
    bool member() {
        std::string name;
        Place where;
        auto is_list = false;
        auto const good = step([&](JsonCursor& cursor) {
            std::string_view key;
            std::string room;
            auto const* const begin = cursor.at;
            if (not cursor.string(key, room))
                return false;
            name = key;
            where = cursor.place(begin, cursor.at);
            cursor.space();
            if (not cursor.take(':'))
                return cursor.expected("a colon");
            cursor.space();
            is_list = *cursor.at == '[';
            return true;
        });
        if (not good)
            return false;
        if (not seen_.insert(name).second)
            intake_.complaints.add(Kind::plan_duplicate, where, "`" + name + "` is given twice in one plan");
        return named_value(name, where, is_list);
    }

    bool named_value(std::string const& name, Place where, bool is_list) {
        auto const record = intake_.vocabulary.record(name);
        if (record and is_list)
            return step([](JsonCursor& cursor) { return cursor.take('['); }) and list(*record, false);
        if (auto const section = section_called(name))
            return settings(*section);
        Stated stated;
        if (not record) {
            if (auto const* const other = foreign_document(); other != nullptr)
                return intake_.complaints.add(Kind::plan_unknown_format, where, std::string(other->text),
                                              std::string(other->help)),
                       false;
            unknown_record(name, where, intake_.vocabulary, intake_.complaints);
            return skip(stated);
        }
        if (not skip(stated))
            return false;
        if (stated.form != Form::nothing)
            intake_.complaints.add(Kind::plan_syntax, stated.place, "`" + name + "` is a list of records",
                                   "put it in square brackets");
        return true;
    }

    bool skip(Stated& stated) {
        return step([&](JsonCursor& cursor) { return cursor.value(stated, room_); });
    }

    bool settings(Section section) {
        std::string_view text;
        std::uint64_t begin = 0;
        auto const good = step([&](JsonCursor& cursor) {
            Stated whole;
            auto const* const from = cursor.at;
            auto const read = cursor.value(whole, room_);
            text = {from, static_cast<std::size_t>(cursor.at - from)};
            begin = whole.place.begin;
            return read;
        });
        if (not good)
            return false;
        JsonCursor cursor(text, begin);
        if (not cursor.take('{')) {
            intake_.complaints.add(Kind::plan_setting, {begin, static_cast<std::uint32_t>(text.size())},
                                   "this is a set of settings in braces");
            return true;
        }
        entries(cursor, section);
        return true;
    }

    /// The members of text that is known to be well-formed.
    void entries(JsonCursor& cursor, Section section) {
        std::set<std::string, std::less<>> keys;
        std::string key_room;
        for (cursor.space(); not cursor.take('}'); cursor.take(','), cursor.space()) {
            std::string_view key;
            Stated stated;
            auto const* const begin = cursor.at;
            if (not cursor.string(key, key_room))
                return;
            auto const where = cursor.place(begin, cursor.at);
            cursor.space();
            cursor.take(':');
            cursor.space();
            if (not cursor.value(stated, room_))
                return;
            cursor.space();
            if (keys.emplace(key).second)
                intake_.settings.put(section, key, where, stated, intake_.complaints);
            else
                intake_.complaints.add(Kind::plan_duplicate, where, "`" + std::string(key) + "` is given twice");
        }
    }

    /// The records of a list, whose bracket has been read, and its closing bracket.
    bool list(RecordId kind, bool says_kind) {
        enum class Ending : std::uint8_t { none, closed, cut_short, failed } ending{};
        auto first = true;
        auto const next = [&](Buffer& buffer, Complaints& complaints) -> std::optional<Block> {
            for (auto size = intake_.block_size(); ending == Ending::none; size *= 2) {
                auto const text = input_.read(at_, size, buffer);
                auto part = last_element(text);
                if (not part.whole and at_ + text.size() < input_.size()) {
                    if (size < largest_record)
                        continue;
                    complaints.add(Kind::plan_limits, {at_, 1}, "a record is longer than 64 MB");
                    ending = Ending::failed;
                    return {};
                }
                if (not part.whole) {
                    part.end = text.size();
                    auto const blank = text.find_first_not_of(" \t\r\n") == std::string_view::npos;
                    ending = blank ? Ending::cut_short : Ending::failed;
                } else if (part.closed) {
                    ending = Ending::closed;
                }
                Block const block{at_, text.substr(0, part.end), std::exchange(first, false)};
                at_ += part.end;
                return block;
            }
            return {};
        };
        std::vector<JsonRecords> readers;
        for (auto const& worker : intake_.workers)
            readers.emplace_back(intake_.vocabulary, *worker, kind, says_kind);
        read_blocks(input_, intake_, next, [&](Worker& worker, Block const& block, Reading& reading) {
            readers[worker.index()].read_list(block, reading);
        });
        return ending != Ending::failed and
               step([](JsonCursor& cursor) { return cursor.take(']') or cursor.expected("`]`"); });
    }

    Input& input_;
    Intake& intake_;
    Buffer buffer_;
    std::uint64_t at_ = 0;
    std::set<std::string> seen_;
    std::string room_;
};

}  // namespace

void read_json(Input& input, Intake& intake) { JsonReader(input, intake).read(); }

}  // namespace proviso
