// Two texts of one clause, which share its number: their names differ wherever they may be taken for each other.
#include "engine/report/fingerprints.hpp"
#include "engine/report/issue.hpp"
#include "tests/unit/cli_run.hpp"
#include "tests/unit/report_hostile.hpp"
#include "tests/unit/report_sample.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include <algorithm>
#include <set>
#include <string>

using namespace proviso;

namespace {

using Json = nlohmann::json;

bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("report amended: rules have names of their own, and a clause of one text keeps its name when it ends") {
    auto report = amended_report();
    CHECK(rule_names(report) == std::vector<std::string>{"Microsoft and OpenAI/MS-1, until 26 April 2026",
                                                         "Microsoft and OpenAI/MS-1", "Microsoft and OpenAI/MS-2"});
    for (auto& clause : report.clauses) {
        clause.amendments.clear();
        clause.id = "1";
        clause.agreement = "";
    }
    report.clauses.push_back(report.clauses[0]);
    report.clauses.back().id = "1, text 2";
    auto const names = rule_names(report);
    CHECK(std::set(names.begin(), names.end()).size() == names.size());
    CHECK(names[0] == "1");
}

TEST_CASE("report amended: SARIF rules are unique, and each result is of its own") {
    auto const run = Json::parse(rendered("sarif", amended_report()))["runs"][0];
    auto const& rules = run["tool"]["driver"]["rules"];
    std::set<std::string> names;
    for (auto const& rule : rules)
        names.insert(rule["id"]);
    CHECK(names.size() == 3);
    REQUIRE(run["results"].size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(run["results"][i]["ruleIndex"] == i);
        CHECK(run["results"][i]["ruleId"] == rules[i]["id"]);
    }
    CHECK(rules[0]["shortDescription"]["text"] == "MS-1 \"Azure exclusivity\", until 26 April 2026");
}

TEST_CASE("report amended: tests, titles and headings differ") {
    auto const report = amended_report();
    pugi::xml_document xml;
    REQUIRE(xml.load_string(rendered("junit", report).c_str()));
    std::set<std::string> names;
    for (auto const& test : xml.select_nodes("//testcase"))
        names.insert(test.node().attribute("name").value());
    CHECK(names == std::set<std::string>{"MS-1 \"Azure exclusivity\", until 26 April 2026: chat-eu",
                                         "MS-1 \"Azure exclusivity\": chat-eu", "MS-2, until 26 April 2026: chat-eu"});
    CHECK(has(rendered("tap", report), "MS-1 \"Azure exclusivity\", until 26 April 2026: chat-eu\n"));
    CHECK(has(rendered("github", report), "title=MS-1 \"Azure exclusivity\"%2C until 26 April 2026::"));
    CHECK(has(rendered("azure", report), "]MS-1 \"Azure exclusivity\", until 26 April 2026: chat-eu"));
    CHECK(has(rendered("text", report), "MS-1 \"Azure exclusivity\", until 26 April 2026 (Microsoft and OpenAI)"));
    CHECK(has(rendered("markdown", report), "MS-1 \"Azure exclusivity\", until 26 April 2026 (Microsoft and OpenAI)"));
    std::set<std::string> checks;
    for (auto const& entry : Json::parse(rendered("gitlab", report)))
        checks.insert(entry["check_name"]);
    CHECK(checks.size() == 3);
}

TEST_CASE("report amended: the new text has fingerprints of its own, and nothing else gets others") {
    auto const report = amended_report();
    auto before = report;  // the amendment is not signed yet
    before.clauses.erase(before.clauses.begin() + 1);
    for (auto& clause : before.clauses)
        clause.amendments.clear();
    add_fingerprints(before);
    auto const of = [](Report const& r, std::size_t i) { return r.clauses[i].findings[0].fingerprint; };
    CHECK(of(report, 0) == of(before, 0));
    CHECK(of(report, 2) == of(before, 1));
    CHECK(of(report, 1).substr(0, 16) != of(report, 0).substr(0, 16));
}

TEST_CASE("report amended: as the checker finds two texts") {
    Scratch const folder;
    folder.write("p.proviso", R"(Agreement "First" between OpenAI and Microsoft, effective 1 January 2025.
Clause 1: Stateless APIs must be hosted on Azure.
Clause 2: Stateless APIs must be encrypted.

Agreement "Second" between OpenAI and Microsoft, effective 1 February 2026.
Clause 1 of "First" is replaced from 27 April 2026 by: Stateless APIs must be hosted on Oracle Cloud.
Clause 2 of "First" ends on 26 April 2026.
)");
    folder.write("plan.toml", R"([[placement]]
workload = "chat-eu"
kind = "API"
state = "stateless"
provider = "AWS"
encrypted = false
start = 2026-01-01
)");
    auto const check = [&](std::string const& day) {
        auto const sarif = Json::parse(run(folder, "check plan.toml -p p.proviso -o sarif --as-of " + day).out);
        std::set<std::string> out;
        for (auto const& result : sarif["runs"][0]["results"])
            out.insert(result["partialFingerprints"]["proviso/v1"].get<std::string>() + " " +
                       result["ruleId"].get<std::string>());
        return out;
    };
    auto const before = check("2026-01-15"), after = check("2026-03-01");
    auto const ends = [](std::set<std::string> const& all, std::string_view with) {
        return std::ranges::count_if(all, [&](std::string const& each) { return each.ends_with(with); });
    };
    CHECK(before.size() == 2);
    CHECK(after.size() == 3);
    CHECK(ends(after, " First/1") == 1);
    CHECK(ends(after, " First/1, until 26 April 2026") == 1);
    for (auto const& each : before)  // the same finding, whatever its rule is called by now
        CHECK(std::ranges::count_if(after, [&](std::string const& a) { return a.starts_with(each.substr(0, 19)); }) ==
              1);
    CHECK(std::ranges::includes(
        after, std::set{*std::ranges::find_if(before, [](std::string const& e) { return e.ends_with("First/2"); })}));
}
