#include "engine/scenarios/bound_words.hpp"

#include "engine/rules/wording.hpp"

namespace proviso {
namespace {

std::string counted(int count, std::string const& unit) {
    return std::to_string(count) + " " + unit + (count == 1 ? "" : "s");
}

/// What is counted until ends on the day after the one that is written, as dates do.
class DayWords {
public:
    DayWords(Rulebook const& book, WindowSide side) : book_(book), past_(side == WindowSide::until ? 1 : 0) {}

    std::string operator()(Date day) const { return (day + -past_).long_text(); }
    std::string operator()(FactId fact) const { return book_.facts[fact].name; }
    std::string operator()(FactDay const& day) const {
        auto const days = day.days - past_;
        std::vector<std::string> parts;
        if (day.months != 0)
            parts.push_back(counted(day.months, "month"));
        if (days > 0 or parts.empty())
            parts.push_back(counted(days, "day"));
        auto const before = day.months != 0 and days < 0 ? counted(-days, "day") + " before " : "";
        return before + enumerated(parts, "and") + " after " + (*this)(day.fact);
    }
    std::string operator()(UnstatedDay const& day) const { return day.what; }
    std::string operator()(EitherDay const& either) const {
        std::vector<std::string> days;
        for (auto const& each : either.days)
            days.push_back(std::visit([&](auto const& day) { return (*this)(day); }, each));
        return enumerated(days, "or") + ", whichever is " + (either.last ? "last" : "first");
    }

private:
    Rulebook const& book_;
    int past_;
};

}  // namespace

std::string bound_words(Rulebook const& book, Bound const& bound, WindowSide side) {
    DayWords const words(book, side);
    return (side == WindowSide::from ? "from " : "until ") +
           std::visit([&](auto const& day) { return words(day); }, bound);
}

}  // namespace proviso
