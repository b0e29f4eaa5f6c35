#include "engine/check/exit_status.hpp"

#include <algorithm>

namespace proviso {
namespace {

bool blocks(ClauseResult const& clause, FailOn const& fail_on) {
    return clause.judged and (clause.severity == "breach" or (clause.severity == "warning" and fail_on.warning));
}

bool any(Report const& report, FailOn const& fail_on, Verdict verdict) {
    return std::any_of(report.clauses.begin(), report.clauses.end(), [&](ClauseResult const& clause) {
        return clause.verdict == verdict and blocks(clause, fail_on);
    });
}

/// No clause to judge, no record, or none that any clause bound.
bool nothing_judged(Report const& report) {
    return report.records.empty() or
           std::none_of(report.clauses.begin(), report.clauses.end(),
                        [](ClauseResult const& clause) { return clause.judged and clause.bound > 0; });
}

}  // namespace

int exit_status(Report const& report, FailOn const& fail_on) {
    if ((fail_on.breach or fail_on.warning) and any(report, fail_on, Verdict::violated))
        return 1;
    if (fail_on.undetermined and any(report, fail_on, Verdict::undetermined))
        return 3;
    return fail_on.empty and nothing_judged(report) ? 4 : 0;
}

}  // namespace proviso
