// Does a scenario come out as it expects? Compares the report of its plan with its expectations.
#pragma once

#include "engine/check/check.hpp"
#include "engine/report/test_report.hpp"

#include <vector>

namespace proviso {

/// A scenario and its plan, ready to be checked against its rulebook or any change of it.
struct TestCase {
    Scenario const* scenario = nullptr;
    Plan plan;
    CheckOptions options;
};

/// In the order of `scenarios`, which must outlive them. Values that do not fit their fields are reported.
std::vector<TestCase> test_cases(std::vector<Scenario> const& scenarios, Vocabulary const& vocabulary,
                                 Diagnostics& out);

/// `rulebook` with the measures of its conditions reported as clauses are, each by the words of its condition.
Rulebook with_measures(Rulebook rulebook);

/// What the rule came to: found by its label and agreement, so that `report` may be of another rulebook with the
/// same clause. Nothing where it was no part of the check.
ClauseResult const* result_of(Report const& report, Rulebook const& rulebook, RuleId rule);

/// Nothing where `report` has what is expected of the rules of `rulebook`. Both are made with_measures(), for what
/// these turn on.
std::optional<ScenarioDifference> difference(Expectation const& expected, Report const& report,
                                             Rulebook const& rulebook);

}  // namespace proviso
