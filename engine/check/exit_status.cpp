#include "engine/check/exit_status.hpp"

#include <algorithm>

namespace proviso {
namespace {

bool blocks(ClauseResult const& clause, FailOn const& fail_on) {
    return clause.judged and (clause.severity == "breach" or (clause.severity == "warning" and fail_on.warning));
}

/// A finding of that verdict that no waiver covers and the baseline has not; one that is not listed may be any.
bool has_new(ClauseResult const& clause, Verdict verdict) {
    std::size_t known = 0;
    for (auto const& finding : clause.findings)
        known += not finding.waiver and finding.verdict == verdict and finding.novelty == Novelty::unchanged;
    return known < (verdict == Verdict::violated ? clause.violations : clause.doubts);
}

bool any(Report const& report, FailOn const& fail_on, Verdict verdict) {
    return std::ranges::any_of(report.clauses, [&](ClauseResult const& clause) {
        return blocks(clause, fail_on) and (fail_on.only_new ? has_new(clause, verdict) : clause.verdict == verdict);
    });
}

bool breached(Report const& report, FailOn const& fail_on) {
    return (fail_on.breach or fail_on.warning) and any(report, fail_on, Verdict::violated);
}

/// No clause to judge, no record, or none that any clause bound.
bool nothing_judged(Report const& report) {
    return report.records.empty() or
           std::none_of(report.clauses.begin(), report.clauses.end(),
                        [](ClauseResult const& clause) { return clause.judged and clause.bound > 0; });
}

}  // namespace

int exit_status(Report const& report, FailOn const& fail_on) {
    if (breached(report, fail_on) or fails_for_waivers(report, fail_on))
        return 1;
    if (fail_on.undetermined and any(report, fail_on, Verdict::undetermined))
        return 3;
    return fail_on.empty and nothing_judged(report) ? 4 : 0;
}

bool fails_for_waivers(Report const& report, FailOn const& fail_on) {
    return fail_on.stale_waiver and std::ranges::any_of(report.waivers, &WaiverShown::stale) and
           not breached(report, fail_on);
}

}  // namespace proviso
