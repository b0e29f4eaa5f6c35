#include "engine/check/check.hpp"

#include "dsl/lexicon.hpp"
#include "engine/check/aggregate.hpp"
#include "engine/check/exit_status.hpp"
#include "engine/check/finding.hpp"
#include "engine/check/separation_finding.hpp"
#include "engine/check/stages.hpp"
#include "engine/check/threads.hpp"
#include "engine/report/fingerprints.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <set>
#include <utility>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 3> severity_names{"breach", "warning", "advice"};

/// The clause that this is the text of, new texts standing right behind the first.
std::string const& clause_of(Rulebook const& rulebook, ClauseInfo const& text) {
    auto const* at = &text;
    while (at != rulebook.clauses.data() and at[-1].agreement == text.agreement and
           (at->amended_by or at[-1].id == at->id))
        --at;
    return at->id;
}

ClauseResult clause_result(Rulebook const& rulebook, ClauseInfo const& clause) {
    ClauseResult out;
    out.id = clause.id;
    out.clause = clause_of(rulebook, clause);
    if (clause.agreement)
        out.agreement = rulebook.agreements[*clause.agreement].name;
    out.heading = clause.heading;
    out.severity = severity_names[static_cast<std::size_t>(clause.severity)];
    out.verdict = Verdict::not_applicable;
    out.text = clause.text;
    out.source = clause.source;
    out.note = clause.note;
    out.remedy = clause.remedy;
    out.owner = clause.owner;
    out.waivable = clause.waivable;
    out.where = clause.where;
    return out;
}

ClauseResult not_encoded_result(Rulebook const& rulebook, ClauseInfo const& clause) {
    auto out = clause_result(rulebook, clause);
    out.judged = false;
    out.kind = "not encoded";
    out.why_not_applicable = "not encoded: " + *clause.not_encoded;
    return out;
}

std::string why_not_applicable(Matter const& matter, RuleId id, RuleTally const& tally) {
    if (matter.windows[matter.rules[id].window].holds_at_all() == Truth::no)
        return "outside its window";
    if (auto const why = ruled_out(matter, id); not why.empty())
        return std::string(why);
    if (not tally.any_in_scope)
        return "no record in scope";
    if (not tally.any_in_window)
        return "outside its window";
    return tally.any_bound ? "no record is surely in scope" : "another clause goes before it";
}

class Reporting {
public:
    Reporting(Matter const& matter, NameTests const& names, std::vector<RuleTally> const& tallies)
        : matter_(matter), names_(names), tallies_(tallies), results_(tallies.size()), waived_(tallies.size()),
          result_of_(tallies.size()) {}

    Report report(unsigned threads);

private:
    bool is_reported(RuleId id) const { return matter_.rules[id].in_force and matter_.rule(id).reported; }
    bool is_aggregate(RuleId id) const { return std::holds_alternative<AggregateNorm>(matter_.rule(id).norm); }
    ClauseResult unjudged(RuleId id) const;
    void judge(unsigned threads);
    void judge_records();
    void add_findings(Explainer& at, RuleId id, std::vector<PlaceWanted>& places);
    void add_rule(RuleId id, Report& report);
    void add_exemptions(RuleId id, Report& report) const;

    Matter const& matter_;
    NameTests const& names_;
    std::vector<RuleTally> const& tallies_;
    std::vector<ClauseResult> results_;   ///< by RuleId
    std::vector<WaivedTally> waived_;     ///< of aggregates, by RuleId
    std::vector<std::size_t> result_of_;  ///< index into Report::clauses, by RuleId
};

ClauseResult Reporting::unjudged(RuleId id) const {
    auto const& rule = matter_.rule(id);
    auto out = clause_result(matter_.rulebook, matter_.rulebook.clauses[rule.clause]);
    out.id = rule.label;
    out.text = rule.statement;
    out.where = rule.where;
    out.judged = not std::holds_alternative<PermissionNorm>(rule.norm);
    out.kind = out.judged ? "obligation" : "permission";
    return out;
}

/// The aggregates each by itself and the clauses on single records together, whichever thread is free.
void Reporting::judge(unsigned threads) {
    std::vector<RuleId> aggregates;
    for (RuleId id = 0; id < results_.size(); ++id)
        if (is_reported(id) and is_aggregate(id))
            aggregates.push_back(id);
    std::atomic<std::size_t> next = 0;
    on_threads(threads, aggregates.size() + 1, [&] {
        Explainer explainer(matter_, names_);
        for (auto task = next++; task <= aggregates.size(); task = next++) {
            if (task == 0) {
                judge_records();
                continue;
            }
            auto const id = aggregates[task - 1];
            results_[id] = unjudged(id);
            waived_[id] = judge_aggregate(explainer, id, tallies_[id].measure, results_[id]);
        }
    });
}

void Reporting::judge_records() {
    Explainer explainer(matter_, names_);
    std::vector<PlaceWanted> places;
    for (RuleId id = 0; id < results_.size(); ++id) {
        if (not is_reported(id) or is_aggregate(id))
            continue;
        auto const& tally = tallies_[id];
        auto& out = results_[id] = unjudged(id);
        out.bound = tally.bound;
        out.violations = tally.violations;
        out.doubts = tally.doubts;
        out.waived = tally.waived.all();
        out.all_met = tally.all_met;
        for (auto const row : tally.met)
            out.met.push_back(record_ref(matter_, matter_.rule(id).record, row));
        out.verdict = out.judged ? verdict(tally) : Verdict::not_applicable;
        if (out.verdict == Verdict::not_applicable and out.bound == 0)
            out.why_not_applicable = why_not_applicable(matter_, id, tally);
        add_findings(explainer, id, places);
    }
    fill_places(matter_, std::move(places), results_);
}

void Reporting::add_findings(Explainer& at, RuleId id, std::vector<PlaceWanted>& places) {
    auto& findings = results_[id].findings;
    auto const separation = std::holds_alternative<SeparationNorm>(matter_.rule(id).norm);
    for (auto const& failing : tallies_[id].failing) {
        auto const before = places.size();
        auto const number = static_cast<std::uint32_t>(findings.size());
        findings.push_back(separation ? separation_finding(at, id, failing, places)
                                      : record_finding(at, id, failing, places));
        findings.back().waiver = failing.waiver;
        for (auto i = before; i < places.size(); ++i)
            places[i].rule = id, places[i].finding = number;
    }
}

void Reporting::add_rule(RuleId id, Report& report) {
    auto out = std::move(results_[id]);
    result_of_[id] = report.clauses.size();
    for (auto const* amendment : amendments_of(matter_.rulebook, id, matter_.as_of))
        out.amendments.push_back(
            {amendment->until, amendment->by ? matter_.rulebook.agreements[*amendment->by].name : ""});
    report.clauses.push_back(std::move(out));
}

/// What each rule above frees from rule `id` is said of the one above.
void Reporting::add_exemptions(RuleId id, Report& report) const {
    auto const& rule = matter_.rule(id);
    for (std::size_t i = 0; i < tallies_[id].exempted.size(); ++i) {
        auto const above = rule.yields_to[i];
        if (not matter_.rules[above].in_force or matter_.rule(above).record != rule.record)
            continue;
        auto const& freed = tallies_[id].exempted[i];
        Exemption out{rule.label, report.clauses[result_of_[id]].agreement, freed.count, {}};
        for (auto const row : freed.rows)
            out.records.push_back(record_ref(matter_, rule.record, row));
        report.clauses[result_of_[above]].exempts.push_back(std::move(out));
    }
}

Report Reporting::report(unsigned threads) {
    judge(threads);
    Report out;
    auto const& rulebook = matter_.rulebook;
    RuleId next = 0;
    for (std::uint32_t clause = 0; clause < rulebook.clauses.size(); ++clause) {
        auto const& info = rulebook.clauses[clause];
        if (info.not_encoded and in_force(rulebook, info, matter_.as_of))
            out.clauses.push_back(not_encoded_result(rulebook, info));
        for (; next < rulebook.rules.size() and matter_.rule(next).clause == clause; ++next)
            if (is_reported(next))
                add_rule(next, out);
    }
    for (RuleId id = 0; id < rulebook.rules.size(); ++id)
        if (matter_.rules[id].in_force)
            add_exemptions(id, out);
    WaivedTally waived;
    for (RuleId id = 0; id < rulebook.rules.size(); ++id)
        merge(waived, is_aggregate(id) ? waived_[id] : tallies_[id].waived);
    out.waivers = waivers_shown(matter_, waived);
    return out;
}

void add_plan(Plan const& plan, Vocabulary const& vocabulary, Report& out) {
    out.plan_name = plan.name;
    for (auto const& file : plan.files)
        out.plan_files.push_back(file.name);
    for (RecordId id = 0; id < plan.tables.size(); ++id)
        if (auto const count = plan.tables[id].records(); count > 0)
            out.records.emplace_back(vocabulary.records[id].name, count);
    out.notes = plan.notes;
    for (auto const& rate : plan.rates)
        out.rates.push_back("1 " + rate.currency + " = " + text(rate.worth));
}

/// `is true since 3 May 2026`, `is false`: what was given of a fact.
std::string said_of(FactValue const& given, Date as_of) {
    if (auto const* since = std::get_if<Date>(&given.value))
        return (as_of < *since ? "is not true before " : "is true since ") + since->long_text();
    return std::get<bool>(given.value) ? "is true" : "is false";
}

/// Verdicts may rest on them: whoever reads the report sees on which.
void add_facts(Rulebook const& rulebook, Plan const& plan, CheckOptions const& options, Report& out) {
    for (auto const& fact : rulebook.facts) {
        auto const name = fold(fact.name);
        auto const given = options.facts.find(name), in_plan = plan.facts.find(name);
        if (given == options.facts.end() and in_plan == plan.facts.end())
            continue;
        auto const& value = given != options.facts.end() ? given->second : in_plan->second;
        auto const& where = value.where;
        out.notes.push_back("the fact `" + fact.name + "` " + said_of(value, options.as_of) + ", as " +
                            (where.file.empty() ? "was given for this check"
                                                : where.file + ":" + std::to_string(where.at.line) + " says"));
    }
}

void add_unsigned(Rulebook const& rulebook, Date as_of, Report& out) {
    for (auto const& agreement : rulebook.agreements)
        if (auto const from = agreement.in_force_from(); from and as_of < *from)
            out.agreements_not_signed.push_back(agreement.name);
}

/// What weighs most of a clause comes first: language reference, 7.2.
constexpr std::array by_weight{Verdict::violated, Verdict::undetermined, Verdict::waived, Verdict::compliant,
                               Verdict::not_applicable};

bool outweighs(Verdict a, Verdict b) {
    return std::find(by_weight.begin(), by_weight.end(), a) < std::find(by_weight.begin(), by_weight.end(), b);
}

/// Clauses, whatever the number of their sentences and texts. Permissions and what is left to people are counted apart.
void add_summary(Report& out) {
    using Clause = std::pair<std::string_view, std::string_view>;
    std::map<Clause, Verdict> judged;
    std::set<Clause> encoded, not_encoded;
    for (auto const& result : out.clauses) {
        Clause const clause{result.agreement, result.clause};
        (result.kind == "not encoded" ? not_encoded : encoded).insert(clause);
        out.permissions += result.kind == "permission";
        if (not result.judged)
            continue;
        auto const [at, first] = judged.emplace(clause, result.verdict);
        if (not first and outweighs(result.verdict, at->second))
            at->second = result.verdict;
    }
    for (auto const& [clause, verdict] : judged)
        ++out.summary[static_cast<std::size_t>(verdict)];
    out.encoded = encoded.size();
    out.not_encoded = not_encoded.size();
}

void add_not_listed(Report& out) {
    for (auto const& clause : out.clauses)
        out.not_listed += clause.violations + clause.doubts + clause.waived - clause.findings.size();
}

}  // namespace

Report check(Rulebook const& rulebook, Vocabulary const& vocabulary, Plan const& plan, CheckOptions const& options) {
    auto matter = prepare(rulebook, vocabulary, plan, options);
    auto const names = name_tests(matter);
    auto const tallies = tally_by_stage(matter, names, options);
    auto report = Reporting(matter, names, tallies).report(options.threads);
    report.tool_version = PROVISO_VERSION;
    report.as_of = options.as_of;
    add_plan(plan, vocabulary, report);
    add_facts(rulebook, plan, options, report);
    add_unsigned(rulebook, options.as_of, report);
    add_summary(report);
    add_not_listed(report);
    add_fingerprints(report);
    if (options.baseline)
        compare(*options.baseline, report);
    report.exit_status = exit_status(report, options.fail_on);
    report.waivers_fail = fails_for_waivers(report, options.fail_on);
    return report;
}

}  // namespace proviso
