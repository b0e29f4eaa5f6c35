// The layout that `proviso fmt` gives to policy text, a rule a row. That it loses nothing is tested beside.
#include "dsl/format.hpp"
#include "dsl/text.hpp"

#include <doctest/doctest.h>

using namespace proviso;

namespace {

std::string laid_out(std::string text) { return formatted(Source("policy.proviso", std::move(text))); }

/// What `written` becomes; and that what it became stays.
void check_layout(std::string const& written, std::string const& wanted) {
    CHECK(laid_out(written) == wanted);
    CHECK(laid_out(wanted) == wanted);
}

}  // namespace

TEST_CASE("format: a clause is a heading and its body, indented") {
    check_layout("Clause 1 \"Hosting\": Workloads   must be\nencrypted.",
                 "Clause 1 \"Hosting\":\n  Workloads must be encrypted.\n");
    check_layout("  clause   v1.2 :workloads must be encrypted.\t\n\n\n",
                 "clause v1.2 :\n  workloads must be encrypted.\n");
    check_layout("Clause 9 \"Good faith\":\n  not encoded: left to judgement.\n",
                 "Clause 9 \"Good faith\": not encoded: left to judgement.\n");
}

TEST_CASE("format: each item on a line, each line of the reader too") {
    check_layout(
        "Clause 5: (a) workloads must be encrypted; (b) workloads must have a region; and\n"
        "(c) workloads must (always) start before 1 March 2027.\n\n     Source:   a letter\n   Severity: advice",
        "Clause 5:\n"
        "  (a) workloads must be encrypted;\n"
        "  (b) workloads must have a region; and\n"
        "  (c) workloads must (always) start before 1 March 2027.\n"
        "  Source: a letter\n"
        "  Severity: advice\n");
    check_layout("Clause 5: (a) x;(b) y.", "Clause 5:\n  (a) x;\n  (b) y.\n");
    check_layout("Clause 5: x.\n  Note:\n    one\n      two", "Clause 5:\n  x.\n  Note: one two\n");
}

TEST_CASE("format: the new text of an amended clause is laid out like any clause") {
    check_layout(
        "Clause 5(b) of \"First: terms\" is replaced from\n  the Amendment Date by: (a) x; and (b) y.\nSource: s",
        "Clause 5(b) of \"First: terms\" is replaced from the Amendment Date by:\n"
        "  (a) x; and\n  (b) y.\n  Source: s\n");
    check_layout("Clause 5 is replaced from 27 April 2026 by: x. Clause 6 of \"First\" ends on 27 April 2026.",
                 "Clause 5 is replaced from 27 April 2026 by:\n  x.\n\nClause 6 of \"First\" ends on 27 April 2026.\n");
    check_layout("Clause 5 is replaced from 27 April 2026.\nClause 6: x.",
                 "Clause 5 is replaced from 27 April 2026.\n\nClause 6:\n  x.\n");
}

TEST_CASE("format: one blank line between statements, and definitions close together where they are") {
    check_layout("Agreement \"A\".\n\"X\" means y.\n\"Y\" means z.\n\n\n\"Z\" means x. \"W\" means x.\nClause 1: x. "
                 "Clause 2: x.",
                 "Agreement \"A\".\n\n\"X\" means y.\n\"Y\" means z.\n\n\"Z\" means x.\n\"W\" means x.\n\n"
                 "Clause 1:\n  x.\n\nClause 2:\n  x.\n");
    check_layout("", "");
    check_layout(" \r\n\t\n", "");
}

TEST_CASE("format: comments stay where they stand") {
    check_layout(
        "\n# top\n\n\n  # of the agreement\nAgreement \"A\". # behind it\n# of the clause  \nClause 1: # its head\n"
        "x\n# within\ny.# close\n# of the source\nSource: s # no comment\n    # within the source\n    goes on\n\n#end",
        "# top\n\n# of the agreement\nAgreement \"A\". # behind it\n\n# of the clause\nClause 1: # its head\n"
        "  x\n    # within\n    y.# close\n  # of the source\n  Source: s # no comment\n"
        "    # within the source\n    goes on\n\n#end\n");
    check_layout("Clause 1: x.\n# of the first\n\nClause 2: (a) x;\n# of b\n(b) y.",
                 "Clause 1:\n  x.\n# of the first\n\nClause 2:\n  (a) x;\n  # of b\n  (b) y.\n");
    check_layout("# alone", "# alone\n");
}

TEST_CASE("format: long lines break between words, and never within quotes, brackets or after a stop") {
    std::string const long_word(100, 'x');
    check_layout("Clause 1: " + long_word + " must be hosted on \"Acme  Bank\".",
                 "Clause 1:\n  " + long_word + " must be hosted on\n    \"Acme  Bank\".\n");
    check_layout("Clause 1: (a) " + long_word + " must be at least [to be determined].",
                 "Clause 1:\n  (a) " + long_word + " must be at\n      least [to be determined].\n");
    check_layout("\"X\" means the fact that " + long_word + " no. 5 holds.",
                 "\"X\" means the fact that\n  " + long_word + " no. 5 holds.\n");
    check_layout("Clause 1: x.\nNote: " + long_word + " and so it goes on",
                 "Clause 1:\n  x.\n  Note: " + long_word + " and so it\n    goes on\n");
    std::string const umlauts = [] {
        std::string text;
        for (int i = 0; i < 100; ++i)
            text += "ü";
        return text;
    }();
    check_layout("\"X\" means " + umlauts + " yyyyyyyy.", "\"X\" means " + umlauts + " yyyyyyyy.\n");
}

TEST_CASE("format: no line comes to begin with what would be read as something else") {
    std::string const filler(95, 'x');
    for (std::string const word : {"Clause 5: all", "#5", "Source: theirs", "\"Y\" means that"}) {
        CAPTURE(word);
        auto const text = laid_out("\"X\" means the fact that " + filler + " " + word + " is gone.");
        CHECK(text.find("\n  " + word) == std::string::npos);
        CHECK(one_line(text).find(word) != std::string::npos);
    }
    auto const noted = laid_out("Clause 1: x.\n  Note: " + filler + "xxxxxxxxxxxxxxxxx # sign\n");
    CHECK(noted.find("\n    #") == std::string::npos);
}

TEST_CASE("format: no line of a note comes to begin with what would be read as something else") {
    for (std::string const part :
         {"Clause 9: of the annex", "(b) of the annex", "Note: of the annex", "\"Y\" means it"})
        for (std::size_t length = 90; length < 125; ++length) {
            auto const text = laid_out("Clause 1:\n  x.\n  Source: " + std::string(length, 'w') + " " + part + "\n");
            CAPTURE(text);
            CHECK(laid_out(text) == text);
            auto const words = part.substr(0, part.find(" of"));
            CHECK(text.find("\n    " + words) == std::string::npos);
        }
}

TEST_CASE("format: blanks between quotes stay in a note too") {
    check_layout("Clause 1: x.\n  Source: the letter's  words \"two  blanks\" are  meant, 5\" and  6",
                 "Clause 1:\n  x.\n  Source: the letter's words \"two  blanks\" are meant, 5\" and 6\n");
}

TEST_CASE("format: a comment behind a severity stays one") {
    std::string const long_comment = "# " + std::string(120, 'c') + " c";
    check_layout("Clause 1: x.\n  Severity:  warning   # for now  \n  Note: C# is   meant",
                 "Clause 1:\n  x.\n  Severity: warning # for now\n  Note: C# is meant\n");
    check_layout("Clause 1: x.\n  waivable:   no   # by anybody", "Clause 1:\n  x.\n  waivable: no # by anybody\n");
    check_layout("Clause 1: x.\n  Severity: warning " + long_comment,
                 "Clause 1:\n  x.\n  Severity: warning " + long_comment + "\n");
}

TEST_CASE("format: in the text of a fact quotes and signs are like any other") {
    check_layout("\"X\" means the fact that a 5\" disk # of\nsteel is C# or \"so.  # comment\n\"Y\" means Azure.",
                 "\"X\" means the fact that a 5\" disk # of steel is C# or \"so. # comment\n\"Y\" means Azure.\n");
}

TEST_CASE("format: a comment may touch the full stop before it") {
    check_layout("\"X\" means the fact that it rains.# close\n\"Y\" means Azure.",
                 "\"X\" means the fact that it rains.# close\n\"Y\" means Azure.\n");
}

TEST_CASE("format: white space of every kind is a space, outside quotes") {
    check_layout("\"A\xC2\xA0\xC2\xA0"
                 "B\" means\xC2\xA0x\r\n  \xE2\x80\x8By.\r\n",
                 "\"A\xC2\xA0\xC2\xA0"
                 "B\" means x y.\n");
}

TEST_CASE("format: a scenario keeps its lines") {
    check_layout("Scenario \"Fine\": Given a placement with product Frontier\n     and AGI is not verified\n\n"
                 "as of 1 March 2026\nexpect clause 1 is complied with.\nClause 1: x.",
                 "Scenario \"Fine\":\n  Given a placement with product Frontier\n  and AGI is not verified\n"
                 "  as of 1 March 2026\n  expect clause 1 is complied with.\n\nClause 1:\n  x.\n");
}
