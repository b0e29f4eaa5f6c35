#include "engine/report/test_junit.hpp"

#include "engine/report/layout.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <map>

namespace proviso {
namespace {

/// Appends an attribute; XML cannot hold control characters, escaped or not.
void set(pugi::xml_node node, char const* name, std::string_view value) {
    node.append_attribute(name) = escaped(value).c_str();
}

void set(pugi::xml_node node, char const* name, std::size_t value) {
    node.append_attribute(name) = std::to_string(value).c_str();
}

/// One suite, with its counts.
class Suite {
public:
    Suite(pugi::xml_node parent, std::string const& name) : node_(parent.append_child("testsuite")) {
        set(node_, "name", name);
    }

    pugi::xml_node add(std::string const& classname, std::string const& name) {
        ++tests_;
        auto const test = node_.append_child("testcase");
        set(test, "name", name);
        set(test, "classname", classname);
        set(test, "time", "0");
        return test;
    }

    void fail(pugi::xml_node test, std::string const& message, std::string const& text) {
        failures_ += test.child("failure").empty();
        auto const failure = test.append_child("failure");
        set(failure, "type", "expectation");
        set(failure, "message", message);
        failure.text() = text.c_str();
    }

    void close() {
        set(node_, "tests", tests_);
        set(node_, "failures", failures_);
        set(node_, "errors", "0");
        set(node_, "skipped", "0");
        set(node_, "time", "0");
    }

    std::size_t tests() const { return tests_; }
    std::size_t failures() const { return failures_; }

private:
    pugi::xml_node node_;
    std::size_t tests_ = 0;
    std::size_t failures_ = 0;
};

std::string details(ScenarioDifference const& difference) {
    auto text =
        fmt::format("{}:{}:{}\nexpected: {}\nactual:   {}\n", escaped(difference.where.file), difference.where.at.line,
                    difference.where.at.column, escaped(difference.expected), escaped(difference.actual));
    for (auto const& reason : difference.why)
        text += escaped(reason) + "\n";
    return text;
}

void add_scenario(Suite& suite, ScenarioResult const& scenario) {
    auto const test = suite.add(scenario.where.file, scenario.name);
    set(test, "file", scenario.where.file);
    set(test, "line", scenario.where.at.line);
    for (auto const& difference : scenario.differences)
        suite.fail(test, "expected " + difference.expected + ", but " + difference.actual, details(difference));
}

void add_coverage(Suite& suite, ScenarioCoverage const& coverage, unsigned threshold) {
    auto const test = suite.add("coverage", fmt::format("at least {}% of the points are decided", threshold));
    std::string text;
    for (auto const& note : coverage.missing)
        text += escaped(note.label) + ": " + escaped(note.text) + "\n";
    if (coverage.percent() < threshold)
        suite.fail(test, fmt::format("{}% of the points are decided", coverage.percent()), text);
}

}  // namespace

void write_test_junit(TestReport const& report, RenderOptions const&, std::ostream& out) {
    pugi::xml_document document;
    auto declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    auto root = document.append_child("testsuites");
    set(root, "name", "proviso test");
    std::map<std::string, Suite> suites;
    for (auto const& scenario : report.scenarios)
        add_scenario(suites.try_emplace(scenario.where.file, root, scenario.where.file).first->second, scenario);
    if (report.threshold and report.coverage)
        add_coverage(suites.try_emplace("coverage", root, "coverage").first->second, *report.coverage,
                     *report.threshold);
    std::size_t tests = 0, failures = 0;
    for (auto& [name, suite] : suites) {
        suite.close();
        tests += suite.tests();
        failures += suite.failures();
    }
    set(root, "tests", tests);
    set(root, "failures", failures);
    set(root, "errors", "0");
    document.save(out, "  ");
}

}  // namespace proviso
