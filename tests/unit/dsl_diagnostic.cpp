// Diagnostics: the table of kinds, and how they look.
#include "dsl/diagnostic.hpp"

#include <doctest/doctest.h>

#include <set>

namespace proviso {
namespace {

Diagnostic at(Source const& source, Span span, std::string message, std::string help = {}) {
    return {Kind::expected, {excerpt(source, span), std::move(message)}, {}, std::move(help)};
}

TEST_CASE("dsl: codes are unique and in order") {
    std::set<std::string_view> codes;
    std::string_view last;
    for (auto const& row : all_kinds()) {
        CHECK(codes.insert(row.code).second);
        CHECK(last < row.code);
        CHECK_FALSE(row.title.empty());
        last = row.code;
    }
}

TEST_CASE("dsl: a message quotes its line, underlines the place and ends with the help") {
    Source const source("clauses.proviso", "\nClause 1:\n  Statless APIs are exclusive to Azure.\n");
    CHECK(render({at(source, {13, 26}, "unknown term", "did you mean `stateless APIs`?")}) ==
          "clauses.proviso:3:3: error[P101]: unknown term\n"
          " 3 |   Statless APIs are exclusive to Azure.\n"
          "   |   ^~~~~~~~~~~~~\n"
          "   = help: did you mean `stateless APIs`?\n");
}

TEST_CASE("dsl: underlines count columns as a terminal shows them") {
    Source const source("t", "\t数据 e\u0301 x");
    CHECK(render({at(source, {11, 12}, "m")}) == "t:1:7: error[P101]: m\n 1 |     数据 e\u0301 x\n   |           ^\n");
}

TEST_CASE("dsl: places without a line or a file") {
    Diagnostic whole{Kind::unreadable_file, {{"plan.toml", {0, 0}, "", 0, 0}, "no such file"}, {}, "check the path"};
    CHECK(render({whole}) == "plan.toml: error[P601]: no such file\n  = help: check the path\n");
    whole.primary.where.file.clear();
    CHECK(render({whole}) == "error[P601]: no such file\n  = help: check the path\n");
}

TEST_CASE("dsl: messages are sorted, duplicates dropped, and the rest is counted") {
    Source const source("t", "ab\ncd\n");
    auto const first = at(source, {0, 1}, "first"), second = at(source, {3, 4}, "second"),
               third = at(source, {4, 5}, "third");
    auto const text = render({third, second, first, second}, false, 2);
    CHECK(text ==
          "t:1:1: error[P101]: first\n 1 | ab\n   | ^\nt:2:1: error[P101]: second\n 2 | cd\n   | ^\nand 1 more\n");
}

TEST_CASE("dsl: a message gives no command to a build server, whatever is called what") {
    Source const source(" ::error file=a", "::set-output ##vso[task.complete]");
    auto const text = render({at(source, {0, 2}, "`##[error]`", "::warning")});
    CHECK(text.starts_with(" \\u{3a}:error file=a:1:1: error[P101]: `\\u{23}#[error]`\n"
                           " 1 | ::set-output \\u{23}#vso[task.complete]\n"
                           "   | ^~\n"));
}

TEST_CASE("dsl: control characters of the source do not reach the terminal") {
    Source const source("t", "a\x1b[31mb\u202ec");
    auto const text = render({at(source, {0, 1}, "bad \x07")});
    CHECK(text.find('\x1b') == text.npos);
    CHECK(text.find('\x07') == text.npos);
    CHECK(text.find("\\u{1b}") != text.npos);
    CHECK(text.find("\\u{202e}") != text.npos);
}

TEST_CASE("dsl: notes have places of their own, warnings are no errors") {
    Source const source("t", "ab\n");
    Diagnostic both{Kind::plan_unknown_field, {excerpt(source, {0, 1}), "m"}, {{excerpt(source, {1, 2}), "see"}}, ""};
    CHECK(render({both}) == "t:1:1: warning[P503]: m\n 1 | ab\n   | ^\nt:1:2: note: see\n 1 | ab\n   |  ^\n");
    CHECK_FALSE(has_errors({both}));
    CHECK(has_errors({both, at(source, {0, 1}, "x")}));
    CHECK(render({both}, true).find("\x1b[") != std::string::npos);
}

}  // namespace
}  // namespace proviso
