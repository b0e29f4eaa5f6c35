#include "engine/report/junit.hpp"

#include "engine/report/layout.hpp"

namespace proviso {
namespace {

void set_count(pugi::xml_node node, char const* name, std::size_t count) {
    node.append_attribute(name) = std::to_string(count).c_str();
}

}  // namespace

void set_attribute(pugi::xml_node node, char const* name, std::string_view value) {
    node.append_attribute(name) = escaped(value).c_str();
}

JUnitSuite::JUnitSuite(pugi::xml_node parent, std::string const& name) : node_(parent.append_child("testsuite")) {
    set_attribute(node_, "name", name);
}

pugi::xml_node JUnitSuite::add(std::string_view classname, std::string_view name) {
    ++tests;
    auto const test = node_.append_child("testcase");
    set_attribute(test, "name", name);
    set_attribute(test, "classname", classname);
    set_attribute(test, "time", "0");
    return test;
}

void JUnitSuite::add(pugi::xml_node test, Trouble const& trouble) {
    std::string_view const element = trouble.element;
    if (test.child(trouble.element).empty())
        ++(element == "failure" ? failures : element == "error" ? errors : skipped);
    auto const node = test.append_child(trouble.element);
    if (not trouble.type.empty())
        set_attribute(node, "type", trouble.type);
    set_attribute(node, "message", trouble.message);
    if (not trouble.text.empty())
        node.text() = std::string(trouble.text).c_str();
}

void JUnitSuite::close() {
    set_count(node_, "tests", tests);
    set_count(node_, "failures", failures);
    set_count(node_, "errors", errors);
    set_count(node_, "skipped", skipped);
    set_attribute(node_, "time", "0");
}

JUnit::JUnit(std::string_view name) {
    auto declaration = document_.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    root_ = document_.append_child("testsuites");
    set_attribute(root_, "name", name);
}

JUnitSuite& JUnit::suite(std::string const& name) {
    auto const known = suites_.find(name);
    return known != suites_.end() ? known->second : suites_.try_emplace(name, root_, name).first->second;
}

void JUnit::write(std::ostream& out) {
    std::size_t tests = 0, failures = 0, errors = 0;
    for (auto& [name, suite] : suites_) {
        suite.close();
        tests += suite.tests;
        failures += suite.failures;
        errors += suite.errors;
    }
    set_count(root_, "tests", tests);
    set_count(root_, "failures", failures);
    set_count(root_, "errors", errors);
    document_.save(out, "  ");
}

}  // namespace proviso
