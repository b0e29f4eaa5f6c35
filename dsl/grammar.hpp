// The grammar's face: one rule, its iterator and its context. Included by the grammar's own files and by parse.cpp
// only, because it pulls in Boost.Spirit X3 (about 2 s a translation unit).
#pragma once

#include "dsl/ast.hpp"
#include "dsl/expectations.hpp"
#include "dsl/reader.hpp"
#include "dsl/text.hpp"

#include <boost/spirit/home/x3.hpp>

#include <functional>

namespace proviso::grammar {

namespace x3 = boost::spirit::x3;

using Iterator = Reader::Iterator;

/// What every rule can see while a statement is parsed.
struct State {
    Lexicon const& lexicon;
    Iterator begin;  ///< of the file
    Expectations missed;
    std::optional<Refusal> refused{};  ///< a wording that is known and not accepted

    Reader reader(Iterator at, Iterator end) const { return {lexicon, begin, at, end}; }
};
struct state_tag;

/// White space and comments.
struct Blanks : x3::parser<Blanks> {
    using attribute_type = x3::unused_type;
    static bool const has_attribute = false;

    template <class It, class Ctx, class RCtx, class Attr>
    bool parse(It& first, It const& last, Ctx const&, RCtx const&, Attr&) const {
        auto const length = blank_length({first, static_cast<std::size_t>(last - first)});
        first += length;
        return length != 0;
    }
};
constexpr Blanks blanks{};

struct statement_id;
using Statement = x3::rule<statement_id, ast::Statement>;
Statement const statement = "statement";

using Context = x3::context<state_tag, std::reference_wrapper<State>, x3::phrase_parse_context<Blanks>::type>;

BOOST_SPIRIT_DECLARE(Statement)

}  // namespace proviso::grammar
