// How units are spelled.
#include "engine/values/scales.hpp"

#include <algorithm>

namespace proviso {
namespace {

struct Spelling {
    std::string_view text;  ///< as people write it; compared without regard to ASCII case
    Dimension dimension;
    std::uint8_t scale = 0;
    std::string_view currency = {};  ///< "$": whatever `$` stands for
};

// NOLINTBEGIN(cppcoreguidelines-avoid-magic-numbers): rows of the tables above
constexpr std::array measures{
    Spelling{"W", Dimension::power, 0},
    Spelling{"watt", Dimension::power, 0},
    Spelling{"watts", Dimension::power, 0},
    Spelling{"kW", Dimension::power, 1},
    Spelling{"kilowatt", Dimension::power, 1},
    Spelling{"kilowatts", Dimension::power, 1},
    Spelling{"MW", Dimension::power, 2},
    Spelling{"megawatt", Dimension::power, 2},
    Spelling{"megawatts", Dimension::power, 2},
    Spelling{"GW", Dimension::power, 3},
    Spelling{"gigawatt", Dimension::power, 3},
    Spelling{"gigawatts", Dimension::power, 3},
    Spelling{"TW", Dimension::power, 4},
    Spelling{"terawatt", Dimension::power, 4},
    Spelling{"terawatts", Dimension::power, 4},
    Spelling{"byte", Dimension::information, 0},
    Spelling{"bytes", Dimension::information, 0},
    Spelling{"kB", Dimension::information, 1},
    Spelling{"kilobyte", Dimension::information, 1},
    Spelling{"kilobytes", Dimension::information, 1},
    Spelling{"MB", Dimension::information, 2},
    Spelling{"megabyte", Dimension::information, 2},
    Spelling{"megabytes", Dimension::information, 2},
    Spelling{"GB", Dimension::information, 3},
    Spelling{"gigabyte", Dimension::information, 3},
    Spelling{"gigabytes", Dimension::information, 3},
    Spelling{"TB", Dimension::information, 4},
    Spelling{"terabyte", Dimension::information, 4},
    Spelling{"terabytes", Dimension::information, 4},
    Spelling{"PB", Dimension::information, 5},
    Spelling{"petabyte", Dimension::information, 5},
    Spelling{"petabytes", Dimension::information, 5},
    Spelling{"EB", Dimension::information, 6},
    Spelling{"exabyte", Dimension::information, 6},
    Spelling{"exabytes", Dimension::information, 6},
    Spelling{"KiB", Dimension::information, 7},
    Spelling{"kibibyte", Dimension::information, 7},
    Spelling{"kibibytes", Dimension::information, 7},
    Spelling{"MiB", Dimension::information, 8},
    Spelling{"mebibyte", Dimension::information, 8},
    Spelling{"mebibytes", Dimension::information, 8},
    Spelling{"GiB", Dimension::information, 9},
    Spelling{"gibibyte", Dimension::information, 9},
    Spelling{"gibibytes", Dimension::information, 9},
    Spelling{"TiB", Dimension::information, 10},
    Spelling{"tebibyte", Dimension::information, 10},
    Spelling{"tebibytes", Dimension::information, 10},
    Spelling{"PiB", Dimension::information, 11},
    Spelling{"pebibyte", Dimension::information, 11},
    Spelling{"pebibytes", Dimension::information, 11},
    Spelling{"EiB", Dimension::information, 12},
    Spelling{"exbibyte", Dimension::information, 12},
    Spelling{"exbibytes", Dimension::information, 12},
    Spelling{"%", Dimension::percent},
    Spelling{"percent", Dimension::percent},
    Spelling{"per cent", Dimension::percent},
    Spelling{"second", Dimension::time, 0},
    Spelling{"seconds", Dimension::time, 0},
    Spelling{"minute", Dimension::time, 1},
    Spelling{"minutes", Dimension::time, 1},
    Spelling{"h", Dimension::time, 2},
    Spelling{"hour", Dimension::time, 2},
    Spelling{"hours", Dimension::time, 2},
    Spelling{"day", Dimension::time, 3},
    Spelling{"days", Dimension::time, 3},
    Spelling{"week", Dimension::time, 4},
    Spelling{"weeks", Dimension::time, 4},
    Spelling{"month", Dimension::calendar, 0},
    Spelling{"months", Dimension::calendar, 0},
    Spelling{"year", Dimension::calendar, 1},
    Spelling{"years", Dimension::calendar, 1},
};

constexpr std::array currency_names{
    Spelling{"$", Dimension::money, 0, "$"},
    Spelling{"dollar", Dimension::money, 0, "$"},
    Spelling{"dollars", Dimension::money, 0, "$"},
    Spelling{"US$", Dimension::money, 0, "USD"},
    Spelling{"US dollar", Dimension::money, 0, "USD"},
    Spelling{"US dollars", Dimension::money, 0, "USD"},
    Spelling{"U.S. dollar", Dimension::money, 0, "USD"},
    Spelling{"U.S. dollars", Dimension::money, 0, "USD"},
    Spelling{"United States dollars", Dimension::money, 0, "USD"},
    Spelling{"€", Dimension::money, 0, "EUR"},
    Spelling{"euro", Dimension::money, 0, "EUR"},
    Spelling{"euros", Dimension::money, 0, "EUR"},
    Spelling{"£", Dimension::money, 0, "GBP"},
    Spelling{"pound sterling", Dimension::money, 0, "GBP"},
    Spelling{"pounds sterling", Dimension::money, 0, "GBP"},
    Spelling{"¥", Dimension::money, 0, "JPY"},
    Spelling{"yen", Dimension::money, 0, "JPY"},
    Spelling{"yuan", Dimension::money, 0, "CNY"},
    Spelling{"renminbi", Dimension::money, 0, "CNY"},
    Spelling{"A$", Dimension::money, 0, "AUD"},
    Spelling{"Australian dollars", Dimension::money, 0, "AUD"},
    Spelling{"C$", Dimension::money, 0, "CAD"},
    Spelling{"Canadian dollars", Dimension::money, 0, "CAD"},
    Spelling{"HK$", Dimension::money, 0, "HKD"},
    Spelling{"Hong Kong dollars", Dimension::money, 0, "HKD"},
    Spelling{"NZ$", Dimension::money, 0, "NZD"},
    Spelling{"New Zealand dollars", Dimension::money, 0, "NZD"},
    Spelling{"S$", Dimension::money, 0, "SGD"},
    Spelling{"Singapore dollars", Dimension::money, 0, "SGD"},
    Spelling{"Swiss francs", Dimension::money, 0, "CHF"},
    Spelling{"₹", Dimension::money, 0, "INR"},
    Spelling{"₩", Dimension::money, 0, "KRW"},
};
// NOLINTEND(cppcoreguidelines-avoid-magic-numbers)

// ISO 4217, the most traded first. Left out where the code is an English word of contracts (ALL, TOP, MAD).
constexpr std::array<std::string_view, 45> currency_codes{
    "USD", "EUR", "GBP", "JPY", "CNY", "CHF", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "KRW", "INR", "SEK",
    "NOK", "DKK", "ISK", "PLN", "CZK", "HUF", "RON", "BGN", "RSD", "UAH", "TRY", "ILS", "AED", "SAR", "QAR",
    "KWD", "BHD", "OMR", "EGP", "ZAR", "NGN", "KES", "BRL", "MXN", "ARS", "CLP", "COP", "PEN", "THB", "IDR",
};
constexpr std::array<std::string_view, 6> more_currency_codes{"MYR", "PHP", "VND", "PKR", "BDT", "LKR"};

constexpr std::size_t spelling_count =
    measures.size() + currency_names.size() + currency_codes.size() + more_currency_codes.size();

constexpr std::array<Spelling, spelling_count> all_spellings = [] {
    std::array<Spelling, spelling_count> all{};
    std::size_t n = 0;
    for (auto const& spelling : measures)
        all[n++] = spelling;
    for (auto const& spelling : currency_names)
        all[n++] = spelling;
    for (auto const code : currency_codes)
        all[n++] = {code, Dimension::money, 0, code};
    for (auto const code : more_currency_codes)
        all[n++] = {code, Dimension::money, 0, code};
    return all;
}();

constexpr std::array<std::string_view, spelling_count> spelling_texts = [] {
    std::array<std::string_view, spelling_count> texts{};
    std::ranges::transform(all_spellings, texts.begin(), &Spelling::text);
    return texts;
}();

constexpr char lower(char c) { return c >= 'A' and c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

constexpr bool folded_less(std::string_view a, std::string_view b) {
    return std::ranges::lexicographical_compare(a, b, {}, lower, lower);
}

constexpr auto sorted_spellings = [] {
    auto sorted = all_spellings;
    std::ranges::sort(sorted, folded_less, &Spelling::text);
    return sorted;
}();

/// `text` without white space around it and with one space for each run inside; no-break spaces are spaces.
/// Nothing where it is longer than any unit.
class Squeezed {
public:
    explicit Squeezed(std::string_view text) {
        bool gap = false;
        for (std::size_t i = 0; i < text.size(); ++i) {
            auto const no_break = text.substr(i).starts_with("\xC2\xA0");
            if (no_break or text[i] == ' ' or text[i] == '\t' or text[i] == '\n' or text[i] == '\r') {
                gap = size_ != 0;
                i += no_break ? 1 : 0;
                continue;
            }
            if (gap)
                put(' ');
            gap = false;
            put(text[i]);
        }
    }
    std::string_view text() const { return fits_ ? std::string_view(characters_.data(), size_) : "?"; }

private:
    void put(char c) {
        fits_ = fits_ and size_ < characters_.size();
        if (fits_)
            characters_[size_++] = c;
    }

    std::array<char, 64> characters_{};
    std::size_t size_ = 0;
    bool fits_ = true;
};

struct PerSpelling {
    std::string_view text;  ///< at the end of a unit; lower case
    Per per;
};

constexpr std::array per_spellings{
    PerSpelling{"per hour", Per::hour},  PerSpelling{"an hour", Per::hour},     PerSpelling{"each hour", Per::hour},
    PerSpelling{"/hour", Per::hour},     PerSpelling{"/h", Per::hour},          PerSpelling{"hourly", Per::hour},
    PerSpelling{"per day", Per::day},    PerSpelling{"a day", Per::day},        PerSpelling{"each day", Per::day},
    PerSpelling{"/day", Per::day},       PerSpelling{"daily", Per::day},        PerSpelling{"per month", Per::month},
    PerSpelling{"a month", Per::month},  PerSpelling{"each month", Per::month}, PerSpelling{"/month", Per::month},
    PerSpelling{"monthly", Per::month},  PerSpelling{"per year", Per::year},    PerSpelling{"a year", Per::year},
    PerSpelling{"each year", Per::year}, PerSpelling{"/year", Per::year},       PerSpelling{"per annum", Per::year},
    PerSpelling{"annually", Per::year},  PerSpelling{"yearly", Per::year},
};

bool same_letters(std::string_view a, std::string_view b) { return std::ranges::equal(a, b, {}, lower, lower); }

/// Takes `per month`, `/month`, `a month` … off the end of `text`.
Per take_per(std::string_view& text) {
    for (auto const& [spelling, per] : per_spellings) {
        if (text.size() < spelling.size())
            continue;
        auto const at = text.size() - spelling.size();
        if (not same_letters(text.substr(at), spelling))
            continue;
        if (spelling.front() != '/' and at != 0 and text[at - 1] != ' ')
            continue;
        text = text.substr(0, at);
        while (text.ends_with(' '))
            text.remove_suffix(1);
        return per;
    }
    return Per::none;
}

/// `Mb` is megabits to those who care, and `mW` thousandths of a watt.
bool means_something_else(std::string_view text) {
    return text == "mW" or (text.size() == 2 and text[1] == 'b' and text[0] >= 'A' and text[0] <= 'Z');
}

std::optional<Unit> plain_unit(std::string_view text, std::string_view dollar) {
    if (means_something_else(text))
        return {};
    if (text == "B")  // not among the spellings: after a number it may be meant for billion
        return Unit{Dimension::information};
    auto const found = std::ranges::lower_bound(sorted_spellings, text, folded_less, &Spelling::text);
    if (found == sorted_spellings.end() or not same_letters(found->text, text))
        return {};
    Unit unit{found->dimension, found->scale};
    auto const code = found->currency == "$" ? dollar : found->currency;
    std::ranges::copy_n(code.begin(), static_cast<std::ptrdiff_t>(std::min<std::size_t>(code.size(), 3)),
                        unit.currency.begin());
    return unit;
}

}  // namespace

std::optional<Unit> parse_unit(std::string_view text, std::string_view dollar) {
    Squeezed const squeezed(text);
    auto rest = squeezed.text();
    if (auto unit = plain_unit(rest, dollar))
        return unit;
    auto const per = take_per(rest);
    if (rest.empty())
        return Unit{.per = per};
    if (per == Per::none)
        return {};
    auto unit = plain_unit(rest, dollar);
    if (not unit or unit->dimension == Dimension::time or unit->dimension == Dimension::calendar)
        return {};
    unit->per = per;
    return unit;
}

std::span<std::string_view const> unit_spellings() { return spelling_texts; }

}  // namespace proviso
