// proviso explain: one clause, part by part, for each record of a plan.
#include "cli/inputs.hpp"
#include "cli/load.hpp"
#include "cli/status.hpp"
#include "engine/reading/explanation.hpp"
#include "engine/rules/find_clause.hpp"

#include <unistd.h>

#include <sstream>

namespace proviso {
namespace {

constexpr auto usage = "  proviso explain CLAUSE PLAN... [-p POLICY]... [--waivers FILE]... [--all]";

constexpr auto footer = "CLAUSE is an identifier, or an item of it; where several agreements have one of that name:\n"
                        "  proviso explain '4.2 of \"Agreement\"' plan.toml\n\n"
                        "Exit status: 0 whatever the verdict, or 2 where nothing could be judged.\n\n"
                        "Examples:\n"
                        "  proviso explain MS-1 plan.toml -p policies/\n"
                        "  proviso explain \"5(a)\" plan.toml -p deal.proviso --all";

struct ExplainArguments {
    std::string clause;
    CheckArguments inputs;
    bool everything = false;
};

CommandLine line_of(ExplainArguments& a) {
    CommandLine line{"explain", "Explains the verdict of one clause, part by part, for each record.", usage, footer};
    line.add(
        {.names = "CLAUSE", .value = "", .summary = "the clause to explain", .target = &a.clause, .required = true});
    add_inputs(line, a.inputs);
    add_waivers(line, a.inputs);
    line.add({"--all", "", "list records that the clause does not bind, too, and why", &a.everything});
    add_common_options(line, a.inputs.common);
    return line;
}

std::string explained(Inputs const& inputs, CheckOptions const& options, std::vector<RuleId> const& rules,
                      bool everything, bool colour) {
    std::ostringstream out;
    for (auto const rule : rules) {
        if (rule != rules.front())
            out << '\n';
        auto const explanation = explain(inputs.rulebook, inputs.vocabulary, inputs.plan, options, rule, everything);
        write_explanation(explanation, page_width(), colour, out);
    }
    return out.str();
}

int explain(ExplainArguments const& arguments) {
    auto const wish = wishes(arguments.inputs.common);
    Diagnostics found;
    auto const facts = read_facts(arguments.inputs.facts, found);
    auto const day = read_as_of(arguments.inputs.as_of, found);
    check_plan_names(arguments.inputs.plans, found);
    check_read_once(arguments.inputs, found);
    Log log(arguments.inputs.log());
    auto const inputs = has_errors(found) ? Inputs{} : load_inputs(arguments.inputs, log, found);
    CheckOptions options;
    ClauseFound clause;
    if (not has_errors(found)) {
        options.facts = match_facts(facts, inputs.plan, inputs.rulebook, found);
        report_terms(inputs.plan, inputs.vocabulary, spoken_of(inputs.rulebook), inputs.rulebook.terms, found);
        report_near_values(inputs.plan, inputs.vocabulary, spoken_of(inputs.rulebook), arguments.inputs.strict, found);
        clause = find_clause(inputs.rulebook, arguments.clause);
        if (not clause.problem.empty())
            found.push_back(usage_error(clause.problem, clause.help));
    }
    options.waivers = load_waivers(arguments.inputs.waivers, has_errors(found) ? nullptr : &inputs.rulebook,
                                   inputs.vocabulary, found);
    complain(found, wish);
    if (has_errors(found))
        return status::failed;
    options.as_of = day ? *day : inputs.plan.as_of.value_or(today());
    return print(
        explained(inputs, options, clause.rules, arguments.everything, wants_colour(STDOUT_FILENO, wish.colour)));
}

}  // namespace

int run_explain(Arguments const& arguments) {
    ExplainArguments parsed;
    if (auto const over = parse_arguments(line_of(parsed), arguments))
        return *over;
    return explain(parsed);
}

CommandLine explain_line() { return described<ExplainArguments, line_of>(); }

}  // namespace proviso
