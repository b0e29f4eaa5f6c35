#include "cli/inputs.hpp"

#include "cli/load.hpp"
#include "cli/policies.hpp"
#include "cli/progress.hpp"
#include "dsl/facts.hpp"
#include "dsl/lexicon.hpp"
#include "engine/check/spend.hpp"
#include "engine/check/totals.hpp"
#include "engine/plan/read.hpp"
#include "engine/report/layout.hpp"

#include <algorithm>
#include <ctime>
#include <map>

namespace proviso {
namespace {

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

ReadOptions read_options(CheckArguments const& arguments, Vocabulary const& vocabulary, Diagnostics& out) {
    ReadOptions options{.strict = arguments.strict, .threads = arguments.threads};
    options.input = read_input_format(arguments.input, out);
    for (auto const& map : arguments.maps)
        if (auto source = read_source(map, out))
            options.maps.push_back(std::move(*source));
    options.set = read_set(arguments.set, vocabulary, out);
    return options;
}

/// Tells the reader at the terminal how far it has come.
Plan read_slowly(std::vector<std::string> const& plans, Vocabulary const& vocabulary, ReadOptions options,
                 Log const& log, Diagnostics& out) {
    Progress progress;
    options.progress = &progress;
    ProgressLine const line(log, progress, plans);
    return read_plan(plans, vocabulary, options, out);
}

/// Of which kinds of record only totals are asked, whatever `spend` turns out to be.
std::vector<Totals> totals_asked(Policies const& policies, Vocabulary const& vocabulary) {
    std::vector<Rulebook const*> books{&policies.book};
    Rulebook billed;
    if (policies.book.speaks_of_spend) {
        Diagnostics said_when_it_is_meant;
        billed = compile(policies.files, vocabulary, said_when_it_is_meant, Spend::billed);
        books.push_back(&billed);
    }
    return totals_only(books, vocabulary);
}

}  // namespace

Plan load_plan(CheckArguments const& arguments, Vocabulary const& vocabulary, Log const& log, Diagnostics& out) {
    return read_slowly(arguments.plans, vocabulary, read_options(arguments, vocabulary, out), log, out);
}

Inputs load_inputs(CheckArguments const& arguments, Log& log, Diagnostics& out, Records by) {
    Inputs loaded;
    loaded.vocabulary = load_vocabulary(arguments.vocabularies, out);
    log.step("vocabulary");
    if (has_errors(out))
        return loaded;
    auto const files = policy_files(arguments.policies, policies_are_options, out);
    Policies policies;
    if (not has_errors(out))
        policies = load_policies(files, loaded.vocabulary, out);
    if (log)
        log.step(counted(files.size(), "policy file") + ", " + counted(policies.book.clauses.size(), "clause"));
    auto options = read_options(arguments, loaded.vocabulary, out);
    if (by == Records::may_be_added_up and not has_errors(out))
        options.totals = totals_asked(policies, loaded.vocabulary);
    loaded.plan = read_slowly(arguments.plans, loaded.vocabulary, std::move(options), log, out);
    if (log)
        log.step(counted(arguments.plans.size(), "plan file") + ", " + counted(loaded.plan.rows(), "record"));
    if (not has_errors(out) and policies.book.speaks_of_spend)
        compile_for(spend_in(loaded.plan, loaded.vocabulary, out), policies, loaded.vocabulary, out);
    loaded.rulebook = std::move(policies.book);
    return loaded;
}

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
    std::map<std::string, FactValue> overriding;
    for (auto const& [name, value] : given) {
        auto const meant = known.find(fold(name));
        if (meant == known.end())
            out.push_back(usage_error("no policy defines the fact `" + name + "`", nearest_fact(name, rulebook)));
        else if (auto const said = overriding.emplace(meant->second, value); said.first->second.value != value.value)
            out.push_back({Kind::plan_contradiction,
                           {value.where, "--fact says two things of `" + name + "`"},
                           {},
                           "give it once"});
        else
            facts.insert_or_assign(meant->second, value);
    }
    return facts;
}

SpokenOf spoken_of(Rulebook const& rulebook) {
    SpokenOf names;
    for (auto const& predicate : rulebook.predicates)
        if (auto const* const in = std::get_if<FieldIn>(&predicate))
            names[in->field].insert(names[in->field].end(), in->values.begin(), in->values.end());
    return names;
}

void check_plan_names(std::vector<std::string> const& plans, Diagnostics& out) {
    if (std::count(plans.begin(), plans.end(), "-") > 1)
        out.push_back(usage_error("standard input cannot be read twice", "write `-` once"));
    for (auto const& plan : plans)
        if (plan.ends_with(".proviso"))
            out.push_back(
                usage_error("`" + plan + "` is a policy, and stands where a plan does", "write -p before each policy"));
}

void check_read_once(CheckArguments const& arguments, Diagnostics& out) {
    auto read_once = arguments.waivers;
    read_once.insert(read_once.end(), arguments.plans.begin(), arguments.plans.end());
    read_once.push_back(arguments.baseline.value_or(""));
    if (std::ranges::count(read_once, "-") > std::max<std::ptrdiff_t>(1, std::ranges::count(arguments.plans, "-")))
        out.push_back(
            usage_error("standard input cannot be a plan and waivers or a baseline as well", "write `-` once"));
}

Date today() {
    auto const now = std::time(nullptr);
    std::tm day{};
    gmtime_r(&now, &day);  // the same on every machine
    return Date::of(day.tm_year + 1900, day.tm_mon + 1, day.tm_mday).value_or(Date{});
}

}  // namespace proviso
