// Decimal: reading, writing and exact arithmetic on 128-bit integers.
#include "engine/values/decimal.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

__extension__ using Unsigned = unsigned __int128;
using Raw = Decimal::Raw;

constexpr std::int64_t one = 1'000'000'000'000'000'000;  // 10^18
constexpr Raw largest = static_cast<Raw>(~Unsigned{0} >> 1U);

constexpr Unsigned magnitude(Raw raw) {
    return raw < 0 ? Unsigned{0} - static_cast<Unsigned>(raw) : static_cast<Unsigned>(raw);
}

constexpr bool is_digit(char c) { return c >= '0' and c <= '9'; }

std::string digits_of(Unsigned n) {
    std::string reversed;
    do {
        reversed += static_cast<char>('0' + static_cast<int>(n % 10));
        n /= 10;
    } while (n != 0);
    return {reversed.rbegin(), reversed.rend()};
}

/// The digits after the point without trailing zeros, with the point; empty for a whole number.
std::string fraction_of(Unsigned n) {
    auto digits = digits_of(n % one);
    if (digits == "0")
        return {};
    digits.insert(0, static_cast<std::size_t>(Decimal::decimals) - digits.size(), '0');
    digits.erase(digits.find_last_not_of('0') + 1);
    return "." + digits;
}

Unsigned greatest_common_divisor(Unsigned a, Unsigned b) {
    while (b != 0) {
        auto const rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

std::optional<Decimal> product(Raw a, Raw b) {
    Raw result = 0;
    if (__builtin_mul_overflow(a, b, &result))
        return {};
    return Decimal::from_raw(result);
}

/// a·b/10^18 where that is not whole: each is a whole number and a part of one, and only the parts are rounded.
std::optional<Decimal> rounded_product(Raw a, Raw b, Rounding rounding) {
    auto const whole_a = a / one, whole_b = b / one, part_a = a % one, part_b = b % one;
    auto const parts = part_a * part_b;
    auto const past = parts < 0 and rounding == Rounding::down ? -1 : parts > 0 and rounding == Rounding::up ? 1 : 0;
    Raw sum = 0;
    for (auto const& [x, y] : {std::pair(whole_a * whole_b, Raw{one}), std::pair(whole_a, part_b),
                               std::pair(part_a, whole_b), std::pair(parts / one + past, Raw{1})}) {
        Raw each = 0;
        if (__builtin_mul_overflow(x, y, &each) or __builtin_add_overflow(sum, each, &sum))
            return {};
    }
    return Decimal::from_raw(sum);
}

/// Digits around a point and a power of ten, as they were written.
struct Written {
    bool negative = false;
    std::string_view whole;
    std::string_view fraction;
    int power = 0;
};

std::string_view take_digits(std::string_view& text) {
    auto const end = std::find_if_not(text.begin(), text.end(), is_digit);
    auto const taken = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(taken.size());
    return taken;
}

constexpr int far = 100'000;  // an exponent beyond any number that fits

/// The exponent after `e`, held within ±far; nothing where it is malformed.
std::optional<int> exponent(std::string_view text) {
    auto const negative = text.starts_with('-');
    if (negative or text.starts_with('+'))
        text.remove_prefix(1);
    auto const digits = take_digits(text);
    if (digits.empty() or not text.empty())
        return {};
    int value = 0;
    for (auto const c : digits)
        value = std::min(far, value * 10 + (c - '0'));
    return negative ? -value : value;
}

std::optional<Written> take_apart(std::string_view text, int power) {
    Written written{text.starts_with('-'), {}, {}, std::clamp(power, -far, far)};
    if (written.negative or text.starts_with('+'))
        text.remove_prefix(1);
    written.whole = take_digits(text);
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        written.fraction = take_digits(text);
        if (written.fraction.empty())
            return {};
    }
    if (written.whole.empty())
        return {};
    if (text.empty())
        return written;
    if (text.front() != 'e' and text.front() != 'E')
        return {};
    auto const shift = exponent(text.substr(1));
    if (not shift)
        return {};
    written.power += *shift;
    return written;
}

constexpr std::array<Raw, 39> powers_of_ten = [] {
    std::array<Raw, 39> powers{};
    Raw power = 1;
    for (auto& slot : powers) {
        slot = power;
        power = power > largest / 10 ? 0 : power * 10;
    }
    return powers;
}();

/// Appends `zeros` zeros and then `digit` to `value`; false where it does not fit.
bool append(Raw& value, std::int64_t zeros, int digit) {
    auto const shift = static_cast<std::size_t>(zeros + 1);
    return shift < powers_of_ten.size() and not __builtin_mul_overflow(value, powers_of_ten[shift], &value) and
           not __builtin_add_overflow(value, digit, &value);
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view digits, int power) {
    auto const written = take_apart(digits, power);
    if (not written)
        return {};
    // Zeros are held back until a digit follows, so that neither 1.000…0 nor 1000…0e-20 runs out of room.
    Raw value = 0;
    std::int64_t zeros = 0;
    for (auto const part : {written->whole, written->fraction}) {
        for (auto const c : part) {
            if (c == '0') {
                ++zeros;
                continue;
            }
            if (value == 0)
                zeros = 0;
            if (not append(value, zeros, c - '0'))
                return {};
            zeros = 0;
        }
    }
    if (value == 0)
        return Decimal{};
    auto const shift = zeros + written->power + decimals - static_cast<std::int64_t>(written->fraction.size());
    if (shift < 0 or not append(value, shift - 1, 0))
        return {};
    return from_raw(written->negative ? -value : value);
}

std::string Decimal::text() const {
    auto const n = magnitude(raw_);
    return (raw_ < 0 ? "-" : "") + digits_of(n / one) + fraction_of(n);
}

std::string Decimal::grouped() const {
    auto const n = magnitude(raw_);
    auto whole = digits_of(n / one);
    for (auto at = whole.size(); at > 3; at -= 3)
        whole.insert(at - 3, 1, ',');
    return (raw_ < 0 ? "-" : "") + whole + fraction_of(n);
}

std::optional<Decimal> add(Decimal a, Decimal b) {
    Raw result = 0;
    if (__builtin_add_overflow(a.raw_, b.raw_, &result))
        return {};
    return Decimal::from_raw(result);
}

std::optional<Decimal> subtract(Decimal a, Decimal b) {
    Raw result = 0;
    if (__builtin_sub_overflow(a.raw_, b.raw_, &result))
        return {};
    return Decimal::from_raw(result);
}

// a·b/10^18 is whole exactly where what is left of 10^18 after cancelling with a divides b; cancelling
// first keeps every step within 128 bits.
std::optional<Decimal> multiply(Decimal a, Decimal b, Rounding rounding) {
    Raw both = 0;
    if (not __builtin_mul_overflow(a.raw_, b.raw_, &both) and both % one == 0)
        return Decimal::from_raw(both / one);
    auto const shared = static_cast<Raw>(greatest_common_divisor(magnitude(a.raw_), one));
    auto const rest = one / shared;
    if (b.raw_ % rest == 0)
        return product(a.raw_ / shared, b.raw_ / rest);
    return rounding == Rounding::refused ? std::nullopt : rounded_product(a.raw_, b.raw_, rounding);
}

// a·10^18/b is whole exactly where b, after cancelling with a, divides 10^18.
std::optional<Decimal> divide(Decimal a, Decimal b) {
    if (b.raw_ == 0)
        return {};
    auto const shared = greatest_common_divisor(magnitude(a.raw_), magnitude(b.raw_));
    auto const over = magnitude(a.raw_) / shared;
    auto const under = magnitude(b.raw_) / shared;
    if (one % under != 0 or over > static_cast<Unsigned>(largest))
        return {};
    auto const sign = (a.raw_ < 0) == (b.raw_ < 0) ? 1 : -1;
    return product(static_cast<Raw>(over), static_cast<Raw>(one / under) * sign);
}

Decimal roughly(Decimal amount) {
    constexpr Raw most = 1'000'000'000;
    Raw step = 1;
    while (magnitude(amount.raw() / step) >= static_cast<Unsigned>(most))
        step *= 10;
    return Decimal::from_raw(amount.raw() / step * step);
}

}  // namespace proviso
