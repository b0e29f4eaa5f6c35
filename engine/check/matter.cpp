#include "engine/check/matter.hpp"

#include "engine/check/compare.hpp"

#include <algorithm>

namespace proviso {
namespace {

Formula predicate(PredicateId id) { return {Formula::Kind::predicate, id, {}}; }
Formula negation(Formula of) { return {Formula::Kind::negation, 0, {std::move(of)}}; }

std::uint32_t window_id(Matter& matter, DayWindow const& window) {
    auto const at = std::find(matter.windows.begin(), matter.windows.end(), window);
    if (at == matter.windows.end())
        return matter.windows.push_back(window), static_cast<std::uint32_t>(matter.windows.size() - 1);
    return static_cast<std::uint32_t>(at - matter.windows.begin());
}

DayWindow before(DayWindow const& window, DayWindow const& other) {
    auto days = window;
    days.until = {std::min(window.until.least, other.from.least), std::min(window.until.most, other.from.most)};
    days.open.insert(days.open.end(), other.open.begin(), other.open.end());
    return days;
}

DayWindow after(DayWindow const& window, DayWindow const& other) {
    auto days = window;
    days.from = {std::max(window.from.least, other.until.least), std::max(window.from.most, other.until.most)};
    days.open.insert(days.open.end(), other.open.begin(), other.open.end());
    return days;
}

/// That the rule `above` frees a record on each of the days on which the record meets `window`.
Formula frees_throughout(Matter& matter, RuleId above, DayWindow const& window) {
    Formula out{Formula::Kind::all, 0, {{Formula::Kind::frees, above, {}}}};
    auto const freed = window_of(matter.rule(above).window, matter.facts);
    for (auto const& rest : {before(window, freed), after(window, freed)})
        if (rest.holds_at_all() != Truth::no)
            out.parts.push_back(negation({Formula::Kind::window, window_id(matter, rest), {}}));
    return out;
}

/// Records that a rule in force above this one binds or permits are free of it, where it does so on all of
/// their days within `window`; a day that is left over still binds.
void add_precedence(Matter& matter, Rule const& rule, std::uint32_t window, Formula& to) {
    Formula freed{Formula::Kind::any, 0, {}};
    auto const days = matter.windows[window];
    for (auto const above : rule.yields_to)
        if (matter.rules[above].in_force and matter.rule(above).record == rule.record)
            freed.parts.push_back(frees_throughout(matter, above, days));
    if (not freed.parts.empty())
        to.parts.push_back(negation(std::move(freed)));
}

/// The parts of `binds` that the records decide go to `counted`, the others to `conditions`.
void part_conditions(Matter const& matter, Rule const& rule, PreparedRule& out) {
    out.counted.parts.push_back(predicate(rule.subject));
    auto const add = [&](PredicateId id, Formula part) {
        auto& to = truth_without_records(matter, id) ? out.conditions : out.counted;
        to.parts.push_back(std::move(part));
    };
    for (auto const id : rule.conditions)
        add(id, predicate(id));
    for (auto const id : rule.exceptions)
        add(id, negation(predicate(id)));
}

/// A number of records dated by one day, and an amount that counts once, add up; averages and extremes
/// are taken of what holds on the day.
OverTime over_time(Matter const& matter, Rule const& rule, AggregateNorm const& norm) {
    auto const dated = matter.record_type(rule.record).on.has_value();
    if (norm.left.measure != Measure::total or not norm.left.field)
        return dated ? OverTime::once : OverTime::level;
    auto const over = matter.vocabulary.field(*norm.left.field).over_time;
    if (over == OverTime::rate and norm.bound.quantity and norm.bound.quantity->unit.per != Per::none)
        return OverTime::level;  // rates beside a rate: `at most 5 million USD per month`
    return over == OverTime::none ? OverTime::level : over;
}

/// The days of which one must be among those that a counted record is active on.
DayWindow counted_days(DayWindow const& window, AggregateNorm const& norm, OverTime over) {
    if (norm.when == When::whole or not norm.day_stated)
        return window;
    if (norm.when == When::on or over == OverTime::level)
        return single_day(norm.day);
    auto days = window;
    days.until = {norm.day + 1, norm.day + 1};
    return days;
}

Truth applies(Matter const& matter, DayWindow const& window, AggregateNorm const& norm, Formula const& conditions) {
    auto const timed = norm.when != When::whole and norm.day_stated;
    auto out = timed ? window.contains(norm.day) : window.holds_at_all();
    for (auto const& part : conditions.parts) {
        auto const negated = part.kind == Formula::Kind::negation;
        auto const truth = *truth_without_records(matter, negated ? part.parts[0].id : part.id);
        out = both(out, negated ? negate(truth) : truth);
    }
    return out;
}

void prepare_aggregate(Matter& matter, Rule const& rule, AggregateNorm const& norm, PreparedRule& out) {
    part_conditions(matter, rule, out);
    auto const window = matter.windows[out.window];
    out.over_time = over_time(matter, rule, norm);
    out.counted_in = window_id(matter, counted_days(window, norm, out.over_time));
    out.counted.parts.push_back({Formula::Kind::window, out.counted_in, {}});
    add_precedence(matter, rule, out.counted_in, out.counted);
    out.applies = applies(matter, window, norm, out.conditions);
}

void prepare_rule(Matter& matter, RuleId id) {
    auto const& rule = matter.rule(id);
    auto& out = matter.rules[id];
    out.window = window_id(matter, window_of(rule.window, matter.facts));
    out.bound.parts = {predicate(rule.binds), {Formula::Kind::window, out.window, {}}};
    add_precedence(matter, rule, out.window, out.bound);
    if (auto const* norm = std::get_if<AggregateNorm>(&rule.norm))
        prepare_aggregate(matter, rule, *norm, out);
}

template <class Combine>
std::optional<Truth> fold_truths(Matter const& matter, std::vector<PredicateId> const& operands, Truth start,
                                 Combine combine) {
    for (auto const id : operands) {
        auto const truth = truth_without_records(matter, id);
        if (not truth)
            return {};
        start = combine(start, *truth);
    }
    return start;
}

struct WithoutRecords {
    Matter const& matter;

    std::optional<Truth> operator()(Always) const { return Truth::yes; }
    std::optional<Truth> operator()(FactHolds leaf) const { return matter.facts[leaf.fact].holds; }
    std::optional<Truth> operator()(ClauseMet) const { return Truth::unknown; }
    std::optional<Truth> operator()(AsOf leaf) const {
        return truth(compares(matter.as_of, leaf.relation, leaf.bound));
    }
    std::optional<Truth> operator()(Not const& node) const {
        auto const operand = truth_without_records(matter, node.operand);
        return operand ? std::optional(negate(*operand)) : std::nullopt;
    }
    std::optional<Truth> operator()(And const& node) const {
        return fold_truths(matter, node.operands, Truth::yes, [](Truth a, Truth b) { return both(a, b); });
    }
    std::optional<Truth> operator()(Or const& node) const {
        return fold_truths(matter, node.operands, Truth::no, [](Truth a, Truth b) { return either(a, b); });
    }
    /// Open classes and amounts left open are settled record by record.
    template <class Leaf>
    std::optional<Truth> operator()(Leaf const&) const {
        return {};
    }
};

}  // namespace

std::optional<Truth> truth_without_records(Matter const& matter, PredicateId id) {
    return std::visit(WithoutRecords{matter}, matter.rulebook.predicates[id]);
}

bool in_force(Rulebook const& rulebook, ClauseInfo const& clause, Date as_of) {
    if (not clause.agreement)
        return true;
    auto const from = rulebook.agreements[*clause.agreement].in_force_from();
    return not from or *from <= as_of;
}

Matter prepare(Rulebook const& rulebook, Vocabulary const& vocabulary, Plan const& plan, CheckOptions const& options) {
    Matter matter{rulebook, vocabulary, plan, options.as_of, facts_of(rulebook, plan, options), {}, {}};
    matter.rules.resize(rulebook.rules.size());
    for (RuleId id = 0; id < matter.rules.size(); ++id)
        matter.rules[id].in_force = in_force(rulebook, rulebook.clauses[matter.rule(id).clause], options.as_of);
    for (RuleId id = 0; id < matter.rules.size(); ++id)
        if (matter.rules[id].in_force)
            prepare_rule(matter, id);
    return matter;
}

}  // namespace proviso
