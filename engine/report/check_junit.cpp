#include "engine/report/check_junit.hpp"

#include "engine/report/cases.hpp"
#include "engine/report/junit.hpp"
#include "engine/report/layout.hpp"
#include "engine/report/quote.hpp"
#include "engine/report/remarks.hpp"
#include "engine/report/summary.hpp"

#include <fmt/format.h>

#include <array>

namespace proviso {
namespace {

/// By Outcome.
constexpr std::array<JUnitResult, 4> results{JUnitResult::passed, JUnitResult::failure, JUnitResult::error,
                                             JUnitResult::skipped};

JUnitResult result(Outcome outcome) { return results[static_cast<std::size_t>(outcome)]; }

/// The places, a line each.
std::string details(Case const& test, Excerpt const& where) {
    auto const& clause = *test.clause;
    auto text = fmt::format("{}\n{}\nclause: {}\n", place(where), escaped(clause.text), place(clause.where));
    if (not clause.remedy.empty())
        text += "remedy: " + escaped(clause.remedy) + "\n";
    return text;
}

void fill(pugi::xml_node node, Case const& test) {
    auto const& clause = *test.clause;
    auto const& where = test.finding == nullptr ? clause.where : place_of(clause, *test.finding);
    set_name(node, agreement_words(clause), case_name(test));
    set_attribute(node, "file", where.file);
    if (has_line(where))
        set_attribute(node, "line", std::to_string(where.at.line));
    if (test.outcome == Outcome::passed)
        return;
    bool const skipped = test.outcome == Outcome::skipped;
    add_trouble(node, {result(test.outcome), skipped ? "" : clause.severity, case_message(test),
                       skipped ? "" : details(test, where)});
}

char const* suite(Remark const& remark) { return remark.kind == RemarkKind::waiver ? "waivers" : "proviso"; }

void set_place(pugi::xml_node node, Excerpt const& where) {
    if (not where.file.empty())
        set_attribute(node, "file", where.file);
    if (has_line(where))
        set_attribute(node, "line", std::to_string(where.at.line));
}

void fill(pugi::xml_node node, Remark const& remark) {
    bool const whole = remark.kind == RemarkKind::nothing_evaluated;
    set_name(node, suite(remark), whole ? remark.text : remark.title);
    set_place(node, remark.where);
    auto const came_to = outcome(remark);
    if (came_to == Outcome::passed)
        node.append_child("system-out").text() = remark.text.c_str();
    else
        add_trouble(node, {result(came_to),
                           came_to == Outcome::skipped ? ""
                           : whole                     ? "report"
                                                       : "waiver",
                           remark.text, ""});
}

void fill(pugi::xml_node node, std::string const& not_listed) {
    set_name(node, "proviso", not_listed);
    add_trouble(node, {JUnitResult::error, "report", not_listed, ""});
}

}  // namespace

void write_check_junit(Report const& report, RenderOptions const&, std::ostream& out) {
    auto const said = remarks(report);
    auto const each_test = [&](auto const& f) {
        each_case(report, [&](Case const& test) {
            f(agreement_words(*test.clause), result(test.outcome), [&](pugi::xml_node node) { fill(node, test); });
        });
        for (auto const& remark : said)
            f(suite(remark), result(outcome(remark)), [&](pugi::xml_node node) { fill(node, remark); });
        if (report.not_listed > 0)
            f("proviso", JUnitResult::error, [&](pugi::xml_node node) { fill(node, left_out(report.not_listed)); });
    };
    write_junit("proviso check", each_test, out);
}

}  // namespace proviso
