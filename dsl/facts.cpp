#include "dsl/facts.hpp"

#include "dsl/layout.hpp"
#include "dsl/text.hpp"

#include <array>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 6> verbs{"is", "is not", "are", "are not", "has been", "has not been"};
constexpr std::size_t most_words = 12;  ///< of a fact said in other ways, and of a verb phrase

bool has_word(std::string_view text, std::string_view wanted) {
    while (not text.empty()) {
        text.remove_prefix(blank_length(text));
        auto const length = std::max<std::size_t>(word_length(text), 1);
        if (same_word(text.substr(0, length), wanted))
            return true;
        text.remove_prefix(std::min(length, text.size()));
    }
    return false;
}

}  // namespace

std::vector<std::string> ways_to_say(std::string_view term) {
    std::vector<std::string> ways;
    std::size_t words = 1;
    for (auto gap = term.find(' '); gap != term.npos and words < most_words; gap = term.find(' ', gap + 1), ++words)
        for (auto const verb : verbs)
            ways.push_back(std::string(term.substr(0, gap + 1)).append(verb).append(term.substr(gap)));
    return ways;
}

std::optional<ast::FactIs> read_fact(Reader& in) {
    auto reader = in;
    auto const from = reader.skip_blanks().at();
    auto const denied = reader.take(Keyword::not_);
    auto const name_from = reader.skip_blanks().at();
    auto const match = reader.take(NameKinds{NameKind::fact});
    if (not match)
        return std::nullopt;
    auto const denied_inside = has_word({name_from, match->length}, "not") and not has_word(match->name, "not");
    if (denied and denied_inside)
        return std::nullopt;
    in = reader;
    return ast::FactIs{
        reader.since(from), denied or denied_inside, {reader.since(name_from), std::string(match->name), false}};
}

std::optional<ast::Name> read_event(Reader& in) {
    auto reader = in;
    (void)reader.take(Keyword::the);
    auto const from = reader.skip_blanks().at();
    auto fact = read_fact(reader);
    if (fact and fact->negated)
        reader.refuse(Kind::not_supported, from, "a bound at the day on which a fact ceases cannot be judged yet",
                      "name a fact that becomes true on that day");
    if (fact) {
        in = reader;
        return std::move(fact->fact);
    }
    auto const match = reader.take(NameKinds{NameKind::term});
    if (not match)
        return std::nullopt;
    in = reader;
    return ast::Name{reader.since(from), std::string(match->name), false};
}

std::optional<ast::Name> read_phrase_outside(Reader& in) {
    auto reader = in;
    auto const from = reader.skip_blanks().at();
    std::string inside;
    for (std::size_t words = 0; words < most_words and not reader.take(Keyword::outside); ++words) {
        auto const word = reader.take_word();
        if (word.empty())
            return std::nullopt;
        inside.append(word).append(" ");
    }
    auto const phrase = reader.look_up(inside.append(text_of(Keyword::in)), NameKinds{NameKind::phrase});
    if (not phrase)
        return std::nullopt;
    in = reader;
    return ast::Name{reader.since(from), std::string(*phrase), false};
}

std::optional<ast::Name> read_phrase_alone(Reader& in) {
    auto reader = in;
    auto const from = reader.skip_blanks().at();
    std::optional<ast::Name> longest;
    std::string phrase;
    bool alone = false;
    for (std::size_t words = 0; words < most_words; ++words) {
        if (not alone and reader.take(Keyword::exclusively)) {
            alone = true;
        } else {
            auto const word = reader.take_word();
            if (word.empty())
                break;
            phrase.append(phrase.empty() ? "" : " ").append(word);
        }
        auto const known = alone ? reader.look_up(phrase, NameKinds{NameKind::phrase}) : std::nullopt;
        if (not known)
            continue;
        in = reader;
        longest = ast::Name{reader.since(from), std::string(*known), false};
    }
    return longest;
}

std::optional<std::string> read_free_text(Reader& in) {
    auto reader = in;
    auto const from = reader.skip_blanks().at();
    for (auto rest = reader.rest(); not rest.empty(); rest = reader.rest()) {
        auto const after = rest.substr(1);
        auto const line = after.substr(blank_length_on_line(after));
        auto const ends = rest.front() == '.' and (line.empty() or line.front() == '\n' or line.front() == '#' or
                                                   (line.size() < after.size() and begins_statement(line)));
        if (ends)
            break;
        reader.advance(1);
    }
    auto text = one_line({from, static_cast<std::size_t>(reader.at() - from)});
    if (text.empty())
        return std::nullopt;
    in = reader;
    return text;
}

}  // namespace proviso
