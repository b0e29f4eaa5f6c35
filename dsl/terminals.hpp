// The smallest X3 parsers of the grammar: keywords, signs, names, amounts. Each skips blanks itself and notes in
// State::missed what it did not find, so that the grammar needs neither actions nor error handlers.
#pragma once

#include "dsl/amounts.hpp"
#include "dsl/dates.hpp"
#include "dsl/facts.hpp"
#include "dsl/grammar.hpp"

#include <optional>
#include <utility>

namespace proviso::grammar {

template <class Ctx>
State& state_of(Ctx const& ctx) {
    return x3::get<state_tag>(ctx).get();
}

inline void skip(Iterator& it, Iterator last) { it += blank_length({it, static_cast<std::size_t>(last - it)}); }

/// Rule ids derive from this to have their node's span filled in on success.
struct annotate {
    template <class It, class Node, class Ctx>
    void on_success(It const& first, It const& last, Node& node, Ctx const& ctx) {
        if constexpr (requires { node.span; }) {
            auto it = first;
            skip(it, last);
            auto const begin = state_of(ctx).begin;
            node.span = {static_cast<std::uint32_t>(it - begin), static_cast<std::uint32_t>(last - begin)};
        }
    }
};

/// Seeds the span of a node, so that every node is adapted with two members or more.
auto const node = x3::attr(Span{});

/// A rule; unnamed, since State::missed says what was expected.
template <class Id, class Attribute>
x3::rule<Id, Attribute> rule() {
    return {""};
}

// ---- words ----------------------------------------------------------------------------------------

struct KeywordParser : x3::parser<KeywordParser> {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;

    Keyword keyword;
    constexpr explicit KeywordParser(Keyword k) : keyword(k) {}

    template <class It, class Ctx, class RCtx, class Attr>
    bool parse(It& first, It const& last, Ctx const& ctx, RCtx const&, Attr&) const {
        auto it = first;
        skip(it, last);
        auto const length = keyword_length({it, static_cast<std::size_t>(last - it)}, keyword);
        if (length == 0)
            state_of(ctx).missed.miss(it, {text_of(keyword), {}, false});
        else
            first = it + length;
        return length != 0;
    }
};

constexpr KeywordParser kw(Keyword keyword) { return KeywordParser{keyword}; }

/// A punctuation mark; `.` only where a sentence ends: before white space or the end of the text.
struct SignParser : x3::parser<SignParser> {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;

    std::string_view sign;
    constexpr explicit SignParser(std::string_view s) : sign(s) {}

    template <class It, class Ctx, class RCtx, class Attr>
    bool parse(It& first, It const& last, Ctx const& ctx, RCtx const&, Attr&) const {
        auto it = first;
        skip(it, last);
        std::string_view const rest{it, static_cast<std::size_t>(last - it)};
        auto const after = rest.substr(std::min(sign.size(), rest.size()));
        auto const fits = rest.starts_with(sign) and (sign != "." or after.empty() or blank_length(after) != 0);
        if (not fits)
            state_of(ctx).missed.miss(it, {sign, {}, false});
        else
            first = it + sign.size();
        return fits;
    }
};

constexpr SignParser comma{","}, colon{":"}, semicolon{";"}, full_stop{"."};

// ---- names ----------------------------------------------------------------------------------------

/// A name of the lexicon, any text in quotes, `the` before it: each where allowed.
struct NameParser : x3::parser<NameParser> {
    using attribute_type = ast::Name;
    static bool const has_attribute = true;

    NameKinds kinds;
    std::string_view what;
    bool quotable = false;
    bool article = false;
    constexpr NameParser(NameKinds k, std::string_view w, bool quotes, bool the)
        : kinds(k), what(w), quotable(quotes), article(the) {}

    template <class It, class Ctx, class RCtx, class Attr>
    bool parse(It& first, It const& last, Ctx const& ctx, RCtx const&, Attr& attr) const {
        auto reader = state_of(ctx).reader(first, last);
        auto const start = reader.skip_blanks().at();
        auto name = read(reader);
        if (not name and article and (reader.take(Keyword::the) or reader.take(Keyword::a)))
            name = read(reader);
        if (not name) {
            state_of(ctx).missed.miss(article ? reader.skip_blanks().at() : start, {what, kinds, true});
            return false;
        }
        first = reader.at();
        x3::traits::move_to(std::move(*name), attr);
        return true;
    }

private:
    std::optional<ast::Name> read(Reader& reader) const {
        if (quotable)
            if (auto name = read_quoted(reader))
                return name;
        auto const from = reader.skip_blanks().at();
        auto const match = reader.take(kinds);
        if (not match)
            return std::nullopt;
        return ast::Name{reader.since(from), std::string(match->name), false};
    }
};

// ---- what the readers read --------------------------------------------------------------------------

template <auto Read>
struct Reading : x3::parser<Reading<Read>> {
    using attribute_type = typename decltype(Read(std::declval<Reader&>()))::value_type;
    static bool const has_attribute = true;

    std::string_view what;
    NameKinds kinds;
    constexpr explicit Reading(std::string_view w, NameKinds k = {}) : what(w), kinds(k) {}

    template <class It, class Ctx, class RCtx, class Attr>
    bool parse(It& first, It const& last, Ctx const& ctx, RCtx const&, Attr& attr) const {
        auto reader = state_of(ctx).reader(first, last);
        auto const start = reader.skip_blanks().at();
        auto value = Read(reader);
        if (not value) {
            state_of(ctx).missed.miss(start, {what, kinds, true});
            return false;
        }
        first = reader.at();
        if constexpr (requires { value->amount.unit; })
            if (value->amount.unit.empty())
                state_of(ctx).missed.miss(reader.skip_blanks().at(), {"a unit", NameKinds{NameKind::unit}, true});
        x3::traits::move_to(std::move(*value), attr);
        return true;
    }
};

}  // namespace proviso::grammar
