#include "engine/report/markdown.hpp"

#include "engine/report/issue.hpp"
#include "engine/report/layout.hpp"
#include "engine/report/markdown_text.hpp"
#include "engine/report/quote.hpp"
#include "engine/report/summary.hpp"
#include "engine/report/text_baseline.hpp"
#include "engine/report/text_finding.hpp"
#include "engine/report/text_ledger.hpp"
#include "engine/report/waivers.hpp"
#include "engine/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>

namespace proviso {
namespace {

constexpr std::size_t most_of_clause = 20;  ///< findings
constexpr std::size_t most_turning_points = 10;
constexpr std::size_t most_agreements = 10;

/// What each part of the comment may fill the comment to; what one leaves is the next one's. Behind the last is room
/// for what closes it.
enum Part { violated_part, undetermined_part, waived_part, rest_part };
constexpr std::array<std::size_t, 4> room{34'000, 50'000, 58'000, 64'000};
static_assert(room.back() + 1'000 <= most_markdown_bytes);

/// The comment so far. An element stands in it whole or is counted.
class Comment {
public:
    explicit Comment(std::ostream& out) : out_(out) {}

    void begin(Part part) { room_ = room[part]; }

    /// What is short and must be there.
    void put(std::string_view text) {
        out_ << text;
        used_ += text.size();
    }

    /// Whether there was room for it.
    bool add(std::string_view text) {
        if (used_ + text.size() > room_)
            return false;
        put(text);
        return true;
    }

private:
    std::ostream& out_;
    std::size_t used_ = 0;
    std::size_t room_ = 0;
};

std::string bold(std::string const& text) { return text.empty() ? "" : "**" + text + "**"; }

/// ` *To do:* host it on Azure`, on a line of its own; nothing where there is nothing to say.
std::string remark(std::string_view name, std::string_view text) {
    return text.empty() ? "" : fmt::format("\\\n  *{}:* {}", name, markdown(text));
}

/// Begins what is shown once somebody asks for it; an empty line comes next, and `end_of_fold` last.
std::string fold(std::string_view name, std::size_t count) {
    return fmt::format("\n<details>\n<summary>{}: {}</summary>\n", name, count);
}

constexpr std::string_view end_of_fold = "\n</details>\n";

std::string file_and_line(Excerpt const& where) {
    return has_line(where) ? fmt::format("{}:{}", where.file, where.at.line) : where.file;
}

// ---- findings -------------------------------------------------------------------------------------------

/// `violated, new, plan.toml:15, from 1 March 2026 on`
std::string circumstances(ClauseResult const& clause, Finding const& finding) {
    auto text = std::string(word(finding.verdict).low);
    if (finding.novelty == Novelty::fresh)
        text += ", new";
    if (auto const& where = place_of(clause, finding); not where.file.empty() and &where != &clause.where)
        text += ", " + file_and_line(where);
    if (auto const when = all_days(finding); not when.empty())
        text += ", " + when;
    return text;
}

std::string bullet(Report const& report, ClauseResult const& clause, Finding const& finding) {
    auto text = fmt::format("- {} ({})", bold(markdown(finding.message)), markdown(circumstances(clause, finding)));
    text += remark("Turns on", listed(turning_points({finding}, most_turning_points)));
    text += remark("To do", finding.advice);
    return text + remark("Waiver", waiver_words(report, finding)) + "\n";
}

/// Those of a clause that are waived, or those that are not; what is certain first. Says how many are not there.
void write_findings(Comment& comment, Report const& report, ClauseResult const& clause, bool waived) {
    std::size_t written = 0;
    bool there_is_room = true;
    for (auto const verdict : {Verdict::violated, Verdict::undetermined})
        for (auto const& finding : clause.findings) {
            if (finding.verdict != verdict or finding.waiver.has_value() != waived or written == most_of_clause)
                continue;
            there_is_room = there_is_room and comment.add(bullet(report, clause, finding));
            written += there_is_room;
        }
    auto const all = waived ? clause.waived : clause.violations + clause.doubts;
    if (all > written)
        comment.put(fmt::format("- {} more\n", all - written));
}

// ---- clauses --------------------------------------------------------------------------------------------

std::string measured(MeasureShown const& measure) {
    auto text = "Asked: " + measure.required + "; the plan: " + measure.actual;
    if (measure.on)
        text += " on " + measure.on->long_text();
    if (not measure.shortfall.empty())
        text += fmt::format(". {} {}", missed_by(measure), measure.shortfall);
    return text + ".";
}

std::string head(ClauseResult const& clause) {
    auto const mild = clause.severity == "breach" or clause.severity.empty() ? "" : " (" + clause.severity + ")";
    auto text = fmt::format("\n#### {}\n\n> {}\n", markdown(title(clause) + mild), markdown(sentence(clause), 2'000));
    auto const line = [&](std::string_view name, std::string const& said) {
        if (not said.empty())
            text += fmt::format("\n*{}:* {}\n", name, markdown(said));
    };
    line("Source", clause.source);
    line("Remedy", clause.remedy);
    line("Owner", clause.owner);
    if (clause.measure)
        text += "\n" + markdown(measured(*clause.measure)) + "\n";
    return text + "\n";
}

struct Section {
    Part part;
    std::string_view heading;
    bool (*holds)(ClauseResult const&);
    bool waived;
    bool folded;
};

constexpr std::array<Section, 3> sections{{
    {violated_part, "Violated", [](auto const& c) { return c.judged and c.verdict == Verdict::violated; }, false,
     false},
    {undetermined_part, "Undetermined", [](auto const& c) { return c.judged and c.verdict == Verdict::undetermined; },
     false, true},
    {waived_part, "Waived", [](auto const& c) { return c.waived > 0; }, true, true},
}};

void write_section(Comment& comment, Report const& report, Section const& section) {
    auto const all = static_cast<std::size_t>(std::ranges::count_if(report.clauses, section.holds));
    if (all == 0)
        return;
    comment.begin(section.part);
    comment.put(section.folded ? fold(section.heading, all) : fmt::format("\n### {}\n", section.heading));
    std::size_t written = 0, left_out = 0;
    for (auto const& clause : report.clauses) {
        if (not section.holds(clause))
            continue;
        if (left_out == 0 and comment.add(head(clause))) {
            ++written;
            write_findings(comment, report, clause, section.waived);
        } else {
            ++left_out;
        }
    }
    if (left_out > 0)
        comment.put(fmt::format("\n{} no room here\n",
                                left_out == 1 ? "1 more clause has" : fmt::format("{} more clauses have", left_out)));
    if (section.folded)
        comment.put(end_of_fold);
}

// ---- waivers that need an eye, and the earlier report -----------------------------------------------------

void write_waivers(Comment& comment, Report const& report) {
    auto const all = static_cast<std::size_t>(std::ranges::count_if(report.waivers, needs_an_eye));
    if (all == 0)
        return;
    comment.put(fold("Waivers to look at, as of " + report.as_of.long_text(), all) + "\n");
    std::size_t written = 0, left_out = 0;
    for (auto const& waiver : report.waivers) {
        if (not needs_an_eye(waiver))
            continue;
        auto const state = waiver_state_names[static_cast<std::size_t>(waiver.state)];
        auto const text = fmt::format("- {}, of clause {}: {}\n", bold(std::string(state)),
                                      markdown(waived_clause(waiver)), markdown(waiver_words_and_unused(waiver)));
        ++(left_out == 0 and comment.add(text) ? written : left_out);
    }
    if (left_out > 0)
        comment.put(fmt::format("- {} more\n", left_out));
    comment.put(end_of_fold);
}

std::string compared(BaselineShown const& baseline) {
    return "Compared with " + markdown(baseline_words(baseline)) + ".\n";
}

// ---- the rest ---------------------------------------------------------------------------------------------

bool is_rest(ClauseResult const& clause) {
    return not clause.judged or clause.verdict == Verdict::compliant or clause.verdict == Verdict::not_applicable;
}

void write_rest(Comment& comment, Report const& report) {
    comment.begin(rest_part);
    for (auto const& note : report.notes)
        comment.add(fmt::format("\n*Read so:* {}\n", markdown(note, 400)));
    std::size_t all = 0, written = 0;
    for (auto const& clause : report.clauses)
        all += is_rest(clause);
    if (all == 0)
        return;
    comment.put(fold("Other clauses", all) + "\n| clause | verdict | |\n| --- | --- | --- |\n");
    bool there_is_room = true;
    for (auto const& clause : report.clauses)
        if (is_rest(clause)) {
            there_is_room = there_is_room and comment.add(fmt::format("| {} | {} | {} |\n", markdown(title(clause)),
                                                                      word(clause).low, markdown(in_short(clause))));
            written += there_is_room;
        }
    if (all > written)
        comment.put(fmt::format("\n{} more\n", counted(all - written, "clause")));
    comment.put(end_of_fold);
}

std::string introduction(Report const& report) {
    auto text = fmt::format("<!-- proviso -->\n## proviso: {}\n\n", result(report));
    if (not report.plan_name.empty())
        text += bold(markdown(report.plan_name)) + ", ";
    text += fmt::format("as of {}{}. {}.\n", report.as_of.long_text(), report.as_of_given ? "" : " (today)",
                        markdown(plan_contents(report)));
    auto names = agreements(report);
    for (auto& name : names)
        name = markdown(name, 80);
    if (names.size() > most_agreements) {
        auto const more = names.size() - most_agreements;
        names.resize(most_agreements);
        names.push_back(fmt::format("{} more", more));
    }
    if (not names.empty())
        text += "\nAgreements: " + listed(names) + ".\n";
    constexpr std::size_t most_not_signed = 5;
    auto const& later = report.agreements_not_signed;
    for (std::size_t i = 0; i < std::min(later.size(), most_not_signed); ++i)
        text += fmt::format("\n*Not signed, and no part of this check:* {}\n", markdown(later[i], 80));
    if (later.size() > most_not_signed)
        text += fmt::format("\n{} more\n", counted(later.size() - most_not_signed, "agreement"));
    return text;
}

}  // namespace

void write_markdown(Report const& report, RenderOptions const&, std::ostream& out) {
    Comment comment(out);
    comment.put(introduction(report));
    if (report.baseline)
        comment.put("\n" + compared(*report.baseline));
    for (auto const& section : sections)
        write_section(comment, report, section);
    write_waivers(comment, report);
    write_rest(comment, report);
    if (report.not_listed > 0)
        comment.put("\n" + left_out(report.not_listed) + " in any form of the report.\n");
    comment.put("\n" + summary_line(report) + "\n");
}

}  // namespace proviso
