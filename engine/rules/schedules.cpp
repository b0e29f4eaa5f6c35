#include "engine/rules/schedules.hpp"

#include "engine/rules/nodes.hpp"
#include "engine/rules/quantities.hpp"
#include "engine/rules/terms.hpp"
#include "engine/rules/windows.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

using ast::Change;
using ast::TimeUnit;

constexpr std::size_t most_periods = 100;

struct UnitRow {
    PeriodUnit unit;
    ast::PeriodKind kind;
    int months;
    std::string_view name;
};
constexpr std::array<UnitRow, 4> rows{{{PeriodUnit::year, ast::PeriodKind::year, 12, "calendar year"},
                                       {PeriodUnit::quarter, ast::PeriodKind::quarter, 3, "quarter"},
                                       {PeriodUnit::month, ast::PeriodKind::month, 1, "month"},
                                       {PeriodUnit::year, ast::PeriodKind::contract_year, 12, "contract year"}}};

UnitRow const& row_of(TimeUnit unit) { return rows[static_cast<std::size_t>(unit)]; }

std::optional<Threshold> read_step_amount(Scope const& scope, ast::Operand const& amount) {
    if (auto const* const quantity = as<ast::Quantity>(amount))
        return read_quantity(scope, *quantity);
    return Threshold{{}, scope.words(span_of(amount))};
}

bool is_next(Scope const& scope, ast::ScheduleStep const& step, Period period,
             std::vector<ScheduledBound> const& so_far) {
    if (so_far.empty() or not(period.from < so_far.back().period.until))
        return true;
    scope.complain({Kind::expected, step.period.span, "this period is not after the one before it",
                    "list the periods in order, each once"});
    return false;
}

bool add_step(Scope const& scope, ast::ScheduleStep const& step, TimeUnit unit, std::vector<ScheduledBound>& bounds) {
    if (step.period.kind != row_of(unit).kind) {
        scope.complain({Kind::expected, step.period.span,
                        "this schedule goes by " + std::string(row_of(unit).name) + ", and this is another period",
                        unit == TimeUnit::contract_year ? "write it as in `contract year 1`" : ""});
        return false;
    }
    auto const period = read_period(scope, step.period);
    auto amount = read_step_amount(scope, step.amount);
    if (not period or not amount or not is_next(scope, step, *period, bounds))
        return false;
    bounds.push_back({*period, std::move(*amount)});
    return true;
}

// ---- growth -------------------------------------------------------------------------------------------

/// What one period's amount becomes in the next; nothing where it is too large.
using Grow = std::optional<Decimal> (*)(Decimal amount, Decimal by, Rounding rounding);

std::optional<Decimal> by_share(Decimal amount, Decimal factor, Rounding rounding) {
    return multiply(amount, factor, rounding);
}
std::optional<Decimal> by_amount(Decimal amount, Decimal more, Rounding) { return add(amount, more); }
std::optional<Decimal> flat(Decimal, Decimal amount, Rounding) { return amount; }

struct Growing {
    Grow grow;
    Decimal by;
    std::optional<Unit> anew;  ///< each period has the amount `by`, whatever the one before
};

std::optional<Growing> of_share(Scope const& scope, ast::Growth const& growth, Decimal percent) {
    auto const share = divide(percent, Decimal(100));
    if (growth.change == Change::same or not share) {
        scope.complain({Kind::expected, growth.amount.span, "a percentage of the period before is `more` or `less`",
                        "write `each later year: 10% more`"});
        return {};
    }
    auto const factor = growth.change == Change::more ? add(Decimal(1), *share) : subtract(Decimal(1), *share);
    return factor ? std::optional(Growing{by_share, *factor, {}}) : std::nullopt;
}

std::optional<Growing> growing(Scope const& scope, ast::Growth const& growth, Threshold const& last) {
    auto const amount = read_quantity(scope, growth.amount);
    if (not amount)
        return {};
    if (amount->quantity->unit.dimension == Dimension::percent)
        return of_share(scope, growth, amount->quantity->amount);
    auto const unit = last.quantity ? last.quantity->unit : amount->quantity->unit;
    auto const fit = fitted(scope, growth.amount.span, *amount, {"amount", unit, "", false});
    if (not fit)
        return {};
    if (growth.change == Change::same)
        return Growing{flat, fit->quantity->amount, unit};
    auto const by = growth.change == Change::more ? std::optional(fit->quantity->amount)
                                                  : subtract(Decimal(0), fit->quantity->amount);
    return by ? std::optional(Growing{by_amount, *by, {}}) : std::nullopt;
}

/// The period after `period`; contract years are counted from `anchor`.
std::optional<Period> next_period(Period period, UnitRow const& row, std::optional<Date> anchor) {
    auto const until = anchor ? anniversary(*anchor, period.until.year() - anchor->year() + 1)
                              : months_after(period.until, row.months);
    return until ? std::optional(Period{period.until, *until}) : std::nullopt;
}

/// The amount of the period after `last`; one with more decimals than are held lies between two, and so does what
/// grows from it. Nothing where it is too large, or not stated.
std::optional<Threshold> grown(Threshold const& last, Growing const& by, std::string const& term) {
    if (not last.quantity)
        return {};
    auto const& least = last.quantity->amount;
    auto const most = last.up_to.value_or(least);
    auto const falls = by.by < Decimal{} and by.grow == by_share;
    auto const low = by.grow(falls ? most : least, by.by, Rounding::down);
    auto const high = by.grow(falls ? least : most, by.by, Rounding::up);
    if (not low or not high)
        return {};
    return Threshold{Quantity{*low, last.quantity->unit}, term, high};
}

void grow(Growing const& by, UnitRow const& row, std::optional<Date> anchor, Date end, std::string const& term,
          std::vector<ScheduledBound>& bounds) {
    auto last = bounds.back().bound;
    if (by.anew)
        last.quantity = Quantity{by.by, *by.anew};
    while (bounds.back().period.until < end) {
        auto const period = next_period(bounds.back().period, row, anchor);
        auto const next = grown(last, by, term);
        if (not period or not next or bounds.size() == most_periods) {
            bounds.push_back({{bounds.back().period.until, end}, {{}, term}});
            return;
        }
        last = *next;
        bounds.push_back({*period, last});
    }
}

bool add_growth(Scope const& scope, ast::ScheduleMeaning const& schedule, std::string const& term,
                ScheduleSense& sense) {
    auto const& growth = *schedule.growth;
    bool const years = growth.unit == TimeUnit::year and schedule.unit == TimeUnit::contract_year;
    if (growth.unit != schedule.unit and not years) {
        scope.complain(
            {Kind::expected, growth.span,
             "this schedule goes by " + std::string(row_of(schedule.unit).name) + ", and its growth does not",
             "write " + ticked("each later " + std::string(row_of(schedule.unit).name) + ": …")});
        return false;
    }
    auto const by = growing(scope, growth, sense.bounds.back().bound);
    if (not by)
        return false;
    auto const agreement_end = scope.agreement ? scope.shared.agreements[*scope.agreement].until : std::nullopt;
    grow(*by, row_of(schedule.unit), sense.anchor, agreement_end ? *agreement_end + 1 : Date::latest(), term,
         sense.bounds);
    return true;
}

std::string words_of(PeriodUnit unit, std::optional<Date> anchor) {
    for (auto const& row : rows)
        if (row.unit == unit and (row.kind == ast::PeriodKind::contract_year) == anchor.has_value())
            return std::string(row.name);
    return "";
}

}  // namespace

std::optional<Sense> read_schedule(Scope const& scope, ast::ScheduleMeaning const& schedule, std::string const& term) {
    ScheduleSense sense;
    sense.unit = row_of(schedule.unit).unit;
    if (schedule.unit == TimeUnit::contract_year) {
        sense.anchor = contract_start(scope, schedule.span);
        if (not sense.anchor)
            return {};
    }
    bool sound = true;
    for (auto const& step : schedule.steps)
        sound = add_step(scope, step, schedule.unit, sense.bounds) and sound;
    if (not sound or (schedule.growth and not add_growth(scope, schedule, term, sense)))
        return {};
    return sense;
}

ScheduleSense const* schedule_named(Scope const& scope, ast::Operand const& operand) {
    auto const* const name = as<ast::Name>(operand);
    auto* const term = name ? scope.shared.terms.find(scope, *name) : nullptr;
    auto const* const sense = term ? scope.shared.terms.sense(scope, *term) : nullptr;
    return sense ? std::get_if<ScheduleSense>(sense) : nullptr;
}

bool fits_schedule(Scope const& scope, ast::Limit const& limit, AggregateNorm const& norm) {
    auto const* const comparison = as<ast::Comparison>(limit);
    auto const* const schedule = comparison ? schedule_named(scope, comparison->bound) : nullptr;
    if (schedule == nullptr)
        return true;
    bool const same = norm.when == When::each and norm.recurrence.unit == schedule->unit and
                      norm.recurrence.anchor == schedule->anchor;
    auto const unit = words_of(schedule->unit, schedule->anchor);
    if (not same)
        scope.complain({Kind::time_words, comparison->span,
                        ticked(norm.bound.written) + " is an amount for each " + unit,
                        "write " + ticked("in each " + unit)});
    return same;
}

}  // namespace proviso
