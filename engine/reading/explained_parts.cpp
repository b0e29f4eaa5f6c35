#include "engine/reading/explained_parts.hpp"

#include "engine/check/aggregate.hpp"
#include "engine/check/finding.hpp"
#include "engine/check/message.hpp"
#include "engine/check/stages.hpp"
#include "engine/reading/canonical.hpp"
#include "engine/reading/windows.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>

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

}  // namespace

FailingRow const* failing(RuleTally const& tally, std::size_t row) {
    auto const at = std::ranges::lower_bound(tally.failing, row, {}, &FailingRow::row);
    return at != tally.failing.end() and at->row == row ? &*at : nullptr;
}

ExplainedParts::ExplainedParts(Explainer& at, Locator& places, RuleId id, std::vector<RuleTally> const& tallies)
    : at_(at), places_(places), id_(id), rule_(at.matter().rule(id)), tally_(tallies[id]),
      conditions_(conditions_decided(at, tallies)), claims_(at.matter().rulebook, at.matter().vocabulary) {}

std::vector<ClausePart> ExplainedParts::of(std::size_t row, Truth bound) {
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

Step ExplainedParts::step(PredicateId id, bool denied) {
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

Step ExplainedParts::compound(std::vector<PredicateId> const& operands, bool denied, bool all, Step out) {
    out.all = all;
    for (auto const id : operands)
        out.parts.push_back(step(id, denied));
    return out;
}

void ExplainedParts::add_value(FieldId field, Step& out) {
    auto const& matter = at_.matter();
    out.value = cell_text(matter.plan, matter.vocabulary, field, row_);
    if (out.value != "missing")
        out.where = places_.value(field, row_);
}

void ExplainedParts::add_window() {
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

void ExplainedParts::add_freed(RuleId above) {
    auto const& matter = at_.matter();
    auto const& other = matter.rule(above);
    if (not matter.rules[above].in_force or other.record != rule_.record)
        return;
    auto const* permission = std::get_if<PermissionNorm>(&other.norm);
    Step out;
    out.truth = at_.frees(above);
    auto const ends = amendments_of(matter.rulebook, above, matter.as_of);
    auto const days = window_words(matter.rulebook, amended(other.window, ends));
    out.words = clause_name(matter.rulebook, above, rule_) + (permission ? " permits it" : " binds it") +
                (days.empty() ? "" : ", " + days);
    out.parts.push_back(step(other.binds));
    if (permission)
        out.parts.push_back(step(permission->permits));
    add(ClausePart::Role::freed, std::move(out));
}

/// The check knows the neighbours of records that the clause may bind, and only of these.
void ExplainedParts::add_norm(SeparationNorm const& norm) {
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
    if (found and found->past_horizon)
        out.words += ", and of days after " + at_.matter().plan.horizon->long_text() + " the plan says nothing";
    add(ClausePart::Role::must, std::move(out));
}

/// Which side counts the record, where that is not all that the clause speaks of.
void ExplainedParts::add_norm(AggregateNorm const& norm) {
    if (norm.left.of != rule_.subject)
        add(ClausePart::Role::counted, step(norm.left.of));
    auto const beside = norm.right and at_.matter().rules[id_].measure.right_record == rule_.record;
    if (beside and norm.right->measured.of != rule_.subject)
        add(ClausePart::Role::compared, step(norm.right->measured.of));
}

}  // namespace proviso
