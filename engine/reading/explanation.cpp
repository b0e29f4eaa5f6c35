#include "engine/reading/explanation.hpp"

#include "engine/check/aggregate.hpp"
#include "engine/check/explain.hpp"
#include "engine/check/finding.hpp"
#include "engine/check/stages.hpp"
#include "engine/reading/canonical.hpp"
#include "engine/reading/contribution.hpp"
#include "engine/reading/explained_parts.hpp"
#include "engine/reading/follow.hpp"
#include "engine/reading/nouns.hpp"
#include "engine/reading/single_rule.hpp"
#include "engine/rules/wording.hpp"
#include "engine/waivers/waiver.hpp"

#include <algorithm>
#include <limits>

namespace proviso {
namespace {

class Explaining {
public:
    Explaining(Matter const& matter, NameTests const& names, RuleId id, std::vector<RuleTally> const& tallies)
        : matter_(matter), at_(matter, names), places_(matter.plan, matter.vocabulary),
          parts_(at_, places_, id, tallies), contribution_(matter, names, id), id_(id), tally_(tallies[id]) {}

    /// Of one judgement of all, the clause's own result says it.
    void add_measures(Explanation& out) {
        auto const& measure = matter_.rules[id_].measure;
        if (not measure.groups and not measure.over_days)
            return;
        for (auto& [verdict, message, waiver] : measures_judged(at_, id_, tally_.measure))
            out.measures.push_back({verdict == Verdict::violated       ? Truth::no
                                    : verdict == Verdict::undetermined ? Truth::unknown
                                                                       : Truth::yes,
                                    std::move(message), waiver});
    }

    void add_records(bool everything, Explanation& out) {
        auto const record = matter_.rule(id_).record;
        for (std::size_t row = 0; row < matter_.plan.tables[record].rows; ++row) {
            at_.look_at(record, row);
            auto const bound = this->bound();
            if (bound == Truth::no and not everything)
                ++out.others;
            else if (out.records.size() == Explanation::most_listed)
                ++out.not_listed;
            else
                out.records.push_back(explained(record, row, bound));
        }
    }

private:
    /// Bound, or counted on either side of a comparison.
    Truth bound() {
        auto const& prepared = matter_.rules[id_];
        auto const* norm = std::get_if<AggregateNorm>(&matter_.rule(id_).norm);
        if (norm == nullptr)
            return at_.truth(prepared.bound);
        auto const adds = either(counted(), beside());
        return both(prepared.applies, adds == Truth::no ? grouped() : adds);
    }

    /// Over days, only a record that runs on one of them, and is not exempt on all.
    Truth counted() { return measured(matter_.rules[id_].counted); }
    Truth measured(Formula const& side) {
        auto const& prepared = matter_.rules[id_];
        auto const truth = at_.truth(side);
        return prepared.measure.over_days
                   ? both(truth, both(at_.truth(Formula{Formula::Kind::window, prepared.counted_in, {}}),
                                      negate(at_.truth(prepared.measure.freed))))
                   : truth;
    }
    Truth grouped() {
        auto const& measure = matter_.rules[id_].measure;
        return measure.groups ? at_.truth(measure.grouped) : Truth::no;
    }

    /// Counted on the right side; records of another kind are there counted alone.
    Truth beside() {
        auto const& measure = matter_.rules[id_].measure;
        auto const here = measure.right_record == matter_.rule(id_).record;
        return here ? measured(measure.beside) : Truth::no;
    }

    std::string added(AggregateNorm const& norm, std::size_t row) {
        std::string out;
        if (counted() != Truth::no)
            out = contribution_.of(row, norm.left);
        if (beside() != Truth::no)
            out += (out.empty() ? "" : ", and ") + contribution_.of(row, norm.right->measured) +
                   " to what it is compared with";
        return out;
    }

    RecordExplained explained(RecordId record, std::size_t row, Truth bound) {
        RecordExplained out;
        out.record = record_ref(matter_, record, row);
        out.where = places_.record(record, row);
        out.bound = bound;
        out.parts = parts_.of(row, bound);
        if (auto const* norm = std::get_if<AggregateNorm>(&matter_.rule(id_).norm); norm and bound != Truth::no) {
            out.adds = added(*norm, row);
            out.group = group(*norm, row);
        }
        if (std::holds_alternative<RecordNorm>(matter_.rule(id_).norm) or
            std::holds_alternative<SeparationNorm>(matter_.rule(id_).norm))
            judge(row, out);
        return out;
    }

    std::string group(AggregateNorm const& norm, std::size_t row) const {
        std::vector<std::string> out;
        for (auto const field : norm.groups)
            out.push_back(matter_.vocabulary.field(field).name + " " +
                          cell_text(matter_.plan, matter_.vocabulary, field, row));
        return enumerated(out, "and");
    }

    /// As the check found it.
    void judge(std::size_t row, RecordExplained& out) const {
        if (auto const* found = failing(tally_, row)) {
            out.verdict = found->violated ? Verdict::violated : Verdict::undetermined;
            out.waiver = found->waiver;
        } else if (out.bound == Truth::yes) {
            out.verdict = Verdict::compliant;
        }
    }

    Matter const& matter_;
    Explainer at_;
    Locator places_;
    ExplainedParts parts_;
    Contribution contribution_;
    RuleId id_;
    RuleTally const& tally_;
};

std::string fact_words(FactInfo const& fact, FactState const& state) {
    auto const name = quoted(fact.name);
    switch (state.holds) {
        case Truth::no: return name + " is false";
        case Truth::unknown: return name + " is not given";
        case Truth::yes: break;
    }
    return name + (state.day.known() ? " is true since " + state.day.least.text() : " is true");
}

/// Those of the rule, as waivers of its copy, which has predicates of its own.
std::vector<Waiver> waivers_of(RuleId id, std::vector<Waiver> const& waivers, SingleRule const& copy,
                               Vocabulary const& vocabulary) {
    std::vector<Waiver> out;
    for (auto const& waiver : waivers) {
        if (std::ranges::find(waiver.rules, id) == waiver.rules.end())
            continue;
        auto& moved = out.emplace_back(waiver);
        moved.rules = {copy.rule};
        if (auto const most = parse_allowance(waiver.allowance))
            moved.relaxed = {relaxed(copy.book, vocabulary, copy.book.rules[copy.rule], *most).relaxed};
    }
    return out;
}

Explanation heading_of(Rulebook const& book, Vocabulary const& vocabulary, Rule const& rule) {
    auto const& clause = book.clauses[rule.clause];
    Explanation out;
    out.label = rule.label;
    out.heading = clause.heading;
    if (clause.agreement)
        out.agreement = book.agreements[*clause.agreement].name;
    out.text = rule.statement;
    out.where = rule.where;
    out.noun = noun(vocabulary.records[rule.record]);
    out.nouns = nouns(vocabulary.records[rule.record]);
    return out;
}

}  // namespace

Explanation explain(Rulebook const& book, Vocabulary const& vocabulary, Plan const& plan, CheckOptions const& options,
                    RuleId id, bool everything) {
    auto const single = single_rule(book, id);
    auto const& rule = single.book.rules[single.rule];
    auto out = heading_of(single.book, vocabulary, rule);
    out.as_of = options.as_of;
    auto all = options;
    all.waivers = waivers_of(id, options.waivers, single, vocabulary);
    auto const report = check(single.book, vocabulary, plan, all);
    auto const at = std::ranges::find_if(report.clauses, [&](ClauseResult const& clause) {
        return clause.id == rule.label and clause.agreement == out.agreement and clause.text == rule.statement;
    });
    if (at == report.clauses.end()) {
        auto const& clause = single.book.clauses[rule.clause];
        for (auto const agreement : {clause.amended_by, clause.agreement})
            if (agreement)
                out.not_in_force = std::max(out.not_in_force, single.book.agreements[*agreement].in_force_from());
        return out;
    }
    out.result = *at;
    out.waivers = report.waivers;
    auto matter = prepare(single.book, vocabulary, plan, all);
    auto const names = name_tests(matter);
    all.max_findings = std::numeric_limits<std::uint32_t>::max();  // records that fail are looked up among them
    auto const tallies = tally_by_stage(matter, names, all);
    for (auto const fact : facts_of(single.book, rule))
        out.facts.push_back(fact_words(single.book.facts[fact], matter.facts[fact]));
    Explaining explaining(matter, names, single.rule, tallies);
    explaining.add_measures(out);
    explaining.add_records(everything, out);
    return out;
}

}  // namespace proviso
