// A finding as build servers know it: how grave it is, where it stands, what is said of it, and the name under which
// it comes back in the next run. Knows no format.
#pragma once

#include "engine/report/report.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>

namespace proviso {

enum class Level : std::uint8_t { error, warning, note };

inline constexpr std::size_t levels = 3;

/// A breach is an error; what is undetermined, and what the policy itself calls a warning, is a warning.
Level level(ClauseResult const& clause, Verdict verdict);

/// `Microsoft and OpenAI/MS-1`: clauses of two agreements may share a number. As written, not escaped.
std::string rule_name(ClauseResult const& clause);

/// `MS-1 "Azure exclusivity"`, escaped.
std::string short_title(ClauseResult const& clause);

/// What of the clause the finding concerns: `chat-eu`; of a measure its group and days. Escaped.
std::string concerned(Finding const& finding);

/// Where people look first: a value in the plan, else its record, else the clause.
Excerpt const& place_of(ClauseResult const& clause, Finding const& finding);

bool has_line(Excerpt const& where);

/// `chat-eu is hosted on AWS; stateless APIs are exclusive to Azure; to do: host it on Azure`, escaped.
std::string said(Finding const& finding);

/// `f(clause, finding)` for every finding that the report lists; those that are certain first, so that a limit on their
/// number costs none of them.
template <class F>
void each_finding(Report const& report, F f) {
    for (auto const verdict : {Verdict::violated, Verdict::undetermined})
        for (auto const& clause : report.clauses)
            for (auto const& finding : clause.findings)
                if (finding.verdict == verdict)
                    f(clause, finding);
}

/// How many findings `report` lists.
std::size_t findings_listed(Report const& report);

/// `3 more findings are not listed`; empty for none.
std::string left_out(std::size_t count);

/// Names findings by what they are about, never by a line: by clause, verdict, record or group and, of a measure,
/// days. The verdict is part of it: who waves an open question aside does not wave a breach aside. Findings that are
/// the same in all that are numbered in their order.
class Fingerprints {
public:
    /// `8f4c0b1d6a3e2975:1`
    std::string next(ClauseResult const& clause, Finding const& finding);

private:
    std::unordered_map<std::uint64_t, std::size_t> seen_;
};

}  // namespace proviso
