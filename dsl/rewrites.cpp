#include "dsl/rewrites.hpp"

#include "dsl/amounts.hpp"
#include "dsl/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 6> modals{"must", "shall", "may", "will", "are", "is"};

bool is_blank(char c) { return c == ' '; }
bool is_space_or_comma(char c) { return c == ' ' or c == ','; }

std::string_view without_end(std::string_view text, bool (*drop)(char)) {
    while (not text.empty() and drop(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string_view without_begin(std::string_view text, bool (*drop)(char)) {
    while (not text.empty() and drop(text.front()))
        text.remove_prefix(1);
    return text;
}

bool is_sign(char c) { return c == ',' or c == '.' or c == ';'; }

void append(std::string& text, std::string_view more) {
    if (not text.empty() and not more.empty() and not is_sign(more.front()))
        text += ' ';
    text += more;
}

std::string capitalised(std::string text) {
    if (not text.empty() and text[0] >= 'a' and text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

/// The first word begins no sentence any more: in lower case, but for names such as `API`.
std::string lowered(std::string_view text) {
    std::string result(text);
    auto const word = text.substr(0, word_length(text));
    if (std::all_of(word.begin() + (word.empty() ? 0 : 1), word.end(), [](char c) { return c == lower(c); }) and
        not result.empty())
        result[0] = lower(result[0]);
    return result;
}

/// The parts as one text; a comma that stood for what is left out goes with it.
std::string joined(std::string_view before, std::string_view middle, std::string_view after) {
    before = without_end(before, is_blank);
    after = without_begin(after, is_blank);
    if (middle.empty() and (after.empty() or is_sign(after.front())))
        before = without_end(before, is_space_or_comma);
    if (before.ends_with(',') and middle.starts_with(','))
        before.remove_suffix(1);
    if (before.empty()) {
        middle = without_begin(middle, is_space_or_comma);
        after = middle.empty() ? without_begin(after, is_space_or_comma) : after;
    }
    std::string text(before);
    append(text, middle);
    append(text, after);
    return before.empty() ? capitalised(std::move(text)) : text;
}

struct Word {
    std::size_t at, length;
};

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    for (std::size_t at = 0; at < text.size();) {
        auto const length = word_length(text.substr(at));
        if (length != 0)
            words.push_back({at, length});
        at += length != 0 ? length : first_code_point(text.substr(at)).length;
    }
    return words;
}

/// Where the verb of the sentence begins; npos where none is seen.
std::size_t modal_at(std::string_view text) {
    for (auto const& word : words_of(text))
        if (std::ranges::any_of(modals, [&](auto m) { return same_word(text.substr(word.at, word.length), m); }))
            return word.at;
    return text.npos;
}

std::string inserted(std::string_view text, std::size_t at, std::string_view more) {
    return joined(text.substr(0, at), more, text.substr(at));
}

/// Where the sentence ends, before its full stop.
std::size_t stop_of(std::string_view text) { return text.ends_with('.') ? text.size() - 1 : text.size(); }

/// `text` with every ` from ` as ` to `.
std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

struct Figures {
    std::size_t begin, end;  ///< in the text
    std::int64_t value;      ///< without the decimal point
    std::size_t decimals;
    bool grouped;  ///< `1,250,000`
};

/// The first number in figures; nothing where there is none, or one too long to be reckoned with.
std::optional<Figures> figures_in(std::string_view text) {
    constexpr std::size_t most_digits = 15;
    constexpr std::string_view digits = "0123456789";
    auto const begin = std::min(text.find_first_of(digits), text.size());
    auto const number = text.substr(begin, text.find_first_not_of("0123456789.,_", begin) - begin);
    auto const written = without_end(number, is_sign);
    auto const point = written.find('.');
    std::string figures(written);
    std::erase_if(figures, [](char c) { return not is_digit(c); });
    std::int64_t value = 0;
    if (figures.empty() or figures.size() > most_digits)
        return {};
    std::from_chars(figures.data(), figures.data() + figures.size(), value);
    return Figures{begin, begin + written.size(), value, point == text.npos ? 0 : written.size() - point - 1,
                   written.find(',') != written.npos};
}

/// `value` with so many decimals, without zeros at their end: 18 with one is `1.8`, 180 with one `18`.
std::string in_figures(std::int64_t value, std::size_t decimals, bool grouped) {
    auto text = std::to_string(value);
    if (text.size() <= decimals)
        text.insert(0, decimals + 1 - text.size(), '0');
    text.insert(text.size() - decimals, ".");
    text.erase(text.find_last_not_of('0') + 1);
    auto const point = text.find('.');
    for (auto at = point; grouped and at > 3; at -= 3)
        text.insert(at - 3, ",");
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}

}  // namespace

std::vector<std::string_view> split_at_bars(std::string_view text) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        auto const end = std::min(text.find('|', begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

std::vector<std::string> no_rewrite(RefusedPlace const&) { return {}; }

std::vector<std::string> put_instead(RefusedPlace const& place) {
    std::vector<std::string> attempts;
    for (auto const put : split_at_bars(place.put))
        attempts.push_back(joined(place.before, put, place.after));
    if (place.put.empty() and place.after.starts_with(','))  // one of two commas has gone: both
        attempts.push_back(joined(without_end(place.before, is_space_or_comma), "", place.after.substr(1)));
    return attempts;
}

std::vector<std::string> close_list(RefusedPlace const& place) {
    auto after = place.after;
    if (after.starts_with('.') and after.size() > 1)  // that of `etc.`, and the sentence goes on
        after.remove_prefix(1);
    after = without_begin(after, is_space_or_comma);
    auto const list = without_end(place.before, is_space_or_comma);
    std::vector<std::string> attempts;
    auto const comma = list.rfind(", ");
    auto const last = list.substr(comma == list.npos ? 0 : comma);
    if (comma != list.npos and last.find(" and ") == last.npos and last.find(" or ") == last.npos)
        for (std::string_view const word : {" or ", " and "})
            attempts.push_back(joined(
                std::string(list.substr(0, comma)) + std::string(word) + std::string(last.substr(2)), "", after));
    attempts.push_back(joined(list, "", after));
    return attempts;
}

std::vector<std::string> say_pairs(RefusedPlace const& place) {
    constexpr std::size_t longest_name = 3;  // words
    constexpr std::string_view link = " and ";
    auto const text = without_end(place.before, is_space_or_comma);
    auto const first = text.find(link), second = text.rfind(link);
    std::vector<std::string> attempts;
    if (first == text.npos or first == second or place.after.size() > 1)
        return {joined(place.before, "", place.after)};
    auto const one = text.substr(0, first), four = text.substr(second + link.size());
    auto const between = text.substr(first + link.size(), second - first - link.size());
    auto const words = words_of(between);
    for (std::size_t head = 1; head <= longest_name and head < words.size(); ++head)
        for (std::size_t tail = 1; tail <= longest_name and head + tail < words.size(); ++tail) {
            auto const begin = words[head].at, end = words[words.size() - tail].at;
            std::string const middle(between.substr(begin, end - begin));
            attempts.push_back("(a) " + std::string(one) + " " + middle + std::string(between.substr(end)) +
                               "; and (b) " + std::string(between.substr(0, begin)) + middle + std::string(four) + ".");
        }
    return attempts;
}

std::vector<std::string> name_day(RefusedPlace const& place) {
    auto const text = joined(place.before, "", place.after);
    return {inserted(text, stop_of(text), ", from [TBD]"), inserted(text, stop_of(text), "by [TBD]")};
}

std::vector<std::string> name_amount(RefusedPlace const& place) {
    constexpr std::string_view measured = "with a capacity of at least [TBD]";
    auto const modal = modal_at(place.after);
    auto const at = modal != place.after.npos ? modal : stop_of(place.after);
    return {joined(place.before, "", inserted(place.after, at, measured))};
}

std::vector<std::string> name_share(RefusedPlace const& place) {
    return {"At least 90% of " + lowered(joined(place.before, "", place.after))};
}

std::vector<std::string> name_margin(RefusedPlace const& place) {
    auto const after = without_begin(place.after, is_blank);
    Reader reader(place.lexicon, after.data(), after.data(), after.data() + after.size());
    auto const amount = read_amount(reader);
    auto const length = static_cast<std::size_t>(reader.at() - after.data());
    auto const figures = figures_in(after.substr(0, length));
    if (not amount or not figures)
        return {};
    auto const with = [&](std::int64_t tenths) {
        return std::string(after.substr(0, figures->begin)) +
               in_figures(tenths, figures->decimals + 1, figures->grouped) +
               std::string(after.substr(figures->end, length - figures->end));
    };
    bool const counted = amount->unit.empty() and amount->number.power == 0 and figures->decimals == 0;
    auto const low = counted ? figures->value * 9 / 10 * 10 : figures->value * 9;
    auto const high = counted ? (figures->value * 11 + 9) / 10 * 10 : figures->value * 11;
    return {joined(place.before, "between " + with(low) + " and " + with(high), after.substr(length))};
}

std::vector<std::string> deny_list(RefusedPlace const& place) {
    auto text = replaced(joined(place.before, "", place.after), " nor ", " and ");
    auto const modal = modal_at(text);
    if (modal == text.npos)
        return {};
    auto const word = word_length(std::string_view(text).substr(modal));
    return {text.substr(0, modal) + "must not" + text.substr(modal + word)};
}

std::vector<std::string> say_total(RefusedPlace const& place) {
    constexpr std::string_view of = " of ";
    auto const modal = modal_at(place.before);
    auto const field = place.after.find(of);
    if (modal == place.before.npos or field == place.after.npos)
        return {};
    auto const subject = lowered(without_end(place.before.substr(0, modal), is_blank));
    return {"The total" + std::string(place.after.substr(0, field)) + std::string(of) + subject + " " +
            std::string(without_end(place.before.substr(modal), is_blank)) + " be " +
            std::string(place.after.substr(field + of.size()))};
}

}  // namespace proviso
