// Exact decimal numbers: what money and capacity are counted in.
//
// 128-bit, always 18 decimals, so that adding and comparing are integer operations. Knows no unit.
// What cannot be held exactly comes back as nothing; nothing is rounded unless the caller says to which side.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace proviso {

/// What becomes of a result that has more decimals than are held.
enum class Rounding : std::uint8_t { refused, down, up };

class Decimal {
public:
    static constexpr int decimals = 18;
    __extension__ using Raw = __int128;  ///< the number times 10^18

    constexpr Decimal() = default;
    constexpr Decimal(std::int64_t whole) : raw_(Raw{whole} * 1'000'000'000'000'000'000) {}
    static constexpr Decimal from_raw(Raw raw) {
        Decimal d;
        d.raw_ = raw;
        return d;
    }

    /// `-12`, `0.5`, `1e-3`, `138` times 10^power; nothing where it is not a number or does not fit
    /// (magnitude up to 1.7e20, 18 decimals).
    static std::optional<Decimal> parse(std::string_view digits, int power = 0);

    constexpr Raw raw() const { return raw_; }

    /// As short as it can be said: `1.4`, `138000000000`, `-0.5`.
    std::string text() const;
    /// With separators, for people: `138,000,000,000`.
    std::string grouped() const;

    friend constexpr auto operator<=>(Decimal, Decimal) = default;

    friend std::optional<Decimal> add(Decimal, Decimal);
    friend std::optional<Decimal> subtract(Decimal, Decimal);
    friend std::optional<Decimal> multiply(Decimal, Decimal, Rounding);
    friend std::optional<Decimal> divide(Decimal, Decimal);  ///< only where exact

private:
    Raw raw_ = 0;
};

std::optional<Decimal> add(Decimal, Decimal);
std::optional<Decimal> subtract(Decimal, Decimal);
std::optional<Decimal> multiply(Decimal, Decimal, Rounding = Rounding::refused);
std::optional<Decimal> divide(Decimal, Decimal);

/// Rounded towards nothing to nine significant digits, for people.
Decimal roughly(Decimal);

}  // namespace proviso
