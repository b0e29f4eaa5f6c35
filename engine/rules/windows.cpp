#include "engine/rules/windows.hpp"

#include "engine/rules/bounds.hpp"
#include "engine/rules/names.hpp"
#include "engine/rules/nodes.hpp"
#include "engine/rules/quantities.hpp"
#include "engine/rules/terms.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>

namespace proviso {
namespace {

using ast::PeriodKind;

constexpr int months_of_a_year = 12;

/// The first day of the month `months` after that of `day`.
std::optional<Date> month_start(int year, int month, int months) {
    auto const index = year * 12 + month - 1 + months;
    return Date::of(index / 12, index % 12 + 1, 1);
}

std::optional<Period> months_from(int year, int month, int count) {
    auto const from = month_start(year, month, 0);
    if (not from)
        return {};
    auto const until = month_start(year, month, count);
    return Period{*from, until.value_or(Date::latest())};
}

std::optional<Period> contract_year(Scope const& scope, ast::Period const& period) {
    auto const effective = contract_start(scope, period.span);
    if (not effective)
        return {};
    auto const from = anniversary(*effective, period.year - 1);
    auto const until = anniversary(*effective, period.year);
    if (from and until and period.year >= 1)
        return Period{*from, *until};
    scope.complain({Kind::bad_date, period.span, "there is no such contract year", "the first is `contract year 1`"});
    return {};
}

std::optional<Period> range(Scope const& scope, ast::Period const& period) {
    Period days;
    bool sound = true;
    if (period.from) {
        auto const from = read_date(scope, *period.from);
        sound = sound and from;
        days.from = from.value_or(days.from);
    }
    if (period.until) {
        auto const until = read_date(scope, *period.until);
        sound = sound and until;
        days.until = until ? *until + 1 : days.until;
    }
    if (sound and days.empty()) {
        scope.complain({Kind::empty_window, period.span, "this period ends before it begins"});
        sound = false;
    }
    return sound ? std::optional(days) : std::nullopt;
}

std::optional<Period> defined_period(Scope const& scope, ast::Name const& name) {
    auto* const term = scope.shared.terms.find(scope, name);
    if (not term) {
        scope.complain({Kind::unknown_name, name.span, ticked(name.text) + " is not a defined period"});
        return {};
    }
    auto const* const sense = scope.shared.terms.sense(scope, *term);
    if (not sense)
        return {};
    if (auto const* const period = std::get_if<PeriodSense>(sense))
        return period->period;
    complain_of_kind(scope, name, *sense, "periods");
    return {};
}

std::optional<Period> calendar_period(Scope const& scope, ast::Period const& period) {
    auto days = period.year < 1 or period.year > 9999 ? std::nullopt
                : period.kind == PeriodKind::year     ? months_from(period.year, 1, 12)
                : period.kind == PeriodKind::quarter  ? months_from(period.year, 3 * period.part - 2, 3)
                                                      : months_from(period.year, period.part, 1);
    if (not days)
        scope.complain({Kind::bad_date, period.span, "there is no such period"});
    return days;
}

bool narrow_by(Scope const& scope, Window& window, ast::From const& from) {
    return add_bound(scope, from.bound, Side::from, window);
}

bool narrow_by(Scope const& scope, Window& window, ast::Until const& until) {
    return add_bound(scope, until.bound, Side::until, window);
}

bool narrow_by(Scope const& scope, Window& window, ast::Within const& within) {
    return add_bounds(scope, within, window);
}

bool narrow_by(Scope const& scope, Window& window, ast::During const& during) {
    auto const period = read_period(scope, during.period);
    if (not period)
        return false;
    if (period->from != Date::earliest())
        window.from.push_back(period->from);
    if (period->until != Date::latest())
        window.until.push_back(period->until);
    return true;
}

void complain_of_empty(Scope const& scope, Span at) {
    auto const& agreement = scope.agreement ? &scope.shared.agreements[*scope.agreement] : nullptr;
    std::vector<Label> notes;
    if (agreement and (agreement->effective or agreement->until))
        notes.push_back({agreement->where, "the agreement's own dates narrow it too"});
    scope.complain({Kind::empty_window, at, "this leaves no day on which the clause holds", "", std::move(notes)});
}

template <class Node>
bool narrow_visibly(Scope const& scope, Window& window, Node const& node) {
    bool const was_empty = days_of(window).empty();
    if (not narrow_by(scope, window, node))
        return false;
    if (was_empty or not days_of(window).empty())
        return true;
    complain_of_empty(scope, node.span);
    return false;
}

}  // namespace

std::optional<Date> anniversary(Date day, int years) {
    if (years < 0 or years > 9999)
        return {};
    return Date::of(day.year() + years, day.month(), day.day());
}

std::optional<Date> contract_start(Scope const& scope, Span at) {
    auto const effective = scope.agreement ? scope.shared.agreements[*scope.agreement].effective : std::nullopt;
    if (not effective)
        scope.complain({Kind::expected, at, "contract years run from an agreement's effective date, and there is none",
                        "write `effective DATE` in the agreement's line"});
    if (effective and not months_after(*effective, months_of_a_year)) {
        scope.complain({Kind::bad_date, at,
                        "contract years run from " + effective->long_text() + ", which most years do not have",
                        "let the agreement be effective " + ticked((*effective + -1).long_text()) + " or " +
                            ticked((*effective + 1).long_text())});
        return {};
    }
    return effective;
}

std::optional<Period> read_period(Scope const& scope, ast::Period const& period) {
    switch (period.kind) {
        case PeriodKind::year:
        case PeriodKind::quarter:
        case PeriodKind::month: return calendar_period(scope, period);
        case PeriodKind::contract_year: return contract_year(scope, period);
        case PeriodKind::range: return range(scope, period);
        case PeriodKind::term: break;
    }
    return period.term ? defined_period(scope, *period.term) : std::nullopt;
}

Window agreement_window(Scope const& scope) {
    Window window;
    if (not scope.agreement)
        return window;
    auto const& agreement = scope.shared.agreements[*scope.agreement];
    if (agreement.effective)
        window.from.push_back(*agreement.effective);
    if (agreement.until)
        window.until.push_back(*agreement.until + 1);
    return window;
}

bool narrow(Scope const& scope, Window& window, ast::Tail const& tail) {
    return match(
        tail, [](ast::Except const&) { return true; }, [](ast::Unless const&) { return true; },
        [](ast::If const&) { return true; }, [&](ast::From const& from) { return narrow_visibly(scope, window, from); },
        [&](ast::Until const& until) { return narrow_visibly(scope, window, until); },
        [&](ast::During const& during) { return narrow_visibly(scope, window, during); },
        [&](ast::Within const& within) { return narrow_visibly(scope, window, within); });
}

Period days_of(Window const& window) {
    Period days;
    for (auto const& bound : window.from)
        if (auto const* const day = std::get_if<Date>(&bound))
            days.from = std::max(days.from, *day);
    for (auto const& bound : window.until)
        if (auto const* const day = std::get_if<Date>(&bound))
            days.until = std::min(days.until, *day);
    return days;
}

}  // namespace proviso
