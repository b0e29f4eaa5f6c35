#include "engine/report/test_junit.hpp"

#include "engine/report/junit.hpp"
#include "engine/report/layout.hpp"

#include <fmt/format.h>

namespace proviso {
namespace {

std::string details(ScenarioDifference const& difference) {
    auto text =
        fmt::format("{}:{}:{}\nexpected: {}\nactual:   {}\n", escaped(difference.where.file), difference.where.at.line,
                    difference.where.at.column, escaped(difference.expected), escaped(difference.actual));
    for (auto const& reason : difference.why)
        text += escaped(reason) + "\n";
    return text;
}

void fail(JUnitSuite& suite, pugi::xml_node test, std::string const& message, std::string const& text) {
    suite.add(test, {"failure", "expectation", message, text});
}

void add_scenario(JUnitSuite& suite, ScenarioResult const& scenario) {
    auto const test = suite.add(scenario.where.file, scenario.name);
    set_attribute(test, "file", scenario.where.file);
    set_attribute(test, "line", std::to_string(scenario.where.at.line));
    for (auto const& difference : scenario.differences)
        fail(suite, test, "expected " + difference.expected + ", but " + difference.actual, details(difference));
}

void add_coverage(JUnitSuite& suite, ScenarioCoverage const& coverage, unsigned threshold) {
    auto const test = suite.add("coverage", fmt::format("at least {}% of the points are decided", threshold));
    std::string text;
    for (auto const& note : coverage.missing)
        text += escaped(note.label) + ": " + escaped(note.text) + "\n";
    if (coverage.percent() < threshold)
        fail(suite, test, fmt::format("{}% of the points are decided", coverage.percent()), text);
}

}  // namespace

void write_test_junit(TestReport const& report, RenderOptions const&, std::ostream& out) {
    JUnit junit("proviso test");
    for (auto const& scenario : report.scenarios)
        add_scenario(junit.suite(scenario.where.file), scenario);
    if (report.threshold and report.coverage)
        add_coverage(junit.suite("coverage"), *report.coverage, *report.threshold);
    junit.write(out);
}

}  // namespace proviso
