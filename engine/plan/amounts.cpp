// Digits by hand, the words after them through the units' own reader, once each.
#include "engine/plan/amounts.hpp"

#include "dsl/lexicon.hpp"
#include "engine/plan/bytes.hpp"

#include <algorithm>

namespace proviso {
namespace {

constexpr std::size_t most_digits = 18;  // always fit 64 bits

bool is_digit(char c) { return c >= '0' and c <= '9'; }
bool is_blank(char c) { return c == ' ' or c == '\t' or c == '\n' or c == '\r'; }

std::string_view trimmed(std::string_view text) {
    while (not text.empty() and is_blank(text.front()))
        text.remove_prefix(1);
    while (not text.empty() and is_blank(text.back()))
        text.remove_suffix(1);
    return text;
}

/// `-12.50` as -1250 and 2.
struct Short {
    std::int64_t mantissa = 0;
    int decimals = 0;
};

/// The plain number at the start of a text: `-12.5` of `-12.5 MW`.
struct Leading {
    std::size_t length = 0;  ///< 0: there is none, or one with commas
    bool fits = false;       ///< `number` holds it
    Short number;
};

Leading leading_number(std::string_view text) {
    Leading found;
    std::size_t at = text.starts_with('-') ? 1 : 0;
    auto const first = at;
    std::uint64_t mantissa = 0;
    auto const take_digits = [&] {
        for (; at < text.size() and is_digit(text[at]); ++at)
            mantissa = mantissa * 10 + static_cast<std::uint64_t>(text[at] - '0');
    };
    take_digits();
    if (at == first)
        return found;
    auto const whole = at;
    if (at + 1 < text.size() and text[at] == '.' and is_digit(text[at + 1])) {
        ++at;
        take_digits();
        found.number.decimals = static_cast<int>(at - whole - 1);
    }
    if (at < text.size() and (text[at] == ',' or text[at] == '.' or text[at] == '_'))
        return found;
    found.length = at;
    found.fits = at - first <= most_digits;
    auto const value = static_cast<std::int64_t>(mantissa);
    found.number.mantissa = first == 1 ? -value : value;
    return found;
}

std::optional<int> power_of_ten(Decimal amount) {
    auto power = -Decimal::decimals;
    for (Decimal::Raw raw = 1; raw <= amount.raw(); raw *= 10, ++power)
        if (raw == amount.raw())
            return power;
    return {};
}

bool scale_up(std::int64_t& mantissa, int by) {
    if (mantissa == 0)
        return true;
    if (by > Decimal::decimals)
        return false;
    for (; by > 0; --by)
        if (__builtin_mul_overflow(mantissa, std::int64_t{10}, &mantissa))
            return false;
    return true;
}

}  // namespace

Amounts::Words Amounts::judged(Quantity one) const {
    Words words;
    auto from = one.unit;
    auto const rate = field_.unit.per != Per::none;
    words.foreign = from.dimension == Dimension::money and field_.unit.dimension == Dimension::money and
                    from.currency != field_.unit.currency;
    if (from.dimension != field_.unit.dimension)
        words.misfit = Misfit::other_dimension;
    else if (rate and from.per == Per::none)
        words.misfit = Misfit::lacks_period;
    else if (not rate and from.per != Per::none)
        words.misfit = Misfit::has_period;
    words.from = from;
    words.factor = one.amount;
    from.per = field_.unit.per;
    if (auto const in_field = convert(one.amount, from, field_.unit); in_field and not words.foreign)
        words.shift = power_of_ten(*in_field);
    return words;
}

Amounts::Words Amounts::understand(std::string_view text) const {
    auto const noun = trimmed(text);
    auto const counted = field_.unit.dimension == Dimension::count and not field_.unit_noun.empty() and
                         (fold(noun) == fold(field_.unit_noun) or fold(noun) == fold(plural(field_.unit_noun)));
    if (noun.empty() or counted)
        return judged({Decimal(1), field_.unit});
    auto const one = parse_quantity("1" + std::string(text));
    if (one)
        return judged(*one);
    Words words;
    words.misfit = Misfit::not_an_amount;
    return words;
}

Amounts::Words const& Amounts::words(std::string_view text) {
    for (auto const& words : known_)
        if (words.known and words.text.size() == text.size() and
            same_bytes(words.text.data(), text.data(), text.size()))
            return words;
    auto& words = known_[next_];
    next_ = (next_ + 1) % known_.size();
    words = understand(text);
    words.text = text;
    words.known = true;
    return words;
}

Amount Amounts::exact(std::string_view digits, Words const& words) const {
    auto const number = Decimal::parse(digits);
    auto amount = number ? multiply(*number, words.factor) : std::nullopt;
    auto from = words.from;
    from.per = field_.unit.per;
    if (amount and not words.foreign)
        amount = convert(*amount, from, field_.unit);
    if (not amount)
        return {.misfit = Misfit::not_exact};
    return {.small = false, .foreign = words.foreign, .exact = *amount, .unit = words.from};
}

Amount Amounts::amount(std::string_view digits, Words const& words) const {
    if (words.misfit != Misfit::none)
        return {.misfit = words.misfit};
    auto const found = leading_number(digits);
    if (not words.shift or not found.fits or found.length != digits.size())
        return exact(digits, words);
    auto number = found.number;
    number.decimals -= *words.shift;
    if (number.decimals > Decimal::decimals or
        (number.decimals < 0 and not scale_up(number.mantissa, -number.decimals)))
        return exact(digits, words);
    return {.decimals = std::max(number.decimals, 0), .mantissa = number.mantissa, .unit = words.from};
}

Amount Amounts::number(std::string_view digits, std::string_view unit) { return amount(digits, words(unit)); }

Amount Amounts::text(std::string_view text, std::string_view unit) {
    text = trimmed(text);
    if (auto const length = leading_number(text).length; length > 0)
        return amount(text.substr(0, length), words(length == text.size() ? unit : text.substr(length)));
    auto quantity = parse_quantity(text);
    if (not quantity)
        return {.misfit = Misfit::not_an_amount};
    if (quantity->unit == Unit{})
        quantity->unit = unit.empty() ? field_.unit : words(unit).from;
    auto const digits = quantity->amount.text();
    quantity->amount = Decimal(1);
    return amount(digits, judged(*quantity));
}

namespace {

/// Brings all of `cells` to `decimals` places; false, and nothing changed, where one does not fit.
bool rescale(AmountCells& cells, int decimals) {
    auto narrow = cells.narrow;
    for (auto& mantissa : narrow)
        if (not scale_up(mantissa, decimals - cells.scale))
            return false;
    cells.narrow = std::move(narrow);
    cells.scale = static_cast<std::uint8_t>(decimals);
    return true;
}

bool store_narrow(AmountCells& cells, std::size_t row, std::int64_t mantissa, int decimals) {
    if (not cells.wide.empty() or (decimals > cells.scale and not rescale(cells, decimals)) or
        not scale_up(mantissa, cells.scale - decimals))
        return false;
    if (cells.narrow.size() <= row)
        cells.narrow.resize(row + 1);
    cells.narrow[row] = mantissa;
    return true;
}

void store_wide(AmountCells& cells, std::size_t row, Decimal amount) {
    if (cells.wide.empty()) {
        std::vector<Decimal> wide(std::max(row + 1, cells.narrow.size()));
        for (std::size_t i = 0; i < cells.narrow.size(); ++i)
            wide[i] = cells.at(i);
        cells.narrow.clear();
        cells.scale = 0;
        cells.wide = std::move(wide);
    } else if (cells.wide.size() <= row) {
        cells.wide.resize(row + 1);
    }
    cells.wide[row] = amount;
}

Decimal decimal(std::int64_t mantissa, int decimals) {
    Decimal::Raw raw = mantissa;
    for (int i = decimals; i < Decimal::decimals; ++i)
        raw *= 10;
    return Decimal::from_raw(raw);
}

/// The same in as few digits as can be; nothing where they do not fit 64 bits.
std::optional<Short> shortened(Decimal amount) {
    auto raw = amount.raw();
    auto decimals = Decimal::decimals;
    for (; decimals > 0 and raw % 10 == 0; --decimals)
        raw /= 10;
    auto const mantissa = static_cast<std::int64_t>(raw);
    return mantissa == raw ? std::optional(Short{mantissa, decimals}) : std::nullopt;
}

}  // namespace

void store(AmountCells& cells, std::size_t row, Decimal amount) {
    auto const brief = shortened(amount);
    if (not brief or not store_narrow(cells, row, brief->mantissa, brief->decimals))
        store_wide(cells, row, amount);
}

void store(AmountCells& cells, std::size_t row, std::int64_t mantissa, int decimals) {
    if (not store_narrow(cells, row, mantissa, decimals))
        store_wide(cells, row, decimal(mantissa, decimals));
}

std::string misfit_text(Misfit misfit, Field const& field, std::string_view written) {
    auto const value = "`" + std::string(written) + "`";
    auto const unit = field.unit.text();
    switch (misfit) {
        case Misfit::none: break;
        case Misfit::not_an_amount:
            return "`" + field.name + "` takes " + (unit.empty() ? "a number" : "a quantity in " + unit) + ", not " +
                   value;
        case Misfit::other_dimension:
            return "`" + field.name + "` is " + (unit.empty() ? "a plain number" : "measured in " + unit) + ", not " +
                   value;
        case Misfit::lacks_period:
            return "`" + field.name + "` accrues over time, and " + value + " does not say how fast";
        case Misfit::has_period: return "`" + field.name + "` is one amount, and " + value + " is an amount over time";
        case Misfit::not_exact: return value + " cannot be held exactly";
    }
    return {};
}

std::string misfit_help(Misfit misfit, Field const& field) {
    auto const unit = field.unit.text();
    switch (misfit) {
        case Misfit::not_an_amount:
        case Misfit::other_dimension: return "write for example `" + ("12" + (unit.empty() ? "" : " " + unit)) + "`";
        case Misfit::lacks_period: return "write for example `12 " + unit + "`";
        case Misfit::not_exact: return "18 digits after the point, and numbers up to 170 billion billion";
        case Misfit::has_period:
        case Misfit::none: break;
    }
    return {};
}

}  // namespace proviso
