// The pool: one predicate an id, flat and sorted, folded only where Kleene's logic allows it.
#include "engine/rules/pool.hpp"

#include <doctest/doctest.h>

namespace proviso {
namespace {

FieldId const provider{0, 1};
FieldId const state{0, 2};

struct Pool : PredicatePool {
    PredicateId azure = leaf(FieldIn{provider, {"Azure"}});
    PredicateId aws = leaf(FieldIn{provider, {"AWS"}});
    PredicateId stateless = leaf(FieldIn{state, {"stateless"}});
    PredicateId present = leaf(FieldPresent{provider});
};

}  // namespace

TEST_CASE_FIXTURE(Pool, "rules: equal predicates are one") {
    CHECK(leaf(FieldIn{provider, {"Azure"}}) == azure);
    CHECK(all_of({azure, stateless}) == all_of({stateless, azure, azure}));
    CHECK(leaf(FieldAmount{state, Relation::more, Decimal(5), Per::none}) !=
          leaf(FieldAmount{state, Relation::more, Decimal(5), Per::year}));
    CHECK(leaf(FieldIn{provider, {"a", "b"}}) != leaf(FieldIn{provider, {"ab"}}));
}

TEST_CASE_FIXTURE(Pool, "rules: and, or and not are flat") {
    auto const inner = all_of({azure, stateless});
    auto const outer = all_of({inner, present});
    CHECK(std::get<And>((*this)[outer]).operands == std::vector{azure, stateless, present});
    CHECK(negation(negation(azure)) == azure);
    CHECK(any_of({azure}) == azure);
    CHECK(any_of({}) == never());
    CHECK(all_of({}) == always());
}

TEST_CASE_FIXTURE(Pool, "rules: constants fold only as Kleene's logic does") {
    CHECK(all_of({always(), azure}) == azure);
    CHECK(all_of({never(), azure}) == never());
    CHECK(any_of({always(), azure}) == always());
    CHECK(any_of({never(), azure}) == azure);
    CHECK(all_of({azure, negation(azure)}) != never());
    CHECK(any_of({azure, negation(azure)}) != always());
}

TEST_CASE_FIXTURE(Pool, "rules: alternatives of one field are one test") {
    auto const either = any_of({aws, azure, stateless});
    auto const& operands = std::get<Or>((*this)[either]).operands;
    REQUIRE(operands.size() == 2);
    CHECK(leaf(FieldIn{provider, {"AWS", "Azure"}}) == any_of({azure, aws}));
}

}  // namespace proviso
