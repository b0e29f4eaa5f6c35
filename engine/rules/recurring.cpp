#include "engine/rules/recurring.hpp"

#include "engine/rules/measures.hpp"
#include "engine/rules/nodes.hpp"
#include "engine/rules/quantities.hpp"
#include "engine/rules/wording.hpp"

#include <array>

namespace proviso {
namespace {

constexpr std::array<PeriodUnit, 4> units{PeriodUnit::year, PeriodUnit::quarter, PeriodUnit::month, PeriodUnit::year};
static_assert(static_cast<std::size_t>(ast::TimeUnit::contract_year) + 1 == units.size());
constexpr std::array<std::string_view, 4> names{"calendar year", "quarter", "month", "contract year"};

/// `year` is a contract year where the measure is taken in each of these.
bool is_same(ast::TimeUnit unit, Recurrence const& recurrence) {
    bool const contract = recurrence.anchor.has_value();
    return unit_of(unit) == recurrence.unit and
           (unit == ast::TimeUnit::year or contract == (unit == ast::TimeUnit::contract_year));
}

bool adds_up(Scope const& scope, RecordId record, AggregateNorm const& norm) {
    auto const course = course_of(scope.vocabulary(), record, norm);
    return course == Course::accrues or course == Course::dated;
}

bool is_sum(Measured const& measured) {
    return measured.measure == Measure::total or measured.measure == Measure::number;
}

bool fits_previous(Scope const& scope, ast::PreviousComparison const& previous, RecordId record,
                   AggregateNorm const& norm) {
    bool const same = norm.when == When::each and is_same(previous.unit, norm.recurrence);
    if (not same)
        scope.complain({Kind::time_words, previous.span,
                        "that of the previous period is asked for in each of these periods",
                        "write " + ticked("in each " + std::string(names[static_cast<std::size_t>(previous.unit)]))});
    else if (not adds_up(scope, record, norm))
        scope.complain({Kind::time_words, previous.span,
                        ticked(norm.left.words) + " stands at each moment, so no period has one amount to compare",
                        "compare what accrues or falls on dates, such as a total cost"});
    return same and adds_up(scope, record, norm);
}

/// An amount that is a least or a most, and of which a part of a period can have a part.
bool fits_prorated(Scope const& scope, ast::Limit const& limit, RecordId record, AggregateNorm const& norm) {
    auto const* const bound = as<ast::Comparison>(limit);
    bool const fits = bound and not norm.upper and norm.relation != Relation::equal and is_sum(norm.left) and
                      adds_up(scope, record, norm);
    if (not fits)
        scope.complain({Kind::time_words, match(limit, [](auto const& each) { return each.span; }),
                        "only a least or a most of what adds up over a period can be prorated",
                        "leave `prorated` out, or write `at least` or `at most` and an amount"});
    return fits;
}

bool fits_rollover(Scope const& scope, ast::Rollover const& rollover, RecordId record, AggregateNorm const& norm) {
    bool const least = not norm.right and not norm.previous and not norm.upper and
                       norm.relation == Relation::at_least and is_sum(norm.left);
    if (not least or norm.when != When::each or not adds_up(scope, record, norm))
        scope.complain({Kind::time_words, rollover.span,
                        "only what is asked for at least in each period, of what adds up over it, can be moved on",
                        "write it behind `at least … in each contract year`"});
    else if (not is_same(rollover.unit, norm.recurrence))
        scope.complain({Kind::time_words, rollover.span, "this is another period than the one that the amount is for",
                        "name the same one"});
    else if (norm.prorated)
        scope.complain({Kind::not_supported, rollover.span, "a prorated amount cannot be moved on yet",
                        "state the amount of the part as a schedule of its own"});
    else
        return true;
    return false;
}

bool read_first(Scope const& scope, ast::FirstPeriods const& first, AggregateNorm& norm) {
    constexpr int most = 100;
    auto const count = read_quantity(scope, first.count);
    if (not count)
        return false;
    bool const whole = count->quantity->amount.raw() % Decimal(1).raw() == 0;
    bool const fits = whole and not(Decimal(most) < count->quantity->amount) and is_same(first.unit, norm.recurrence);
    if (not fits)
        scope.complain({Kind::time_words, first.span, "these are not whole periods of those that the amount is for",
                        "write it as in `the first four contract years`"});
    else
        norm.rollover->first = static_cast<int>(count->quantity->amount.raw() / Decimal(1).raw());
    return fits;
}

}  // namespace

PeriodUnit unit_of(ast::TimeUnit unit) { return units[static_cast<std::size_t>(unit)]; }

bool fits_periods(Scope const& scope, ast::Limit const& limit, RecordId record, AggregateNorm const& norm) {
    auto const* const previous = as<ast::PreviousComparison>(limit);
    return (previous == nullptr or fits_previous(scope, *previous, record, norm)) and
           (not norm.prorated or fits_prorated(scope, limit, record, norm));
}

bool read_rollover(Scope const& scope, ast::Rollover const& rollover, RecordId record, AggregateNorm& norm) {
    auto const share = read_share(scope, rollover.share);
    if (not share or not fits_rollover(scope, rollover, record, norm))
        return false;
    norm.rollover = Rollover{*share, {}};
    return not rollover.first or read_first(scope, *rollover.first, norm);
}

bool refuses_rollover(Scope const& scope, ast::Sentence const& sentence, AggregateNorm const& norm,
                      Window const& window) {
    auto const& rollover = norm.rollover;
    if (not rollover or not norm.schedule.empty())
        return false;
    bool const endless = not rollover->first and window.until.empty() and norm.period.until == Date::latest();
    bool const from_nowhere =
        rollover->first and not norm.recurrence.anchor and window.from.empty() and norm.period.from == Date::earliest();
    if (endless)
        scope.complain({Kind::time_words, sentence.span, "without an end, what is moved on need never be paid",
                        "say until when the agreement lasts, or write `in each of the first … years`"});
    else if (from_nowhere)
        scope.complain({Kind::time_words, sentence.span, "nothing says from when the first of these periods is counted",
                        "give the agreement a day on which it is effective"});
    return endless or from_nowhere;
}

}  // namespace proviso
