// GitLab's code quality report: required members, severities, and fingerprints that are never shared.
#include "tests/unit/golden_file.hpp"
#include "tests/unit/report_hostile.hpp"
#include "tests/unit/report_sample.hpp"

#include <nlohmann/json.hpp>

#include <set>

using namespace proviso;

namespace {

using Json = nlohmann::json;

Json entries(Report const& report) { return Json::parse(rendered("gitlab", report)); }

TEST_CASE("report gitlab: something of everything") {
    check_golden("report/sample.gitlab.json", rendered("gitlab", sample_report()));
}

TEST_CASE("report gitlab: every entry has what GitLab asks for") {
    auto same = long_report(5, 0);
    for (auto& finding : same.clauses[1].findings)
        finding.record->key = "same";
    for (auto const& report : {sample_report(), hostile_report(), same}) {
        std::set<std::string> fingerprints;
        auto const list = entries(report);
        CHECK(not list.empty());
        for (auto const& entry : list) {
            for (auto const* member : {"description", "check_name", "fingerprint"})
                CHECK(not entry.at(member).get<std::string>().empty());
            CHECK(std::set<std::string>{"info", "major", "critical"}.contains(entry.at("severity")));
            CHECK(not entry.at("location").at("path").get<std::string>().empty());
            CHECK(entry["location"].at("lines").at("begin").get<int>() > 0);
            CHECK(entry["description"].get<std::string>().find_first_of("\n\r\x07\x1b") == std::string::npos);
            fingerprints.insert(entry["fingerprint"]);
        }
        CHECK(fingerprints.size() == list.size());
    }
    CHECK(entries(Report{}) == Json::array());
}

TEST_CASE("report gitlab: paths begin at the root of the project, and a file as a whole is its first line") {
    auto report = long_report(1, 0);
    report.clauses[1].findings[0].where = Excerpt{"././plans/plan.toml", {0, 0}, "", 0, 0};
    CHECK(entries(report)[0]["location"] == Json::parse(R"({"path": "plans/plan.toml", "lines": {"begin": 1}})"));
}

TEST_CASE("report gitlab: breaches, open questions and advice differ, and what is not listed is said") {
    auto report = long_report(1, 1);
    report.clauses.push_back(report.clauses[1]);
    report.clauses[2].severity = "advice";
    report.not_listed = 1;
    report.plan_files = {"plan.toml"};
    auto const list = entries(report);
    REQUIRE(list.size() == 4);
    CHECK(list[0]["severity"] == "critical");
    CHECK(list[1]["severity"] == "info");
    CHECK(list[2]["severity"] == "major");
    CHECK(list[3]["description"] == "1 more finding is not listed");
}

}  // namespace
