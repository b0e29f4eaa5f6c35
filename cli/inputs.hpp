// What a command judges by: policies, plan, facts and the day, from files and arguments.
#pragma once

#include "cli/check_arguments.hpp"
#include "cli/log.hpp"
#include "engine/plan/near_values.hpp"
#include "engine/rules/rulebook.hpp"

namespace proviso {

struct Inputs {
    Vocabulary vocabulary;
    Rulebook rulebook;
    Plan plan;
};

/// The plan files that `arguments` name, read as they say.
Plan load_plan(CheckArguments const& arguments, Vocabulary const& vocabulary, Log const& log, Diagnostics& out);

/// How records are wanted: each by itself, or so that a verdict comes out the same.
enum class Records { each, may_be_added_up };

/// Policies and plan are both read whatever the other is like, so that one run shows every error; without a
/// vocabulary neither can be.
Inputs load_inputs(CheckArguments const& arguments, Log& log, Diagnostics& out, Records by = Records::each);

/// Facts by folded name. One that no policy speaks of is an error on the command line and a warning in a
/// plan, which other policies may read too.
std::map<std::string, FactValue> match_facts(GivenFacts const& given, Plan const& plan, Rulebook const& rulebook,
                                             Diagnostics& out);

/// The names that the policies' conditions compare with.
SpokenOf spoken_of(Rulebook const& rulebook);

/// That standard input is asked for once, and that no plan is a policy.
void check_plan_names(std::vector<std::string> const& plans, Diagnostics& out);

/// That standard input is not waivers or a baseline besides what it is already.
void check_read_once(CheckArguments const& arguments, Diagnostics& out);

Date today();

}  // namespace proviso
