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

void fail(pugi::xml_node test, std::string const& message, std::string const& text) {
    add_trouble(test, {JUnitResult::failure, "expectation", message, text});
}

JUnitResult result(bool passed) { return passed ? JUnitResult::passed : JUnitResult::failure; }

void fill(pugi::xml_node test, ScenarioResult const& scenario) {
    set_name(test, scenario.where.file, scenario.name);
    set_attribute(test, "file", scenario.where.file);
    set_attribute(test, "line", std::to_string(scenario.where.at.line));
    for (auto const& difference : scenario.differences)
        fail(test, "expected " + difference.expected + ", but " + difference.actual, details(difference));
}

void fill(pugi::xml_node test, ScenarioCoverage const& coverage, unsigned threshold) {
    set_name(test, "coverage", fmt::format("at least {}% of the points are decided", threshold));
    std::string text;
    for (auto const& note : coverage.missing)
        text += escaped(note.label) + ": " + escaped(note.text) + "\n";
    if (coverage.percent() < threshold)
        fail(test, fmt::format("{}% of the points are decided", coverage.percent()), text);
}

}  // namespace

void write_test_junit(TestReport const& report, RenderOptions const&, std::ostream& out) {
    auto const each_test = [&](auto const& f) {
        for (auto const& scenario : report.scenarios)
            f(scenario.where.file, result(scenario.passed()), [&](pugi::xml_node test) { fill(test, scenario); });
        if (report.threshold and report.coverage)
            f("coverage", result(report.coverage->percent() >= *report.threshold),
              [&](pugi::xml_node test) { fill(test, *report.coverage, *report.threshold); });
    };
    write_junit("proviso test", each_test, out);
}

}  // namespace proviso
