#include "engine/report/html/element.hpp"
#include "engine/report/html/sections.hpp"
#include "engine/report/issue.hpp"
#include "engine/report/layout.hpp"
#include "engine/report/quote.hpp"
#include "engine/report/summary.hpp"
#include "engine/report/text_baseline.hpp"
#include "engine/report/text_finding.hpp"
#include "engine/report/waivers.hpp"
#include "engine/report/words.hpp"

#include <fmt/format.h>

namespace proviso {
namespace {

constexpr std::size_t most_turning_points = 20;

void open_section(char const* id, std::string_view heading, std::ostream& out) {
    out << fmt::format("<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1}</h2>\n", id, heading);
}

void add_question(Element parent, Report const& report, ClauseResult const& clause) {
    auto item = add(parent, "div", "question");
    set(add(add(item, "h3"), "a", "", title(clause)), "href", "#" + html_id(report, clause));
    auto const list = add(item, "ul");
    for (auto const& point : turning_points(clause.findings, most_turning_points))
        add(list, "li", "", point);
    if (list.first_child().empty())
        item.remove_child(list);
    if (clause.measure)
        add_labelled(item, "p", "small", "Asked:", clause.measure->required + "; the plan: " + clause.measure->actual);
}

/// The colour of a state, by the verdict that has it.
std::string_view look(WaiverState state) {
    if (state == WaiverState::in_force)
        return html_class(Verdict::waived);
    return html_class(state == WaiverState::expired ? Verdict::violated : Verdict::undetermined);
}

void add_waiver(Element parent, WaiverShown const& waiver) {
    auto const state = static_cast<std::size_t>(waiver.state);
    auto const row = add(parent, "tr");
    set(add(row, "th", "", waived_clause(waiver)), "scope", "row");
    add(add(row, "td"), "span", fmt::format("verdict {}", look(waiver.state)).c_str(), waiver_state_names[state]);
    auto const terms = add(row, "td", "", waiver_words(waiver));
    add_labelled(terms, "p", "small", "Records:", listed(waiver.records));
    add_labelled(terms, "p", "small", "At:", place(waiver.where));
    add_labelled(terms, "p", "small", "Unused names:", unused_names(waiver));
    add(row, "td", "", std::to_string(waiver.covered));
}

}  // namespace

void write_html_open_questions(Report const& report, std::ostream& out) {
    bool opened = false;
    Fragment fragment;
    for (auto const& clause : report.clauses) {
        if (not clause.judged or clause.doubts == 0)
            continue;
        if (not opened)
            open_section("open", "What would settle the open questions", out);
        opened = true;
        add_question(fragment.root(), report, clause);
        fragment.write(out);
    }
    if (opened)
        out << "</section>\n";
}

void write_html_waivers(Report const& report, std::ostream& out) {
    if (report.waivers.empty())
        return;
    open_section("waivers", "Waivers, as of " + report.as_of.long_text(), out);
    out << "<table><thead><tr><th scope=\"col\">Clause</th><th scope=\"col\">State</th><th scope=\"col\">Terms</th>"
           "<th scope=\"col\">Findings</th></tr></thead>\n<tbody>\n";
    Fragment fragment;
    for (auto const& waiver : report.waivers) {
        add_waiver(fragment.root(), waiver);
        fragment.write(out);
    }
    out << "</tbody></table>\n</section>\n";
}

void write_html_baseline(Report const& report, std::ostream& out) {
    if (not report.baseline)
        return;
    auto const& baseline = *report.baseline;
    open_section("baseline", "Compared with an earlier report", out);
    Fragment fragment;
    add(fragment.root(), "p", "", "Findings beside those of " + baseline_words(baseline) + ".");
    fragment.write(out);
    if (not baseline.gone.empty())
        out << "<h3>Gone</h3>\n<ul>\n";
    for (auto const& gone : baseline.gone) {
        auto const of = gone.agreement.empty() ? "" : " (" + gone.agreement + ")";
        add_labelled(fragment.root(), "li", "", fmt::format("{}{}:", gone.clause, of), gone.message);
        fragment.write(out);
    }
    out << (baseline.gone.empty() ? "" : "</ul>\n") << "</section>\n";
}

}  // namespace proviso
