// proviso lint from outside: what it prints where, and its exit statuses.
#include "tests/unit/cli_run.hpp"

#include <doctest/doctest.h>

using namespace proviso;

namespace {

constexpr auto sound = "Clause 1:\n  APIs must be hosted on Azure.\n  Source: a letter\n";
constexpr auto doubtful = "\"Chat API\" means an API whose product is ChatGPT.\n\n"
                          "Clause 1:\n  APIs must be hosted on Azure.\n";

}  // namespace

TEST_CASE("lint: nothing to say of sound policies") {
    Scratch const folder;
    folder.write("p/a.proviso", sound);
    auto const result = run(folder, "lint p");
    CHECK(result.out + result.err == "");
    CHECK(result.status == 0);
}

TEST_CASE("lint: findings are the result, with the names that leave them out") {
    Scratch const folder;
    folder.write("a.proviso", doubtful);
    auto const result = run(folder, "lint a.proviso");
    CHECK(result.out.starts_with("a.proviso:1:1: warning[P701]: the term `Chat API` is defined and used nowhere\n"
                                 " 1 | \"Chat API\" means an API whose product is ChatGPT.\n"
                                 "   | ^~~~~~~~~~\n"));
    CHECK(result.out.ends_with("\n2 findings: 1 unused-term, 1 missing-source\n"));
    CHECK(result.err == "");
    CHECK(result.status == 1);
    auto const fewer = run(folder, "lint a.proviso --off unused-term");
    CHECK(fewer.out.find("P701") == std::string::npos);
    CHECK(fewer.out.ends_with("\n1 finding: 1 missing-source\n"));
    CHECK(run(folder, "lint a.proviso --off unused-term --off missing-source").status == 0);
}

TEST_CASE("lint: all findings are printed, however many") {
    Scratch const folder;
    std::string text;
    for (int i = 1; i <= 30; ++i)
        text += "Clause " + std::to_string(i) + ":\n  APIs must be hosted on Azure.\n\n";
    folder.write("a.proviso", text);
    auto const result = run(folder, "lint a.proviso");
    CHECK(result.out.find("clause `30`") != std::string::npos);
    CHECK(result.out.ends_with("\n30 findings: 30 missing-source\n"));
}

TEST_CASE("lint: mistakes come first: undefined terms, contract years of no agreement with a date") {
    Scratch const folder;
    folder.write("a.proviso", "Clause 1:\n  Chatty APIs must be hosted on Azure.\n");
    folder.write("b.proviso",
                 "Agreement \"B\".\n\nClause 2:\n  APIs must be hosted on Azure, during contract year 2.\n");
    auto const result = run(folder, "lint .");
    CHECK(result.out == "");
    CHECK(result.err.find("a.proviso:2:3: error[P201]") != std::string::npos);
    CHECK(result.err.find("contract years run from an agreement's effective date") != std::string::npos);
    CHECK(result.status == 2);
}

TEST_CASE("lint: the checks by name") {
    Scratch const folder;
    folder.write("a.proviso", sound);
    auto const list = run(folder, "lint --list");
    CHECK(list.out.find("unused-term       a term") != std::string::npos);
    CHECK(list.status == 0);
    auto const wrong = run(folder, "lint a.proviso --off unused-terms");
    CHECK(wrong.err.find("there is no check `unused-terms`") != std::string::npos);
    CHECK(wrong.err.find("did you mean `unused-term`?") != std::string::npos);
    CHECK(wrong.status == 2);
    CHECK(run(folder, "lint").status == 2);
    CHECK(run(folder, "lint nowhere.proviso").status == 2);
}
