#include "engine/plan/focus/cells.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

bool is_digit(char c) { return c >= '0' and c <= '9'; }

bool same_but_case(std::string_view text, std::string_view lower) {
    return std::ranges::equal(text, lower, {}, [](char c) { return c >= 'A' and c <= 'Z' ? c - 'A' + 'a' : c; });
}

struct Sign {
    std::string_view text;
    std::string_view ending;  ///< of the currencies that have it: all dollars end in D
};
constexpr std::array signs{Sign{"$", "D"}, Sign{"\xE2\x82\xAC", "EUR"}, Sign{"\xC2\xA3", "GBP"}};

/// `12.50`, `.5`, `1.2E-7`
bool is_number(std::string_view text) {
    std::size_t at = 0;
    auto const digits = [&] {
        auto const from = at;
        while (at < text.size() and is_digit(text[at]))
            ++at;
        return at - from;
    };
    auto const whole = digits();
    auto const point = at < text.size() and text[at] == '.';
    at += point ? 1 : 0;
    if (whole + (point ? digits() : 0) == 0)
        return false;
    if (at < text.size() and (text[at] == 'e' or text[at] == 'E')) {
        ++at;
        at += at < text.size() and (text[at] == '-' or text[at] == '+') ? 1 : 0;
        if (digits() == 0)
            return false;
    }
    return at == text.size();
}

/// `10,100.00` without its commas; nothing where they do not part thousands.
std::optional<std::string_view> without_commas(std::string_view text, std::string& room) {
    if (text.find(',') == text.npos)
        return text;
    auto const whole = text.substr(0, text.find('.'));
    room.clear();
    for (std::size_t i = 0; i < whole.size(); ++i) {
        auto const comma_due = (whole.size() - i) % 4 == 0 and i > 0;
        if ((whole[i] == ',') != comma_due or (not comma_due and not is_digit(whole[i])))
            return {};
        if (not comma_due)
            room += whole[i];
    }
    room += text.substr(whole.size());
    return room;
}

}  // namespace

bool is_null(CsvCell const& cell) {
    auto const& text = cell.text;
    if (text.empty())
        return true;
    auto const in_quotes = text.data()[text.size()] == '"';  // what follows a text in its file, or the end of the room
    return in_quotes ? trimmed(text).empty() : text.size() == 4 and same_but_case(text, "null");
}

bool is_stand_in(std::string_view text) {
    return (text.front() == '<' and text.back() == '>') or (text.front() == '$' and text.starts_with("${")) or
           (text.size() == 10 and same_but_case(text, "unassigned"));
}

std::optional<BillAmount> read_bill_amount(std::string_view text, std::string& room) {
    text = trimmed(text);
    auto const minus = text.starts_with('-');
    auto rest = text.substr(minus ? 1 : 0);
    if (is_number(rest))
        return BillAmount{text, {}};
    BillAmount amount;
    for (auto const& sign : signs)
        if (rest.starts_with(sign.text)) {
            amount.sign = sign.text;
            rest.remove_prefix(sign.text.size());
        }
    std::string plain;
    auto const digits = without_commas(rest, plain);
    if (not digits or not is_number(*digits))
        return {};
    room = (minus ? "-" : "") + std::string(*digits);
    amount.digits = room;
    return amount;
}

bool fits_currency(std::string_view sign, std::string_view currency) {
    return std::ranges::any_of(signs, [&](Sign const& s) { return s.text == sign and currency.ends_with(s.ending); });
}

}  // namespace proviso
