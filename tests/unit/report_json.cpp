#include "engine/report/json.hpp"

#include "engine/report/renderers.hpp"
#include "tests/unit/golden_file.hpp"
#include "tests/unit/report_sample.hpp"

#include <nlohmann/json.hpp>

#include <sstream>

using namespace proviso;

namespace {

std::string written(Report const& report) {
    std::ostringstream out;
    write_json(report, out);
    return out.str();
}

}  // namespace

TEST_CASE("report json: something of everything") { check_golden("report/sample.json", written(sample_report())); }

TEST_CASE("report json: an empty report is well-formed") {
    auto const json = nlohmann::json::parse(written({}));
    CHECK(json["clauses"].empty());
    CHECK(json["plan"]["records"].is_object());
}

TEST_CASE("report json: what is not UTF-8 does not break it") {
    Report r;
    r.plan_name = "a\xff\"\n\x1b";
    auto const json = nlohmann::json::parse(written(r));
    CHECK(json["plan"]["name"] == "a\xEF\xBF\xBD\"\n\x1b");
}

TEST_CASE("report json: days without end are null") {
    auto r = sample_report();
    auto const json = nlohmann::json::parse(written(r));
    auto const& period = json["clauses"][1]["findings"][0]["period"];
    CHECK(period["from"] == "2026-03-01");
    CHECK(period["until"].is_null());
}

TEST_CASE("report json: permissions and what is not encoded have no verdict") {
    auto const json = nlohmann::json::parse(written(sample_report()));
    for (auto const& clause : json["clauses"])
        CHECK(clause["verdict"].is_null() == not clause["judged"].get<bool>());
}

TEST_CASE("renderers: each by a name of its own") {
    CHECK(format_names(renderers()) == std::vector<std::string>{"text", "json", "html", "markdown", "sarif", "junit",
                                                                "github", "gitlab", "tap", "azure", "csv"});
    CHECK(format_names(test_renderers()) == std::vector<std::string>{"text", "junit"});
}
