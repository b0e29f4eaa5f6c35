#include "engine/check/wording.hpp"

#include "dsl/lexicon.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace proviso {
namespace {

struct Said {
    Relation relation;
    std::string_view amount, date;
};

constexpr std::array<Said, 5> relations{{
    {Relation::equal, "exactly", "on"},
    {Relation::less, "less than", "before"},
    {Relation::at_most, "at most", "on or before"},
    {Relation::more, "more than", "after"},
    {Relation::at_least, "at least", "on or after"},
}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 15> imperatives{{
    {"hosted", "host"},
    {"deployed", "deploy"},
    {"located", "locate"},
    {"stored", "store"},
    {"run", "run"},
    {"sold", "sell"},
    {"resold", "resell"},
    {"distributed", "distribute"},
    {"offered", "offer"},
    {"provided", "provide"},
    {"delivered", "deliver"},
    {"exposed", "expose"},
    {"served", "serve"},
    {"used", "use"},
    {"powered", "power"},
}};

/// What may trail a sentence after a comma without being its rule.
constexpr std::array<std::string_view, 13> trailing{
    "except",        "unless",     "until",           "from",       "during",    "if",           "when",
    "provided that", "so long as", "notwithstanding", "subject to", "including", "but excluding"};

bool is_upper(char c) { return c >= 'A' and c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' and c <= 'z'; }

bool begins_with_word(std::string_view text, std::string_view words) {
    return fold(text.substr(0, words.size())) == words and (text.size() == words.size() or text[words.size()] == ' ');
}

bool trails(std::string_view part) {
    return std::any_of(trailing.begin(), trailing.end(), [&](auto words) { return begins_with_word(part, words); });
}

std::string_view without_trailing(std::string_view statement) {
    auto quoted = false;
    for (std::size_t i = 1; i + 2 < statement.size(); ++i) {
        quoted ^= statement[i] == '"';
        if (not quoted and statement[i] == ',' and trails(statement.substr(i + 2)))
            return statement.substr(0, i);
    }
    return statement;
}

/// Whether the sentence begins with a value that is written with a capital.
bool begins_with_name(std::string_view text, Vocabulary const& vocabulary) {
    for (auto end = text.find(' '); end < text.size() and end < 40; end = text.find(' ', end + 1))
        for (auto const& meaning : vocabulary.values_named(text.substr(0, end)))
            if (meaning.group or std::any_of(meaning.values.begin(), meaning.values.end(), [](auto const& value) {
                    return not value.empty() and is_upper(value[0]);
                }))
                return true;
    return false;
}

}  // namespace

std::string joined(std::vector<std::string> const& items, std::string_view connective, std::size_t most) {
    std::string out;
    auto const shown = std::min(items.size(), most);
    for (std::size_t i = 0; i < shown; ++i) {
        auto const last = i + 1 == items.size();
        out += i == 0 ? "" : last ? " " + std::string(connective) + " " : ", ";
        out += items[i];
    }
    if (shown < items.size())
        out += " " + std::string(connective) + " " + std::to_string(items.size() - shown) + " more";
    return out;
}

std::string percent_words(Decimal share) {
    auto const in_percent = multiply(share, Decimal{100});
    return in_percent ? in_percent->text() + "%" : share.text() + " times";
}

std::string_view relation_words(Relation relation) { return relations[static_cast<std::size_t>(relation)].amount; }

std::string_view date_words(Relation relation) { return relations[static_cast<std::size_t>(relation)].date; }

std::string amount_text(Field const& field, Decimal amount, Per per) {
    auto unit = field.unit;
    unit.per = per;
    auto out = text(Quantity{amount, unit});
    if (not field.unit_noun.empty() and unit.dimension == Dimension::count)
        out += " " + (amount == Decimal{1} ? field.unit_noun : plural(field.unit_noun));
    return out;
}

std::string short_statement(std::string_view statement, Vocabulary const& vocabulary) {
    std::string out(trails(statement) ? statement : without_trailing(statement));
    auto const acronym = out.size() > 1 and not is_lower(out[1]) and out[1] != ' ';
    if (not out.empty() and is_upper(out[0]) and not acronym and not begins_with_name(out, vocabulary))
        out[0] = static_cast<char>(out[0] - 'A' + 'a');
    return out;
}

std::string_view phrase(Field const& field) {
    return field.phrases.empty() ? std::string_view{} : std::string_view(field.phrases.front());
}

std::string indicative(Field const& field) {
    auto const first = phrase(field);
    auto const verb = first.substr(0, first.find(' '));
    if (verb.ends_with("ing")) {
        auto const stem = std::string(verb.substr(0, verb.size() - 3));
        auto const rest = std::string(first.substr(verb.size()));
        for (auto const& said : {stem + "s" + rest, stem + "es" + rest})
            if (std::find(field.phrases.begin(), field.phrases.end(), said) != field.phrases.end())
                return said;
    }
    return "is " + std::string(first);
}

std::string_view imperative(std::string_view phrase) {
    auto const verb = phrase.substr(0, phrase.find(' '));
    auto const at =
        std::find_if(imperatives.begin(), imperatives.end(), [&](auto const& row) { return row.first == verb; });
    return at == imperatives.end() ? std::string_view{} : at->second;
}

}  // namespace proviso
