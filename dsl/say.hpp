// Parts of the tree → canonical words. The lower half of print().
#pragma once

#include "dsl/ast.hpp"

#include <string>

namespace proviso {

/// A visitor made of one function a case.
template <class... Functions>
struct Cases : Functions... {
    using Functions::operator()...;
};
template <class... Functions>
Cases(Functions...) -> Cases<Functions...>;

std::string say(ast::Name const& name);
std::string say(ast::Date const& date);
std::string say(ast::Quantity const& quantity);
std::string say(ast::Operand const& operand);
std::string say(ast::Period const& period);
std::string say(ast::EndOf const& end);
std::string say(ast::Offset const& offset);
std::string say(ast::ValueList const& values);
std::string say(ast::Comparison const& comparison);
std::string say(ast::Compare op);
std::string say(ast::TimeUnit unit);
std::string say_list(ast::ClassList const& list);

/// `stateless APIs and agents`: the classes after the first stand in `including`, with what joins them.
bool is_listed(ast::Subject const& subject);

/// `a placement`, `an investment`
std::string article(std::string const& noun);

/// With the comma that closes `including …` where `closed`.
std::string say(ast::Subject const& subject, bool closed = false);

/// After `must`: `be hosted on Azure and have at least 3 replicas`.
std::string say_deeds(ast::Predicate const& predicate);

/// Of one record: `it is hosted on AWS`, `its purpose is training`.
std::string say_of_record(ast::Atom const& atom);

/// `text` between quotes, with what needs it escaped.
std::string quote(std::string const& text);

}  // namespace proviso
