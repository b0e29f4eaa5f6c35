#include "engine/report/junit.hpp"

#include "engine/report/layout.hpp"

#include <array>
#include <numeric>
#include <ostream>
#include <sstream>

namespace proviso {
namespace {

constexpr std::array<char const*, junit_results> elements{"", "failure", "error", "skipped"};
constexpr auto indent = "  ";

using Counts = std::size_t const (&)[junit_results];

void set_count(pugi::xml_node node, char const* name, std::size_t count) {
    node.append_attribute(name) = std::to_string(count).c_str();
}

void set_counts(pugi::xml_node node, Counts counts) {
    set_count(node, "tests", std::accumulate(std::begin(counts), std::end(counts), std::size_t{0}));
    set_count(node, "failures", counts[static_cast<std::size_t>(JUnitResult::failure)]);
    set_count(node, "errors", counts[static_cast<std::size_t>(JUnitResult::error)]);
}

std::string printed(pugi::xml_node node, unsigned depth) {
    std::ostringstream out;
    node.print(out, indent, pugi::format_default, pugi::encoding_utf8, depth);
    return without_commands(out.str(), as_xml);
}

/// The start tag of an element that has no content yet; with `empty` the whole element.
void write_tag(pugi::xml_node node, unsigned depth, bool empty, std::ostream& out) {
    auto const text = printed(node, depth);
    out << (empty ? text : text.substr(0, text.rfind(" />")) + ">\n");
}

}  // namespace

void set_attribute(pugi::xml_node node, char const* name, std::string_view value) {
    node.append_attribute(name) = escaped(value).c_str();
}

void set_name(pugi::xml_node test, std::string_view classname, std::string_view name) {
    set_attribute(test, "name", name);
    set_attribute(test, "classname", classname);
    set_attribute(test, "time", "0");
}

void add_trouble(pugi::xml_node test, Trouble const& trouble) {
    auto const node = test.append_child(elements[static_cast<std::size_t>(trouble.result)]);
    if (not trouble.type.empty())
        set_attribute(node, "type", trouble.type);
    set_attribute(node, "message", trouble.message);
    if (not trouble.text.empty())
        node.text() = std::string(trouble.text).c_str();
}

JUnit::JUnit(std::string_view name, std::ostream& out) : name_(name), out_(out) {}

void JUnit::count(std::string_view suite, JUnitResult result) {
    if (suites_.empty() or suites_.back().name != suite)
        suites_.push_back({std::string(suite)});
    ++suites_.back().results[static_cast<std::size_t>(result)];
}

void JUnit::begin() {
    begun_ = true;
    std::size_t all[junit_results]{};
    for (auto const& suite : suites_)
        for (std::size_t i = 0; i < junit_results; ++i)
            all[i] += suite.results[i];
    pugi::xml_document document;
    auto const root = document.append_child("testsuites");
    set_attribute(root, "name", name_);
    set_counts(root, all);
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    write_tag(root, 0, suites_.empty(), out_);
}

void JUnit::write_test() {
    if (not one_.empty())
        out_ << printed(one_.first_child(), 2);
    one_.reset();
}

void JUnit::close_suite() {
    write_test();
    if (next_ > 0)
        out_ << indent << "</testsuite>\n";
}

pugi::xml_node JUnit::test(std::string_view suite) {
    if (not begun_)
        begin();
    if (next_ > 0 and suites_[next_ - 1].name == suite) {
        write_test();
    } else {
        close_suite();
        auto const& now = suites_[next_++];
        pugi::xml_document document;
        auto const node = document.append_child("testsuite");
        set_attribute(node, "name", now.name);
        set_counts(node, now.results);
        set_count(node, "skipped", now.results[static_cast<std::size_t>(JUnitResult::skipped)]);
        set_attribute(node, "time", "0");
        write_tag(node, 1, false, out_);
    }
    return one_.append_child("testcase");
}

void JUnit::finish() {
    if (not begun_)
        begin();
    close_suite();
    if (not suites_.empty())
        out_ << "</testsuites>\n";
}

}  // namespace proviso
