#include "engine/report/test_text.hpp"

#include "engine/report/layout.hpp"
#include "engine/report/page.hpp"

#include <fmt/format.h>

namespace proviso {
namespace {

std::string place(Excerpt const& where) {
    return where.file.empty() ? "" : fmt::format("{}:{}:{}", escaped(where.file), where.at.line, where.at.column);
}

void write_difference(Page& page, ScenarioDifference const& difference) {
    page.line("      " + place(difference.where), Colour::cyan);
    page.item("      expected  ", escaped(difference.expected));
    page.item("      actual    ", escaped(difference.actual));
    for (auto const& reason : difference.why)
        page.item("                ", escaped(reason));
}

void write_scenario(Page& page, ScenarioResult const& scenario) {
    auto const good = scenario.passed();
    page.flow({{good ? "ok    " : "FAIL  ", good ? Colour::green : Colour::red}}, escaped(scenario.name), 6);
    for (auto const& difference : scenario.differences)
        write_difference(page, difference);
}

std::string heading(SentenceNote const& note) {
    return "  " + escaped(note.label) + (note.agreement.empty() ? "" : " of \"" + escaped(note.agreement) + "\"") +
           "  ";
}

/// Notes on one sentence stand together under its name.
void write_notes(Page& page, std::vector<SentenceNote> const& notes) {
    std::string last;
    for (auto const& note : notes) {
        auto const name = heading(note);
        if (name != last)
            page.flow({{name, Colour::bold}}, place(note.where), 6, Colour::cyan);
        page.item("      ", escaped(note.text));
        last = name;
    }
}

std::string share(ScenarioCoverage const& coverage) {
    return fmt::format("{} of {} points decided, {}%", coverage.decided, coverage.all, coverage.percent());
}

bool too_little(TestReport const& report) {
    return report.threshold and report.coverage and report.coverage->percent() < *report.threshold;
}

std::string summary(TestReport const& report) {
    auto text = counted(report.scenarios.size(), "scenario");
    if (report.scenarios.empty())
        return text;
    auto const failed = report.failed();
    text += failed == 0 ? ": all as expected" : fmt::format(": {} not as expected", failed);
    if (report.left_out > 0)
        text += fmt::format("; {} left out", report.left_out);
    if (report.coverage)
        text += "; " + share(*report.coverage);
    if (too_little(report))
        text += fmt::format(", less than the {}% asked for", *report.threshold);
    if (report.mutation)
        text += fmt::format("; {} of {} changes noticed", report.mutation->noticed, report.mutation->tried);
    return text;
}

}  // namespace

void write_test_text(TestReport const& report, RenderOptions const& options, std::ostream& out) {
    Page page(out, options.width, options.colour);
    for (auto const& scenario : report.scenarios)
        write_scenario(page, scenario);
    if (report.coverage and not report.coverage->missing.empty()) {
        page.blank();
        page.line("Not decided by any scenario:", Colour::bold);
        write_notes(page, report.coverage->missing);
    }
    if (report.mutation and not report.mutation->unnoticed.empty()) {
        page.blank();
        page.line("Changes that no scenario notices:", Colour::bold);
        write_notes(page, report.mutation->unnoticed);
    }
    page.blank();
    page.flow({}, summary(report), 0, report.exit_status == 0 ? Colour::green : Colour::red);
}

}  // namespace proviso
