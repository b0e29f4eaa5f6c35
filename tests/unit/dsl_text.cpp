// Source text: positions, excerpts, words, folding, plurals.
#include "dsl/lexicon.hpp"
#include "dsl/source.hpp"
#include "dsl/text.hpp"

#include <doctest/doctest.h>

#include <string>

namespace proviso {
namespace {

TEST_CASE("dsl: positions count lines and code points from one") {
    struct Row {
        char const* text;
        std::uint32_t offset, line, column;
    };
    for (auto const& row : {Row{"", 0, 1, 1}, Row{"ab\ncd", 3, 2, 1}, Row{"\xc3\xa9x", 2, 1, 2}, Row{"a\n", 2, 2, 1},
                            Row{"a\r\nb", 3, 2, 1}, Row{"ab", 2, 1, 3}}) {
        CAPTURE(row.text);
        auto const at = Source("t", row.text).position(row.offset);
        CHECK(at.line == row.line);
        CHECK(at.column == row.column);
    }
}

TEST_CASE("dsl: places are told apart on lines of any length, and found again") {
    std::string text = "short\nof äöü\n\n";
    for (int i = 0; i < 4'000; ++i)
        text += i % 7 == 0 ? "\u20AC" : i % 5 == 0 ? "\u00E4" : "x";
    text += "\nthe last, " + std::string(9'000, 'y') + "€";
    LineTable const lines(text);
    Position expected{1, 1};
    for (std::uint32_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() and (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
            continue;
        auto const place = lines.position(text, at);
        REQUIRE(place.line == expected.line);
        REQUIRE(place.column == expected.column);
        REQUIRE(lines.offset(text, place) == at);
        expected = at < text.size() and text[at] == '\n' ? Position{expected.line + 1, 1}
                                                         : Position{expected.line, expected.column + 1};
    }
    CHECK(lines.offset(text, {1, 100}) == 5);
    CHECK(lines.offset(text, {4, 1'000'000}) == text.find("\nthe last"));
    CHECK(lines.offset(text, {9, 1'000'000}) == text.size());
    CHECK(lines.position(text, 1'000'000).column == expected.column - 1);
}

TEST_CASE("dsl: an excerpt shows one line and cuts the span at its end") {
    Source const source("t", "one\r\ntwo three\nfour");
    auto const place = excerpt(source, {9, 17});
    CHECK(place.text == "two three");
    CHECK(place.text.substr(place.begin, place.length) == "three");
    CHECK(place.at.line == 2);
    CHECK(excerpt(source, {18, 18}).length == 0);
    CHECK(excerpt(Source("t", ""), {0, 0}).text.empty());
}

TEST_CASE("dsl: an excerpt of a very long line keeps what is around the place") {
    Source const source("t", std::string(100'000, 'a') + "here" + std::string(100'000, 'b'));
    auto const place = excerpt(source, {100'000, 100'004});
    CHECK(place.text.size() < 2000);
    CHECK(place.text.substr(place.begin, place.length) == "here");
    CHECK(place.at.column == 100'001);
}

TEST_CASE("dsl: UTF-8 is checked") {
    CHECK(valid_utf8_prefix("caf\xc3\xa9") == 5);
    CHECK(valid_utf8_prefix("caf\xe9 x") == 3);
    CHECK(valid_utf8_prefix("\xc0\x80") == 0);
    CHECK(valid_utf8_prefix("\xed\xa0\x80") == 0);
    CHECK(valid_utf8_prefix("a\xf0\x9f\x98") == 1);
}

TEST_CASE("dsl: words end before punctuation and keep what joins letters") {
    struct Row {
        std::string_view text, word;
    };
    for (auto const& row :
         {Row{"us-east-1, x", "us-east-1"}, Row{"Azure.", "Azure"}, Row{"v1.2.", "v1.2"}, Row{"AT&T", "AT&T"},
          Row{"and/or", "and/or"}, Row{"-x", ""}, Row{"a--b", "a"}, Row{"naïve.", "naïve"},
          Row{"数据中心 x", "数据中心"}, Row{"O’Neil's", "O’Neil's"}, Row{"", ""}, Row{"\"x\"", ""}})
        CHECK(row.text.substr(0, word_length(row.text)) == row.word);
}

TEST_CASE("dsl: blanks are Unicode white space and comments") {
    CHECK(blank_length(" \t\r\n\u00a0\u2003\u3000\ufeffx") == 15);
    CHECK(blank_length("# comment «é»\n  x") == 19);
    CHECK(blank_length("# to the end") == 12);
    CHECK(blank_length_on_line("  \n x") == 2);
    for (auto const* const spaced :
         {"  a \n\t b  ", "a b", " a b", "a b ", "a  b", "a\tb", "a\n b", "a\u00a0b", "a b\u3000"})
        CHECK(one_line(spaced) == "a b");
    CHECK(one_line("é  b ") == "é b");
    CHECK(one_line(" ").empty());
    CHECK(one_line("").empty());
}

TEST_CASE("dsl: folding") {
    struct Row {
        std::string_view text, folded;
    };
    for (auto const& row :
         {Row{"Azure", "azure"}, Row{"  Google \u00a0 Cloud\n", "google cloud"}, Row{"ÉCOLE", "école"},
          Row{"e\u0301cole", "école"}, Row{"ΣΊΣΥΦΟΣ", "σίσυφοσ"}, Row{"Σίσυφος", "σίσυφοσ"}, Row{"O’Neil", "o'neil"},
          Row{"us‑east‑1", "us-east-1"}, Row{"", ""}, Row{" \t\r\n\v\f", ""}, Row{"\tA  B\n", "a b"},
          Row{"A\x7F_Z@[", "a\x7F_z@["}, Row{"\u212A", "k"}, Row{"a\u00a0", "a"}})
        CHECK(fold(row.text) == row.folded);
}

TEST_CASE("dsl: regular plurals") {
    struct Row {
        std::string_view one, many;
    };
    for (auto const& row :
         {Row{"API", "APIs"}, Row{"policy", "policies"}, Row{"business", "businesses"}, Row{"day", "days"},
          Row{"batch", "batches"}, Row{"box", "boxes"}, Row{"training job", "training jobs"}})
        CHECK(plural(row.one) == row.many);
}

}  // namespace
}  // namespace proviso
