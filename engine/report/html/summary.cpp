#include "engine/report/summary.hpp"
#include "engine/report/html/element.hpp"
#include "engine/report/html/sections.hpp"
#include "engine/report/issue.hpp"
#include "engine/report/layout.hpp"
#include "engine/report/text_ledger.hpp"
#include "engine/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace proviso {
namespace {

constexpr std::array verdicts{Verdict::violated, Verdict::undetermined, Verdict::waived, Verdict::compliant,
                              Verdict::not_applicable};

std::size_t count(Report const& report, Verdict verdict) { return report.summary[static_cast<std::size_t>(verdict)]; }

void add_bar(Element parent, Report const& report, std::size_t all) {
    constexpr std::size_t width = 720, height = 20, gap = 2;
    auto const svg = add(parent, "svg", "chart");
    set(svg, "viewBox", fmt::format("0 0 {} {}", width, height));
    set(svg, "preserveAspectRatio", "none");
    set(svg, "role", "img");
    set(svg, "aria-label", "Clauses by verdict: " + result(report));
    std::size_t before = 0;
    for (auto const verdict : verdicts) {
        auto const from = before * width / all;
        before += count(report, verdict);
        if (count(report, verdict) == 0)
            continue;
        auto const bar = add(svg, "rect", std::string(html_class(verdict)).c_str());
        set(bar, "x", from);
        set(bar, "width", std::max<std::size_t>(before * width / all - from, gap + 1) - gap);
        set(bar, "height", height);
    }
}

void add_chart(Element parent, Report const& report) {
    auto const all = std::accumulate(report.summary.begin(), report.summary.end(), std::size_t{0});
    if (all == 0)
        return;
    auto const figure = add(parent, "figure");
    add_bar(figure, report, all);
    auto const legend = add(figure, "ul", "legend");
    for (auto const verdict : verdicts)
        if (auto const number = count(report, verdict); number > 0) {
            auto const item = add(legend, "li", std::string(html_class(verdict)).c_str());
            add(item, "b", "", std::to_string(number));
            add_text(item, " " + std::string(word(verdict).low));
        }
}

void add_rows(Element list, std::string_view name, std::vector<std::string> const& rows) {
    if (rows.empty())
        return;
    add(list, "dt", "", name);
    for (auto const& row : rows)
        add(list, "dd", "", row);
}

void add_facts(Element parent, Report const& report) {
    auto const list = add(parent, "dl", "checked");
    add_rows(list, "Plan", {plan_contents(report)});
    add_rows(list, "Read so", report.notes);
    add_rows(list, "Agreements", agreements(report));
    auto later = report.agreements_not_signed;
    for (auto& name : later)
        name += " (signed after " + report.as_of.long_text() + ": no part of this check)";
    add_rows(list, "Not signed", later);
    add_rows(list, "Rates", report.rates);
    if (report.not_listed > 0)
        add_rows(list, "Not shown", {left_out(report.not_listed) + "; every verdict rests on all"});
}

void add_clause(Element table, Report const& report, ClauseResult const& clause) {
    auto const row = add(table, "tr");
    auto const name = add(row, "th");
    set(name, "scope", "row");
    set(add(name, "a", "", short_title(clause)), "href", "#" + html_id(report, clause));
    add(add(row, "td"), "span", fmt::format("verdict {}", html_class(clause)).c_str(), word(clause).low);
    auto const rest = add(row, "td", "", in_short(clause));
    for (auto const& [until, by] : clause.amendments)
        add(rest, "p", "small", "until " + (until + -1).long_text() + (by.empty() ? "" : ", amended by " + by));
}

void write_table(Report const& report, std::ostream& out) {
    out << "<table class=\"overview\"><caption>All clauses, as written</caption>\n"
           "<thead><tr><th scope=\"col\">Clause</th><th scope=\"col\">Verdict</th><th scope=\"col\">In short</th></tr>"
           "</thead>\n";
    Fragment fragment;
    std::string const* agreement = nullptr;
    for (auto const& clause : report.clauses) {
        if (agreement == nullptr or *agreement != clause.agreement) {
            out << (agreement == nullptr ? "<tbody>\n" : "</tbody>\n<tbody>\n");
            agreement = &clause.agreement;
            auto const cell = add(add(fragment.root(), "tr", "of"), "th", "", agreement_words(clause));
            set(cell, "colspan", 3);
            set(cell, "scope", "rowgroup");
        }
        add_clause(fragment.root(), report, clause);
        fragment.write(out);
    }
    out << "</tbody></table>\n";
}

}  // namespace

void write_html_summary(Report const& report, std::ostream& out) {
    out << "<section aria-labelledby=\"summary\">\n";
    Fragment fragment;
    set(add(fragment.root(), "h2", "", "Summary"), "id", "summary");
    add_chart(fragment.root(), report);
    add(fragment.root(), "p", "result", summary_line(report));
    add_facts(fragment.root(), report);
    fragment.write(out);
    if (not report.clauses.empty())
        write_table(report, out);
    out << "</section>\n";
}

}  // namespace proviso
