// Rulebook × Plan → Report: the verdict of every clause, exactly as section 5 of the language reference.
#pragma once

#include "engine/plan/plan.hpp"
#include "engine/report/baseline.hpp"
#include "engine/report/report.hpp"
#include "engine/rules/rulebook.hpp"
#include "engine/waivers/waiver.hpp"

#include <map>
#include <optional>
#include <string>

namespace proviso {

/// What makes the exit status differ from 0.
struct FailOn {
    bool breach = true;
    bool undetermined = true;
    bool warning = false;
    bool empty = true;
    bool stale_waiver = false;  ///< one that is expired, or covers nothing, or by one of its names
    bool only_new = false;      ///< of breach, undetermined and warning, what the baseline has not
};

struct CheckOptions {
    Date as_of;
    std::map<std::string, FactValue> facts;  ///< by folded name; they win over the plan's
    std::vector<Waiver> waivers;
    std::optional<Baseline> baseline;  ///< the earlier report that this one is compared with
    FailOn fail_on;
    unsigned threads = 0;  ///< 0: one a core
    std::size_t max_findings = Report::max_findings;
    std::size_t max_met = 0;  ///< records listed as meeting their clauses: an equal part for each clause
};

/// The same for any number of threads and any order of policy files. Cost grows with distinct predicates
/// and the rows of the plan, not with clauses × rows.
Report check(Rulebook const& rulebook, Vocabulary const& vocabulary, Plan const& plan, CheckOptions const& options);

}  // namespace proviso
