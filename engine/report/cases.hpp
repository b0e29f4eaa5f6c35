// The report as a list of tests, which is how JUnit XML and TAP see the world: each finding is one, each record that meets a
// clause, and each clause without either.
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
    RecordRef const* met = nullptr;       ///< the record that meets the clause
    std::size_t more_met = 0;             ///< … or how many more do, which the report does not list
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
        if (clause.findings.empty() and (clause.met.empty() or outcome(clause) != Outcome::passed))
            f(Case{&clause, nullptr, outcome(clause)});
        for (auto const& finding : clause.findings)
            f(Case{&clause, &finding, outcome(finding), waiver_of(report, finding)});
        for (auto const& record : clause.met)
            f(Case{&clause, nullptr, Outcome::passed, nullptr, &record});
        if (not clause.met.empty() and clause.met.size() < clause.all_met)
            f(Case{&clause, nullptr, Outcome::passed, nullptr, nullptr, clause.all_met - clause.met.size()});
    }
}

}  // namespace proviso
