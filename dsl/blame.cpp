#include "dsl/blame.hpp"

#include "dsl/distance.hpp"
#include "dsl/layout.hpp"
#include "dsl/offer.hpp"
#include "dsl/reader.hpp"
#include "dsl/slips.hpp"
#include "dsl/text.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

constexpr std::size_t most_words = 4;           ///< of an unknown name
constexpr std::size_t longest_sentence = 4000;  ///< bytes searched for refused wordings

constexpr NameKinds things{NameKind::noun, NameKind::fact, NameKind::term, NameKind::value, NameKind::field};

struct KindName {
    NameKind kind;
    std::string_view called;
};

constexpr std::array kind_names{KindName{NameKind::noun, "a class of records"},
                                KindName{NameKind::term, "a defined term"},
                                KindName{NameKind::fact, "a fact"},
                                KindName{NameKind::field, "a field"},
                                KindName{NameKind::value, "a value"},
                                KindName{NameKind::phrase, "a verb"},
                                KindName{NameKind::adjective, "a property"}};

std::uint32_t size32(std::size_t n) { return static_cast<std::uint32_t>(n); }

bool is_capital(char c) { return c != lower(c); }

/// The keyword of one word that `word` may be a slip of; empty where none is near.
std::string_view nearest_keyword(std::string_view word) {
    std::string_view best;
    std::size_t least = 2;
    Nearness const near(fold(word));
    for (auto const keyword : single_word_keywords())
        if (auto const distance = near.distance(keyword); distance and *distance < least) {
            least = *distance;
            best = keyword;
        }
    return best;
}

/// `a, b or c`
std::string listed(std::vector<std::string> const& items) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i)
        text += (i == 0 ? "" : i + 1 == items.size() ? " or " : ", ") + items[i];
    return text;
}

/// Whether the point at `stop` is that of `etc.` inside a sentence.
bool goes_on(std::string_view text, std::size_t stop) {
    auto const next = text.find_first_not_of(" \t\r\n", stop + 1);
    return text.substr(0, stop).ends_with("etc") and next != text.npos and text[next] >= 'a' and text[next] <= 'z';
}

class Blame {
public:
    Blame(Source const& source, Span statement, Expectations const& missed, Lexicon const& lexicon, bool suggest)
        : source_(source), statement_(statement), missed_(missed), lexicon_(lexicon), suggest_(suggest),
          at_(size32(static_cast<std::size_t>(missed.at() - source.text().data()))) {}

    Diagnostic diagnose() const {
        if (auto found = refused_wording())
            return *found;
        if (at_ == first_word())
            return no_statement();
        if (auto found = unknown_name())
            return *found;
        return something_else();
    }

private:
    std::string_view rest() const { return source_.text({at_, statement_.end}); }

    std::uint32_t first_word() const { return statement_.begin + size32(blank_length(source_.text(statement_))); }

    Diagnostic make(Kind kind, Span where, std::string message, std::string help = {}) const {
        return {kind, {excerpt(source_, where), std::move(message)}, {}, std::move(help)};
    }

    /// The sentence around the place: from the last `.`, `;` or `:` before it to the first after it.
    Span sentence() const {
        auto const text = source_.text(statement_);
        auto const ends = [&](std::size_t i) {
            return (text[i] == '.' or text[i] == ';' or text[i] == ':') and not goes_on(text, i) and
                   (i + 1 == text.size() or is_space(first_code_point(text.substr(i + 1)).value));
        };
        std::size_t const here = std::min<std::size_t>(at_ - statement_.begin, text.size());
        auto begin = here, end = here;
        while (begin > 0 and here - begin < longest_sentence and not ends(begin - 1))
            --begin;
        while (end < text.size() and end - here < longest_sentence and not ends(end))
            ++end;
        if (end < text.size())
            ++end;
        return {statement_.begin + size32(begin), statement_.begin + size32(end)};
    }

    std::optional<Diagnostic> refused_wording() const {
        auto const part = sentence();
        auto const found = find_refused(source_.text(part));
        if (not found)
            return std::nullopt;
        auto const begin = part.begin + size32(found->at);
        Span const where{begin, begin + size32(found->length)};
        return make(found->row->kind, where,
                    "`" + one_line(source_.text(where)) + "` " + std::string(refused_kind(found->row->kind).reason),
                    offer_instead(suggest_ ? source_.text(part) : std::string_view(), *found, lexicon_));
    }

    Diagnostic no_statement() const {
        auto const word = rest().substr(0, word_length(rest()));
        if (rest().substr(word.size()).starts_with(':') and not word.empty())
            return make(Kind::expected, token(),
                        "expected `Source:`, `Note:`, `Remedy:`, `Owner:`, `Severity:` or `Waivable:`",
                        "these are the lines that may follow a clause");
        return make(Kind::expected, token(), "expected `Agreement`, `Clause` or a definition",
                    "a clause reads `Clause 1 \"Heading\": …`, a definition `\"Term\" means …`");
    }

    /// The word or sign at the place; empty, at the end of the text, where the statement is over.
    Span token() const {
        if (rest().empty() or ended_before()) {
            auto const text = source_.text({statement_.begin, at_});
            auto end = text.size();
            while (end > 0 and static_cast<unsigned char>(text[end - 1]) <= ' ')
                --end;
            return {statement_.begin + size32(end), statement_.begin + size32(end)};
        }
        auto const word = word_length(rest());
        return {at_, at_ + size32(word != 0 ? word : first_code_point(rest()).length)};
    }

    /// Whether the statement's line is over and its full stop is what is missing.
    bool ended_before() const {
        auto const text = source_.text({statement_.begin, at_});
        auto const last = text.find_last_not_of(" \t\r\n");
        auto const& list = missed_.list();
        return last != text.npos and text.find('\n', last) != text.npos and
               std::any_of(list.begin(), list.end(), [](auto const& each) { return each.text == "."; });
    }

    /// Ends of the words of the unknown name that may stand here: up to a sign, and unless `all` up to a keyword.
    std::vector<std::uint32_t> word_ends(bool all) const {
        std::vector<std::uint32_t> ends;
        for (auto at = at_; ends.size() < most_words;) {
            auto const text = source_.text({at, statement_.end});
            auto const word = word_length(text);
            auto const ended = begins_with_keyword(text) or lexicon_.longest(text, NameKinds{NameKind::phrase});
            if (word == 0 or (not all and not ends.empty() and ended))
                break;
            ends.push_back(at + size32(word));
            at = ends.back() + size32(blank_length_on_line(text.substr(word)));
        }
        return ends;
    }

    /// Kinds of name that would have fitted, and how the message calls them.
    struct Wanted {
        NameKinds names;
        NameKinds described;  ///< those that the message tells of
        std::vector<std::string> kinds;
        bool required = true;  ///< nothing but a name would have fitted
    };

    Wanted wanted_names() const {
        Wanted wanted;
        for (auto const& each : missed_.list()) {
            wanted.names |= each.names;
            wanted.required = wanted.required and each.names != NameKinds{};
            if (each.names == NameKinds{} or each.text.empty())
                continue;
            wanted.described |= each.names;
            wanted.kinds.emplace_back(each.text);
        }
        return wanted;
    }

    std::optional<Diagnostic> unknown_name() const {
        auto const wanted = wanted_names();
        auto const ends = word_ends(false);
        if (wanted.names == NameKinds{} or ends.empty() or is_digit(rest().front()) or
            (begins_with_keyword(rest()) and not(wanted.required and is_capital(rest().front()))))
            return std::nullopt;
        if (wanted.required)
            if (auto found = wrong_kind(wanted))
                return found;
        if (auto found = near_name(wanted))
            return found;
        if (not wanted.required and not wanted.described.overlaps(things))
            return std::nullopt;
        if (auto found = wrong_kind(wanted))
            return found;
        return unknown({at_, ends.back()}, wanted.kinds, {});
    }

    /// A name that some of the words here resemble, the more words the better.
    std::optional<Diagnostic> near_name(Wanted const& wanted) const {
        auto const ends = word_ends(true);
        for (auto end = ends.rbegin(); suggest_ and end != ends.rend(); ++end)
            if (auto const near = lexicon_.nearest(source_.text({at_, *end}), wanted.names); not near.empty())
                return unknown({at_, *end}, wanted.kinds, near);
        return std::nullopt;
    }

    /// A name that is known, as something else.
    std::optional<Diagnostic> wrong_kind(Wanted const& wanted) const {
        for (auto const& [kind, called] : kind_names)
            if (auto const match = lexicon_.longest(rest(), NameKinds{kind})) {
                Span const where{at_, at_ + size32(match->length)};
                return make(Kind::wrong_name_kind, where,
                            "`" + one_line(source_.text(where)) + "` is " + std::string(called) + ": expected " +
                                listed(wanted.kinds));
            }
        return std::nullopt;
    }

    Diagnostic unknown(Span where, std::vector<std::string> const& kinds, std::vector<std::string> near) const {
        auto message = "unknown name `" + one_line(source_.text(where)) + "`";
        if (not kinds.empty())
            message += ": expected " + listed(kinds);
        for (auto& name : near)
            name = "`" + name + "`";
        return make(Kind::unknown_name, where, message, near.empty() ? "" : "did you mean " + listed(near) + "?");
    }

    Diagnostic something_else() const {
        std::vector<std::string> wanted;
        for (auto const described : {false, true})  // the words to write first
            for (auto const& each : missed_.list())
                if (each.described == described and not each.text.empty())
                    wanted.push_back(described ? std::string(each.text) : "`" + std::string(each.text) + "`");
        auto const word = rest().substr(0, word_length(rest()));
        auto const near = suggest_ and not begins_with_keyword(rest()) ? nearest_keyword(word) : std::string_view();
        return make(Kind::expected, token(), wanted.empty() ? "this cannot be read here" : "expected " + listed(wanted),
                    near.empty() ? help_for_slip(rest(), missed_, lexicon_)
                                 : "did you mean `" + std::string(near) + "`?");
    }

    Source const& source_;
    Span statement_;
    Expectations const& missed_;
    Lexicon const& lexicon_;
    bool suggest_;
    std::uint32_t at_;
};

}  // namespace

Diagnostic blame(Source const& source, Span statement, Expectations const& missed, Lexicon const& lexicon,
                 bool suggest) {
    return Blame(source, statement, missed, lexicon, suggest).diagnose();
}

}  // namespace proviso
