// Rulebook × Plan → Report: the verdict of every clause, exactly as section 5 of the language reference.
#pragma once

#include "engine/plan/plan.hpp"
#include "engine/report/report.hpp"
#include "engine/rules/rulebook.hpp"

#include <map>
#include <string>

namespace proviso {

/// What makes the exit status differ from 0.
struct FailOn {
    bool breach = true;
    bool undetermined = true;
    bool warning = false;
    bool empty = true;
};

struct CheckOptions {
    Date as_of;
    std::map<std::string, FactValue> facts;  ///< by folded name; they win over the plan's
    FailOn fail_on;
    unsigned threads = 0;  ///< 0: one a core
    std::size_t max_findings = Report::max_findings;
};

/// The same for any number of threads and any order of policy files. Cost grows with distinct predicates
/// and the rows of the plan, not with clauses × rows.
Report check(Rulebook const& rulebook, Vocabulary const& vocabulary, Plan const& plan, CheckOptions const& options);

}  // namespace proviso
