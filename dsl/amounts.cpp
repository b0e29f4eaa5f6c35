#include "dsl/amounts.hpp"

#include "dsl/number_words.hpp"
#include "dsl/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace proviso {
namespace {

using Iterator = Reader::Iterator;

struct Magnitude {
    std::string_view word;
    int power;
};

constexpr std::array magnitude_words{Magnitude{"thousand", 3}, Magnitude{"million", 6}, Magnitude{"billion", 9},
                                     Magnitude{"trillion", 12}};
constexpr std::array magnitude_suffixes{Magnitude{"k", 3}, Magnitude{"m", 6}, Magnitude{"mn", 6}, Magnitude{"bn", 9},
                                        Magnitude{"tn", 12}};
constexpr std::array<std::string_view, 4> refused_suffixes{"M", "MM", "B", "T"};
constexpr std::array<std::string_view, 11> currency_signs{"US$", "$", "€", "£", "¥", "₹", "₩", "₽", "₺", "₪", "₫"};
constexpr std::array<std::string_view, 5> not_stated_words{"redacted", "***", "TBD", "unknown", "to be determined"};

constexpr std::size_t most_digits = 60;

template <std::size_t N>
std::optional<int> power(std::array<Magnitude, N> const& table, std::string_view word) {
    for (auto const& row : table)
        if (same_word(row.word, word))
            return row.power;
    return std::nullopt;
}

template <std::size_t N>
bool is_one_of(std::array<std::string_view, N> const& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_separator(char c) { return c == ',' or c == '_' or c == '.'; }

/// Bytes of digits and of separators between them.
std::size_t figures_length(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (is_digit(text[at]))
            ++at;
        else if (at != 0 and is_separator(text[at]) and at + 1 < text.size() and is_digit(text[at + 1]))
            ++at;
        else
            break;
    }
    return at;
}

/// `1,000,000.5` → `1000000.5`; nothing where the separators stand wrongly.
std::optional<std::string> plain_digits(std::string_view figures) {
    auto const point = figures.find('.');
    auto whole = figures.substr(0, point);
    auto const mark = whole.find_first_of(",_");
    std::string digits;
    if (mark != whole.npos) {
        auto const separator = whole[mark];
        for (auto group = whole.substr(0, mark);; group = whole.substr(0, 3)) {
            auto const first = digits.empty();
            if ((first and group.size() > 3) or (not first and group.size() != 3) or
                not std::all_of(group.begin(), group.end(), is_digit))
                return std::nullopt;
            digits += group;
            whole.remove_prefix(group.size());
            if (whole.empty())
                break;
            if (whole.front() != separator)
                return std::nullopt;
            whole.remove_prefix(1);
        }
    } else {
        digits = whole;
    }
    if (point == figures.npos)
        return digits;
    auto const fraction = figures.substr(point + 1);
    if (not std::all_of(fraction.begin(), fraction.end(), is_digit))
        return std::nullopt;
    return digits.append(".").append(fraction);
}

void refuse_suffix(Reader const& reader, Iterator from, std::string_view figures, std::string_view suffix) {
    auto const number = std::string(figures);
    auto const written = number + std::string(suffix);
    auto const big = suffix == "B" ? "billion" : suffix == "T" ? "trillion" : "million";
    reader.refuse(Kind::bad_number, from, "trades read `" + written + "` differently",
                  "write `" + number + " " + big + "`" +
                      (suffix == "M" ? " or `" + number + " thousand`" : std::string()));
}

/// What stands right after the figures: a magnitude (taken), a unit (left), or nothing; else no number.
bool take_suffix(Reader& reader, Iterator from, std::string_view figures, ast::Number& number) {
    auto const last_digit = reader.at() - 1;  // so that a sign that joins, as in `2027-12`, counts
    auto const word = word_length({last_digit, reader.rest().size() + 1});
    auto const suffix = reader.rest().substr(0, word - 1);
    if (suffix.empty())
        return true;
    if (is_one_of(refused_suffixes, suffix)) {
        reader.advance(suffix.size());
        refuse_suffix(reader, from, figures, suffix);
    }
    if (auto const found = power(magnitude_suffixes, suffix)) {
        number.power = *found;
        reader.advance(suffix.size());
        return true;
    }
    auto ahead = reader;
    auto const unit = ahead.take(NameKinds{NameKind::unit});
    return unit and unit->length >= suffix.size();
}

void take_magnitude(Reader& reader, Iterator from, std::string_view figures, ast::Number& number) {
    auto ahead = reader;
    auto const whole = ahead.skip_blanks().take_word();
    auto const word = whole.substr(0, whole.find('/'));  // `million/month`
    if (auto const found = power(magnitude_words, word)) {
        number.power = *found;
        reader.skip_blanks().advance(word.size());
    } else if (word == "M" or word == "MM") {
        refuse_suffix(ahead, from, figures, word);
    }
}

std::optional<ast::Number> read_written_out(Reader& in) {
    auto reader = in;
    auto const from = reader.skip_blanks().at();
    auto const value = read_number_words(reader);
    if (not value)
        return std::nullopt;
    ast::Number number{{}, std::to_string(*value), 0};
    take_magnitude(reader, from, number.digits, number);
    number.span = reader.since(from);
    in = reader;
    return number;
}

bool take_percent(Reader& reader) { return reader.take('%') or reader.take(Keyword::percent); }

/// `per month`, or `/month` right after the unit.
std::string read_per(Reader& in) {
    auto reader = in;
    if (not reader.take(Keyword::per) and not reader.take('/'))
        return {};
    auto const period = reader.take(NameKinds{NameKind::unit});
    if (not period)
        return {};
    in = reader;
    return " per " + std::string(period->name);
}

/// `MW`, `USD per month`, `USD/month`, `%`; empty where there is none.
std::string read_unit(Reader& in) {
    if (take_percent(in))
        return "%";
    auto reader = in;
    if (auto const unit = reader.take(NameKinds{NameKind::unit})) {
        in = reader;
        return std::string(unit->name) + read_per(in);
    }
    auto const word = reader.take_word();
    auto const slash = word.find('/');
    if (slash == word.npos)
        return {};
    auto before = in;
    before.skip_blanks();
    auto const unit = std::string(before.take_unit(slash));
    if (unit.empty())
        return {};
    auto const per = read_per(before);
    if (per.empty())
        return {};
    in = before;
    return unit + per;
}

/// `$`, `USD` before a number.
std::string read_currency(Reader& in) {
    auto reader = in;
    reader.skip_blanks();
    if (auto const length = currency_sign_length(reader.rest())) {
        auto const sign = std::string(reader.rest().substr(0, length));
        reader.advance(length);
        in = reader;
        return sign;
    }
    auto const code = reader.rest().substr(0, word_length(reader.rest()));
    auto const is_code =
        code.size() == 3 and std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' and c <= 'Z'; });
    if (not is_code)
        return {};
    auto const unit = reader.take(NameKinds{NameKind::unit});
    if (not unit or unit->length != code.size())
        return {};
    in = reader;
    return std::string(unit->name);
}

/// `(10)`, `($4,000,000)`.
ast::Optional<ast::Amount> read_restated(Reader& in) {
    auto reader = in;
    if (not reader.take('('))
        return {};
    auto amount = read_amount(reader);
    if (not amount or not reader.take(')'))
        return {};
    in = reader;
    return std::move(*amount);
}

/// A number, what is in brackets after it, a unit, and what is in brackets after that.
std::optional<ast::Quantity> read_restatable(Reader& in, bool with_unit) {
    auto reader = in;
    auto const from = reader.skip_blanks().at();
    ast::Quantity quantity;
    auto& amount = quantity.amount;
    if (with_unit)
        amount.unit = read_currency(reader);
    auto number = read_number(reader);
    if (not number)
        return std::nullopt;
    amount.number = std::move(*number);
    quantity.restated = read_restated(reader);
    if (with_unit)
        amount.unit += amount.unit.empty() ? read_unit(reader) : read_per(reader);
    amount.span = reader.since(from);
    if (quantity.restated and quantity.restated->unit.empty())
        quantity.restated->unit = amount.unit;
    if (not quantity.restated)
        quantity.restated = read_restated(reader);
    if (with_unit and quantity.restated) {  // `Four Million Dollars ($4,000,000) per month`
        auto const per = read_per(reader);
        amount.unit += per;
        quantity.restated->unit += per;
    }
    quantity.span = reader.since(from);
    in = reader;
    return quantity;
}

}  // namespace

std::size_t currency_sign_length(std::string_view text) {
    for (auto const sign : currency_signs)
        if (text.starts_with(sign))
            return sign.size();
    return 0;
}

std::optional<ast::Number> read_number(Reader& in) {
    auto reader = in;
    auto const from = reader.skip_blanks().at();
    auto const figures = reader.rest().substr(0, figures_length(reader.rest()));
    if (figures.empty())
        return read_written_out(in);
    reader.advance(figures.size());
    auto const digits = plain_digits(figures);
    if (not digits or digits->size() > most_digits)
        reader.refuse(Kind::bad_number, from, "`" + std::string(figures.substr(0, most_digits)) + "` is not a number",
                      "write thousands as in `1,000,000` and decimals as in `2.5`");
    ast::Number number{{}, *digits, 0};
    if (not take_suffix(reader, from, figures, number))
        return std::nullopt;
    if (number.power == 0)
        take_magnitude(reader, from, figures, number);
    number.span = reader.since(from);
    in = reader;
    return number;
}

std::optional<ast::Amount> read_amount(Reader& in) {
    auto reader = in;
    auto const from = reader.skip_blanks().at();
    ast::Amount amount;
    amount.unit = read_currency(reader);
    auto number = read_number(reader);
    if (not number)
        return std::nullopt;
    amount.number = std::move(*number);
    amount.unit += amount.unit.empty() ? read_unit(reader) : read_per(reader);
    amount.span = reader.since(from);
    in = reader;
    return amount;
}

std::optional<ast::Quantity> read_quantity(Reader& in) { return read_restatable(in, true); }

std::optional<ast::Quantity> read_count(Reader& in) { return read_restatable(in, false); }

std::optional<ast::NotStated> read_not_stated(Reader& in) {
    auto reader = in;
    auto const from = reader.skip_blanks().at();
    if (not reader.take('['))
        return std::nullopt;
    auto const inside = reader.rest().substr(0, reader.rest().find_first_of("]\n"));
    auto const words = one_line(inside);
    auto const known = std::any_of(not_stated_words.begin(), not_stated_words.end(),
                                   [&](auto word) { return same_word(word, words); });
    reader.advance(inside.size());
    if (not known or not reader.take(']'))
        return std::nullopt;
    in = reader;
    return ast::NotStated{reader.since(from), "[" + words + "]"};
}

std::optional<ast::Name> read_currency_sign(Reader& in) {
    auto reader = in;
    auto name = try_quoted(reader);
    if (not name or name->text.empty() or currency_sign_length(name->text) != name->text.size())
        return std::nullopt;
    in = reader;
    return name;
}

std::optional<std::string> read_currency_code(Reader& in) {
    auto const unit = in.take(NameKinds{NameKind::unit});
    return unit ? std::optional(std::string(unit->name)) : std::nullopt;
}

}  // namespace proviso
