#include "engine/plan/add_up.hpp"

#include "engine/plan/amounts.hpp"

#include <bit>
#include <optional>

namespace proviso {
namespace {

constexpr std::uint32_t none = ~std::uint32_t{0};

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15;
    return hash ^ hash >> 32U;
}

/// 0 missing, 1 unknown, 2 a value.
std::uint32_t state(Column const& column, std::size_t row) {
    auto const has = [row](Bits const& bits) { return row < bits.size() and bits.test(row); };
    return has(column.present) ? 2 : has(column.unknown) ? 1 : 0;
}

/// What a cell of a name or a day says, apart from its state; of an amount, whether it is below nothing: what may
/// count or not lies between the sums of either side.
std::uint32_t value(Column const& column, std::size_t row) {
    if (auto const* names = std::get_if<NameCells>(&column.cells))
        return names->codes[row];
    if (auto const* dates = std::get_if<DateCells>(&column.cells))
        return static_cast<std::uint32_t>(dates->days[row]);
    if (auto const* truths = std::get_if<TruthCells>(&column.cells))
        return truths->values.test(row) ? 1 : 0;
    if (auto const* amounts = std::get_if<AmountCells>(&column.cells))
        return amounts->wide.empty() ? amounts->narrow[row] < 0 : amounts->wide[row] < Decimal{};
    return 0;
}

bool can_be_added(Batch const& batch) {
    for (auto const& column : batch.columns) {
        auto const* amounts = std::get_if<AmountCells>(&column.cells);
        if (std::holds_alternative<TextCells>(column.cells) or (amounts and not amounts->per.empty()))
            return false;
    }
    return batch.counts.empty();
}

/// The rows of a batch in groups of those that are alike.
class Alike {
public:
    explicit Alike(Batch const& batch) : batch_(batch), group_(batch.rows) {
        std::vector<std::uint64_t> hashes(batch.rows);
        for (auto const& column : batch.columns)
            if (not std::holds_alternative<std::monostate>(column.cells) or column.unknown.size() > 0)
                for (std::size_t row = 0; row < batch.rows; ++row)
                    hashes[row] = mix(mix(hashes[row], state(column, row)), value(column, row));
        std::vector<std::uint32_t> slots(std::bit_ceil(2 * batch.rows + 1), none);
        for (std::uint32_t row = 0; row < batch.rows; ++row)
            group_[row] = group(row, hashes[row], slots);
    }

    std::vector<std::uint32_t> const& firsts() const { return firsts_; }  ///< the first row of each group
    std::vector<std::uint32_t> const& group() const { return group_; }    ///< of each row

private:
    std::uint32_t group(std::uint32_t row, std::uint64_t hash, std::vector<std::uint32_t>& slots) {
        for (auto at = hash & (slots.size() - 1);; at = (at + 1) & (slots.size() - 1)) {
            if (slots[at] == none) {
                slots[at] = static_cast<std::uint32_t>(firsts_.size());
                firsts_.push_back(row);
                return slots[at];
            }
            if (same(firsts_[slots[at]], row))
                return slots[at];
        }
    }
    bool same(std::size_t a, std::size_t b) const {
        for (auto const& column : batch_.columns)
            if (state(column, a) != state(column, b) or value(column, a) != value(column, b))
                return false;
        return true;
    }

    Batch const& batch_;
    std::vector<std::uint32_t> firsts_, group_;
};

Bits picked(Bits const& bits, std::vector<std::uint32_t> const& rows) {
    Bits out(bits.size() == 0 ? 0 : rows.size());
    for (std::size_t i = 0; i < rows.size() and bits.size() > 0; ++i)
        if (bits.test(rows[i]))
            out.set(i);
    return out;
}

template <class T>
std::vector<T> picked(std::vector<T> const& all, std::vector<std::uint32_t> const& rows) {
    std::vector<T> out;
    out.reserve(rows.size());
    for (auto const row : rows)
        out.push_back(all[row]);
    return out;
}

/// The sums by group; nothing where one cannot be held.
std::optional<AmountCells> sums(AmountCells const& cells, Alike const& alike) {
    std::vector<Decimal> sums(alike.firsts().size());
    for (std::size_t row = 0; row < alike.group().size(); ++row) {
        auto& sum = sums[alike.group()[row]];
        auto const more = add(sum, cells.at(row));
        if (not more)
            return {};
        sum = *more;
    }
    AmountCells out;
    for (std::size_t i = 0; i < sums.size(); ++i)
        store(out, i, sums[i]);
    return out;
}

/// The column of the groups; nothing where its sums cannot be held.
std::optional<Column> added(Column const& column, Alike const& alike) {
    auto const& rows = alike.firsts();
    Column out{picked(column.present, rows), picked(column.unknown, rows), {}};
    if (auto const* names = std::get_if<NameCells>(&column.cells))
        out.cells = NameCells{picked(names->codes, rows)};
    if (auto const* dates = std::get_if<DateCells>(&column.cells))
        out.cells = DateCells{picked(dates->days, rows)};
    if (auto const* truths = std::get_if<TruthCells>(&column.cells))
        out.cells = TruthCells{picked(truths->values, rows)};
    if (auto const* amounts = std::get_if<AmountCells>(&column.cells)) {
        auto all = sums(*amounts, alike);
        if (not all)
            return {};
        out.cells = std::move(*all);
    }
    return out;
}

}  // namespace

void add_up(Batch& batch, Totals const& totals) {
    for (std::size_t field = 0; field < batch.columns.size(); ++field)
        if (not totals.fields[field])
            batch.columns[field] = {Bits(batch.rows), Bits(batch.rows), {}};
    if (not can_be_added(batch))
        return;
    Alike const alike(batch);
    std::vector<Column> columns;
    for (auto const& column : batch.columns) {
        auto all = added(column, alike);
        if (not all)
            return;
        columns.push_back(std::move(*all));
    }
    batch.counts.assign(alike.firsts().size(), 0);
    for (auto const group : alike.group())
        ++batch.counts[group];
    batch.columns = std::move(columns);
    batch.origins = picked(batch.origins, alike.firsts());
    batch.rows = alike.firsts().size();
}

}  // namespace proviso
