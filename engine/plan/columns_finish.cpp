// Scratch vectors → a column of a batch.
#include "engine/plan/columns.hpp"

#include <algorithm>
#include <utility>

namespace proviso {
namespace {

Bits bits_of(std::vector<Bits::Word>& words, std::size_t rows) {
    Bits bits(rows);
    auto const used = words.begin() + static_cast<std::ptrdiff_t>(bits.words().size());
    std::copy(words.begin(), used, bits.words().begin());
    std::fill(words.begin(), used, 0);
    return bits;
}

/// A copy of the first `rows`, which become nothing again.
template <class T>
std::vector<T> cut(std::vector<T>& values, std::size_t rows) {
    auto const used = values.begin() + static_cast<std::ptrdiff_t>(rows);
    std::vector<T> copy(values.begin(), used);
    std::fill(values.begin(), used, T{});
    return copy;
}

/// A copy of just the size, `filler` for the rows that are not there.
template <class T>
std::vector<T> taken(std::vector<T>& values, std::size_t rows, T filler = {}) {
    values.resize(rows, filler);
    std::vector<T> copy(values.begin(), values.end());
    values.clear();
    return copy;
}

TextCells taken(TextCells& text, std::size_t rows) {
    auto const size = static_cast<std::uint32_t>(text.characters.size());
    TextCells copy{std::string(text.characters.data(), size), taken(text.ends, rows, size)};
    text.characters.clear();
    return copy;
}

AmountCells taken(AmountCells& amount, std::size_t rows, Per per) {
    AmountCells copy;
    if (amount.wide.empty())
        copy.narrow = taken(amount.narrow, rows);
    else
        copy.wide = taken(amount.wide, rows);
    if (not amount.per.empty())
        copy.per = taken(amount.per, rows, per);
    copy.scale = std::exchange(amount.scale, std::uint8_t{0});
    return copy;
}

}  // namespace

std::variant<std::monostate, NameCells, TextCells, AmountCells, DateCells, TruthCells> ColumnBuilder::cells(
    std::size_t rows) {
    switch (field_.type) {
        case FieldType::name: return NameCells{cut(codes_, rows)};
        case FieldType::text: return taken(text_, rows);
        case FieldType::number:
        case FieldType::quantity: return taken(amount_, rows, field_.unit.per);
        case FieldType::date: return DateCells{cut(days_, rows)};
        case FieldType::boolean: return TruthCells{bits_of(truths_, rows)};
    }
    return {};
}

Column ColumnBuilder::finish(std::size_t rows, std::vector<Foreign>& foreign) {
    Column column;
    column.present = bits_of(present_, rows);
    auto const any = std::ranges::any_of(column.present.words(), [](auto word) { return word != 0; });
    column.unknown = bits_of(unknown_, rows);
    if (any)
        column.cells = cells(rows);
    if (not sensitive_.empty()) {
        sensitive_.resize(present_.size());
        column.sensitive = bits_of(sensitive_, rows);
    }
    foreign.insert(foreign.end(), foreign_.begin(), foreign_.end());
    foreign_.clear();
    next_ = 0;
    return column;
}

}  // namespace proviso
