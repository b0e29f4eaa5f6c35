// Words by a table, numbers by their prefix.
#include "engine/plan/tree/yaml_scalar.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace proviso {
namespace {

struct Word {
    std::string_view text;  ///< in small letters; also `Yes` and `YES`, but not `yEs`
    Form form;
    bool truth;
    bool in_both;  ///< in YAML 1.1 and 1.2
};
constexpr std::array words{
    Word{"true", Form::truth, true, true},    Word{"false", Form::truth, false, true},
    Word{"yes", Form::truth, true, false},    Word{"no", Form::truth, false, false},
    Word{"on", Form::truth, true, false},     Word{"off", Form::truth, false, false},
    Word{"y", Form::truth, true, false},      Word{"n", Form::truth, false, false},
    Word{"null", Form::nothing, false, true}, Word{"~", Form::nothing, false, true},
    Word{"", Form::nothing, false, true},
};

bool is_digit(char c) { return c >= '0' and c <= '9'; }
bool is_capital(char c) { return c >= 'A' and c <= 'Z'; }
char small(char c) { return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c; }

Word const* word(std::string_view text) {
    constexpr std::size_t longest = 5;
    if (text.size() > longest)
        return nullptr;
    auto const capitals = static_cast<std::size_t>(std::ranges::count_if(text, is_capital));
    if (capitals != 0 and capitals != text.size() and (capitals != 1 or not is_capital(text.front())))
        return nullptr;
    auto const* const found =
        std::ranges::find_if(words, [&](Word const& word) { return std::ranges::equal(text, word.text, {}, small); });
    return found == words.end() ? nullptr : found;
}

struct Base {
    std::string_view prefix;
    int base;
};
constexpr std::array bases{Base{"0x", 16}, Base{"0X", 16}, Base{"0b", 2}, Base{"0B", 2},
                           Base{"0o", 8},  Base{"0O", 8},  Base{"0", 8}};

/// The value of `0x1F`, `0b11`, `0o17` and `017`, as decimal digits; nothing where it is none of them.
std::optional<std::string> other_base(std::string_view digits) {
    for (auto const& [prefix, base] : bases) {
        if (not digits.starts_with(prefix) or digits.size() == prefix.size())
            continue;
        std::uint64_t value = 0;
        auto const* const end = digits.data() + digits.size();
        auto const [stop, error] = std::from_chars(digits.data() + prefix.size(), end, value, base);
        if (stop == end and error == std::errc())
            return std::to_string(value);
    }
    return {};
}

/// `12`, `1.5`, `.5`, `5.`, `1e-3`, as JSON writes them; nothing where it is none of them.
std::optional<std::string> decimal(std::string_view text) {
    std::size_t at = 0;
    auto const digits = [&] {
        auto const begin = at;
        while (at < text.size() and is_digit(text[at]))
            ++at;
        return text.substr(begin, at - begin);
    };
    auto whole = digits();
    auto const dot = at < text.size() and text[at] == '.';
    at += dot ? 1 : 0;
    auto const decimals = dot ? digits() : std::string_view();
    if (whole.empty() and decimals.empty())
        return {};
    auto const exponent = text.substr(at);
    if (not exponent.empty()) {
        at += small(text[at]) == 'e' ? 1 : 0;
        at += at > 0 and at < text.size() and (text[at] == '+' or text[at] == '-') ? 1 : 0;
        if (small(exponent.front()) != 'e' or digits().empty() or at != text.size())
            return {};
    }
    whole.remove_prefix(std::min(whole.find_first_not_of('0'), whole.empty() ? 0 : whole.size() - 1));
    std::string number(whole.empty() ? "0" : whole);
    if (not decimals.empty())
        number.append(".").append(decimals);
    return number.append(exponent);
}

}  // namespace

YamlScalar plain_yaml_scalar(std::string_view text) {
    if (auto const* const found = word(text))
        return {found->form, found->truth};
    auto const is_signed = text.front() == '-' or text.front() == '+';
    auto const first = is_signed ? text.substr(1, 1) : text.substr(0, 1);
    if (first.empty() or not(is_digit(first.front()) or first.front() == '.'))
        return {};
    std::string plain(text.substr(is_signed ? 1 : 0));
    std::erase(plain, '_');
    auto digits = other_base(plain);
    if (not digits)
        digits = decimal(plain);
    if (not digits)
        return {};
    return {Form::number, false, (text.front() == '-' ? "-" : "") + *digits};
}

bool is_read_otherwise_elsewhere(std::string_view text) {
    if (auto const* const found = word(text))
        return not found->in_both;
    if (plain_yaml_scalar(text).form != Form::number)
        return false;
    auto const digits = text.substr(text.find_first_not_of("+-"));
    auto const prefix = digits.size() > 1 and digits.front() == '0' ? digits[1] : '.';
    return digits.find('_') != std::string_view::npos or is_digit(prefix) or small(prefix) == 'b';
}

}  // namespace proviso
