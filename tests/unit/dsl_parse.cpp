// Parsing as a whole: spans, recovery, hostile input.
#include "dsl/print.hpp"
#include "tests/unit/dsl_sample.hpp"

#include <doctest/doctest.h>

namespace proviso {
namespace {

ast::Modal modal_of(ast::Document const& document, std::size_t statement) {
    auto const& clause = boost::get<ast::Clause>(document.statements.at(statement).get());
    return boost::get<ast::Modal>(clause.items.at(0).sentence.norm.get());
}

TEST_CASE("dsl: spans cover the words and nothing else") {
    std::string const text =
        "Clause 1 \"H\":\n  stateless  workloads hosted on the EU must  be encrypted , until 2027-01-01 .\n  Note: n\n";
    Source const source("t", text);
    Diagnostics found;
    auto const document = sample::parse(source, found);
    REQUIRE(found.empty());
    auto const& clause = boost::get<ast::Clause>(document.statements.at(0).get());
    auto const modal = modal_of(document, 0);
    auto const& head = modal.subject.head;
    auto const& phrase = boost::get<ast::PhraseIs>(head.qualifiers.at(0).atoms.at(0).atom.get());
    CHECK(source.text(clause.span) == text.substr(0, text.size() - 1));
    CHECK(source.text(clause.id.span) == "1");
    CHECK(source.text(clause.heading.span) == "\"H\"");
    CHECK(source.text(modal.span) == "stateless  workloads hosted on the EU must  be encrypted");
    CHECK(source.text(head.span) == "stateless  workloads hosted on the EU");
    CHECK(source.text(head.names.at(1).span) == "workloads");
    CHECK(source.text(phrase.span) == "hosted on the EU");
    CHECK(source.text(phrase.values.items.at(0).name.span) == "EU");
    CHECK(source.text(modal.predicate.span) == "be encrypted");
    CHECK(source.text(boost::get<ast::Until>(clause.items.at(0).sentence.tails.at(0).get()).span) ==
          "until 2027-01-01");
    CHECK(source.text(clause.attributes.at(0).span) == "Note: n");
}

TEST_CASE("dsl: terms are known before they are defined, facts in all their forms") {
    Source const definitions("a",
                             "\"Big job\" means a training job. \n\"AGI verified\" means the fact that AGI is there.");
    Source const clauses("b", "Clause 1: Big jobs must be encrypted, until AGI has been verified.\n"
                              "Clause 2: If AGI is not verified, BIG  JOBS must be encrypted.");
    auto names = sample::lexicon();
    add_defined_terms(clauses, names);
    add_defined_terms(definitions, names);
    Diagnostics found;
    CHECK(parse(clauses, names, found).statements.size() == 2);
    CHECK_MESSAGE(found.empty(), render(found));
}

TEST_CASE("dsl: statements may share a line") {
    Diagnostics found;
    Source const source(
        "t", "\"Big job\" means workloads. \"Big task\" includes big jobs. Clause 2: Big tasks must be encrypted.");
    CHECK(sample::parse(source, found).statements.size() == 3);
    CHECK_MESSAGE(found.empty(), render(found));
}

TEST_CASE("dsl: a broken statement costs only itself") {
    Source const source("t", "Clause 1: nonsense here.\nClause 2: Workloads must be encrypted.\n\"X means Y.\n"
                             "Clause 3 \"open: x.\nClause 4: Workloads must be encrypted.\n");
    Diagnostics found;
    CHECK(sample::parse(source, found).statements.size() == 2);
    CHECK(found.size() == 3);
}

TEST_CASE("dsl: line ends, byte order mark and no-break spaces make no difference") {
    Diagnostics found;
    auto const plain =
        sample::parse(Source("t", "Clause 1: Workloads must be hosted on Google Cloud.\n  Note: a\n    b\n"), found);
    auto const other = sample::parse(
        Source("t",
               "\ufeffClause 1: Workloads\r\n\u00a0must be hosted on Google\u00a0Cloud.\r\n  Note: a\r\n    b\r\n"),
        found);
    CHECK_MESSAGE(found.empty(), render(found));
    CHECK(outline(plain) == outline(other));
}

TEST_CASE("dsl: an empty or blank file is an empty document") {
    for (auto const text : {"", "\n\n", "# only a comment", "\ufeff"}) {
        Diagnostics found;
        CHECK(sample::parse(Source("t", text), found).statements.empty());
        CHECK(found.empty());
    }
}

std::string repeated(std::string_view part, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i)
        text += part;
    return text;
}

TEST_CASE("dsl: hostile text ends in messages") {
    auto const m = std::size_t{1} << 20U;
    for (auto const& text :
         {repeated("\"\n", m / 4), repeated("(", m), repeated("Clause 1: ", m / 20), repeated("a ", m / 2),
          "Clause 1: " + repeated("workloads hosted on ", 3000), "Clause 1: " + repeated("if ", 20000),
          "Clause 1: workloads must be hosted on " + repeated("Azure, ", 9000) + ".",
          "Clause 1: workloads " + repeated("whose kind is api ", 3000) + "x",
          "Clause 1: " + repeated("notwithstanding clause 1, ", 2000), "\"a\" means " + repeated("é", 30000),
          "Clause 1: the total cost of " + repeated("workloads whose cost is at least the total of ", 1000),
          "Clause 1: " + std::string(60000, '1'), "Clause 1 \"" + std::string(60000, '\\'),
          repeated("Clause (a)(", 5000), "\"a\" means the fact that " + repeated(". “", 12000), std::string(m, '\0'),
          repeated("\xc3\xa9", m / 2)}) {
        CAPTURE(text.substr(0, 40));
        Diagnostics found;
        CHECK(sample::parse(Source("t", text), found).statements.empty());
        CHECK_FALSE(found.empty());
        CHECK_FALSE(render(found).empty());
    }
}

TEST_CASE("dsl: a statement has its length") {
    Diagnostics found;
    Source const source("t", "Clause 1: workloads must be hosted on " + repeated("Azure or ", 8000) +
                                 "AWS.\n"
                                 "Clause 2: workloads must be encrypted.");
    CHECK(sample::parse(source, found).statements.size() == 1);
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == Kind::too_deep);
}

TEST_CASE("dsl: cut anywhere, a text still ends in a tree or a message") {
    std::string const text =
        "\"AGI verified\" means the fact that AGI is there. Agreement “A” between B and C, effective 1 March 2026.\n"
        "Clause 1 \"H\":\n  (a) if AGI is not verified, workloads whose cost exceeds $5bn per month must not be "
        "hosted on “X” or AWS; and\n  (b) the total spend on AWS must be at least ten (10) USD by the end of Q3 "
        "2027, except for Frontier.\n  Note: n\n";
    for (std::size_t length = 0; length <= text.size(); ++length) {
        Diagnostics found;
        auto const document = sample::parse(Source("t", text.substr(0, length)), found);
        auto const printed = print(document);
        CHECK((printed.empty() or printed.back() == '\n'));
    }
}

}  // namespace
}  // namespace proviso
