#include "engine/report/text_ledger.hpp"

#include "engine/report/layout.hpp"
#include "engine/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proviso {
namespace {

constexpr std::size_t widest_id = 12;

std::string_view without(std::string_view start, std::string_view text) {
    return text.starts_with(start) ? text.substr(start.size()) : text;
}

}  // namespace

std::string in_short(ClauseResult const& clause) {
    if (not clause.judged)
        return std::string(without("not encoded: ", clause.text));
    if (clause.verdict == Verdict::not_applicable)
        return clause.why_not_applicable;
    if (clause.measure)
        return clause.measure->actual + "; asked: " + clause.measure->required;
    if (clause.verdict == Verdict::compliant)
        return counted(clause.bound, clause.counted);
    auto const waived = clause.waived == 0 ? "" : fmt::format("{} waived", clause.waived);
    if (clause.verdict == Verdict::waived)
        return counted(clause.waived, "finding");
    auto const rest = waived.empty() ? "" : ", and " + waived;
    if (clause.violations == 0)
        return counted(clause.doubts, "possible finding") + rest;
    return counted(clause.violations, "finding") +
           (clause.doubts == 0 ? "" : fmt::format(" and {} possible", clause.doubts)) + rest;
}

namespace {

void write_line(Page& page, ClauseResult const& clause, std::size_t id_columns) {
    auto const& [loud, low, colour] = word(clause);
    auto const rest = in_short(clause);
    auto const text = clause.heading + (clause.heading.empty() or rest.empty() ? "" : ": ") + rest;
    auto const verdict = fmt::format("  {:<16}", loud);
    auto id = escaped(clause.id);
    id.append(std::max(id_columns, columns(id)) - columns(id) + 2, ' ');
    auto const margin = verdict.size() + id_columns + 2;
    page.flow({{verdict, colour}, {id, Colour::none}}, text.empty() ? "-" : escaped(text), margin);
    for (auto const& [until, by] : clause.amendments)
        page.flow({{std::string(margin, ' ')}},
                  "until " + (until + -1).long_text() + (by.empty() ? "" : ", amended by " + escaped(by)), margin);
}

std::size_t id_columns(Report const& report) {
    std::size_t most = 1;
    for (auto const& clause : report.clauses)
        most = std::max(most, columns(escaped(clause.id)));
    return std::min(most, widest_id);
}

}  // namespace

std::string tally(ClauseResult const& clause) {
    auto const waived = clause.waived == 0 ? "" : fmt::format("{} waived", clause.waived);
    if (clause.violations + clause.doubts == 0)
        return waived;
    auto const rest = waived.empty() ? "" : "; " + waived;
    if (clause.doubts == 0)
        return fmt::format("{}{}", clause.violations, rest);
    if (clause.violations == 0)
        return fmt::format("{} possible, none certain{}", clause.doubts, rest);
    return fmt::format("{} certain and {} possible{}", clause.violations, clause.doubts, rest);
}

void write_ledger(Page& page, Report const& report) {
    if (report.clauses.empty())
        return;
    page.line("Clause by clause", Colour::bold);
    page.blank();
    auto const ids = id_columns(report);
    std::string const* agreement = nullptr;
    for (auto const& clause : report.clauses) {
        if (agreement == nullptr or *agreement != clause.agreement) {
            if (agreement != nullptr)
                page.blank();
            page.flow({{"  "}}, escaped(clause.agreement), 2, Colour::bold);
            agreement = &clause.agreement;
        }
        write_line(page, clause, ids);
    }
    page.blank();
}

}  // namespace proviso
