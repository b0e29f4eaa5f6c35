#include "dsl/offer.hpp"

#include "dsl/grammar.hpp"
#include "dsl/text.hpp"

#include <deque>

namespace proviso {
namespace {

constexpr std::size_t most_attempts = 40;

bool is_statement(std::string_view text, Lexicon const& lexicon) {
    auto at = text.data();
    auto const end = at + text.size();
    grammar::State state{lexicon, at, Expectations(at)};
    auto const rule = grammar::x3::with<grammar::state_tag>(std::ref(state))[grammar::statement];
    ast::Statement statement;
    try {
        return grammar::x3::phrase_parse(at, end, rule, grammar::blanks, statement) and at == end;
    } catch (Refusal const&) {
        return false;
    }
}

/// As a definition, or as what a clause says.
bool reads(std::string_view sentence, Lexicon const& lexicon) {
    return is_statement(sentence, lexicon) or is_statement("Clause 1: " + std::string(sentence), lexicon);
}

/// `(b) workloads …; and` as a sentence of its own.
std::string on_its_own(std::string_view text) {
    auto sentence = one_line(text);
    if (sentence.starts_with('('))
        if (auto const close = sentence.find(") "); close != sentence.npos)
            sentence.erase(0, close + 2);
    if (sentence.ends_with(';'))
        sentence.pop_back();
    return sentence.ends_with('.') ? sentence : sentence + ".";
}

/// The sentence without any refused wording; empty where no attempt at that reads.
std::string mended(std::string const& sentence, Lexicon const& lexicon) {
    std::deque<std::string> attempts{sentence};
    for (std::size_t tried = 0; tried < most_attempts and not attempts.empty(); ++tried) {
        auto const text = std::move(attempts.front());
        attempts.pop_front();
        if (tried != 0 and reads(text, lexicon))
            return text;
        auto const found = find_refused(text);
        if (not found)
            continue;
        std::string_view const view = text;
        for (auto& attempt : found->row->rewrite(
                 {view.substr(0, found->at), view.substr(found->at + found->length), found->row->put, lexicon}))
            attempts.push_back(std::move(attempt));
    }
    return {};
}

}  // namespace

std::string offer_instead(std::string_view sentence, RefusedMatch const& found, Lexicon const& lexicon) {
    auto const& kind = refused_kind(found.row->kind);
    auto const own = mended(on_its_own(sentence), lexicon);
    auto const offer = own.empty() ? "as in `" + std::string(kind.model) + "`" : "`" + own + "`";
    std::string help(kind.advice);
    return help.replace(help.find("{}"), 2, offer);
}

}  // namespace proviso
