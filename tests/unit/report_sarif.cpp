// SARIF 2.1.0: its structure, what viewers would take for markup, fingerprints, and the limit on results.
#include "engine/report/sarif.hpp"

#include "tests/unit/golden_file.hpp"
#include "tests/unit/report_hostile.hpp"
#include "tests/unit/report_sample.hpp"

#include <nlohmann/json.hpp>

#include <set>
#include <sstream>

using namespace proviso;

namespace {

using Json = nlohmann::json;

Json run_of(Report const& report) {
    auto const json = Json::parse(rendered("sarif", report));
    CHECK(json["version"] == "2.1.0");
    REQUIRE(json["runs"].size() == 1);
    return json["runs"][0];
}

std::vector<std::string> fingerprints(Report const& report) {
    std::vector<std::string> out;
    auto const run = run_of(report);
    for (auto const& result : run["results"])
        out.push_back(result["partialFingerprints"]["proviso/v1"]);
    return out;
}

TEST_CASE("report sarif: something of everything") {
    check_golden("report/sample.sarif", rendered("sarif", sample_report()));
}

TEST_CASE("report sarif: every result has its rule, its level, a message and a place") {
    for (auto const& report : {sample_report(), hostile_report()}) {
        auto const run = run_of(report);
        auto const& rules = run["tool"]["driver"]["rules"];
        CHECK(rules.size() == report.clauses.size());
        for (auto const& rule : rules)
            CHECK((rule["help"]["text"].is_string() and rule["defaultConfiguration"]["level"] == "error"));
        CHECK(not run["results"].empty());
        for (auto const& result : run["results"]) {
            CHECK(rules.at(result["ruleIndex"].get<std::size_t>())["id"] == result["ruleId"]);
            CHECK(result["level"] == (result["properties"]["verdict"] == "violated" ? "error" : "warning"));
            CHECK(not result["message"]["text"].get<std::string>().empty());
            CHECK(result["locations"].size() == 1);
            CHECK(result["relatedLocations"][0]["physicalLocation"]["region"]["startLine"].get<int>() > 0);
        }
        CHECK(run["invocations"][0]["exitCode"] == report.exit_status);
    }
}

TEST_CASE("report sarif: a warning and advice are no errors") {
    auto report = long_report(1, 1);
    auto const level_of = [&](std::size_t i) { return run_of(report)["results"][i]["level"]; };
    report.clauses[0].severity = report.clauses[1].severity = "warning";
    CHECK(level_of(0) == "warning");
    CHECK(level_of(1) == "warning");
    report.clauses[0].severity = report.clauses[1].severity = "advice";
    CHECK(level_of(0) == "note");
    CHECK(level_of(1) == "note");
}

TEST_CASE("report sarif: names are no links, no arguments, and paths are URIs") {
    auto const run = run_of(hostile_report());
    auto const last = run["results"].back();
    CHECK(
        last["message"]["text"].get<std::string>().starts_with("100%0A{{0}} \\[link\\](http://example.org); to do: "));
    CHECK(last["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] ==
          "100%250A%7B0%7D%20%5Blink%5D%28http%3A//example.org%29");
    CHECK(run["results"][6]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "not%20UTF-8%20%FF%C3");
    for (auto const& result : run["results"]) {
        auto const message = result["message"]["text"].get<std::string>();
        CHECK(message.find_first_of("\n\r\x07\x1b") == std::string::npos);
        CHECK(message.find("\u202E") == std::string::npos);
    }
}

TEST_CASE("report sarif: a region ends behind its snippet, counted in code points") {
    auto report = long_report(1, 0);
    report.clauses[1].findings[0].where = underlined("/plans/ä.toml", 4, "x = \"größer\"", "\"größer\"");
    auto const place = run_of(report)["results"][0]["locations"][0]["physicalLocation"];
    CHECK(place["artifactLocation"]["uri"] == "file:///plans/%C3%A4.toml");
    CHECK(place["region"] == Json::parse(R"({"startLine": 4, "startColumn": 5, "endColumn": 13,
                                             "snippet": {"text": "\"größer\""}})"));
    report.clauses[1].findings[0].where = Excerpt{"plan.toml", {0, 0}, "", 0, 0};
    CHECK(not run_of(report)["results"][0]["locations"][0]["physicalLocation"].contains("region"));
}

TEST_CASE("report sarif: fingerprints outlive other lines, other rows and another order, and differ") {
    auto report = long_report(3, 2);
    auto const before = fingerprints(report);
    CHECK(std::set(before.begin(), before.end()).size() == 5);
    for (auto& clause : report.clauses) {
        clause.where.at.line += 10;
        for (auto& finding : clause.findings) {
            finding.where->at.line += 100;
            finding.record->row += 5;
            finding.message += " now";
        }
    }
    CHECK(fingerprints(report) == before);
    std::swap(report.clauses[1].findings[0], report.clauses[1].findings[2]);
    auto after = fingerprints(report);
    std::swap(after[0], after[2]);
    CHECK(after == before);
}

TEST_CASE("report sarif: a fingerprint tells a breach from an open question, and namesakes apart") {
    auto report = long_report(2, 0);
    auto const before = fingerprints(report);
    report.clauses[1].findings[0].verdict = Verdict::undetermined;
    CHECK(fingerprints(report)[1] != before[0]);
    report = long_report(2, 0);
    report.clauses[1].findings[1].record->key = report.clauses[1].findings[0].record->key;
    auto const namesakes = fingerprints(report);
    CHECK(namesakes[0] == before[0]);
    CHECK(namesakes[0] != namesakes[1]);
}

TEST_CASE("report sarif: past the limit the rest is counted, and breaches come first") {
    auto report = long_report(10, most_sarif_results);
    report.not_listed = 5;
    auto const text = rendered("sarif", report);
    std::istringstream lines(text.substr(text.find("\"results\": [")));
    std::string line;
    std::getline(lines, line);
    std::size_t results = 0;
    for (; std::getline(lines, line) and line.find("{") != std::string::npos; ++results)
        if (results < 11)
            CHECK(Json::parse(line.substr(0, line.rfind(',')))["level"] == (results < 10 ? "error" : "warning"));
    CHECK(results == most_sarif_results);
    CHECK(text.find(R"("text":"15 more findings are not listed")") != std::string::npos);
    CHECK(not run_of(long_report(1, 1))["invocations"][0].contains("toolExecutionNotifications"));
}

}  // namespace
