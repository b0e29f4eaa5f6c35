// The X3 parsers that the grammar is written with: keywords, names, amounts, lists. Each skips blanks itself and
// notes in State::missed what it did not find, so that the grammar needs neither actions nor error handlers.
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
        if (not name and article and reader.take(Keyword::the))
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

// ---- directives -------------------------------------------------------------------------------------

/// ahead[p]: what p yields, without going forward.
template <class Subject>
struct Ahead : x3::unary_parser<Subject, Ahead<Subject>> {
    static bool const is_pass_through_unary = true;
    constexpr explicit Ahead(Subject const& s) : x3::unary_parser<Subject, Ahead<Subject>>(s) {}

    template <class It, class Ctx, class RCtx, class Attr>
    bool parse(It& first, It const& last, Ctx const& ctx, RCtx& rctx, Attr& attr) const {
        auto it = first;
        return this->subject.parse(it, last, ctx, rctx, attr);
    }
};

/// said("…")[p]: p, described as a whole where it does not even begin.
template <class Subject>
struct Said : x3::unary_parser<Subject, Said<Subject>> {
    static bool const is_pass_through_unary = true;
    std::string_view description;
    constexpr Said(Subject const& s, std::string_view d)
        : x3::unary_parser<Subject, Said<Subject>>(s), description(d) {}

    template <class It, class Ctx, class RCtx, class Attr>
    bool parse(It& first, It const& last, Ctx const& ctx, RCtx& rctx, Attr& attr) const {
        auto start = first;
        skip(start, last);
        auto& missed = state_of(ctx).missed;
        auto const before = missed.count(start);
        auto const found = this->subject.parse(first, last, ctx, rctx, attr);
        missed.summarise(start, before, description);
        return found;
    }
};

/// later("…", "…")[p]: fails; where p is there, a wording for a later version, notes that for the message.
template <class Subject>
struct Later : x3::unary_parser<Subject, Later<Subject>> {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;
    std::string_view message;
    std::string_view help;
    constexpr Later(Subject const& s, std::string_view m, std::string_view h)
        : x3::unary_parser<Subject, Later<Subject>>(s), message(m), help(h) {}

    template <class It, class Ctx, class RCtx, class Attr>
    bool parse(It& first, It const& last, Ctx const& ctx, RCtx& rctx, Attr&) const {
        auto it = first;
        auto start = first;
        skip(start, last);
        Expectations::Quiet const quiet(state_of(ctx).missed);
        x3::unused_type nothing;
        if (this->subject.parse(it, last, ctx, rctx, nothing)) {
            auto const begin = state_of(ctx).begin;
            Span const span{static_cast<std::uint32_t>(start - begin), static_cast<std::uint32_t>(it - begin)};
            auto& noted = state_of(ctx).later;
            if (not noted or noted->span.begin < span.begin)
                noted = Refusal{Kind::not_supported, span, std::string(message), std::string(help)};
        }
        return false;
    }
};

template <template <class> class Directive, class... Args>
struct Applied {
    std::tuple<Args...> args;

    template <class P>
    constexpr auto operator[](P const& p) const {
        using Inner = typename x3::extension::as_parser<P>::value_type;
        return std::apply([&](auto... each) { return Directive<Inner>(x3::as_parser(p), each...); }, args);
    }
};

constexpr Applied<Ahead> ahead{};
constexpr auto said(std::string_view description) { return Applied<Said, std::string_view>{{description}}; }
constexpr auto later(std::string_view message, std::string_view help = {}) {
    return Applied<Later, std::string_view, std::string_view>{{message, help}};
}

// ---- lists ------------------------------------------------------------------------------------------

/// `A, B and C`: items with what stands before each. Items that only commas part from the list are left outside
/// it, since a comma may as well begin the next part of the sentence. Refuses `A and B or C`.
template <class Listed, class First, class Rest>
struct ListParser : x3::parser<ListParser<Listed, First, Rest>> {
    using attribute_type = std::vector<Listed>;
    static bool const has_attribute = true;

    First first_item;
    Rest next_item;
    constexpr ListParser(First f, Rest r) : first_item(f), next_item(r) {}

    template <class It, class Ctx, class RCtx, class Attr>
    bool parse(It& first, It const& last, Ctx const& ctx, RCtx const&, Attr& attr) const {
        std::vector<Listed> items;
        auto good = first;
        if (not parse_item(first_item, good, last, ctx, ast::Connective::none, items))
            return false;
        std::size_t kept = 1;
        auto joint = ast::Connective::none;
        auto last_end = good;
        for (auto it = good;;) {
            auto const before = it;
            auto const connective = take_connective(it, last, ctx);
            if (connective == ast::Connective::none or not parse_item(next_item, it, last, ctx, connective, items))
                break;
            last_end = it;
            if (connective == ast::Connective::comma)
                continue;
            if (joint != ast::Connective::none and joint != connective)
                refuse_mixed(before, last, ctx);
            joint = connective;
            good = it;
            kept = items.size();
        }
        skip(last_end, last);
        if (items.size() > kept)
            state_of(ctx).missed.miss(last_end, {"`and` or `or` in the list", {}, true});
        items.resize(kept);
        first = good;
        x3::traits::move_to(std::move(items), attr);
        return true;
    }

private:
    template <class Item, class It, class Ctx>
    static bool parse_item(Item const& item, It& it, It const& last, Ctx const& ctx, ast::Connective connective,
                           std::vector<Listed>& items) {
        skip(it, last);
        Listed listed{};
        auto& [span, before, value] = listed;
        auto const from = it;
        if (not item.parse(it, last, ctx, x3::unused, value))
            return false;
        auto const begin = state_of(ctx).begin;
        span = {static_cast<std::uint32_t>(from - begin), static_cast<std::uint32_t>(it - begin)};
        before = connective;
        items.push_back(std::move(listed));
        return true;
    }

    /// `,`, `and`, `or`; `, and` is `and`.
    template <class It, class Ctx>
    static ast::Connective take_connective(It& it, It const& last, Ctx const& ctx) {
        Expectations::Quiet const quiet(state_of(ctx).missed);  // nearly everything may go on in a list
        x3::unused_type nothing;
        auto const after_comma = comma.parse(it, last, ctx, x3::unused, nothing);
        if (kw(Keyword::and_).parse(it, last, ctx, x3::unused, nothing))
            return ast::Connective::and_;
        if (kw(Keyword::or_).parse(it, last, ctx, x3::unused, nothing))
            return ast::Connective::or_;
        return after_comma ? ast::Connective::comma : ast::Connective::none;
    }

    template <class It, class Ctx>
    [[noreturn]] static void refuse_mixed(It const& before, It const& last, Ctx const& ctx) {
        auto it = before;
        skip(it, last);
        auto end = it;
        (void)take_connective(end, last, ctx);
        auto reader = state_of(ctx).reader(it, last);
        reader.advance(static_cast<std::size_t>(end - it));
        reader.refuse(Kind::mixed_connectives, it, "`and` and `or` in one list can be read in two ways",
                      "write the alternatives as items `(a) …; (b) …`, or as clauses of their own");
    }
};

template <class Listed, class First, class Rest>
constexpr auto list_of(First const& first, Rest const& rest) {
    return ListParser<Listed, First, Rest>{first, rest};
}

template <class Listed, class Item>
constexpr auto list_of(Item const& item) {
    return ListParser<Listed, Item, Item>{item, item};
}

}  // namespace proviso::grammar
