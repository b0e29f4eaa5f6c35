// proviso check: plans and policies → report. The whole chain, a step a line.
#include "cli/check_arguments.hpp"
#include "cli/load.hpp"
#include "cli/log.hpp"
#include "cli/output.hpp"
#include "cli/status.hpp"
#include "dsl/facts.hpp"
#include "dsl/lexicon.hpp"
#include "engine/plan/near_values.hpp"
#include "engine/plan/read.hpp"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <map>
#include <set>

namespace proviso {
namespace {

/// What the options ask for, read before any input is.
struct Request {
    CheckOptions options;
    GivenFacts facts;
    std::optional<Date> as_of;
    std::vector<Output> outputs;
};

Date today() {
    auto const now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return Date::of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday).value_or(Date{});
}

void check_plan_names(std::vector<std::string> const& plans, Diagnostics& out) {
    if (std::count(plans.begin(), plans.end(), "-") > 1)
        out.push_back(usage_error("standard input cannot be read twice", "write `-` once"));
    for (auto const& plan : plans)
        if (plan.ends_with(".proviso"))
            out.push_back(
                usage_error("`" + plan + "` is a policy, and stands where a plan does", "write -p before each policy"));
}

std::vector<std::string> inputs_of(CheckArguments const& arguments) {
    Diagnostics reported_by_load;
    auto inputs = policy_files(arguments.policies, reported_by_load);
    for (auto const* named : {&arguments.policies, &arguments.plans, &arguments.vocabularies})
        inputs.insert(inputs.end(), named->begin(), named->end());
    return inputs;
}

Request read_request(CheckArguments const& arguments, Diagnostics& out) {
    Request request;
    request.options.fail_on = read_fail_on(arguments, out);
    request.options.threads = arguments.threads;
    request.facts = read_facts(arguments.facts, out);
    request.as_of = read_as_of(arguments.as_of, out);
    request.outputs = read_outputs(arguments.outputs, format_names(renderers()), out);
    refuse_overwriting(inputs_of(arguments), request.outputs, out);
    withdraw_old_reports(request.outputs, out);
    check_plan_names(arguments.plans, out);
    return request;
}

/// Each way to say a fact that holds, folded, to its folded name: `agi is verified` to `agi verified`.
std::map<std::string, std::string> known_facts(Rulebook const& rulebook) {
    std::map<std::string, std::string> known;
    for (auto const& fact : rulebook.facts)
        for (auto const& way : ways_to_say(fact.name))
            if (way.find(" not ") == way.npos)
                known.emplace(fold(way), fold(fact.name));
    for (auto const& fact : rulebook.facts)
        known.insert_or_assign(fold(fact.name), fold(fact.name));
    return known;
}

std::string nearest_fact(std::string const& name, Rulebook const& rulebook) {
    std::vector<std::string> names;
    for (auto const& fact : rulebook.facts)
        names.push_back(fact.name);
    return did_you_mean(name, names);
}

/// Facts by folded name. One that no policy speaks of is an error on the command line and a warning in a
/// plan, which other policies may read too.
std::map<std::string, FactValue> match_facts(GivenFacts const& given, Plan const& plan, Rulebook const& rulebook,
                                             Diagnostics& out) {
    auto const known = known_facts(rulebook);
    std::map<std::string, FactValue> facts;
    for (auto const& name : plan.fact_names) {
        auto const& value = plan.facts.at(fold(name));
        auto const meant = known.find(fold(name));
        if (meant == known.end())
            out.push_back({Kind::plan_unknown_fact,
                           {value.where, "no policy defines the fact `" + name + "`"},
                           {},
                           nearest_fact(name, rulebook)});
        else if (auto const said = facts.emplace(meant->second, value); said.first->second.value != value.value)
            out.push_back({Kind::plan_contradiction,
                           {value.where, "`" + name + "` is said to be otherwise elsewhere in the plan"},
                           {},
                           ""});
    }
    for (auto const& [name, value] : given) {
        auto const meant = known.find(fold(name));
        if (meant == known.end())
            out.push_back(usage_error("no policy defines the fact `" + name + "`", nearest_fact(name, rulebook)));
        else
            facts.insert_or_assign(meant->second, value);
    }
    return facts;
}

/// The names that the policies' conditions compare with.
SpokenOf spoken_of(Rulebook const& rulebook) {
    SpokenOf names;
    for (auto const& predicate : rulebook.predicates)
        if (auto const* const in = std::get_if<FieldIn>(&predicate))
            names[in->field].insert(names[in->field].end(), in->values.begin(), in->values.end());
    return names;
}

std::string why_empty(Rulebook const& rulebook, Plan const& plan) {
    if (rulebook.clauses.empty())
        return "the policy files hold no clause";
    if (plan.rows() == 0)
        return "the plan holds no record";
    return "no clause surely bound a record of the plan";
}

void explain_empty(Rulebook const& rulebook, Plan const& plan) {
    auto const text = "proviso: nothing was checked: " + why_empty(rulebook, plan) + "; --allow-empty lets that pass\n";
    std::fputs(text.c_str(), stderr);
}

struct Loaded {
    Vocabulary vocabulary;
    Rulebook rulebook;
    Plan plan;
};

/// Policies and plan are both read whatever the other is like, so that one run shows every error; without a
/// vocabulary neither can be.
Loaded load(CheckArguments const& arguments, Log& log, Diagnostics& out) {
    Loaded loaded;
    loaded.vocabulary = load_vocabulary(arguments.vocabularies, out);
    log.step("vocabulary");
    if (has_errors(out))
        return loaded;
    auto const files = policy_files(arguments.policies, out);
    if (not has_errors(out))
        loaded.rulebook = load_rulebook(files, loaded.vocabulary, out);
    if (log)
        log.step(std::to_string(files.size()) + " policy files, " + std::to_string(loaded.rulebook.clauses.size()) +
                 " clauses");
    loaded.plan = read_plan(arguments.plans, loaded.vocabulary, {arguments.strict, arguments.threads}, out);
    if (log)
        log.step(std::to_string(arguments.plans.size()) + " plan files, " + std::to_string(loaded.plan.rows()) +
                 " records");
    return loaded;
}

int check(CheckArguments const& arguments) {
    auto const wish = colour_wish(arguments.colour);
    auto const give_up = [&](Diagnostics const& found) {
        complain(found, wish);
        return status::failed;
    };
    Diagnostics found;
    auto request = read_request(arguments, found);
    if (has_errors(found))
        return give_up(found);
    Log log(arguments.verbose);
    auto const [vocabulary, rulebook, plan] = load(arguments, log, found);
    if (not has_errors(found)) {
        request.options.facts = match_facts(request.facts, plan, rulebook, found);
        report_near_values(plan, vocabulary, spoken_of(rulebook), arguments.strict, found);
    }
    if (has_errors(found))
        return give_up(found);
    complain(found, wish);

    auto const as_of = request.as_of ? request.as_of : plan.as_of;
    request.options.as_of = as_of ? *as_of : today();
    auto report = check(rulebook, vocabulary, plan, request.options);
    report.as_of_given = as_of.has_value();
    log.step("check");
    if (report.exit_status == status::empty)
        explain_empty(rulebook, plan);
    Diagnostics unwritten;
    write_outputs(report, renderers(), request.outputs, wish, unwritten);
    log.step("report");
    return has_errors(unwritten) ? give_up(unwritten) : report.exit_status;
}

}  // namespace

int run_check(Arguments const& arguments) {
    auto const [parsed, over] = parse_check_arguments(arguments);
    if (not over)
        return check(parsed);
    if (*over == status::failed) {
        Diagnostics said_already;
        read_request(parsed, said_already);  // withdraws the reports of earlier runs
    }
    return *over;
}

}  // namespace proviso
