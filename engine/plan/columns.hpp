// One field of the records that a worker is reading: each value checked and put into its cell.
//
// Works in vectors that are used again for the next batch; finish() hands out exact copies. Every rule
// about single values stands here (language reference, section 6).
#pragma once

#include "engine/plan/amounts.hpp"
#include "engine/plan/complaints.hpp"
#include "engine/plan/names.hpp"
#include "engine/plan/stated.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

/// Money in a currency that is not its field's: converted when all files are read.
struct Foreign {
    std::uint16_t field = 0;
    std::size_t row = 0;
    Decimal amount;
    Unit unit;
    Place place;
};

class ColumnBuilder {
public:
    ColumnBuilder(Vocabulary const& vocabulary, Field const& field, std::uint16_t index);

    /// Makes room for rows below `rows`, a multiple of 64; the others ask for no more.
    void make_room(std::size_t rows);

    /// Puts `stated` into `row`, or says in `complaints` why not. Rows come in order.
    void put(std::size_t row, Stated const& stated, std::uint64_t block, Complaints& complaints) {
        if (not put_usual_name(row, stated, block))
            put_any(row, stated, block, complaints);
    }
    void put_code(std::size_t row, Code code) {
        codes_[row] = code;
        mark(present_, row);
    }
    void put_unknown(std::size_t row) { mark(unknown_, row); }
    void conceal(std::size_t row) {  ///< what the row is given is judged and never shown
        sensitive_.resize(present_.size());
        mark(sensitive_, row);
    }

    bool stated(std::size_t row) const { return next_ == row + 1; }  ///< anything, even a refused value
    bool present(std::size_t row) const { return test(present_, row); }
    bool unknown(std::size_t row) const { return test(unknown_, row); }
    bool concealed(std::size_t row) const {
        return row / Bits::word_bits < sensitive_.size() and test(sensitive_, row);
    }
    Place last_place() const { return place_; }
    Code code_at(std::size_t row) const { return codes_[row]; }
    std::int32_t day_at(std::size_t row) const { return days_[row]; }
    Names& names() { return names_; }
    Names const& names() const { return names_; }

    /// Takes back what `row`, the last one, was given.
    void cancel(std::size_t row);

    /// The first `rows` rows as a column of their own; then starts anew.
    Column finish(std::size_t rows, std::vector<Foreign>& foreign);

private:
    using Words = std::vector<Bits::Word>;
    static bool test(Words const& words, std::size_t row) {
        return words[row / Bits::word_bits] >> row % Bits::word_bits & 1U;
    }
    static void mark(Words& words, std::size_t row) {
        words[row / Bits::word_bits] |= Bits::Word{1} << row % Bits::word_bits;
    }
    std::optional<Date> day(std::string_view text);

    bool put_usual_name(std::size_t row, Stated const& stated, std::uint64_t block) {
        if (not is_name_ or stated.sensitive or (stated.form != Form::text and stated.form != Form::cell) or
            next_ > row or stated.text.empty() or stated.text.front() <= ' ' or stated.text.front() == '[')
            return false;
        auto const code = names_.code(stated.text, block);
        if (code >= Names::several)  // or another that is no value
            return false;
        next_ = row + 1;
        place_ = stated.place;
        put_code(row, code);
        return true;
    }
    void put_any(std::size_t row, Stated const& stated, std::uint64_t block, Complaints& complaints);
    void put_sensitive(std::size_t row, Stated stated, std::uint64_t block, Complaints& complaints);
    void put_name(std::size_t row, Stated const& stated, std::uint64_t block, Complaints& complaints);
    void put_text(std::size_t row, Stated const& stated, Complaints& complaints);
    void put_amount(std::size_t row, Stated const& stated, Complaints& complaints);
    void put_date(std::size_t row, Stated const& stated, Complaints& complaints);
    void put_truth(std::size_t row, Stated const& stated, Complaints& complaints);
    void keep_amount(std::size_t row, Amount const& amount, Place place);
    void keep_period(std::size_t row, Per per);
    std::string refusal(Stated const& stated) const;
    std::variant<std::monostate, NameCells, TextCells, AmountCells, DateCells, TruthCells> cells(std::size_t rows);

    Field const& field_;
    std::uint16_t index_;
    bool is_name_;
    Names names_;
    Amounts amounts_;

    std::size_t next_ = 0;              ///< the row after the last that stated anything
    Place place_;                       ///< of the last value
    Words present_, unknown_, truths_;  ///< as many rows as there is room for, as are codes and days
    Words sensitive_;                   ///< empty while there are none
    std::vector<Code> codes_;
    std::vector<std::int32_t> days_;
    struct KnownDay {
        std::array<char, 10> text;
        std::int32_t day;
    };
    std::vector<KnownDay> known_days_;  ///< by a hash of their text
    TextCells text_;
    AmountCells amount_;
    std::vector<Foreign> foreign_;
};

}  // namespace proviso
