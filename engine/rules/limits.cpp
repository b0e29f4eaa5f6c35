// What a measure must be: an amount, a day, or (a share of) another measure.
#include "engine/rules/measures.hpp"
#include "engine/rules/names.hpp"
#include "engine/rules/nodes.hpp"
#include "engine/rules/predicates.hpp"
#include "engine/rules/schedules.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>

namespace proviso {
namespace {

using ast::Compare;

bool is_about_amounts(Compare op) {
    return not is_about_days(op) and op != Compare::exactly and op != Compare::between;
}

struct Comparing {
    Span span;
    Compare op;
    bool negated;
};

bool refuses_comparison(Scope const& scope, Comparing const& comparing, bool of_days) {
    if (not of_days and is_about_days(comparing.op)) {
        scope.complain({Kind::wrong_type, comparing.span, "a measure is compared with an amount, not with a day",
                        "write `at least`, `at most`, `more than` or `less than`"});
        return true;
    }
    if (of_days and is_about_amounts(comparing.op)) {
        scope.complain({Kind::wrong_type, comparing.span, "a day is compared with a day, not with an amount",
                        "write `before`, `no later than`, `after` or `no earlier than`"});
        return true;
    }
    bool const opposite_needed =
        comparing.negated and (comparing.op == Compare::between or comparing.op == Compare::exactly);
    if (opposite_needed)
        scope.complain({Kind::not_supported, comparing.span, "a measure cannot be kept out of a range yet",
                        "say which side is allowed: `at least …`, or `at most …`"});
    return opposite_needed;
}

void set_relation(Comparing const& comparing, AggregateNorm& norm) {
    norm.relation = relation_of(comparing.op);
    if (comparing.negated)
        norm.relation = opposite(norm.relation).value_or(norm.relation);
}

// ---- bounds -------------------------------------------------------------------------------------------

std::optional<Threshold> read_day_bound(Scope const& scope, ast::Operand const& operand) {
    auto const day = read_day(scope, operand);
    if (not day)
        return {};
    if (not day->date)
        return Threshold{{}, day->written};
    return Threshold{Quantity{Decimal(day->date->days), {}}, day->written};
}

bool read_schedule_bounds(Scope const& scope, ast::Comparison const& comparison, ScheduleSense const& schedule,
                          AggregateNorm& norm) {
    auto const& front = schedule.bounds.front().bound.quantity;
    auto const yardstick = yardstick_of(scope.vocabulary(), norm.left, front and front->unit.per != Per::none);
    norm.bound = Threshold{{}, scope.words(span_of(comparison.bound))};
    for (auto const& [period, amount] : schedule.bounds) {
        auto fit = fitted(scope, span_of(comparison.bound), amount, yardstick);
        if (not fit)
            return false;
        norm.schedule.push_back({period, std::move(*fit)});
    }
    if (comparison.op == Compare::between)
        scope.complain({Kind::wrong_type, comparison.span, "an amount for each period is no end of a range",
                        "write `at least` in one clause and `at most` in another"});
    return comparison.op != Compare::between;
}

bool read_bounds(Scope const& scope, ast::Comparison const& written, AggregateNorm& norm) {
    auto const comparison = with_shared_unit(written);
    bool const of_days = is_of_days(scope.vocabulary(), norm.left);
    if (refuses_comparison(scope, {comparison.span, comparison.op, comparison.negated}, of_days))
        return false;
    set_relation({comparison.span, comparison.op, comparison.negated}, norm);
    if (auto const* const schedule = of_days ? nullptr : schedule_named(scope, comparison.bound))
        return read_schedule_bounds(scope, comparison, *schedule, norm);
    auto const read = [&](ast::Operand const& operand) {
        if (of_days)
            return read_day_bound(scope, operand);
        bool const rates = is_for_each_period(scope, comparison.bound);
        return read_amount(scope, operand, yardstick_of(scope.vocabulary(), norm.left, rates));
    };
    auto const bound = read(comparison.bound);
    if (bound)
        norm.bound = *bound;
    if (comparison.op != Compare::between or not comparison.upper)
        return bound.has_value();
    norm.relation = Relation::at_least;
    norm.upper = read(*comparison.upper);
    if (not bound or not norm.upper)
        return false;
    auto const& [least, most] = std::pair(bound->quantity, norm.upper->quantity);
    if (least and most and most->amount < least->amount) {
        complain_of_bounds(scope, comparison);
        return false;
    }
    return true;
}

// ---- other measures -----------------------------------------------------------------------------------

/// Whether every record of `part` is one of `whole`, as far as their tests tell.
bool is_within(PredicatePool const& pool, PredicateId part, PredicateId whole) {
    if (part == whole or whole == pool.always())
        return true;
    auto const operands = [&](PredicateId id) {
        auto const* const all = std::get_if<And>(&pool[id]);
        return all ? all->operands : std::vector<PredicateId>{id};
    };
    return std::ranges::includes(operands(part), operands(whole));
}

bool is_part(PredicatePool const& pool, Measured const& part, Measured const& whole) {
    bool const sums = part.measure == Measure::total or part.measure == Measure::number;
    return sums and part.measure == whole.measure and part.field == whole.field and part.counting == whole.counting and
           is_within(pool, part.of, whole.of);
}

/// What one unit of `right` is in the unit of the left side; nothing where they cannot be compared, which is reported.
std::optional<Decimal> scale_of(Scope const& scope, ast::Measure const& at, Measured const& left,
                                Measured const& right) {
    auto const& vocabulary = scope.vocabulary();
    bool const days = is_of_days(vocabulary, left);
    if (days and is_of_days(vocabulary, right))
        return Decimal(1);
    auto const [ours, theirs] = std::pair(yardstick_of(vocabulary, left), yardstick_of(vocabulary, right));
    auto const factor =
        days != is_of_days(vocabulary, right) ? std::nullopt : convert(Decimal(1), theirs.unit, ours.unit);
    if (not factor)
        scope.complain({Kind::wrong_unit, at.span,
                        ticked(left.words) + " and " + ticked(right.words) + " cannot be compared: one is measured " +
                            (days ? "in days" : unit_words(ours.unit)) + ", the other " +
                            (is_of_days(vocabulary, right) ? "in days" : unit_words(theirs.unit)),
                        "compare measures of one field"});
    return factor;
}

std::optional<Decimal> factor_of(Scope const& scope, ast::MeasureComparison const& comparison, Measured const& left,
                                 Measured const& right) {
    auto const scale = scale_of(scope, comparison.measure, left, right);
    if (not comparison.share or not scale)
        return scale;
    if (is_of_days(scope.vocabulary(), right)) {
        scope.complain({Kind::not_measurable, comparison.share->span, "there is no share of a day",
                        "compare the days themselves"});
        return {};
    }
    auto const share = read_share(scope, *comparison.share);
    auto const factor = share ? multiply(*scale, *share) : std::nullopt;
    if (share and not factor)
        scope.complain({Kind::value_out_of_range, comparison.share->span, "this share cannot be held exactly"});
    return factor;
}

bool read_comparand(Scope const& scope, ast::MeasureComparison const& comparison, RecordId record,
                    AggregateNorm& norm) {
    bool const of_days = is_of_days(scope.vocabulary(), norm.left);
    if (refuses_comparison(scope, {comparison.span, comparison.op, comparison.negated}, of_days))
        return false;
    set_relation({comparison.span, comparison.op, comparison.negated}, norm);
    auto right = read_measure(scope, comparison.measure, record);
    if (not right)
        return false;
    if (right->record != record) {
        scope.complain({Kind::other_record, comparison.measure.span,
                        "one side measures " + nouns(scope.vocabulary(), record) + " and the other " +
                            nouns(scope.vocabulary(), right->record),
                        "compare measures of one kind of record"});
        return false;
    }
    auto const factor = factor_of(scope, comparison, norm.left, right->measured);
    if (not factor)
        return false;
    bool const share = is_part(scope.pool(), norm.left, right->measured);
    norm.right = Comparand{*factor, std::move(right->measured), share};
    return true;
}

/// `at least 110% of that of the previous year`; which periods these are is checked with the time words.
bool read_previous(Scope const& scope, ast::PreviousComparison const& comparison, AggregateNorm& norm) {
    bool const ranked = is_about_amounts(comparison.op);
    if (not ranked) {
        scope.complain({Kind::wrong_type, comparison.span, "a measure is more or less than that of the previous period",
                        "write `at least`, `at most`, `more than` or `less than`"});
        return false;
    }
    set_relation({comparison.span, comparison.op, comparison.negated}, norm);
    norm.previous = comparison.share ? read_share(scope, *comparison.share) : Decimal(1);
    return norm.previous.has_value();
}

}  // namespace

std::optional<Decimal> read_share(Scope const& scope, ast::Quantity const& quantity) {
    auto const amount = read_quantity(scope, quantity);
    if (not amount)
        return {};
    if (amount->quantity->unit.dimension != Dimension::percent) {
        scope.complain({Kind::wrong_unit, quantity.span, "a share is written in percent", "write it as in `60%`"});
        return {};
    }
    auto const share = divide(amount->quantity->amount, Decimal(100));
    if (not share)
        scope.complain({Kind::value_out_of_range, quantity.span, "this share cannot be held exactly"});
    return share;
}

bool read_limit(Scope const& scope, ast::Limit const& limit, RecordId record, AggregateNorm& norm) {
    return match(
        limit, [&](ast::Comparison const& comparison) { return read_bounds(scope, comparison, norm); },
        [&](ast::MeasureComparison const& comparison) { return read_comparand(scope, comparison, record, norm); },
        [&](ast::PreviousComparison const& comparison) { return read_previous(scope, comparison, norm); });
}

}  // namespace proviso
