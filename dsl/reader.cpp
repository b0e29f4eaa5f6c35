#include "dsl/reader.hpp"

#include "dsl/text.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

constexpr std::size_t longest_quoted = 1000;  ///< bytes; a quote that is open for longer is one that was forgotten

struct Quotes {
    std::string_view open;
    std::array<std::string_view, 2> close;
};

constexpr std::array quotes{
    Quotes{"\"", {"\"", "\""}},
    Quotes{"“", {"”", "”"}},
    Quotes{"„", {"“", "”"}},
    Quotes{"«", {"»", "»"}},
};

Quotes const* quotes_at(std::string_view text) {
    for (auto const& pair : quotes)
        if (text.starts_with(pair.open))
            return &pair;
    return nullptr;
}

/// Bytes of the closing quote at the start of `text`.
std::size_t closing_length(std::string_view text, Quotes const& pair) {
    for (auto const close : pair.close)
        if (text.starts_with(close))
            return close.size();
    return 0;
}

/// Whether a closing quote comes near enough, on this line; a quick look before the text is read.
bool closes(std::string_view text, Quotes const& pair) {
    auto const near = text.substr(0, longest_quoted);
    auto const line = near.substr(0, near.find('\n'));
    return std::any_of(pair.close.begin(), pair.close.end(), [&](auto close) { return line.find(close) != line.npos; });
}

}  // namespace

Span Reader::since(Iterator from) const {
    return {static_cast<std::uint32_t>(from - begin_), static_cast<std::uint32_t>(at_ - begin_)};
}

Reader& Reader::skip_blanks() {
    at_ += blank_length(rest());
    return *this;
}

bool Reader::take(Keyword keyword) {
    auto const blanks = blank_length(rest());
    auto const length = keyword_length(rest().substr(blanks), keyword);
    if (length != 0)
        at_ += blanks + length;
    return length != 0;
}

bool Reader::take(char sign) {
    auto const blanks = blank_length(rest());
    if (not rest().substr(blanks).starts_with(sign))
        return false;
    at_ += blanks + 1;
    return true;
}

std::optional<Match> Reader::take(NameKinds wanted) {
    auto const blanks = blank_length(rest());
    auto const match = lexicon_->longest(rest().substr(blanks), wanted);
    if (match)
        at_ += blanks + match->length;
    return match;
}

std::string_view Reader::take_word() {
    auto const blanks = blank_length(rest());
    auto const word = rest().substr(blanks, word_length(rest().substr(blanks)));
    if (not word.empty())
        at_ += blanks + word.size();
    return word;
}

std::string_view Reader::take_unit(std::size_t length) {
    auto const match = lexicon_->longest(rest().substr(0, length), NameKinds{NameKind::unit});
    if (not match or match->length != length)
        return {};
    at_ += length;
    return match->name;
}

std::optional<std::string_view> Reader::look_up(std::string_view spelling, NameKinds wanted) const {
    auto const match = lexicon_->longest(spelling, wanted);
    if (not match or match->length != spelling.size())
        return std::nullopt;
    return match->name;
}

void Reader::refuse(Kind kind, Iterator from, std::string message, std::string help) const {
    throw Refusal{kind, since(from), std::move(message), std::move(help)};
}

std::optional<ast::Name> try_quoted(Reader& in) {
    auto reader = in;
    auto const from = reader.skip_blanks().at();
    auto const* const pair = quotes_at(reader.rest());
    if (pair == nullptr)
        return std::nullopt;
    reader.advance(pair->open.size());
    if (not closes(reader.rest(), *pair))
        return std::nullopt;
    std::string text;
    while (not reader.rest().empty() and reader.rest().front() != '\n' and text.size() < longest_quoted) {
        if (auto const length = closing_length(reader.rest(), *pair)) {
            reader.advance(length);
            in = reader;
            return ast::Name{reader.since(from), one_line(text), true};
        }
        if (reader.rest().starts_with("\\\"") or reader.rest().starts_with("\\\\"))
            reader.advance(1);
        auto const next = first_code_point(reader.rest()).length;
        text += reader.rest().substr(0, next);
        reader.advance(next);
    }
    return std::nullopt;
}

std::optional<ast::Name> read_quoted(Reader& in) {
    auto name = try_quoted(in);
    if (name)
        return name;
    auto reader = in;
    auto const from = reader.skip_blanks().at();
    auto const* const pair = quotes_at(reader.rest());
    if (pair == nullptr)
        return std::nullopt;
    reader.advance(std::min(reader.rest().find('\n'), reader.rest().size()));
    reader.refuse(Kind::unclosed_quote, from, "this quote is not closed on its line",
                  "close it with `" + std::string(pair->close.front()) + "`");
}

bool begins_quoted(std::string_view text) { return quotes_at(text) != nullptr; }

std::optional<std::string> read_label(Reader& in) {
    auto reader = in;
    if (not reader.take('('))
        return std::nullopt;
    auto const word = reader.take_word();
    if (word.empty() or not reader.take(')'))
        return std::nullopt;
    in = reader;
    return std::string(word);
}

std::optional<ast::Name> read_identifier(Reader& in) {
    auto reader = in;
    auto const from = reader.skip_blanks().at();
    if (reader.take_word().empty())
        return std::nullopt;
    while (reader.rest().starts_with('(') and read_label(reader)) {
    }
    in = reader;
    auto const span = reader.since(from);
    return ast::Name{span, std::string(from, span.end - span.begin), false};
}

std::optional<std::string> read_identifier_text(Reader& in) {
    auto name = read_identifier(in);
    return name ? std::optional(std::move(name->text)) : std::nullopt;
}

std::optional<std::string> read_quoted_text(Reader& in) {
    auto name = read_quoted(in);
    return name ? std::optional(std::move(name->text)) : std::nullopt;
}

std::optional<ast::Name> read_party(Reader& in) {
    if (auto name = read_quoted(in))
        return name;
    auto reader = in;
    auto const from = reader.skip_blanks().at();
    std::string text;
    for (auto word = reader.take_word(); not word.empty(); word = reader.take_word()) {
        text.append(text.empty() ? "" : " ").append(word);
        auto ahead = reader;
        if (ahead.take(Keyword::and_))
            break;
    }
    if (text.empty())
        return std::nullopt;
    in = reader;
    return ast::Name{reader.since(from), std::move(text), false};
}

}  // namespace proviso
