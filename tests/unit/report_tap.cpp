// TAP 14: the plan and the tests agree, only what is compliant or skipped is ok, and no name is taken for a directive.
#include "tests/unit/golden_file.hpp"
#include "tests/unit/report_hostile.hpp"
#include "tests/unit/report_sample.hpp"

#include <nlohmann/json.hpp>

#include <sstream>
#include <string>
#include <vector>

using namespace proviso;

namespace {

/// The lines of tests, after checking everything else against the grammar of TAP.
std::vector<std::string> tests_of(Report const& report) {
    std::istringstream in(rendered("tap", report));
    std::string line, plan;
    std::getline(in, line);
    CHECK(line == "TAP version 14");
    std::getline(in, plan);
    std::vector<std::string> tests;
    bool details = false;
    while (std::getline(in, line)) {
        if (line == "  ---" or line == "  ...") {
            CHECK(details == (line == "  ..."));
            details = not details;
        } else if (details) {
            auto const colon = line.find(": ");
            REQUIRE(colon != std::string::npos);
            CHECK(nlohmann::json::parse(line.substr(colon + 2)).is_string());
        } else {
            tests.push_back(line);
            auto const number = std::to_string(tests.size());
            CHECK((line.starts_with("ok " + number + " - ") or line.starts_with("not ok " + number + " - ")));
        }
    }
    CHECK(not details);
    CHECK(plan == "1.." + std::to_string(tests.size()));
    return tests;
}

TEST_CASE("report tap: something of everything") {
    check_golden("report/sample.tap", rendered("tap", sample_report()));
}

TEST_CASE("report tap: the plan counts the tests, and nothing is ok that is not compliant or skipped") {
    auto report = sample_report();
    auto const ok = [](std::vector<std::string> const& tests) {
        std::vector<std::string> names;
        for (auto const& test : tests)
            if (test.starts_with("ok "))
                names.push_back(test.substr(0, 4) + (test.find(" # SKIP ") == std::string::npos ? "" : "skipped"));
        return names;
    };
    CHECK(ok(tests_of(report)) == std::vector<std::string>{"ok 4", "ok 5skipped", "ok 6skipped", "ok 7skipped"});
    CHECK(tests_of(report).back() == "not ok 8 - 3 more findings are not listed");
    for (auto& clause : report.clauses)
        clause.findings.clear();
    CHECK(ok(tests_of(report)) == std::vector<std::string>{"ok 3", "ok 4skipped", "ok 5skipped", "ok 6skipped"});
    Report nothing;
    CHECK(tests_of(nothing).empty());
    nothing.exit_status = 4;
    CHECK(tests_of(nothing) ==
          std::vector<std::string>{"not ok 1 - nothing was evaluated: no clause, or none that bound a record"});
}

TEST_CASE("report tap: names stay names") {
    auto const tests = tests_of(hostile_report());
    CHECK(tests.size() == 11);
    for (auto const& test : tests) {
        CHECK(test.starts_with("not ok "));
        for (auto hash = test.find('#'); hash != std::string::npos; hash = test.find('#', hash + 1))
            CHECK(test[hash - 1] == '\\');
    }
    CHECK(tests[8].ends_with(": \\# SKIP \\\\\\# TODO"));
}

}  // namespace
