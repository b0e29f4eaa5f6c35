// Quantities as people write and read them: numbers with magnitudes, currencies before or after, and back.
#include "engine/values/unit.hpp"

#include <algorithm>

namespace proviso {
namespace {

constexpr bool is_digit(char c) { return c >= '0' and c <= '9'; }
constexpr char lower(char c) { return c >= 'A' and c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr bool is_letter(char c) { return lower(c) >= 'a' and lower(c) <= 'z'; }

constexpr std::string_view no_break_space = "\xC2\xA0";

bool starts_with_space(std::string_view text) {
    return text.starts_with(' ') or text.starts_with('\t') or text.starts_with(no_break_space);
}

std::string_view without_leading_space(std::string_view text) {
    while (starts_with_space(text))
        text.remove_prefix(text.starts_with(no_break_space) ? no_break_space.size() : 1);
    return text;
}

std::string_view trimmed(std::string_view text) {
    text = without_leading_space(text);
    while (text.ends_with(' ') or text.ends_with('\t') or text.ends_with(no_break_space))
        text.remove_suffix(text.ends_with(no_break_space) ? no_break_space.size() : 1);
    return text;
}

struct Magnitude {
    std::string_view word;     ///< after a space; any case
    std::string_view letters;  ///< right after the digits; as it stands
    int power;
};

constexpr std::array magnitudes{
    Magnitude{"thousand", "k", 3}, Magnitude{"million", "m", 6},    Magnitude{"million", "mn", 6},
    Magnitude{"billion", "bn", 9}, Magnitude{"trillion", "tn", 12},
};

std::string_view leading_letters(std::string_view text) {
    return text.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(text, is_letter) - text.begin()));
}

/// Takes `bn` or ` billion` off the front of `text`; nothing where a magnitude that trades read
/// differently (M, MM, B) stands there.
std::optional<int> take_magnitude(std::string_view& text) {
    auto const close = leading_letters(text);
    if (close == "M" or close == "MM" or close == "B")
        return {};
    for (auto const& magnitude : magnitudes)
        if (close == magnitude.letters) {
            text.remove_prefix(close.size());
            return magnitude.power;
        }
    auto const apart = without_leading_space(text);
    auto const word = leading_letters(apart);
    for (auto const& magnitude : magnitudes)
        if (std::ranges::equal(word, magnitude.word, {}, lower)) {
            text = apart.substr(word.size());
            return magnitude.power;
        }
    return 0;
}

/// Takes the digits of `1,000,000`, `1_000` or `1000` off the front, without separators; empty where there
/// are none or a comma does not part groups of three.
std::string take_whole(std::string_view& text) {
    std::string digits;
    std::size_t since_comma = 0;
    bool commas = false;
    std::size_t i = 0;
    for (; i < text.size(); ++i) {
        auto const parts_digits = i != 0 and i + 1 < text.size() and is_digit(text[i - 1]) and is_digit(text[i + 1]);
        if (text[i] == ',' and parts_digits) {
            if (commas ? since_comma != 3 : since_comma > 3 or since_comma != digits.size())
                return {};
            commas = true;
            since_comma = 0;
        } else if (text[i] == '_' and parts_digits and not commas) {
            since_comma = 4;  // the two ways are not mixed
        } else if (is_digit(text[i])) {
            digits += text[i];
            ++since_comma;
        } else {
            break;
        }
    }
    if (commas and since_comma != 3)
        return {};
    text.remove_prefix(i);
    return digits;
}

/// `e-3` at the front of `text` where digits follow the sign; empty for `EB` and `euros`.
std::string_view exponent_at(std::string_view text) {
    if (text.empty() or lower(text[0]) != 'e')
        return {};
    auto i = text.size() > 1 and (text[1] == '-' or text[1] == '+') ? std::size_t{2} : std::size_t{1};
    auto const first = i;
    while (i < text.size() and is_digit(text[i]))
        ++i;
    return i == first ? std::string_view{} : text.substr(0, i);
}

/// Takes a number with its magnitude off the front of `text`.
std::optional<Decimal> take_number(std::string_view& text) {
    auto digits = take_whole(text);
    if (digits.empty())
        return {};
    if (text.size() > 1 and text[0] == '.' and is_digit(text[1])) {
        auto const end = std::find_if_not(text.begin() + 1, text.end(), is_digit);
        auto const fraction = text.substr(0, static_cast<std::size_t>(end - text.begin()));
        digits += fraction;
        text.remove_prefix(fraction.size());
    }
    auto const exponent = exponent_at(text);
    digits += exponent;
    text.remove_prefix(exponent.size());
    auto const power = take_magnitude(text);
    return power ? Decimal::parse(digits, *power) : std::nullopt;
}

/// The currency before a number (`USD`, `US$`, `€`), taken off the front; nothing where the text starts with none.
std::optional<Unit> take_currency(std::string_view& text) {
    auto const first = std::ranges::find_if(text, [](char c) { return is_digit(c) or c == '-'; });
    auto const length = static_cast<std::size_t>(first - text.begin());
    auto const unit = parse_unit(text.substr(0, length));
    if (not unit or unit->dimension != Dimension::money or unit->per != Per::none)
        return {};
    text.remove_prefix(length);
    return unit;
}

bool take_minus(std::string_view& text) {
    if (not text.starts_with('-'))
        return false;
    text.remove_prefix(1);
    return true;
}

/// How many digits `amount` has after the point.
int places(Decimal amount) {
    auto const text = amount.text();
    auto const point = text.find('.');
    return point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

constexpr int most_places = 3;  // what reads better than the digits written out

bool at_least_one(Decimal amount) { return amount >= Decimal(1) or amount <= Decimal(-1); }

/// 138 and " billion" for 138,000,000,000.
std::string money_text(Decimal amount) {
    struct Word {
        std::string_view text;
        std::int64_t worth;
    };
    constexpr std::array words{Word{" trillion", 1'000'000'000'000}, Word{" billion", 1'000'000'000},
                               Word{" million", 1'000'000}};
    for (auto const& word : words) {
        auto const shorter = divide(amount, Decimal(word.worth));
        if (shorter and at_least_one(*shorter) and places(*shorter) <= most_places)
            return shorter->grouped().append(word.text);
    }
    return amount.grouped();
}

/// The largest unit between `first` and `last` of the dimension's table in which the amount is at least
/// one and short.
std::optional<Quantity> in_largest(Quantity quantity, std::uint8_t first, std::uint8_t last) {
    for (int scale = last; scale >= first; --scale) {
        auto unit = quantity.unit;
        unit.scale = static_cast<std::uint8_t>(scale);
        auto const amount = convert(quantity.amount, quantity.unit, unit);
        if (amount and at_least_one(*amount) and places(*amount) <= most_places)
            return Quantity{*amount, unit};
    }
    return {};
}

constexpr std::uint8_t kib = 7;  // rows of the table of information units
constexpr std::uint8_t eib = 12;
constexpr std::uint8_t eb = 6;
constexpr std::uint8_t tw = 4;

Quantity best(Quantity quantity) {
    if (quantity.unit.dimension == Dimension::power)
        return in_largest(quantity, 0, tw).value_or(quantity);
    if (quantity.unit.dimension != Dimension::information)
        return quantity;
    auto const binary = in_largest(quantity, kib, eib);
    auto const decimal = in_largest(quantity, 0, eb);
    auto const keeps_binary = quantity.unit.scale >= kib;
    return (keeps_binary ? binary : decimal).value_or(quantity);
}

bool is_one(Decimal amount) { return amount == Decimal(1) or amount == Decimal(-1); }

/// `1 day`, `90 days`: the units whose names are words take the number of the amount.
std::string unit_text(Quantity quantity) {
    auto text = quantity.unit.text();
    auto const word = text.find("s per ") == std::string::npos ? text.size() : text.find("s per ") + 1;
    auto const spelled = quantity.unit.dimension == Dimension::time or quantity.unit.dimension == Dimension::calendar or
                         (quantity.unit.dimension == Dimension::information and quantity.unit.scale == 0);
    if (spelled and is_one(quantity.amount))
        text.erase(word - 1, 1);
    return text;
}

}  // namespace

std::optional<Quantity> parse_quantity(std::string_view text) {
    auto rest = trimmed(text);
    auto negative = take_minus(rest);
    auto const currency = take_currency(rest);
    if (currency and not negative)
        negative = take_minus(rest);
    auto const number = take_number(rest);
    auto const unit = number ? parse_unit(rest) : std::nullopt;
    if (not unit or (currency and unit->dimension != Dimension::count))
        return {};
    Quantity quantity{negative ? Decimal::from_raw(-number->raw()) : *number, *unit};
    if (currency) {
        quantity.unit = *currency;
        quantity.unit.per = unit->per;
    }
    return quantity;
}

std::string text(Quantity quantity) {
    auto const shown = best(quantity);
    auto const number = shown.unit.dimension == Dimension::money ? money_text(shown.amount) : shown.amount.grouped();
    auto const unit = unit_text(shown);
    if (unit.empty() or unit.front() == '%')
        return number + unit;
    return number + " " + unit;
}

bool is_not_stated(std::string_view text) {
    text = trimmed(text);
    if (not text.starts_with('[') or not text.ends_with(']') or text.size() < 3)
        return false;
    auto const inside = trimmed(text.substr(1, text.size() - 2));
    constexpr std::array<std::string_view, 7> words{"redacted", "tbd", "unknown", "not stated", "omitted", "●", "•"};
    return (not inside.empty() and std::ranges::all_of(inside, [](char c) { return c == '*'; })) or
           std::ranges::any_of(words, [&](auto word) { return std::ranges::equal(inside, word, {}, lower); });
}

}  // namespace proviso
