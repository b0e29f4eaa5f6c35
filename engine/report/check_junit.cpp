#include "engine/report/check_junit.hpp"

#include "engine/report/cases.hpp"
#include "engine/report/junit.hpp"
#include "engine/report/layout.hpp"
#include "engine/report/quote.hpp"

#include <fmt/format.h>

#include <array>

namespace proviso {
namespace {

/// By Outcome; a case that passed has none.
constexpr std::array<char const*, 4> elements{"", "failure", "error", "skipped"};

/// The places, a line each.
std::string details(Case const& test, Excerpt const& where) {
    auto const& clause = *test.clause;
    auto text = fmt::format("{}\n{}\nclause: {}\n", place(where), escaped(clause.text), place(clause.where));
    if (not clause.remedy.empty())
        text += "remedy: " + escaped(clause.remedy) + "\n";
    return text;
}

void add_case(JUnitSuite& suite, Case const& test) {
    auto const& clause = *test.clause;
    auto const& where = test.finding == nullptr ? clause.where : place_of(clause, *test.finding);
    auto const node = suite.add(clause.agreement, case_name(test));
    set_attribute(node, "file", where.file);
    if (has_line(where))
        set_attribute(node, "line", std::to_string(where.at.line));
    if (test.outcome == Outcome::passed)
        return;
    bool const skipped = test.outcome == Outcome::skipped;
    suite.add(node, {elements[static_cast<std::size_t>(test.outcome)], skipped ? "" : clause.severity,
                     case_message(test), skipped ? "" : details(test, where)});
}

}  // namespace

void write_check_junit(Report const& report, RenderOptions const&, std::ostream& out) {
    JUnit junit("proviso check");
    each_case(report, [&](Case const& test) { add_case(junit.suite(test.clause->agreement), test); });
    for (auto const& text : shortcomings(report)) {
        auto& suite = junit.suite("proviso");
        suite.add(suite.add("proviso", text), {"error", "report", text, ""});
    }
    junit.write(out);
}

}  // namespace proviso
