// The rows of a table by name, in their order: what is found does not depend on who read which.
#include "engine/plan/same_names.hpp"

#include <algorithm>
#include <bit>
#include <functional>

namespace proviso {
namespace {

constexpr std::size_t most = 19;   // with the line that counts them all, as many as are shown
constexpr std::size_t ahead = 16;  // rows

/// The field that names the records of a table.
struct Key {
    Plan const& plan;
    Vocabulary const& vocabulary;
    FieldId field;

    Table const& table() const { return plan.tables[field.record]; }
    Column const& column(Batch const& batch) const { return batch.columns[field.index]; }

    /// The name of a row of `batch`; in `room` where it is neither a name nor text.
    std::string_view at(Batch const& batch, std::size_t row, std::string& room) const {
        auto const& cells = column(batch).cells;
        if (auto const* const texts = std::get_if<TextCells>(&cells))
            return texts->at(row);
        if (auto const* const names = std::get_if<NameCells>(&cells))
            return table().dictionaries[field.index].names[names->codes[row]];
        return room = cell_text(plan, vocabulary, field, batch.first_row + row);
    }

    std::string_view at(std::size_t row, std::string& room) const {
        auto const after = std::ranges::upper_bound(table().batches, row, {}, &Batch::first_row);
        auto const& batch = *std::prev(after);
        return at(batch, row - batch.first_row, room);
    }
};

/// Which row had a name first. Open addressing; a slot is part of the name's hash and the row plus one.
class FirstRows {
public:
    explicit FirstRows(Key const& key) : key_(key), slots_(std::bit_ceil(key.table().rows * 5 / 4 + 1)) {}

    static std::uint64_t hash(std::string_view name) { return std::hash<std::string_view>{}(name); }

    /// Fetches the slot from memory before it is asked for: it lies anywhere, and waiting for it is most of the work.
    void fetch(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }

    /// `row` itself where no row before had `name`, whose hash is given.
    std::size_t first(std::string_view name, std::uint64_t hash, std::size_t row) {
        auto const mask = slots_.size() - 1;
        for (auto at = hash & mask;; at = (at + 1) & mask) {
            auto& slot = slots_[at];
            if (slot == 0) {
                slot = (hash & ~rows) | (row + 1);
                return row;
            }
            auto const known = static_cast<std::size_t>((slot & rows) - 1);
            if ((slot & ~rows) == (hash & ~rows) and key_.at(known, room_) == name)
                return known;
        }
    }

private:
    static constexpr std::uint64_t rows = (std::uint64_t{1} << 40U) - 1;
    Key const& key_;
    std::vector<std::uint64_t> slots_;
    std::string room_;
};

struct Repeated {
    std::size_t first = 0, second = 0;  ///< rows
    std::size_t times = 0;
};

struct Repeats {
    std::vector<Repeated> kept;  ///< in the order of their second rows
    std::size_t names = 0;
};

Repeats repeats(Key const& key) {
    Repeats found;
    FirstRows rows(key);
    Bits repeated(key.table().rows);
    std::string room;
    std::vector<std::uint64_t> hashes;
    for (auto const& batch : key.table().batches) {
        auto const& present = key.column(batch).present;
        hashes.assign(batch.rows, 0);
        for (std::size_t i = 0; i < batch.rows; ++i)
            if (present.test(i))
                hashes[i] = FirstRows::hash(key.at(batch, i, room));
        for (std::size_t i = 0; i < batch.rows; ++i) {
            rows.fetch(hashes[std::min(i + ahead, batch.rows - 1)]);
            if (not present.test(i))
                continue;
            auto const row = batch.first_row + i;
            auto const first = rows.first(key.at(batch, i, room), hashes[i], row);
            if (first == row)
                continue;
            if (not repeated.test(first) and ++found.names <= most)
                found.kept.push_back({first, row, 1});
            repeated.set(first);
            if (auto const known = std::ranges::find(found.kept, first, &Repeated::first); known != found.kept.end())
                ++known->times;
        }
    }
    return found;
}

std::string times_text(std::size_t times) { return times == 2 ? "twice" : std::to_string(times) + " times"; }

}  // namespace

void report_same_names(Plan const& plan, Vocabulary const& vocabulary, bool strict, Diagnostics& out) {
    Locator locator(plan, vocabulary);
    for (RecordId record = 0; record < plan.tables.size(); ++record) {
        auto const& type = vocabulary.records[record];
        if (not type.key or plan.tables[record].rows < 2)
            continue;
        Key const key{plan, vocabulary, {record, *type.key}};
        auto const found = repeats(key);
        auto const noun = type.nouns.empty() ? type.name : type.nouns.front().name;
        auto const help =
            "give them different names, or remove one; reports and waivers know a " + noun + " by its name";
        for (auto const& [first, second, times] : found.kept)
            out.push_back(
                {Kind::plan_same_name,
                 {locator.value(key.field, second), noun + " `" + record_name(plan, vocabulary, record, first) +
                                                        "` stands " + times_text(times) + ", and totals count each"},
                 {{locator.value(key.field, first), "it stands here first"}},
                 help,
                 strict});
        if (found.names > found.kept.size())
            out.push_back({Kind::plan_same_name,
                           {{}, std::to_string(found.names) + " names stand more than once; the first of them follow"},
                           {},
                           {},
                           strict});
    }
}

}  // namespace proviso
