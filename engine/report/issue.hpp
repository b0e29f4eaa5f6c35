// A finding as build servers know it: how grave it is, where it stands and what is said of it. Knows no format;
// the name under which it comes back in the next run is in fingerprints.hpp.
#pragma once

#include "engine/report/report.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

enum class Level : std::uint8_t { error, warning, note };

inline constexpr std::size_t levels = 3;

/// A breach is an error; what is undetermined, and what the policy itself calls a warning, is a warning.
Level level(ClauseResult const& clause, Verdict verdict);

/// The same; one that a waiver covers is a note.
Level level(ClauseResult const& clause, Finding const& finding);

/// By clause: `Microsoft and OpenAI/MS-1`, since clauses of two agreements may share a number. Where two texts of a clause
/// do, the older one is `Microsoft and OpenAI/MS-1, until 26 April 2026`. No two are the same. As written, not escaped.
std::vector<std::string> rule_names(Report const& report);

/// `, until 26 April 2026`: the last day of a clause that is ended or has a new text; empty for others.
std::string until_words(ClauseResult const& clause);

/// `MS-1 "Azure exclusivity"`, escaped.
std::string short_title(ClauseResult const& clause);

/// `MS-1 "Azure exclusivity", until 26 April 2026`: tells two texts of a clause apart. Escaped.
std::string text_title(ClauseResult const& clause);

/// What of the clause the finding concerns: `chat-eu`; of a measure its group and days. Escaped.
std::string concerned(Finding const& finding);

/// Where people look first: a value in the plan, else its record, else the clause.
Excerpt const& place_of(ClauseResult const& clause, Finding const& finding);

bool has_line(Excerpt const& where);

/// `chat-eu is hosted on AWS; stateless APIs are exclusive to Azure; to do: host it on Azure`, escaped.
std::string said(Finding const& finding);

inline constexpr std::size_t ranks = 3;

/// What comes first among findings: 0 violated, 1 undetermined, 2 waived.
inline std::size_t rank(Finding const& finding) {
    return finding.waiver ? 2 : finding.verdict == Verdict::violated ? 0 : 1;
}

/// Of a clause of `report`, among all.
inline std::size_t index_of(Report const& report, ClauseResult const& clause) {
    return static_cast<std::size_t>(&clause - report.clauses.data());
}

/// `f(clause, finding)` for every finding that the report lists; those that are certain first and those that a waiver
/// covers last, so that a limit on their number costs what weighs least.
template <class F>
void each_finding(Report const& report, F f) {
    for (std::size_t now = 0; now < ranks; ++now)
        for (auto const& clause : report.clauses)
            for (auto const& finding : clause.findings)
                if (rank(finding) == now)
                    f(clause, finding);
}

/// By Novelty; empty where there is no baseline.
inline constexpr std::array<std::string_view, 3> novelty_names{"", "new", "unchanged"};

inline std::string_view novelty_name(Finding const& finding) {
    return novelty_names[static_cast<std::size_t>(finding.novelty)];
}

/// ` (undetermined)`, ` (waived, unchanged)`, ` (new)`; empty for a violation that no waiver covers and that is compared
/// with no baseline.
std::string reserve(Finding const& finding);

/// How many findings `report` lists.
std::size_t findings_listed(Report const& report);

/// `3 more findings are not listed`; empty for none.
std::string left_out(std::size_t count);

}  // namespace proviso
