#include "engine/report/text.hpp"

#include "engine/report/issue.hpp"
#include "engine/report/layout.hpp"
#include "engine/report/page.hpp"
#include "engine/report/quote.hpp"
#include "engine/report/summary.hpp"
#include "engine/report/text_baseline.hpp"
#include "engine/report/text_finding.hpp"
#include "engine/report/text_ledger.hpp"
#include "engine/report/text_waivers.hpp"
#include "engine/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proviso {
namespace {

constexpr std::size_t most_turning_points = 6;

// ---- the head -----------------------------------------------------------------------------------------

std::vector<std::string> escaped_all(std::vector<std::string> const& texts) {
    std::vector<std::string> out;
    for (auto const& text : texts)
        out.push_back(escaped(text));
    return out;
}

void write_rows(Page& page, std::string_view name, std::vector<std::string> const& rows) {
    for (auto const& row : rows) {
        page.item(fmt::format("  {:<12}", name), escaped(row), Colour::grey);
        name = "";
    }
}

void write_head(Page& page, Report const& report) {
    auto const title = report.plan_name.empty() ? listed(escaped_all(report.plan_files)) : escaped(report.plan_name);
    page.flow({}, title, 0, Colour::bold);
    page.line("as of " + report.as_of.long_text() +
              (report.as_of_given ? "" : " (today; neither the plan nor --as-of gives a day)"));
    page.blank();
    write_rows(page, "Plan", {plan_contents(report)});
    write_rows(page, "Read so", report.notes);
    write_rows(page, "Agreements", agreements(report));
    auto const later = fmt::format(" (signed after {}: no part of this check)", report.as_of.long_text());
    std::vector<std::string> unsigned_yet;
    for (auto const& name : report.agreements_not_signed)
        unsigned_yet.push_back(name + later);
    write_rows(page, "Not signed", unsigned_yet);
    write_rows(page, "Rates", report.rates);
    write_rows(page, "Result", {result(report)});
    if (report.baseline)
        write_rows(page, "Baseline", {baseline_words(*report.baseline)});
    page.blank();
}

// ---- a clause in full -----------------------------------------------------------------------------------

/// What a clause says of itself: a name and a text in two columns; a row without text is left out.
void write_row(Page& page, std::string_view name, std::string_view text) {
    page.item(fmt::format("    {:<10}", name), text, Colour::grey);
}

void write_measure(Page& page, MeasureShown const& measure) {
    auto const on = measure.on ? " on " + measure.on->long_text() : "";
    write_row(page, "Asked:", escaped(measure.required));
    write_row(page, "The plan:",
              fmt::format("{}{}, from {}", escaped(measure.actual), on, counted(measure.records, "record")));
    write_row(page, missed_by(measure), escaped(measure.shortfall));
    write_row(page, "Unstated:", names(measure.missing, measure.missing_count));
    write_row(page, "In doubt:", names(measure.uncertain, measure.uncertain_count));
    page.blank();
}

void write_findings(Page& page, Report const& report, ClauseResult const& clause, std::size_t most) {
    std::vector<Finding const*> order;
    for (auto const& finding : clause.findings)
        order.push_back(&finding);
    std::ranges::stable_sort(order, {}, [](Finding const* f) { return rank(*f); });
    auto const shown = std::min(most, order.size());
    for (std::size_t i = 0; i < shown; ++i) {
        write_finding(page, report, clause, *order[i]);
        page.blank();
    }
    auto const all = std::max(order.size(), clause.violations + clause.doubts + clause.waived);
    if (all > shown) {
        page.line(fmt::format("  and {} more", all - shown));
        page.blank();
    }
}

void write_clause(Page& page, Report const& report, ClauseResult const& clause, TextOptions const& options) {
    auto const& [loud, low, colour] = word(clause.verdict);
    auto const mild =
        clause.severity.empty() or clause.severity == "breach" ? "" : fmt::format(" ({})", clause.severity);
    auto const lead = fmt::format("{}{}  ", loud, mild);
    page.flow({{lead, colour}}, title(clause), columns(lead), Colour::bold);
    page.blank();
    page.flow({{"    "}}, sentence(clause), 4);
    page.blank();
    write_row(page, "Source:", escaped(clause.source));
    write_row(page, "Note:", escaped(clause.note));
    write_row(page, "Remedy:", escaped(clause.remedy));
    write_row(page, "Owner:", escaped(clause.owner));
    write_row(page, "Clause:", place(clause.where));
    if (clause.violations + clause.doubts + clause.waived > 1) {
        write_row(page, "Findings:", tally(clause));
        write_row(page, "Turns on:", listed(turning_points(clause.findings, most_turning_points)));
    }
    page.blank();
    if (clause.measure)
        write_measure(page, *clause.measure);
    write_findings(page, report, clause, options.most_findings);
}

// ---- what is exempted -----------------------------------------------------------------------------------

bool exempts_something(ClauseResult const& clause) {
    return std::any_of(clause.exempts.begin(), clause.exempts.end(), [](Exemption const& e) { return e.count > 0; });
}

/// A permission that goes before a clause is listed whatever it comes to, other clauses where they free a record.
bool is_listed(ClauseResult const& clause) {
    return exempts_something(clause) or (clause.kind == "permission" and not clause.exempts.empty());
}

void write_exemption(Page& page, ClauseResult const& clause) {
    page.flow({{"  "}}, title(clause), 2, Colour::bold);
    if (not exempts_something(clause))
        page.flow({{"    "}}, "exempts no record", 4);
    for (auto const& exemption : clause.exempts) {
        auto const elsewhere = exemption.agreement == clause.agreement ? "" : " of " + exemption.agreement;
        if (exemption.count > 0)
            page.flow({{"    "}},
                      fmt::format("exempts {} from clause {}: {}", counted(exemption.count, "record"),
                                  escaped(exemption.clause + elsewhere), names(exemption.records, exemption.count)),
                      6);
    }
    page.blank();
}

void write_exemptions(Page& page, Report const& report) {
    if (std::none_of(report.clauses.begin(), report.clauses.end(), is_listed))
        return;
    page.line("Exemptions", Colour::bold);
    page.blank();
    for (auto const& clause : report.clauses)
        if (is_listed(clause))
            write_exemption(page, clause);
}

}  // namespace

void write_text(Report const& report, TextOptions const& options, std::ostream& out) {
    Page page(out, options.width, options.colour);
    write_head(page, report);
    for (auto const verdict : {Verdict::violated, Verdict::undetermined, Verdict::waived})
        for (auto const& clause : report.clauses)
            if (clause.judged and clause.verdict == verdict)
                write_clause(page, report, clause, options);
    write_exemptions(page, report);
    write_waivers(page, report);
    write_gone(page, report);
    write_ledger(page, report);
    page.line(summary_line(report), Colour::bold);
}

}  // namespace proviso
