// How text is laid out: columns of wide scripts and marks, where lines break, and what no line begins with.
#include "engine/report/layout.hpp"

#include "engine/report/page.hpp"
#include "engine/report/quote.hpp"
#include "tests/unit/report_hostile.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace proviso;

namespace {

using Lines = std::vector<std::string>;

std::string paged(std::size_t width, std::string const& text, std::size_t hang = 2) {
    std::ostringstream out;
    Page page(out, width, false);
    page.flow({{"  "}}, text, hang);
    return out.str();
}

}  // namespace

TEST_CASE("layout: a column is what a terminal gives a letter") {
    struct Row {
        std::string_view text;
        std::size_t columns, code_points;
    };
    for (auto const& row : {
             Row{"chat", 4, 4},
             Row{"東京", 4, 2},
             Row{"e\u0301", 1, 2},
             Row{"서울 A", 6, 4},
             Row{"ﾃｽﾄ", 3, 3},
             Row{"🚀", 2, 1},
             Row{"\u200B", 0, 1},
             Row{"", 0, 0},
         }) {
        CAPTURE(row.text);
        CHECK(columns(row.text) == row.columns);
        CHECK(code_points(row.text) == row.code_points);
    }
}

TEST_CASE("layout: the first columns end before a letter that is too wide, and take marks along") {
    CHECK(first_columns("東京都", 4) == "東京");
    CHECK(first_columns("東京都", 5) == "東京");
    CHECK(first_columns("e\u0301a", 1) == "e\u0301");
    CHECK(first_columns("abc", 9) == "abc");
}

TEST_CASE("layout: lines break at blanks, and between wide letters") {
    CHECK(wrapped("one two three", 7) == Lines{"one two", "three"});
    CHECK(wrapped("東京都心", 4) == Lines{"東京", "都心"});
    CHECK(wrapped("in 東京都心 now", 8) == Lines{"in 東京", "都心 now"});
    CHECK(wrapped("unbreakable", 4) == Lines{"unbreakable"});
    CHECK(wrapped("東京", 4, 3) == Lines{"東", "京"});
}

TEST_CASE("layout: underlines stand under wide letters") {
    Excerpt where{.file = "plan.toml", .at = {3, 13}, .text = "name = \"東京\" e\u0301 AWS", .begin = 0, .length = 3};
    where.begin = static_cast<std::uint32_t>(where.text.find("AWS"));
    auto const lines = quoted({{where, "here"}}, 2, 80);
    CHECK(lines == Lines{" 3 | name = \"東京\" e\u0301 AWS", "   |                 ^~~ here"});
}

TEST_CASE("layout: no line begins with what a build server takes for a command") {
    CHECK(paged(40, "::error ::stop") == "  \\u{3a}:error ::stop\n");
    CHECK(paged(22, "a long word and ::error that begins a line") ==
          "  a long word and\n  \\u{3a}:error that begins\n  a line\n");
    CHECK(paged(80, "all is ##vso[task.complete result=Succeeded]") ==
          "  all is \\u{23}#vso[task.complete result=Succeeded]\n");
    CHECK(paged(80, "##[error] ###[group]") == "  \\u{23}#[error] #\\u{23}#[group]\n");
    CHECK(paged(80, "## heading [x] and a::b") == "  ## heading [x] and a::b\n");
}

TEST_CASE("report text: names cannot give commands to a build server") {
    auto const text = rendered("text", hostile_report());
    CHECK(text.find("##vso[") == text.npos);
    CHECK(text.find("##[") == text.npos);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        CHECK_FALSE(
            std::string_view(line).substr(std::min(line.size(), line.find_first_not_of(' '))).starts_with("::"));
    CHECK(text.find('\x1b') == text.npos);
}
