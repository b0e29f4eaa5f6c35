// Units and quantities. Units of one dimension convert exactly or not at all; currencies never do here
// (a plan's rates are applied in plan/).
#pragma once

#include "engine/values/decimal.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace proviso {

/// Hours and days are `time`; months and years are `calendar`, since no number of days makes a month.
enum class Dimension : std::uint8_t { count, percent, power, information, time, calendar, money };

/// What an amount accrues over: `USD per month`.
enum class Per : std::uint8_t { none, hour, day, month, year };

/// Small enough to copy. `count` has no symbol; money has its ISO 4217 code.
struct Unit {
    Dimension dimension = Dimension::count;
    std::uint8_t scale = 0;  ///< row of the dimension's table: W, kW, MW … ; B, kB, KiB …
    Per per = Per::none;
    std::array<char, 4> currency{};  ///< "USD"; empty unless money

    std::string text() const;  ///< `MW`, `USD per month`, ``
    friend bool operator==(Unit, Unit) = default;
};

/// `MW`, `megawatts`, `USD`, `$`, `€`, `USD per month`, `GiB`, `%`, `days`; nothing where it is none.
/// `dollar` is the currency that `$` stands for. No text at all is a count; `B` is bytes, but not among the
/// spellings, where it may be meant for billion; `Mb` (bits) and `mW` are refused. ASCII case is ignored otherwise.
std::optional<Unit> parse_unit(std::string_view text, std::string_view dollar = "USD");

/// Every spelling of a unit without `per …`, for the lexicon.
std::span<std::string_view const> unit_spellings();

/// `amount` in `to` instead of `from`; nothing where the dimensions or currencies differ or it is not exact.
/// Rates over months and years convert (12 months), over hours and days too (24 hours); not between.
std::optional<Decimal> convert(Decimal amount, Unit from, Unit to, Rounding = Rounding::refused);

/// Whatever the scale, the currency and the length of a rate's period; but a rate is not an amount.
bool same_dimension(Unit, Unit);

struct Quantity {
    Decimal amount;
    Unit unit;
};

/// `120 MW`, `4 million USD per month`, `$138bn`, `12.5`: as plans and vocabularies write it.
std::optional<Quantity> parse_quantity(std::string_view text);

/// `1.4 GW`, `138 billion USD`, `4 million USD per month`, `1,234.56 USD`: exact, in the unit and
/// magnitude that read best.
std::string text(Quantity);

/// `[redacted]`, `[***]`, `[TBD]`, `[unknown]`: stated to be unknown.
bool is_not_stated(std::string_view text);

}  // namespace proviso
