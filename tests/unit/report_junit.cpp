// JUnit XML of a check: what counts as what, and names that could break it.
#include "tests/unit/golden_file.hpp"
#include "tests/unit/report_hostile.hpp"
#include "tests/unit/report_sample.hpp"

#include <pugixml.hpp>

using namespace proviso;

namespace {

pugi::xml_document parsed(Report const& report) {
    pugi::xml_document document;
    REQUIRE(document.load_string(rendered("junit", report).c_str(), pugi::parse_full));
    return document;
}

/// The element of the first case whose name begins so; `passed` where it has none.
std::string came_to(pugi::xml_document const& document, std::string_view name) {
    for (auto const suite : document.child("testsuites").children("testsuite"))
        for (auto const test : suite.children("testcase"))
            if (std::string_view(test.attribute("name").value()).starts_with(name))
                return test.first_child() ? test.first_child().name() : "passed";
    return "not there";
}

TEST_CASE("report junit: something of everything") {
    check_golden("report/sample.junit.xml", rendered("junit", sample_report()));
}

TEST_CASE("report junit: a suite for each agreement, whose counts are those of its cases") {
    for (auto const& report : {sample_report(), hostile_report()}) {
        auto const document = parsed(report);
        auto const root = document.child("testsuites");
        int tests = 0, failures = 0, errors = 0;
        for (auto const suite : root.children("testsuite")) {
            int cases = 0, skipped = 0;
            for (auto const test : suite.children("testcase")) {
                ++cases;
                failures += not test.child("failure").empty();
                errors += not test.child("error").empty();
                skipped += not test.child("skipped").empty();
            }
            CHECK(suite.attribute("tests").as_int() == cases);
            CHECK(suite.attribute("skipped").as_int() == skipped);
            tests += cases;
        }
        CHECK(root.attribute("tests").as_int() == tests);
        CHECK(root.attribute("failures").as_int() == failures);
        CHECK(root.attribute("errors").as_int() == errors);
    }
    CHECK(parsed(hostile_report()).child("testsuites").attribute("failures").as_int() == 11);
}

TEST_CASE("report junit: clauses of no agreement have a suite of that name") {
    auto report = sample_report();
    for (auto& clause : report.clauses)
        clause.agreement.clear();
    auto const document = parsed(report);
    auto const suite = document.child("testsuites").child("testsuite");
    CHECK(suite.attribute("name").value() == std::string_view("Clauses of no agreement"));
    CHECK(suite.attribute("tests").as_int() == 7);
    for (auto const test : suite.children("testcase"))
        CHECK(test.attribute("classname").value() == std::string_view("Clauses of no agreement"));
}

TEST_CASE("report junit: nothing passes that is not compliant") {
    auto report = sample_report();
    auto const document = parsed(report);
    CHECK(came_to(document, "MS-1 \"Azure exclusivity\": chat-eu") == "failure");
    CHECK(came_to(document, "MS-1 \"Azure exclusivity\": agent-runtime") == "error");
    CHECK(came_to(document, "AWS-2(a)") == "error");
    CHECK(came_to(document, "MS-2") == "passed");
    CHECK(came_to(document, "MS-3") == "skipped");
    CHECK(came_to(document, "MS-4") == "skipped");
    CHECK(came_to(document, "3 more findings") == "error");
    for (auto& clause : report.clauses)
        clause.findings.clear();
    auto const bare = parsed(report);
    CHECK(came_to(bare, "MS-1") == "failure");
    CHECK(came_to(bare, "AWS-2(a)") == "error");
}

TEST_CASE("report junit: records that comply pass, the others counted, and never in place of what does not") {
    auto report = sample_report();
    auto& broken = report.clauses[1];
    auto& sound = report.clauses[2];
    REQUIRE(broken.clause == "MS-1");
    REQUIRE(sound.clause == "MS-2");
    broken.met = sound.met = {{"placement", "mail", 7}};
    broken.all_met = 1;
    sound.all_met = 3;
    auto const document = parsed(report);
    CHECK(came_to(document, "MS-1 \"Azure exclusivity\": mail") == "passed");
    CHECK(came_to(document, "MS-1 \"Azure exclusivity\": chat-eu") == "failure");
    CHECK(came_to(document, "MS-2 \"First-party products\": mail") == "passed");
    CHECK(came_to(document, "MS-2 \"First-party products\": 2 more records") == "passed");
    broken.findings.clear();
    CHECK(came_to(parsed(report), "MS-1 \"Azure exclusivity\"") == "failure");
}

TEST_CASE("report junit: names stay text") {
    auto const xml = rendered("junit", hostile_report());
    for (char const control : {'\0', '\x07', '\x1b', '\r'})
        CHECK(xml.find(control) == std::string::npos);
    auto const document = parsed(hostile_report());
    CHECK(came_to(document, "]]><failure/>&amp;<!--</script></style><img src=x onerror=alert(1)>") == "failure");
    auto const suite =
        document.child("testsuites")
            .find_child_by_attribute("name", "]]><failure/>&amp;<!--</script></style><img src=x onerror=alert(1)>");
    CHECK(suite.attribute("tests").as_int() == 1);
}

TEST_CASE("report junit: where nothing was evaluated something fails, unless that was allowed") {
    Report report;
    CHECK(parsed(report).child("testsuites").attribute("errors").as_int() == 0);
    report.exit_status = 4;
    CHECK(parsed(report).child("testsuites").attribute("errors").as_int() == 1);
    CHECK(came_to(parsed(report), "nothing was evaluated") == "error");
}

}  // namespace
