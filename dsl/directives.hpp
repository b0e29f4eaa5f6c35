// X3 directives of the grammar: looking ahead, describing what is expected, naming what is refused.
#pragma once

#include "dsl/terminals.hpp"

#include <tuple>

namespace proviso::grammar {

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

/// silent[p]: p, of which nothing is noted as missed.
template <class Subject>
struct Silent : x3::unary_parser<Subject, Silent<Subject>> {
    static bool const is_pass_through_unary = true;
    constexpr explicit Silent(Subject const& s) : x3::unary_parser<Subject, Silent<Subject>>(s) {}

    template <class It, class Ctx, class RCtx, class Attr>
    bool parse(It& first, It const& last, Ctx const& ctx, RCtx& rctx, Attr& attr) const {
        Expectations::Quiet const quiet(state_of(ctx).missed);
        return this->subject.parse(first, last, ctx, rctx, attr);
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

/// refused(kind, "…", "…")[p]: fails; where p is there, notes for the message why that is not accepted.
template <class Subject>
struct Refused : x3::unary_parser<Subject, Refused<Subject>> {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;
    Kind kind;
    std::string_view message;
    std::string_view help;
    constexpr Refused(Subject const& s, Kind k, std::string_view m, std::string_view h)
        : x3::unary_parser<Subject, Refused<Subject>>(s), kind(k), message(m), help(h) {}

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
            auto& noted = state_of(ctx).refused;
            if (not noted or noted->span.begin < span.begin)
                noted = Refusal{kind, span, std::string(message), std::string(help)};
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
constexpr Applied<Silent> silent{};
constexpr auto said(std::string_view description) { return Applied<Said, std::string_view>{{description}}; }
constexpr auto refused(Kind kind, std::string_view message, std::string_view help = {}) {
    return Applied<Refused, Kind, std::string_view, std::string_view>{{kind, message, help}};
}

/// A wording of the language that this version does not judge.
constexpr auto later(std::string_view message, std::string_view help = {}) {
    return refused(Kind::not_supported, message, help);
}

}  // namespace proviso::grammar
