// The X3 parser for `A, B and C`.
#pragma once

#include "dsl/terminals.hpp"

#include <utility>
#include <vector>

namespace proviso::grammar {

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
    template <class, class>
    friend struct MoreParser;

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

/// `, B and C` behind an A: items with what stands before each, the last with `and`.
template <class Listed, class Item>
struct MoreParser : x3::parser<MoreParser<Listed, Item>> {
    using attribute_type = std::vector<Listed>;
    static bool const has_attribute = true;

    Item item;
    constexpr explicit MoreParser(Item i) : item(i) {}

    template <class It, class Ctx, class RCtx, class Attr>
    bool parse(It& first, It const& last, Ctx const& ctx, RCtx const&, Attr& attr) const {
        using List = ListParser<Listed, Item, Item>;
        std::vector<Listed> items;
        for (auto it = first;;) {
            auto const connective = List::take_connective(it, last, ctx);
            if (connective != ast::Connective::comma and connective != ast::Connective::and_)
                return false;
            if (not List::parse_item(item, it, last, ctx, connective, items))
                return false;
            if (connective == ast::Connective::comma)
                continue;
            first = it;
            x3::traits::move_to(std::move(items), attr);
            return true;
        }
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

template <class Listed, class Item>
constexpr auto more_of(Item const& item) {
    return MoreParser<Listed, Item>{item};
}

}  // namespace proviso::grammar
