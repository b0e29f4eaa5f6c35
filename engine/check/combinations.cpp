#include "engine/check/combinations.hpp"

#include "engine/check/kleene.hpp"
#include "engine/check/record_days.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <unordered_map>

namespace proviso {
namespace {

constexpr auto none = std::numeric_limits<std::size_t>::max();
constexpr std::size_t most_in_a_table = std::size_t{1} << 20U;

std::uint32_t greatest(std::vector<std::vector<std::uint32_t>> const& numbers) {
    std::uint32_t out = 0;
    for (auto const& batch : numbers)
        for (auto const number : batch)
            out = number == Combinations::unknown ? out : std::max(out, number);
    return out;
}

/// Small numbers for large ones, in the order in which they are met.
class Renumbering {
public:
    explicit Renumbering(std::uint64_t keys) : table_(keys <= most_in_a_table ? keys : 0, Combinations::unknown) {}

    std::uint32_t number(std::uint64_t key) {
        auto& at = table_.empty() ? sparse_.try_emplace(key, Combinations::unknown).first->second : table_[key];
        if (at == Combinations::unknown)
            at = next_++;
        return at;
    }

private:
    std::vector<std::uint32_t> table_;
    std::unordered_map<std::uint64_t, std::uint32_t> sparse_;
    std::uint32_t next_ = 0;
};

void copy_names(Column const& column, NameCells const& cells, std::vector<std::uint32_t>& out) {
    std::copy_n(cells.codes.begin(), out.size(), out.begin());
    for (std::size_t word = 0; word < column.present.words().size(); ++word)
        for (auto lacking = ~column.present.words()[word] & row_mask(word, out.size()); lacking != 0;
             lacking &= lacking - 1)
            out[word * Bits::word_bits + static_cast<std::size_t>(std::countr_zero(lacking))] = Combinations::unknown;
}

}  // namespace

Combinations::Combinations(Plan const& plan, Vocabulary const& vocabulary, std::vector<FieldId> fields)
    : fields_(std::move(fields)), numbers_(codes(plan, vocabulary, fields_.front())) {
    for (std::size_t i = 1; i < fields_.size(); ++i)
        join(codes(plan, vocabulary, fields_[i]));
    note_examples(plan);
}

Combinations::Numbers Combinations::codes(Plan const& plan, Vocabulary const& vocabulary, FieldId field) const {
    Numbers out;
    std::unordered_map<std::string, std::uint32_t> texts;
    for (auto const& batch : batches_of(plan, field.record)) {
        auto const& column = batch.columns[field.index];
        auto& numbers = out.emplace_back(batch.rows, unknown);
        if (auto const* names = std::get_if<NameCells>(&column.cells)) {
            copy_names(column, *names, numbers);
            continue;
        }
        for (std::size_t row = 0; row < batch.rows; ++row)
            if (cell(column, row) == Cell::present)
                numbers[row] = texts
                                   .try_emplace(cell_text(plan, vocabulary, field, batch.first_row + row),
                                                static_cast<std::uint32_t>(texts.size()))
                                   .first->second;
    }
    return out;
}

void Combinations::join(Numbers const& more) {
    auto const base = std::uint64_t{greatest(more)} + 1;
    Renumbering renumbering((std::uint64_t{greatest(numbers_)} + 1) * base);
    for (std::size_t batch = 0; batch < numbers_.size(); ++batch)
        for (std::size_t row = 0; row < numbers_[batch].size(); ++row) {
            auto& number = numbers_[batch][row];
            auto const other = more[batch][row];
            number = number == unknown or other == unknown ? unknown : renumbering.number(number * base + other);
        }
}

/// The first record of each number.
void Combinations::note_examples(Plan const& plan) {
    auto const batches = batches_of(plan, fields_.front().record);
    for (std::size_t batch = 0; batch < numbers_.size(); ++batch)
        for (std::size_t row = 0; row < numbers_[batch].size(); ++row) {
            auto const number = numbers_[batch][row];
            if (number == unknown)
                continue;
            if (examples_.size() <= number)
                examples_.resize(std::size_t{number} + 1, none);
            if (examples_[number] == none)
                examples_[number] = batches[batch].first_row + row;
        }
}

}  // namespace proviso
