#include "engine/check/window.hpp"

#include <algorithm>

namespace proviso {
namespace {

DayRange day_of(Bound const& bound, std::span<FactState const> facts) {
    if (auto const* date = std::get_if<Date>(&bound))
        return {*date, *date};
    auto const* fact = std::get_if<FactId>(&bound);
    return fact ? facts[*fact].day : DayRange{};
}

void note_open(DayWindow& window, Bound const& bound, DayRange day) {
    if (not day.known() and std::find(window.open.begin(), window.open.end(), bound) == window.open.end())
        window.open.push_back(bound);
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
        note_open(out, bound, day);
    }
    for (auto const& bound : window.until) {
        auto const day = day_of(bound, facts);
        out.until = {std::min(out.until.least, day.least), std::min(out.until.most, day.most)};
        note_open(out, bound, day);
    }
    return out;
}

DayWindow single_day(Date day) { return {{day, day}, {day + 1, day + 1}, {}}; }

}  // namespace proviso
