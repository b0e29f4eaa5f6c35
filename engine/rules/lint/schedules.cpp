// Schedules that do not add up to the total stated beside them.
#include "engine/rules/lint/checks.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace proviso {
namespace {

/// What two sentences share where one can state the total of the other's schedule.
using Measuring = std::tuple<std::optional<std::uint32_t>, PredicateId, std::optional<FieldId>, PredicateId, Relation,
                             std::vector<FieldId>>;

Measuring measuring(Linted const& linted, Rule const& rule, AggregateNorm const& norm) {
    return {linted.book.clauses[rule.clause].agreement,
            rule.binds,
            norm.left.field,
            norm.left.of,
            norm.relation,
            norm.groups};
}

/// A total of what adds up over time, and not of what stands at each moment.
bool adds_up(Linted const& linted, AggregateNorm const& norm) {
    if (norm.left.measure != Measure::total or not norm.left.field or norm.right or norm.upper)
        return false;
    auto const over_time = linted.vocabulary.field(*norm.left.field).over_time;
    return over_time == OverTime::rate or over_time == OverTime::once;
}

/// An amount for all time, or up to a day.
bool states_total(AggregateNorm const& norm) {
    bool const once = norm.when == When::whole or (norm.when == When::by and norm.day_stated);
    return once and norm.schedule.empty() and norm.bound.quantity;
}

/// The amounts of the periods that the total covers; nothing where it covers a part of one, where one is not stated,
/// or where they cannot be added.
std::optional<Quantity> sum_of(AggregateNorm const& scheduled, AggregateNorm const& total) {
    auto sum = Quantity{Decimal(0), total.bound.quantity->unit};
    for (auto const& [period, bound] : scheduled.schedule) {
        if (total.when == When::by and total.day < period.from)
            break;
        bool const cut = total.when == When::by and total.day + 1 < period.until;
        auto const amount = bound.quantity and not bound.up_to and not cut
                                ? convert(bound.quantity->amount, bound.quantity->unit, sum.unit)
                                : std::nullopt;
        auto const more = amount ? add(sum.amount, *amount) : std::nullopt;
        if (not more)
            return {};
        sum.amount = *more;
    }
    return sum;
}

}  // namespace

void find_unequal_totals(Linted const& linted, Diagnostics& out) {
    std::map<Measuring, std::vector<RuleId>> totals;
    for (RuleId id = 0; id < linted.book.rules.size(); ++id)
        if (auto const* const norm = std::get_if<AggregateNorm>(&linted.book.rules[id].norm);
            norm and adds_up(linted, *norm) and states_total(*norm))
            totals[measuring(linted, linted.book.rules[id], *norm)].push_back(id);
    for (auto const& rule : linted.book.rules) {
        auto const* const norm = std::get_if<AggregateNorm>(&rule.norm);
        if (not norm or norm->schedule.empty() or not adds_up(linted, *norm))
            continue;
        for (auto const id : totals[measuring(linted, rule, *norm)]) {
            auto const& other = linted.book.rules[id];
            auto const& total = std::get<AggregateNorm>(other.norm);
            auto const sum = sum_of(*norm, total);
            if (not sum or sum->amount == total.bound.quantity->amount)
                continue;
            out.push_back({Kind::unequal_total,
                           {rule.where, "the amounts of " + ticked(norm->bound.written) + " come to " + text(*sum)},
                           {{other.where, "the total is stated here as " + text(*total.bound.quantity)}},
                           "find out which was agreed, and mend the other"});
        }
    }
}

}  // namespace proviso
