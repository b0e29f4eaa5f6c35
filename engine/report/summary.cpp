#include "engine/report/summary.hpp"

#include "engine/report/issue.hpp"
#include "engine/report/layout.hpp"
#include "engine/report/waivers.hpp"
#include "engine/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <set>
#include <utility>

namespace proviso {
namespace {

constexpr int nothing_evaluated = 4;  ///< as an exit status

std::size_t judged(Report const& report) {
    return std::accumulate(report.summary.begin(), report.summary.end(), std::size_t{0});
}

/// ` (1 warning)`: how many of the violated clauses are no breach.
std::string milder(Report const& report) {
    std::vector<std::string> kinds;
    for (std::string_view const severity : {"warning", "advice"}) {
        std::set<std::pair<std::string_view, std::string_view>> clauses;
        for (auto const& c : report.clauses)
            if (c.judged and c.verdict == Verdict::violated and c.severity == severity)
                clauses.emplace(c.agreement, c.clause);
        if (auto const count = clauses.size(); count > 0)
            kinds.push_back(fmt::format("{} {}", count, severity == "warning" and count > 1 ? "warnings" : severity));
    }
    return kinds.empty() ? "" : " (" + listed(kinds) + ")";
}

}  // namespace

std::vector<std::string> agreements(Report const& report) {
    std::vector<std::string> names;
    for (auto const& clause : report.clauses)
        if (not clause.agreement.empty() and std::find(names.begin(), names.end(), clause.agreement) == names.end())
            names.push_back(clause.agreement);
    return names;
}

std::string_view agreement_words(ClauseResult const& clause) {
    return clause.agreement.empty() ? std::string_view("Clauses of no agreement") : clause.agreement;
}

std::string plan_contents(Report const& report) {
    std::vector<std::string> kinds;
    for (auto const& [type, count] : report.records)
        kinds.push_back(counted(count, type));
    return fmt::format("{}{}{}", listed(report.plan_files), report.plan_files.empty() ? "" : ": ",
                       kinds.empty() ? "no records" : listed(kinds));
}

std::string result(Report const& report) {
    std::vector<std::string> parts;
    for (auto const verdict :
         {Verdict::violated, Verdict::undetermined, Verdict::waived, Verdict::compliant, Verdict::not_applicable})
        if (auto const count = report.summary[static_cast<std::size_t>(verdict)]; count > 0)
            parts.push_back(fmt::format("{} {}", count, word(verdict).low));
    return parts.empty() ? "nothing was judged" : fmt::format("{}", fmt::join(parts, ", "));
}

std::string title(ClauseResult const& clause) {
    auto text = clause.id;
    if (not clause.heading.empty())
        text += " \"" + clause.heading + '"';
    text += until_words(clause);
    if (not clause.agreement.empty())
        text += " (" + clause.agreement + ')';
    return escaped(text);
}

std::string_view missed_by(MeasureShown const& measure) {
    constexpr std::array<std::string_view, 3> upper{"at most", "less than", "by "};
    constexpr std::array<std::string_view, 2> both{"exactly", "between"};
    constexpr std::array<std::string_view, 2> late{"before", "on or before"};
    constexpr std::array<std::string_view, 2> early{"after", "on or after"};
    auto const begins = [&](std::string_view start) { return measure.required.starts_with(start); };
    if (std::any_of(both.begin(), both.end(), begins))
        return "Off by:";
    if (std::any_of(late.begin(), late.end(), begins))
        return "Late by:";
    if (std::any_of(early.begin(), early.end(), begins))
        return "Early by:";
    return std::any_of(upper.begin(), upper.end(), begins) ? "Over by:" : "Short by:";
}

std::string sentence(ClauseResult const& clause) {
    auto text = escaped(clause.text);
    if (not text.empty() and text.back() != '.')
        text += '.';
    return text;
}

std::string summary_line(Report const& report) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < verdict_words.size(); ++i)
        if (report.summary[i] > 0)
            parts.push_back(fmt::format("{} {}{}", report.summary[i], verdict_words[i].low,
                                        static_cast<Verdict>(i) == Verdict::violated ? milder(report) : ""));
    auto text = counted(judged(report), "clause");
    for (std::size_t i = 0; i < parts.size(); ++i)
        text += (i == 0 ? ": " : ", ") + parts[i];
    if (report.permissions > 0)
        text += "; " + counted(report.permissions, "permission");
    if (report.not_encoded > 0)
        text += fmt::format("; {} not encoded", report.not_encoded);
    if (auto const stale = stale_words(report); not stale.empty())
        text += "; " + stale;
    if (report.exit_status == nothing_evaluated)
        text += "; nothing was evaluated";
    return fmt::format("{}; exit status {}", text, report.exit_status);
}

}  // namespace proviso
