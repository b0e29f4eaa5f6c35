#include "dsl/parse.hpp"

#include "dsl/amounts.hpp"
#include "dsl/blame.hpp"
#include "dsl/facts.hpp"
#include "dsl/grammar.hpp"
#include "dsl/layout.hpp"

#include <algorithm>
#include <functional>

namespace proviso {
namespace {

namespace x3 = boost::spirit::x3;
using grammar::Iterator;

constexpr std::uint32_t longest_statement = 64 * 1024;  ///< bytes
constexpr std::size_t most_suggestions = 100;           ///< diagnostics that look for the nearest names

/// Whether sentences need the words for themselves: a keyword or a verb phrase.
bool is_reserved(std::string_view term, Lexicon const& lexicon) {
    auto const phrase = lexicon.longest(term, NameKinds{NameKind::phrase});
    return is_keyword(term) or (phrase and phrase->length == term.size());
}

class Parser {
public:
    Parser(Source const& source, Lexicon const& lexicon, Diagnostics& out)
        : source_(source), lexicon_(lexicon), out_(out), begin_(source.text().data()) {}

    ast::Document parse() {
        auto const valid = valid_utf8_prefix(source_.text());
        if (valid != source_.text().size()) {
            auto const at = static_cast<std::uint32_t>(valid);
            report(Kind::bad_utf8, {at, at + 1}, "this is not UTF-8 from here on", "save the file as UTF-8");
            return {};
        }
        for (auto& chunk : cut(source_))
            parse_chunk(chunk);
        return std::move(document_);
    }

private:
    void report(Kind kind, Span where, std::string message, std::string help = {}) {
        out_.push_back({kind, {excerpt(source_, where), std::move(message)}, {}, std::move(help)});
    }

    void parse_chunk(Chunk& chunk) {
        for (auto const line : chunk.swallowed)
            report(Kind::swallowed_statement, line, "this line reads as part of the text above it, and binds nothing",
                   "if it is a statement of its own, indent it no deeper than the line that it now continues");
        if (chunk.body.end - chunk.body.begin > longest_statement and begins_statement(source_.text(chunk.body))) {
            report(Kind::too_deep, {chunk.body.begin, chunk.body.begin + 1}, "this statement is too long",
                   "a statement has at most 64 KiB; write several clauses");
            return;
        }
        auto const end = begin_ + chunk.body.end;
        for (auto at = begin_ + chunk.body.begin; at != end;)
            if (not parse_statement(at, end))
                return;
        attach(chunk.attributes);
    }

    /// One statement from `at`, which goes to its end; false where there is none, and that is reported.
    bool parse_statement(Iterator& at, Iterator end) {
        grammar::State state{lexicon_, begin_, Expectations(at)};
        auto const rule = x3::with<grammar::state_tag>(std::ref(state))[grammar::statement];
        ast::Statement statement;
        Span const text{offset(at), offset(end)};
        try {
            if (x3::phrase_parse(at, end, rule, grammar::blanks, statement)) {
                if (auto const* const definition = boost::get<ast::Definition>(&statement.get()))
                    check_term(definition->term);
                document_.statements.push_back(std::move(statement));
                return true;
            }
            if (state.refused and begin_ + state.refused->span.end >= state.missed.at())
                throw *state.refused;
            out_.push_back(blame(source_, text, state.missed, lexicon_, out_.size() < most_suggestions));
        } catch (Refusal const& refusal) {
            report(refusal.kind, refusal.span, refusal.message, refusal.help);
        }
        return false;
    }

    void check_term(ast::Name const& term) {
        if (is_reserved(term.text, lexicon_))
            report(Kind::reserved_term, term.span,
                   "`" + term.text + "` has a fixed meaning in every sentence, and cannot be a term",
                   "add a word to it, as in `\"" + term.text + " Term\" means …`");
    }

    void attach(std::vector<ast::Attribute>& attributes) {
        if (attributes.empty())
            return;
        auto& statement = document_.statements.back().get();
        if (auto* const clause = boost::get<ast::Clause>(&statement))
            return attach(attributes, clause->span, clause->attributes);
        if (auto* const amendment = boost::get<ast::Amendment>(&statement))
            return attach(attributes, amendment->span, amendment->attributes);
        auto const& first = attributes.front();
        report(Kind::expected, first.span, "only a clause may be followed by `" + first.key + ":`");
    }

    void attach(std::vector<ast::Attribute>& attributes, Span& span, std::vector<ast::Attribute>& to) {
        span.end = attributes.back().span.end;
        for (auto& attribute : attributes)
            if (fits(attribute))
                to.push_back(std::move(attribute));
    }

    bool fits(ast::Attribute const& attribute) {
        auto const& text = attribute.text;
        auto const is_severity = attribute.key == "Severity";
        auto const wrong = is_severity ? text != "breach" and text != "warning" and text != "advice"
                                       : takes_word(attribute.key) and text != "yes" and text != "no";
        if (wrong)
            report(Kind::expected, attribute.span,
                   is_severity ? "expected `breach`, `warning` or `advice`" : "expected `yes` or `no`");
        else if (text.empty())
            report(Kind::expected, attribute.span, "expected a text after `" + attribute.key + ":`");
        return not wrong and not text.empty();
    }

    std::uint32_t offset(Iterator at) const { return static_cast<std::uint32_t>(at - begin_); }

    Source const& source_;
    Lexicon const& lexicon_;
    Diagnostics& out_;
    Iterator begin_;
    ast::Document document_;
};

/// Adds the term that the statement defines, if it defines one that may be.
void add_defined_term(std::string_view statement, Lexicon& lexicon) {
    static Lexicon const no_names;
    Reader reader(no_names, statement.data(), statement.data(), statement.data() + statement.size());
    auto const term = try_quoted(reader);
    auto const means = term and reader.take(Keyword::means);
    if (not means and not(term and reader.take(Keyword::includes)))
        return;
    if (currency_sign_length(term->text) != 0)  // `"$" means CAD.`
        return;
    if (is_reserved(term->text, lexicon))
        return;
    if (not means or not reader.take(Keyword::means_fact)) {
        lexicon.add_with_plural(NameKind::term, term->text);
        return;
    }
    lexicon.add(NameKind::fact, term->text, term->text);
    for (auto const& way : ways_to_say(term->text))
        lexicon.add(NameKind::fact, way, term->text);
}

/// The text from the next definition on; statements may share a line. Empty where none follows.
std::string_view next_on_line(std::string_view text) {
    for (auto stop = text.find(". "); stop != text.npos; stop = text.find(". ", stop + 1))
        if (begins_quoted(text.substr(stop + 2)))
            return text.substr(stop + 2);
    return {};
}

}  // namespace

void add_defined_terms(Source const& source, Lexicon& lexicon) {
    if (valid_utf8_prefix(source.text()) != source.text().size())
        return;
    for (auto const& chunk : cut(source))
        if (chunk.body.end - chunk.body.begin <= longest_statement)
            for (auto rest = source.text(chunk.body); not rest.empty(); rest = next_on_line(rest))
                add_defined_term(rest, lexicon);
}

ast::Document parse(Source const& source, Lexicon const& lexicon, Diagnostics& out) {
    return Parser(source, lexicon, out).parse();
}

}  // namespace proviso
