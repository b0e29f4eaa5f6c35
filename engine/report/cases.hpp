// The report as a list of tests, which is how JUnit XML and TAP see the world: each finding is one, and so is each
// clause without a finding.
#pragma once

#include "engine/report/issue.hpp"
#include "engine/report/remarks.hpp"
#include "engine/report/waivers.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace proviso {

enum class Outcome : std::uint8_t { passed, violated, undetermined, skipped };

struct Case {
    ClauseResult const* clause = nullptr;
    Finding const* finding = nullptr;  ///< nothing where the clause has none
    Outcome outcome{};
    WaiverShown const* waiver = nullptr;  ///< that covers the finding
};

/// What a clause without findings comes to; one that is not compliant does not pass for want of a finding.
Outcome outcome(ClauseResult const& clause);

/// What a waiver covers is skipped.
Outcome outcome(Finding const& finding);

/// What the report says of itself is a test, too: a waiver fails where the check did for its sake, else it is skipped.
Outcome outcome(Remark const& remark);

/// `MS-1 "Azure exclusivity": chat-eu`, escaped.
std::string case_name(Case const& test);

/// What is wrong and whether that is new, or why it is skipped, escaped; empty where it passed.
std::string case_message(Case const& test);

/// `f(Case)` for every case, in the order of clauses.
template <class F>
void each_case(Report const& report, F f) {
    for (auto const& clause : report.clauses) {
        if (clause.findings.empty())
            f(Case{&clause, nullptr, outcome(clause)});
        for (auto const& finding : clause.findings)
            f(Case{&clause, &finding, outcome(finding), waiver_of(report, finding)});
    }
}

}  // namespace proviso
