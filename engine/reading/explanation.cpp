#include "engine/reading/explanation.hpp"

#include "engine/check/aggregate.hpp"
#include "engine/check/explain.hpp"
#include "engine/check/finding.hpp"
#include "engine/check/message.hpp"
#include "engine/check/stages.hpp"
#include "engine/reading/canonical.hpp"
#include "engine/reading/claims.hpp"
#include "engine/reading/contribution.hpp"
#include "engine/reading/follow.hpp"
#include "engine/reading/nouns.hpp"
#include "engine/reading/single_rule.hpp"
#include "engine/reading/windows.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>
#include <limits>

namespace proviso {
namespace {

std::string verdict_words(Verdict verdict) {
    return verdict == Verdict::not_applicable ? "not applicable"
                                              : std::string(verdict_names[static_cast<std::size_t>(verdict)]);
}

/// What a condition rests on: `90 MW` of a measure, else the verdicts of its clauses.
std::string decided_by(Explainer& at, ClauseCondition const& condition, std::vector<RuleTally> const& tallies) {
    std::vector<std::string> out;
    for (auto const id : condition.rules) {
        auto const& rule = at.matter().rule(id);
        ClauseResult result;
        if (not rule.reported and at.matter().rules[id].in_force)
            judge_aggregate(at, id, tallies[id].measure, result);
        auto const verdict =
            at.matter().rules[id].in_force ? verdict_words(verdict_of(at, id, tallies[id])) : "no part of the check";
        out.push_back(result.measure ? result.measure->actual
                                     : (condition.rules.size() > 1 ? rule.label + " " : "") + verdict);
    }
    return enumerated(out, "and");
}

std::vector<std::string> conditions_decided(Explainer& at, std::vector<RuleTally> const& tallies) {
    std::vector<std::string> out;
    for (auto const& condition : at.matter().rulebook.conditions)
        out.push_back(decided_by(at, condition, tallies));
    return out;
}

/// What the check made of the clause's records; findings come in the order of rows.
FailingRow const* failing(RuleTally const& tally, std::size_t row) {
    auto const at = std::ranges::lower_bound(tally.failing, row, {}, &FailingRow::row);
    return at != tally.failing.end() and at->row == row ? &*at : nullptr;
}

/// The parts of one clause, as they stand with the record that the explainer looks at.
class Parts {
public:
    Parts(Explainer& at, Locator& places, RuleId id, std::vector<RuleTally> const& tallies)
        : at_(at), places_(places), id_(id), rule_(at.matter().rule(id)), tally_(tallies[id]),
          conditions_(conditions_decided(at, tallies)), claims_(at.matter().rulebook, at.matter().vocabulary) {}

    std::vector<ClausePart> of(std::size_t row, Truth bound) {
        row_ = row;
        bound_ = bound;
        out_.clear();
        add(ClausePart::Role::scope, step(rule_.subject));
        for (auto const condition : rule_.conditions)
            add(ClausePart::Role::condition, step(condition));
        for (auto const exception : rule_.exceptions)
            add(ClausePart::Role::exception, step(exception));
        add_window();
        for (auto const above : rule_.yields_to)
            add_freed(above);
        std::visit([this](auto const& norm) { add_norm(norm); }, rule_.norm);
        return std::move(out_);
    }

private:
    void add(ClausePart::Role role, Step step) { out_.push_back({role, std::move(step)}); }

    Step step(PredicateId id, bool denied = false) {
        auto const& predicate = at_.matter().rulebook.predicates[id];
        if (auto const* node = std::get_if<Not>(&predicate))
            return step(node->operand, not denied);
        auto const truth = at_.truth(id);
        Step out;
        out.truth = denied ? negate(truth) : truth;
        if (auto const* node = std::get_if<And>(&predicate))
            return compound(node->operands, denied, not denied, std::move(out));
        if (auto const* node = std::get_if<Or>(&predicate))
            return compound(node->operands, denied, denied, std::move(out));
        out.words = claims_.claim(id, denied);
        if (auto const field = field_of(predicate))
            add_value(*field, out);
        if (auto const* met = std::get_if<ClauseMet>(&predicate))
            out.value = conditions_[met->condition];
        return out;
    }
    Step compound(std::vector<PredicateId> const& operands, bool denied, bool all, Step out) {
        out.all = all;
        for (auto const id : operands)
            out.parts.push_back(step(id, denied));
        return out;
    }
    void add_value(FieldId field, Step& out) {
        auto const& matter = at_.matter();
        out.value = cell_text(matter.plan, matter.vocabulary, field, row_);
        if (out.value != "missing")
            out.where = places_.value(field, row_);
    }

    void add_window() {
        auto const& matter = at_.matter();
        auto const aggregate = std::holds_alternative<AggregateNorm>(rule_.norm);
        auto const window = aggregate ? matter.rules[id_].counted_in : matter.rules[id_].window;
        if (matter.windows[window] == DayWindow{})
            return;
        auto const ends = amendments_of(matter.rulebook, id_, matter.as_of);
        auto const words = window_words(matter.rulebook, amended(rule_.window, ends));
        Step out;
        out.truth = at_.truth(Formula{Formula::Kind::window, window, {}});
        out.words = aggregate ? "it runs on a day that is measured" : "it runs on a day " + words;
        add(ClausePart::Role::window, std::move(out));
    }

    void add_freed(RuleId above) {
        auto const& matter = at_.matter();
        auto const& other = matter.rule(above);
        if (not matter.rules[above].in_force or other.record != rule_.record)
            return;
        auto const* permission = std::get_if<PermissionNorm>(&other.norm);
        Step out;
        out.truth = at_.truth(Formula{Formula::Kind::frees, above, {}});
        out.words = clause_name(matter.rulebook, above, rule_) + (permission ? " permits it" : " binds it");
        out.parts.push_back(step(other.binds));
        if (permission)
            out.parts.push_back(step(permission->permits));
        add(ClausePart::Role::freed, std::move(out));
    }

    void add_norm(RecordNorm const& norm) { add(ClausePart::Role::must, step(norm.require)); }
    void add_norm(PermissionNorm const& norm) { add(ClausePart::Role::may, step(norm.permits)); }
    /// The check knows the neighbours of records that the clause may bind, and only of these.
    void add_norm(SeparationNorm const& norm) {
        if (bound_ == Truth::no)
            return;
        auto const* found = failing(tally_, row_);
        Step out;
        out.words = std::string(norm.apart ? "share no " : "share a ") + claims_.name(norm.field);
        out.truth = found == nullptr ? Truth::yes : found->violated ? Truth::no : Truth::unknown;
        add_value(norm.field, out);
        if (found and found->neighbour) {
            auto const& matter = at_.matter();
            out.neighbour = {record_ref(matter, rule_.record, *found->neighbour).key,
                             cell_text(matter.plan, matter.vocabulary, norm.field, *found->neighbour)};
        }
        add(ClausePart::Role::must, std::move(out));
    }
    /// Which side counts the record, where that is not all that the clause speaks of.
    void add_norm(AggregateNorm const& norm) {
        if (norm.left.of != rule_.subject)
            add(ClausePart::Role::counted, step(norm.left.of));
        auto const beside = norm.right and at_.matter().rules[id_].measure.right_record == rule_.record;
        if (beside and norm.right->measured.of != rule_.subject)
            add(ClausePart::Role::compared, step(norm.right->measured.of));
    }

    Explainer& at_;
    Locator& places_;
    RuleId id_;
    Rule const& rule_;
    RuleTally const& tally_;
    std::vector<std::string> conditions_;  ///< what decides each, by index into Rulebook::conditions
    Claims claims_;
    std::size_t row_ = 0;
    Truth bound_{};
    std::vector<ClausePart> out_;
};

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
        for (auto& [verdict, message] : measures_judged(at_, id_, tally_.measure))
            out.measures.push_back({verdict == Verdict::violated       ? Truth::no
                                    : verdict == Verdict::undetermined ? Truth::unknown
                                                                       : Truth::yes,
                                    std::move(message)});
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

    /// Over days, only a record that runs on one of them.
    Truth counted() { return measured(matter_.rules[id_].counted); }
    Truth measured(Formula const& side) {
        auto const& prepared = matter_.rules[id_];
        auto const truth = at_.truth(side);
        return prepared.measure.over_days
                   ? both(truth, at_.truth(Formula{Formula::Kind::window, prepared.counted_in, {}}))
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
            out.verdict = verdict(row, bound);
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
    std::optional<Verdict> verdict(std::size_t row, Truth bound) const {
        if (auto const* found = failing(tally_, row))
            return found->violated ? Verdict::violated : Verdict::undetermined;
        return bound == Truth::yes ? std::optional(Verdict::compliant) : std::nullopt;
    }

    Matter const& matter_;
    Explainer at_;
    Locator places_;
    Parts parts_;
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
    auto const report = check(single.book, vocabulary, plan, options);
    auto const at = std::ranges::find_if(report.clauses, [&](ClauseResult const& clause) {
        return clause.id == rule.label and clause.agreement == out.agreement and clause.text == rule.statement;
    });
    if (at == report.clauses.end()) {
        out.not_in_force = single.book.agreements[*single.book.clauses[rule.clause].agreement].in_force_from();
        return out;
    }
    out.result = *at;
    auto matter = prepare(single.book, vocabulary, plan, options);
    auto const names = name_tests(matter);
    auto all = options;  // records that fail are looked up among them
    all.max_findings = std::numeric_limits<std::uint32_t>::max();
    auto const tallies = tally_by_stage(matter, names, all);
    for (auto const fact : facts_of(single.book, rule))
        out.facts.push_back(fact_words(single.book.facts[fact], matter.facts[fact]));
    Explaining explaining(matter, names, single.rule, tallies);
    explaining.add_measures(out);
    explaining.add_records(everything, out);
    return out;
}

}  // namespace proviso
