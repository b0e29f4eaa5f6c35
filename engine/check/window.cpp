#include "engine/check/window.hpp"

#include <algorithm>

namespace proviso {
namespace {

using Facts = std::span<FactState const>;

bool is_a_day(Date day) { return Date::earliest() < day and day < Date::latest(); }

/// Where the month has no such day, its last day and the first of the next are both meant.
Date counted(Date day, FactDay const& by, bool latest) {
    if (not is_a_day(day))
        return day;
    if (auto const same = months_after(day, by.months))
        return *same + by.days;
    auto const first = months_after(day + (1 - day.day()), by.months);
    auto const next = first ? months_after(*first, 1) : std::nullopt;
    return next ? *next + (by.days - (latest ? 0 : 1)) : Date::latest();
}

DayRange day_of(Date day, Facts) { return {day, day}; }

DayRange day_of(FactId fact, Facts facts) { return facts[fact].day; }

DayRange day_of(UnstatedDay const&, Facts) { return {}; }

DayRange day_of(FactDay const& by, Facts facts) {
    auto const& day = facts[by.fact].day;
    return {counted(day.least, by, false), counted(day.most, by, true)};
}

DayRange day_of(EitherDay const& either, Facts facts) {
    auto const day = [&](auto const& each) {
        return std::visit([&](auto const& d) { return day_of(d, facts); }, each);
    };
    auto out = day(either.days.front());
    for (auto const& each : either.days) {
        auto const next = day(each);
        out.least = either.last ? std::max(out.least, next.least) : std::min(out.least, next.least);
        out.most = either.last ? std::max(out.most, next.most) : std::min(out.most, next.most);
    }
    return out;
}

void note(DayWindow& window, Bound const& open) {
    if (std::find(window.open.begin(), window.open.end(), open) == window.open.end())
        window.open.push_back(open);
}

DayRange day_of(Bound const& bound, Facts facts) {
    return std::visit([&](auto const& each) { return day_of(each, facts); }, bound);
}

void note_open(DayWindow&, Date, Facts) {}

void note_open(DayWindow& window, FactId fact, Facts facts) {
    if (not facts[fact].day.known())
        note(window, fact);
}

void note_open(DayWindow& window, FactDay const& counted, Facts facts) { note_open(window, counted.fact, facts); }

void note_open(DayWindow& window, UnstatedDay const& day, Facts) { note(window, day); }

void note_open(DayWindow& window, EitherDay const& either, Facts facts) {
    if (not day_of(either, facts).known())
        for (auto const& each : either.days)
            std::visit([&](auto const& day) { note_open(window, day, facts); }, each);
}

}  // namespace

Truth DayWindow::holds_at_all() const {
    if (from.most < until.least)
        return Truth::yes;
    return from.least < until.most ? Truth::unknown : Truth::no;
}

Truth DayWindow::contains(Date day) const {
    if (from.most <= day and day < until.least)
        return Truth::yes;
    return from.least <= day and day < until.most ? Truth::unknown : Truth::no;
}

DayWindow window_of(Window const& window, std::span<FactState const> facts) {
    DayWindow out;
    for (auto const& bound : window.from) {
        auto const day = day_of(bound, facts);
        out.from = {std::max(out.from.least, day.least), std::max(out.from.most, day.most)};
        std::visit([&](auto const& each) { note_open(out, each, facts); }, bound);
    }
    for (auto const& bound : window.until) {
        auto const day = day_of(bound, facts);
        out.until = {std::min(out.until.least, day.least), std::min(out.until.most, day.most)};
        std::visit([&](auto const& each) { note_open(out, each, facts); }, bound);
    }
    return out;
}

DayWindow single_day(Date day) { return {{day, day}, {day + 1, day + 1}, {}}; }

}  // namespace proviso
