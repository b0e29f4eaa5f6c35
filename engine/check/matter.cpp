#include "engine/check/matter.hpp"

#include "engine/check/amounts.hpp"
#include "engine/check/compare.hpp"
#include "engine/check/exemption.hpp"
#include "engine/check/periods.hpp"
#include "engine/check/record_days.hpp"
#include "engine/check/unbilled.hpp"
#include "engine/rules/uses.hpp"

#include <algorithm>
#include <numeric>

namespace proviso {
namespace {

Formula predicate(PredicateId id) { return {Formula::Kind::predicate, id, {}}; }
Formula negation(Formula of) { return {Formula::Kind::negation, 0, {std::move(of)}}; }

/// The days on which the rule holds, as far as no amendment ends them.
DayWindow amended_window(Matter const& matter, RuleId id) {
    auto window = matter.rule(id).window;
    for (auto const* amendment : amendments_of(matter.rulebook, id, matter.as_of))
        window.until.push_back(amendment->until);
    return window_of(window, matter.facts);
}

/// A record is free of the rule that is exempt from it on all of its days within `window`; a day that is left over
/// still binds.
void add_precedence(Matter& matter, RuleId id, std::uint32_t window, Formula& to) {
    if (auto freed = exempt_throughout(matter, id, window); not freed.parts.empty())
        to.parts.push_back(negation(std::move(freed)));
}

/// A class of all records, as in `"Mainstay" means workloads`: it says something of records, though the same of each.
bool names_all_records(Rulebook const& rulebook, PredicateId id) {
    auto const& predicate = rulebook.predicates[id];
    bool named = std::holds_alternative<Always>(predicate);
    each_operand(predicate, [&](PredicateId operand) { named = named or names_all_records(rulebook, operand); });
    return named;
}

/// The parts of `binds` that the records decide go to `counted`, the others to `conditions`.
void part_conditions(Matter const& matter, Rule const& rule, PreparedRule& out) {
    auto const add = [&](PredicateId id, Formula part) {
        bool const settled = truth_without_records(matter, id) and not names_all_records(matter.rulebook, id);
        auto& to = settled ? out.conditions : out.counted;
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
    auto const& bound = norm.schedule.empty() ? norm.bound : norm.schedule.front().bound;
    if (over == OverTime::rate and bound.quantity and bound.quantity->unit.per != Per::none)
        return OverTime::level;  // rates beside a rate: `at most 5 million USD per month`
    return over == OverTime::none ? OverTime::level : over;
}

bool is_over_days(AggregateNorm const& norm) {
    return norm.when == When::always or norm.when == When::sometime or norm.when == When::each;
}

/// With the period before the first one, where each is compared with the one before it.
Period period_measured(AggregateNorm const& norm) {
    auto out = norm.period;
    auto const first =
        norm.previous and out.from != Date::earliest() ? period_of(norm.recurrence, out.from) : std::nullopt;
    if (auto const before = first ? period_of(norm.recurrence, first->from + -1) : std::nullopt)
        out.from = before->from;
    return out;
}

/// The days of which one must be among those that a counted record is active on.
DayWindow counted_days(DayWindow const& window, AggregateNorm const& norm, OverTime over) {
    if (is_over_days(norm))
        return within(window, period_measured(norm));
    if (norm.when == When::whole or not norm.day_stated or norm.to_its_end)
        return window;
    if (norm.when == When::on or over == OverTime::level)
        return single_day(norm.day);
    auto days = window;
    days.until = {norm.day + 1, norm.day + 1};
    return days;
}

Truth applies(Matter const& matter, DayWindow const& window, AggregateNorm const& norm, Formula const& conditions) {
    auto out = is_due_on_a_day(norm) ? window.contains(norm.day) : window.holds_at_all();
    for (auto const& part : conditions.parts) {
        auto const negated = part.kind == Formula::Kind::negation;
        auto const truth = *truth_without_records(matter, negated ? part.parts[0].id : part.id);
        out = both(out, negated ? negate(truth) : truth);
    }
    return out;
}

std::uint32_t combinations_id(Matter& matter, std::vector<FieldId> const& fields) {
    auto const at = std::find_if(matter.combinations.begin(), matter.combinations.end(),
                                 [&](Combinations const& each) { return each.fields() == fields; });
    auto const id = static_cast<std::uint32_t>(at - matter.combinations.begin());
    if (at == matter.combinations.end())
        matter.combinations.emplace_back(matter.plan, matter.vocabulary, fields);
    return id;
}

std::optional<std::uint32_t> values_id(Matter& matter, Measured const& of) {
    if (of.measure != Measure::distinct)
        return {};
    return combinations_id(matter, {*of.field});
}

bool is_sum(Measured const& of) { return of.measure == Measure::total or of.measure == Measure::number; }

int decimals_of(Plan const& plan, Measured const& of) {
    return of.field and of.measure == Measure::total ? decimals(plan, *of.field) : 0;
}

/// The factor of the right side where its amounts are in the unit of the left one.
std::optional<Decimal> factor(Matter const& matter, AggregateNorm const& norm) {
    auto const of_field = [](Measured const& of) { return of.field and of.measure != Measure::number; };
    if (not of_field(norm.left) or not of_field(norm.right->measured) or norm.left.measure == Measure::distinct)
        return norm.right->factor;
    auto const &left = matter.vocabulary.field(*norm.left.field),
               &right = matter.vocabulary.field(*norm.right->measured.field);
    if (left.unit == right.unit)
        return norm.right->factor;
    auto const worth = convert(Decimal{1}, right.unit, left.unit);
    return worth ? multiply(*worth, norm.right->factor) : std::nullopt;
}

std::int64_t parts_of_shares(AggregateNorm const& norm) {
    std::int64_t out = 1;
    auto const add = [&](Measured const& of) {
        for (auto const& part : of.counting)
            out = std::lcm(out, weights(part.share)->left);
    };
    add(norm.left);
    if (norm.right)
        add(norm.right->measured);
    return out;
}

void prepare_right(Matter& matter, Rule const& rule, AggregateNorm const& norm, PreparedRule& out,
                   std::vector<Formula> const& common) {
    auto& measure = out.measure;
    auto const& right = norm.right->measured;
    measure.right_record = right.field ? right.field->record : rule.record;
    measure.beside.parts = {predicate(right.of)};
    if (*measure.right_record == rule.record)
        measure.common.parts = common;
    measure.beside.parts.insert(measure.beside.parts.end(), measure.common.parts.begin(), measure.common.parts.end());
    measure.right_values = values_id(matter, right);
    auto const by = factor(matter, norm);
    auto const whole = by ? weights(*by) : std::nullopt;
    measure.too_large = not whole;
    measure.factor = by.value_or(Decimal{});
    measure.weights = whole.value_or(Weights{});
    measure.linear = is_sum(norm.left) and is_sum(right);
    measure.decimals = std::max(measure.decimals, decimals_of(matter.plan, right));
}

/// Records of the subject make a group, and whatever is counted on one of the sides, on whatever day the clause holds:
/// one that is not active when the measure is taken makes a group that comes to nothing.
void prepare_groups(Matter& matter, RuleId id, AggregateNorm const& norm, std::vector<Formula> const& within_scope) {
    auto const& rule = matter.rule(id);
    auto& out = matter.rules[id];
    auto& measure = out.measure;
    measure.groups = combinations_id(matter, norm.groups);
    Formula any{Formula::Kind::any, 0, {predicate(rule.subject), predicate(norm.left.of)}};
    if (norm.right and measure.right_record == rule.record)
        any.parts.push_back(predicate(norm.right->measured.of));
    measure.grouped.parts = within_scope;
    measure.grouped.parts.push_back({Formula::Kind::window, out.window, {}});
    add_precedence(matter, id, out.window, measure.grouped);
    measure.grouped.parts.push_back(std::move(any));
}

void prepare_aggregate(Matter& matter, RuleId id, AggregateNorm const& norm) {
    auto const& rule = matter.rule(id);
    auto& out = matter.rules[id];
    auto& measure = out.measure;
    part_conditions(matter, rule, out);
    auto const within_scope = out.counted.parts;
    auto const window = matter.windows[out.window];
    out.over_time = over_time(matter, rule, norm);
    measure.over_days = is_over_days(norm);
    measure.judged = counted_days(window, norm, out.over_time);
    out.counted_in = window_id(matter, measure.judged);
    if (measure.over_days or (out.over_time == OverTime::rate and norm.when != When::whole))
        measure.exempt = exempt_within(matter, id, measure.judged);
    if (measure.over_days) {
        measure.freed = exempt_throughout(matter, id, out.counted_in);
    } else {
        out.counted.parts.push_back({Formula::Kind::window, out.counted_in, {}});
        add_precedence(matter, id, out.counted_in, out.counted);
    }
    auto const common = out.counted.parts;
    out.counted.parts.insert(out.counted.parts.begin(), predicate(norm.left.of));
    measure.parts = parts_of_shares(norm);
    measure.linear = is_sum(norm.left);
    measure.left_values = values_id(matter, norm.left);
    measure.decimals = decimals_of(matter.plan, norm.left);
    if (norm.right)
        prepare_right(matter, rule, norm, out, common);
    if (not norm.groups.empty())
        prepare_groups(matter, id, norm, within_scope);
    out.applies = applies(matter, measure.over_days ? measure.judged : window, norm, out.conditions);
}

void prepare_rule(Matter& matter, RuleId id) {
    auto const& rule = matter.rule(id);
    auto& out = matter.rules[id];
    out.bound.parts = {predicate(rule.binds), {Formula::Kind::window, out.window, {}}};
    add_precedence(matter, id, out.window, out.bound);
    if (auto const* norm = std::get_if<AggregateNorm>(&rule.norm))
        prepare_aggregate(matter, id, *norm);
}

/// Of the records that are measured over days, with the days on which one begins or ends to be exempt.
void prepare_timelines(Matter& matter) {
    std::vector<std::optional<std::vector<Date>>> changes(matter.vocabulary.records.size());
    for (RuleId id = 0; id < matter.rules.size(); ++id) {
        auto const& measure = matter.rules[id].measure;
        if (not measure.over_days)
            continue;
        for (auto const record : {matter.rule(id).record, measure.right_record.value_or(matter.rule(id).record)})
            if (not changes[record])
                changes[record].emplace();
        for (auto const& each : measure.exempt)
            for (auto const day : {each.days.from, each.days.until})
                if (Date::earliest() < day and day < Date::latest())
                    changes[matter.rule(id).record]->push_back(day);
    }
    for (RecordId record = 0; record < changes.size(); ++record)
        if (changes[record])
            matter.timelines[record].emplace(matter.plan, matter.record_type(record), record, *changes[record]);
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
    std::optional<Truth> operator()(ClauseMet leaf) const { return matter.conditions[leaf.condition]; }
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

std::optional<PredicateId> freeing(Rule const& rule) {
    if (auto const* permission = std::get_if<PermissionNorm>(&rule.norm))
        return permission->permits;
    if (auto const* aggregate = std::get_if<AggregateNorm>(&rule.norm))  // `at most two APIs may be hosted on AWS`
        return aggregate->left.of;
    return {};
}

bool is_due_on_a_day(AggregateNorm const& norm) {
    return (norm.when == When::on or norm.when == When::by) and norm.day_stated and not norm.to_its_end;
}

std::optional<Truth> truth_without_records(Matter const& matter, PredicateId id) {
    return std::visit(WithoutRecords{matter}, matter.rulebook.predicates[id]);
}

std::string_view ruled_out(Matter const& matter, RuleId id) {
    auto const any = [&](auto const& predicates, Truth truth) {
        return std::ranges::any_of(predicates,
                                   [&](PredicateId one) { return truth_without_records(matter, one) == truth; });
    };
    if (any(matter.rule(id).conditions, Truth::no))
        return "its condition is false";
    return any(matter.rule(id).exceptions, Truth::yes) ? "its exception applies" : "";
}

namespace {

bool in_force(Rulebook const& rulebook, std::optional<std::uint32_t> agreement, Date as_of) {
    if (not agreement)
        return true;
    auto const from = rulebook.agreements[*agreement].in_force_from();
    return not from or *from <= as_of;
}

}  // namespace

bool in_force(Rulebook const& rulebook, ClauseInfo const& clause, Date as_of) {
    return in_force(rulebook, clause.agreement, as_of) and in_force(rulebook, clause.amended_by, as_of);
}

std::vector<Amendment const*> amendments_of(Rulebook const& rulebook, RuleId id, Date as_of) {
    std::vector<Amendment const*> out;
    for (auto const& amendment : rulebook.amendments)
        if (in_force(rulebook, amendment.by, as_of) and
            std::find(amendment.rules.begin(), amendment.rules.end(), id) != amendment.rules.end())
            out.push_back(&amendment);
    auto const agreed = [&](Amendment const* each) {
        return each->by ? rulebook.agreements[*each->by].in_force_from() : std::nullopt;
    };
    auto const all = out;
    auto const superseded = [&](Amendment const* each) {
        return not each->replaces and std::ranges::any_of(all, [&](Amendment const* other) {
            return not other->replaces and agreed(each) < agreed(other);
        });
    };
    std::erase_if(out, superseded);
    return out;
}

std::uint32_t window_id(Matter& matter, DayWindow const& window) {
    auto const at = std::find(matter.windows.begin(), matter.windows.end(), window);
    if (at == matter.windows.end())
        return matter.windows.push_back(window), static_cast<std::uint32_t>(matter.windows.size() - 1);
    return static_cast<std::uint32_t>(at - matter.windows.begin());
}

void settle_conditions(Matter& matter) {
    for (RuleId id = 0; id < matter.rules.size(); ++id)
        if (auto const* norm = std::get_if<AggregateNorm>(&matter.rule(id).norm); norm and matter.rules[id].in_force) {
            auto& rule = matter.rules[id];
            auto const& days = rule.measure.over_days ? rule.measure.judged : matter.windows[rule.window];
            rule.applies = applies(matter, days, *norm, rule.conditions);
        }
}

Matter prepare(Rulebook const& rulebook, Vocabulary const& vocabulary, Plan const& plan, CheckOptions const& options) {
    Matter matter{
        rulebook, vocabulary, plan, options.as_of, options.waivers, facts_of(rulebook, plan, options), {}, {}, {},
        {},       {},         {}};
    matter.conditions.resize(rulebook.conditions.size(), Truth::unknown);
    matter.timelines.resize(vocabulary.records.size());
    matter.rules.resize(rulebook.rules.size());
    for (RuleId id = 0; id < matter.rules.size(); ++id)
        matter.rules[id].in_force = in_force(rulebook, rulebook.clauses[matter.rule(id).clause], options.as_of);
    for (RuleId id = 0; id < matter.rules.size(); ++id)
        if (matter.rules[id].in_force)
            matter.rules[id].window = window_id(matter, amended_window(matter, id));
    prepare_exemptions(matter);
    for (RuleId id = 0; id < matter.rules.size(); ++id)
        if (matter.rules[id].in_force)
            prepare_rule(matter, id);
    prepare_timelines(matter);
    settle_unbilled(matter);
    for (std::uint32_t id = 0; id < matter.waivers.size(); ++id)
        if (matter.waivers[id].covers_on(matter.as_of))
            for (auto const rule : matter.waivers[id].rules)
                matter.rules[rule].waivers.push_back(id);
    return matter;
}

}  // namespace proviso
