#include "engine/report/html/element.hpp"
#include "engine/report/html/sections.hpp"
#include "engine/report/issue.hpp"
#include "engine/report/layout.hpp"
#include "engine/report/quote.hpp"
#include "engine/report/summary.hpp"
#include "engine/report/text_finding.hpp"
#include "engine/report/waivers.hpp"
#include "engine/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proviso {
namespace {

constexpr std::size_t most_turning_points = 20;

// ---- a finding ------------------------------------------------------------------------------------------

/// `provider: AWS (plan.toml:15:12), state: stateless (plan.toml:14:12)`
std::string facts(Finding const& finding) {
    std::string text;
    for (auto const& fact : finding.facts) {
        auto const at = has_line(fact.where) ? " (" + place(fact.where) + ")" : "";
        text += fmt::format("{}{}: {}{}", text.empty() ? "" : "; ", fact.field, fact.value, at);
    }
    return text;
}

/// What the finding came to: waived where a waiver covers it.
Verdict state(Report const& report, Finding const& finding) {
    return waiver_of(report, finding) == nullptr ? finding.verdict : Verdict::waived;
}

void add_finding(Element list, Report const& report, ClauseResult const& clause, Finding const& finding) {
    auto const verdict = state(report, finding);
    auto const item = add(list, "li", "finding");
    set(item, "data-verdict", html_class(verdict));
    auto const line = add(item, "p", "message");
    add(line, "span", fmt::format("verdict {}", html_class(verdict)).c_str(), word(verdict).low);
    add_text(line, " " + finding.message);
    if (finding.novelty == Novelty::fresh)
        add(line, "span", "new", " new");
    add_labelled(item, "p", "todo", "To do:", finding.advice);
    if (finding.verdict == Verdict::undetermined)
        add_labelled(item, "p", "", "Turns on:", listed(turning_points({finding}, most_turning_points)));
    add_labelled(item, "p", "", fmt::format("Waived, else {}:", word(finding.verdict).low),
                 waiver_words(report, finding));
    add_labelled(item, "p", "small", "When:", all_days(finding));
    add_labelled(item, "p", "small", "Rests on:", facts(finding));
    auto const& where = place_of(clause, finding);
    if (finding.facts.empty() and &where != &clause.where)
        add_labelled(item, "p", "small", "Record:", place(where));
}

void write_findings(Report const& report, ClauseResult const& clause, std::ostream& out) {
    if (clause.findings.empty())
        return;
    out << "<ol class=\"findings\">\n";
    Fragment fragment;
    for (std::size_t now = 0; now < ranks; ++now)
        for (auto const& finding : clause.findings)
            if (rank(finding) == now) {
                add_finding(fragment.root(), report, clause, finding);
                fragment.write(out);
            }
    out << "</ol>\n";
    auto const all = clause.violations + clause.doubts + clause.waived;
    if (all > clause.findings.size())
        out << "<p class=\"small\">and " << all - clause.findings.size() << " more</p>\n";
}

// ---- a clause -------------------------------------------------------------------------------------------

void add_contract(Element parent, ClauseResult const& clause) {
    auto const side = add(parent, "div", "contract");
    if (not clause.source.empty())
        add(side, "p", "citation", clause.source);
    auto const quote = add(side, "blockquote");
    add(quote, "p", "", sentence(clause));
    add(side, "p", "small", place(clause.where));
    add_labelled(side, "p", "", "Note:", clause.note);
    add_labelled(side, "p", "", "Remedy:", clause.remedy);
    add_labelled(side, "p", "", "Owner:", clause.owner);
}

void add_reading(Element parent, ClauseResult const& clause) {
    if (clause.reading.empty())
        return;
    auto const side = add(parent, "div", "reading");
    add(side, "p", "label", "Understood so");
    for (auto const& sentence : clause.reading)
        add(side, "p", sentence.starts_with(by_default) ? "small" : "", sentence);
}

void add_measure(Element parent, MeasureShown const& measure) {
    auto const list = add(parent, "dl", "measure");
    auto const row = [&](std::string_view name, std::string const& text) {
        if (text.empty())
            return;
        add(list, "dt", "", name);
        add(list, "dd", "", text);
    };
    row("Asked:", measure.required);
    row("The plan:", fmt::format("{}{}, from {}", measure.actual, measure.on ? " on " + measure.on->long_text() : "",
                                 counted(measure.records, "record")));
    row(missed_by(measure), measure.shortfall);
    row("Unstated:", names(measure.missing, measure.missing_count));
    row("In doubt:", names(measure.uncertain, measure.uncertain_count));
}

void add_exemptions(Element parent, ClauseResult const& clause) {
    for (auto const& exemption : clause.exempts) {
        auto const elsewhere = exemption.agreement == clause.agreement ? "" : " of " + exemption.agreement;
        if (exemption.count > 0)
            add(parent, "p", "small",
                fmt::format("Exempts {} from clause {}{}: {}", counted(exemption.count, "record"), exemption.clause,
                            elsewhere, names(exemption.records, exemption.count)));
    }
}

void add_about(Element parent, ClauseResult const& clause) {
    auto const about = add(parent, "div", "about");
    auto const heading = add(about, "h4", "", short_title(clause) + " ");
    add(heading, "span", fmt::format("verdict {}", html_class(clause)).c_str(), word(clause).low);
    if (clause.severity == "warning" or clause.severity == "advice")
        add(heading, "span", "severity", " " + clause.severity);
    auto const pair = add(about, "div", "pair");
    add_contract(pair, clause);
    add_reading(pair, clause);
    if (clause.judged and clause.verdict == Verdict::not_applicable)
        add_labelled(about, "p", "", "Not applicable:", clause.why_not_applicable);
    for (auto const& [until, by] : clause.amendments)
        add(about, "p", "small", "Until " + (until + -1).long_text() + (by.empty() ? "" : ", amended by " + by));
    if (clause.judged and not clause.waivable)
        add(about, "p", "small", "Cannot be waived");
    if (clause.measure)
        add_measure(about, *clause.measure);
    add_exemptions(about, clause);
}

void write_clause(Report const& report, ClauseResult const& clause, std::size_t agreement, std::ostream& out) {
    out << fmt::format("<article class=\"clause {0}\" id=\"{1}\" data-verdict=\"{0}\" data-severity=\"{2}\" "
                       "data-agreement=\"{3}\">\n",
                       html_class(clause), html_id(report, clause), clause.judged ? escaped(clause.severity) : "",
                       agreement);
    Fragment fragment;
    add_about(fragment.root(), clause);
    fragment.write(out);
    write_findings(report, clause, out);
    out << "</article>\n";
}

// ---- the form -------------------------------------------------------------------------------------------

struct Choice {
    std::string value, text;
};

void add_choices(Element form, char const* name, std::string_view label, std::vector<Choice> const& choices) {
    auto const field = add(form, "label", "", label);
    auto const select = add(field, "select");
    set(select, "name", name);
    set(add(select, "option", "", "all"), "value", "");
    for (auto const& [value, text] : choices)
        set(add(select, "option", "", text), "value", value);
}

void add_once(std::vector<Choice>& choices, std::string_view value, std::string_view text) {
    if (not value.empty() and std::ranges::find(choices, value, &Choice::value) == choices.end())
        choices.push_back({std::string(value), std::string(text)});
}

void add_form(Element parent, Report const& report) {
    std::vector<Choice> verdicts, severities, parties;
    for (auto const& clause : report.clauses) {
        add_once(verdicts, html_class(clause), word(clause).low);
        for (auto const& finding : clause.findings)
            add_once(verdicts, html_class(state(report, finding)), word(state(report, finding)).low);
        if (clause.judged)
            add_once(severities, clause.severity, clause.severity);
    }
    for (auto const& name : agreements(report))
        parties.push_back({std::to_string(parties.size() + 1), name});
    auto const form = add(parent, "form");
    set(form, "id", "filters");
    set(form, "role", "search");
    set(form, "hidden", "hidden");
    auto const search = add(add(form, "label", "", "Search "), "input");
    set(search, "type", "search");
    set(search, "name", "text");
    set(search, "autocomplete", "off");
    add_choices(form, "verdict", "Verdict ", verdicts);
    add_choices(form, "severity", "Severity ", severities);
    add_choices(form, "agreement", "Agreement ", parties);
    set(add(form, "button", "", "Show all"), "type", "reset");
    auto const shown = add(form, "p", "small");
    set(shown, "id", "shown");
    set(shown, "role", "status");
}

}  // namespace

void write_html_clauses(Report const& report, std::ostream& out) {
    if (report.clauses.empty())
        return;
    out << "<section aria-labelledby=\"clauses\">\n<h2 id=\"clauses\">Clause by clause</h2>\n";
    Fragment fragment;
    add_form(fragment.root(), report);
    fragment.write(out);
    auto const all = agreements(report);
    std::string const* agreement = nullptr;
    for (auto const& clause : report.clauses) {
        if (agreement == nullptr or *agreement != clause.agreement) {
            out << (agreement == nullptr ? "" : "</div>\n") << "<div class=\"agreement\">\n";
            agreement = &clause.agreement;
            add(fragment.root(), "h3", "", agreement_words(clause));
            fragment.write(out);
        }
        auto const number = std::ranges::find(all, clause.agreement) - all.begin() + 1;
        write_clause(report, clause, static_cast<std::size_t>(number), out);
    }
    out << "</div>\n</section>\n";
}

}  // namespace proviso
