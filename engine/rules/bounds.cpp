#include "engine/rules/bounds.hpp"

#include "engine/rules/names.hpp"
#include "engine/rules/nodes.hpp"
#include "engine/rules/quantities.hpp"
#include "engine/rules/terms.hpp"
#include "engine/rules/windows.hpp"
#include "engine/rules/wording.hpp"

namespace proviso {
namespace {

std::optional<BoundDay> day_of_term(Scope const& scope, ast::Name const& name) {
    auto* const term = scope.shared.terms.find(scope, name);
    if (not term) {
        scope.complain({Kind::unknown_name, name.span, ticked(name.text) + " is not a defined date or fact"});
        return {};
    }
    auto const* const sense = scope.shared.terms.sense(scope, *term);
    if (not sense)
        return {};
    if (auto const* const day = std::get_if<DateSense>(sense))
        return day->date;
    if (auto const* const fact = std::get_if<FactSense>(sense))
        return fact->fact;
    if (std::holds_alternative<UnstatedSense>(*sense))
        return UnstatedDay{term->definition->term.text};
    complain_of_kind(scope, name, *sense, "dates and facts");
    return {};
}

std::optional<BoundDay> day_of(Scope const& scope, ast::Date const& date) {
    auto const day = read_date(scope, date);
    return day ? std::optional<BoundDay>(*day) : std::nullopt;
}

std::optional<BoundDay> day_of(Scope const&, ast::NotStated const& open) { return UnstatedDay{open.text}; }

std::optional<BoundDay> day_of(Scope const& scope, ast::EndOf const& end) {
    auto const period = read_period(scope, end.period);
    return period ? std::optional<BoundDay>(period->until + -1) : std::nullopt;
}

std::optional<BoundDay> day_of(Scope const& scope, ast::Name const& name) { return day_of_term(scope, name); }

// ---- counted from another ------------------------------------------------------------------------------

/// `30 days after`: months and years are counted by the calendar.
struct Count {
    int months = 0;
    int days = 0;
};

std::optional<Count> read_count(Scope const& scope, ast::Offset const& offset) {
    constexpr int most = 40'000;
    auto const number = read_quantity(scope, offset.count);
    if (not number)
        return {};
    auto const& amount = number->quantity->amount;
    bool const whole = amount.raw() % Decimal(1).raw() == 0;
    if (not whole or Decimal(most) < amount) {
        scope.complain({Kind::bad_number, offset.count.span, "only whole days, weeks, months and years are counted",
                        "write a whole number, up to 40,000"});
        return {};
    }
    auto const count = static_cast<int>(amount.raw() / Decimal(1).raw());
    switch (offset.unit) {
        case ast::OffsetUnit::days: return Count{0, count};
        case ast::OffsetUnit::weeks: return Count{0, 7 * count};
        case ast::OffsetUnit::months: return Count{count, 0};
        case ast::OffsetUnit::years: return Count{12 * count, 0};
    }
    return {};
}

void complain_of_missing_day(Scope const& scope, ast::Offset const& offset, Date from, int months) {
    auto const month = *months_after(*Date::of(from.year(), from.month(), 1), months);
    auto const next = months_after(month, 1);
    scope.complain({Kind::bad_date, offset.span,
                    "there is no " + std::to_string(from.day()) + month.long_text().substr(1) + " to count to",
                    next ? "write " + ticked((*next + -1).long_text()) + " or " + ticked(next->long_text()) : ""});
}

std::optional<BoundDay> counted_from(Scope const& scope, ast::Offset const& offset, Date from, Count count) {
    if (from.year() + count.months / 12 + count.days / 365 > 9990) {
        scope.complain({Kind::bad_date, offset.span, "this day is after the year 9990"});
        return {};
    }
    auto const day = months_after(from, count.months);
    if (not day)
        complain_of_missing_day(scope, offset, from, count.months);
    return day ? std::optional<BoundDay>(*day + count.days) : std::nullopt;
}

std::optional<BoundDay> day_of(Scope const& scope, ast::Offset const& offset) {
    auto const count = read_count(scope, offset);
    auto const from = match(offset.from, [&](auto const& each) { return day_of(scope, each); });
    if (not count or not from)
        return {};
    if (auto const* const fact = std::get_if<FactId>(&*from))
        return FactDay{*fact, count->months, count->days};
    if (std::holds_alternative<UnstatedDay>(*from))
        return from;
    return counted_from(scope, offset, std::get<Date>(*from), *count);
}

// ---- the sides of a window ------------------------------------------------------------------------------

/// Half-open: the day after the one that is named. Until a fact became true is until the day before it did.
BoundDay ended(BoundDay day) {
    if (auto* const date = std::get_if<Date>(&day))
        *date = *date + 1;
    if (auto* const counted = std::get_if<FactDay>(&day))
        ++counted->days;
    return day;
}

Bound bound_of(BoundDay const& day) {
    return std::visit([](auto const& each) { return Bound(each); }, day);
}

/// As a day to compare with, which the contract alone must tell.
std::optional<Day> stated(Scope const& scope, ast::Offset const& offset, std::optional<BoundDay> const& day) {
    if (not day)
        return {};
    if (auto const* const date = std::get_if<Date>(&*day))
        return Day{*date, scope.words(offset.span)};
    if (auto const* const open = std::get_if<UnstatedDay>(&*day))
        return Day{{}, open->what};
    scope.complain({Kind::not_supported, offset.span,
                    "the day on which a fact became true is not known to the contract, so nothing is compared with it",
                    "write the date, or `from` and `until` a fact for the days on which the clause holds"});
    return {};
}

}  // namespace

std::optional<Day> read_counted_day(Scope const& scope, ast::Offset const& offset) {
    return stated(scope, offset, day_of(scope, offset));
}

std::optional<Day> read_anchor(Scope const& scope, ast::Offset const& offset) {
    return stated(scope, offset, match(offset.from, [&](auto const& each) { return day_of(scope, each); }));
}

bool add_bound(Scope const& scope, ast::Bound const& bound, Side side, Window& window) {
    std::vector<BoundDay> days;
    for (auto const& point : bound.points)
        if (auto const day = match(point, [&](auto const& each) { return day_of(scope, each); }))
            days.push_back(side == Side::until ? ended(*day) : *day);
    if (days.size() != bound.points.size())
        return false;
    auto& to = side == Side::from ? window.from : window.until;
    bool const each_binds = bound.last == (side == Side::from);
    if (days.size() == 1 or each_binds)
        for (auto const& day : days)
            to.push_back(bound_of(day));
    else
        to.push_back(EitherDay{bound.last, std::move(days)});
    return true;
}

bool add_bounds(Scope const& scope, ast::Within const& within, Window& window) {
    auto const start = match(within.until.from, [&](auto const& each) { return day_of(scope, each); });
    auto const end = day_of(scope, within.until);
    if (not start or not end)
        return false;
    if (auto const* const fact = std::get_if<FactId>(&*start))
        window.from.push_back(FactDay{*fact, 0, 1});
    else
        window.from.push_back(bound_of(ended(*start)));
    window.until.push_back(bound_of(ended(*end)));
    return true;
}

}  // namespace proviso
