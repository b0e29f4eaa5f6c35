// Numbers and quantities as written → scaled integers in the field's unit.
//
// Exact: what cannot be held is refused. Money in another currency comes back as it is, since rates are
// known only when all files are read.
#pragma once

#include "engine/plan/plan.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace proviso {

/// Makes row `row` of `cells` the number `mantissa` / 10^`decimals`, rows before it nothing where they
/// have no value yet. Rows come in order, except that a row already there may be given its value later.
void store(AmountCells& cells, std::size_t row, std::int64_t mantissa, int decimals);
void store(AmountCells& cells, std::size_t row, Decimal amount);

/// Why a spelling is no amount of a field.
enum class Misfit : std::uint8_t { none, not_an_amount, other_dimension, lacks_period, has_period, not_exact };

/// What one spelling says of a field: mantissa / 10^decimals, or `exact` where that does not fit.
struct Amount {
    Misfit misfit = Misfit::none;
    bool small = true;     ///< mantissa and decimals are meant
    bool foreign = false;  ///< in the currency of `unit`, and always in `exact`
    int decimals = 0;
    std::int64_t mantissa = 0;
    Decimal exact{};
    Unit unit{};  ///< its `per` is what the amount accrues over

    bool negative() const { return small ? mantissa < 0 : exact < Decimal{}; }
};

/// Reads the amounts of one field. The words after a number are understood once and then recognised.
class Amounts {
public:
    explicit Amounts(Field const& field) : field_(field) {}

    Amount number(std::string_view digits, std::string_view unit);  ///< `unit` empty: the field's own
    Amount text(std::string_view text, std::string_view unit);      ///< `120 MW`, `$138bn`, `12.5`

private:
    /// What the words after a number do to it.
    struct Words {
        std::string text;
        bool known = false;
        Misfit misfit = Misfit::none;
        bool foreign = false;
        std::optional<int> shift;  ///< a power of ten that leads to the field's unit
        Decimal factor{1};         ///< else what 1 amounts to, in `from`
        Unit from;
    };
    Words const& words(std::string_view text);
    Words understand(std::string_view text) const;
    Words judged(Quantity one) const;
    Amount amount(std::string_view digits, Words const& words) const;
    Amount exact(std::string_view digits, Words const& words) const;

    Field const& field_;
    std::array<Words, 8> known_;
    std::size_t next_ = 0;
};

/// What is wrong and what to write instead, for people.
std::string misfit_text(Misfit misfit, Field const& field, std::string_view written);
std::string misfit_help(Misfit misfit, Field const& field);

}  // namespace proviso
