// Runs of scenarios as text and as JUnit XML: counts, and names that could break either.
#include "engine/report/renderers.hpp"

#include <doctest/doctest.h>
#include <pugixml.hpp>

#include <algorithm>
#include <sstream>

using namespace proviso;

namespace {

TestReport sample() {
    TestReport report;
    Excerpt const where{"a.proviso", {3, 1}, "Scenario", 0, 8};
    report.scenarios = {{"good", where, {}},
                        {"odd \x1b[31m\x01 ]]> name",
                         where,
                         {{"clause 1 is violated", "clause 1 is undetermined", {"who <knows>"}, where}}},
                        {"elsewhere", {"b.proviso", {1, 1}, "", 0, 0}, {}}};
    report.coverage = ScenarioCoverage{1, 3, {{"1", "A", where, "first"}, {"1", "A", where, "second"}}};
    report.threshold = 50;
    report.exit_status = 1;
    return report;
}

std::string written(std::string_view format, TestReport const& report) {
    auto const renderer = std::ranges::find(test_renderers(), format, &TestRenderer::name);
    std::ostringstream out;
    renderer->write(report, {}, out);
    return out.str();
}

TEST_CASE("report test: text puts what concerns one sentence together, and escapes names") {
    auto const text = written("text", sample());
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find("  1 of \"A\"  a.proviso:3:1\n      first\n      second\n") != std::string::npos);
    CHECK(text.ends_with("3 scenarios: 1 not as expected; 1 of 3 points decided, 33%, less than the 50% asked for\n"));
}

TEST_CASE("report test: JUnit XML counts by file, and any name is well formed") {
    pugi::xml_document document;
    auto const xml = written("junit", sample());
    REQUIRE(document.load_string(xml.c_str(), pugi::parse_full));
    CHECK(xml.find('\x01') == std::string::npos);
    auto const root = document.child("testsuites");
    CHECK(root.attribute("tests").as_int() == 4);
    CHECK(root.attribute("failures").as_int() == 2);
    auto const counts = [&](char const* name) {
        auto const suite = root.find_child_by_attribute("testsuite", "name", name);
        return std::pair(suite.attribute("tests").as_int(), suite.attribute("failures").as_int());
    };
    CHECK(counts("a.proviso") == std::pair(2, 1));
    CHECK(counts("b.proviso") == std::pair(1, 0));
    CHECK(counts("coverage") == std::pair(1, 1));
}

TEST_CASE("report test: a run without coverage says nothing of it") {
    auto report = sample();
    report.coverage.reset();
    report.left_out = 2;
    CHECK(written("text", report).ends_with("3 scenarios: 1 not as expected; 2 left out\n"));
    CHECK(written("junit", report).find("coverage") == std::string::npos);
}

}  // namespace
