#include "engine/reading/windows.hpp"

#include "engine/reading/claims.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>
#include <type_traits>

namespace proviso {
namespace {

enum class Side { from, until };

/// `the first day on which …`; of the until side, the last day that still counts.
class DayWords {
public:
    DayWords(Rulebook const& book, Side side) : book_(book), side_(side) {}

    std::string operator()(Date day) const {
        return (side_ == Side::from ? day : day + -1).long_text() + " (included)";
    }
    std::string operator()(FactId fact) const {
        return side_ == Side::from ? "the day on which " + name(fact) + " became true (included)"
                                   : "the day before " + name(fact) + " becomes true";
    }
    std::string operator()(UnstatedDay const& day) const {
        return "a day that the text leaves open (" + quoted(day.what) + ")";
    }
    /// Counted from a fact, or the first or last of several days.
    template <class Day>
    std::string operator()(Day const& day) const {
        if constexpr (requires { day.months; })
            return side_ == Side::from ? counted(day) + " (included)" : "the day before " + counted(day);
        else
            return std::string(day.last ? "the last of these: " : "the first of these: ") + each(day);
    }

private:
    std::string name(FactId fact) const { return quoted(book_.facts[fact].name); }

    template <class Day>
    std::string counted(Day const& day) const {
        std::vector<std::string> parts;
        auto const add = [&](int count, std::string const& unit) {
            if (count != 0)
                parts.push_back(std::to_string(count) + " " + unit + (count == 1 ? "" : "s"));
        };
        add(day.months, "month");
        add(day.days, "day");
        return "the day " + enumerated(parts, "and") + " after the one on which " + name(day.fact) + " became true";
    }
    template <class Days>
    std::string each(Days const& days) const {
        std::vector<std::string> words;
        for (auto const& day : days.days)
            words.push_back(std::visit(*this, day));
        return enumerated(words, "or");
    }

    Rulebook const& book_;
    Side side_;
};

/// Without the dates that another one makes needless: of several, the last from and the first until count.
std::vector<Bound> needed(std::vector<Bound> const& bounds, Side side) {
    auto const narrower = [&](Date a, Date b) { return side == Side::from ? std::max(a, b) : std::min(a, b); };
    std::optional<Date> narrowest;
    for (auto const& bound : bounds)
        if (auto const* day = std::get_if<Date>(&bound))
            narrowest = narrowest ? narrower(*narrowest, *day) : *day;
    std::vector<Bound> out;
    for (auto const& bound : bounds) {
        auto const* day = std::get_if<Date>(&bound);
        if (not day or (*day == narrowest and std::ranges::find(out, bound) == out.end()))
            out.push_back(bound);
    }
    return out;
}

}  // namespace

std::string window_words(Rulebook const& book, Window const& window) {
    std::vector<std::string> parts;
    auto const first = needed(window.from, Side::from), last = needed(window.until, Side::until);
    for (auto const& from : first)
        parts.push_back("from " + std::visit(DayWords(book, Side::from), from));
    for (auto const& until : last)
        parts.push_back("until " + std::visit(DayWords(book, Side::until), until));
    auto const one_of_each = first.size() == 1 and last.size() == 1;
    return one_of_each ? parts[0] + " " + parts[1] : enumerated(parts, "and");
}

Window amended(Window window, std::vector<Amendment const*> const& amendments) {
    for (auto const* amendment : amendments)
        window.until.push_back(amendment->until);
    return window;
}

}  // namespace proviso
