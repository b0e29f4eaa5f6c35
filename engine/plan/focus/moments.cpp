#include "engine/plan/focus/moments.hpp"

#include <optional>

namespace proviso {
namespace {

constexpr int minutes_of_a_day = 24 * 60;

/// Takes what it knows from the front of a text.
class Figures {
public:
    explicit Figures(std::string_view text) : text_(text) {}
    bool ended() const { return text_.empty(); }
    bool take(std::string_view word) {
        if (not text_.starts_with(word))
            return false;
        text_.remove_prefix(word.size());
        return true;
    }
    /// A number of `least` to `most` digits.
    std::optional<int> number(std::size_t least, std::size_t most) {
        std::size_t digits = 0;
        int value = 0;
        for (; digits < text_.size() and digits < most and text_[digits] >= '0' and text_[digits] <= '9'; ++digits)
            value = value * 10 + (text_[digits] - '0');
        if (digits < least)
            return {};
        text_.remove_prefix(digits);
        return value;
    }
    void skip_digits() {
        while (number(1, 1))
            ;
    }

private:
    std::string_view text_;
};

/// Minutes and whether there is anything less than a minute; of a time that is there.
struct Time {
    int minutes = 0;
    bool even = true;
};

/// `22:00`, `22:00:00.000`, `4:30 PM`
std::optional<Time> read_time(Figures& at) {
    auto const hour = at.number(1, 2);
    auto const minute = hour and at.take(":") ? at.number(2, 2) : std::nullopt;
    if (not minute or *hour > 24 or *minute > 59)
        return {};
    Time time{*hour * 60 + *minute, true};
    if (at.take(":")) {
        auto const second = at.number(2, 2);
        if (not second or *second > 60)
            return {};
        time.even = *second == 0;
        if (at.take("."))
            at.skip_digits();
    }
    if (time.minutes > minutes_of_a_day or (time.minutes == minutes_of_a_day and not time.even))
        return {};
    auto const noon = *hour == 12 ? 12 * 60 : 0;
    if (at.take(" PM") or at.take(" pm"))
        time.minutes += 12 * 60 - noon;
    else if (at.take(" AM") or at.take(" am"))
        time.minutes -= noon;
    return time;
}

/// Minutes east of Greenwich; none is Greenwich itself.
std::optional<int> read_zone(Figures& at) {
    if (at.take("Z") or at.take("z") or at.take(" UTC") or at.ended())
        return 0;
    auto const west = at.take("-");
    if (not west and not at.take("+"))
        return {};
    auto const hours = at.number(2, 2);
    at.take(":");
    auto const minutes = at.number(2, 2).value_or(0);
    constexpr int farthest = 14 * 60;  // Kiribati
    auto const east = hours and minutes < 60 ? std::optional(*hours * 60 + minutes) : std::nullopt;
    return east and *east <= farthest ? std::optional(west ? -*east : *east) : std::nullopt;
}

/// What follows the day, to the end of the text.
bool read_rest(Figures& at, BillMoment& moment) {
    if (at.ended())
        return true;
    if (not at.take("T") and not at.take(" "))
        return false;
    auto const time = read_time(at);
    auto const zone = time ? read_zone(at) : std::nullopt;
    if (not zone or not at.ended())
        return false;
    auto const minutes = time->minutes - *zone + minutes_of_a_day;
    auto const days = minutes / minutes_of_a_day - 1;
    moment.day = moment.day + days;
    moment.other = moment.other + days;
    moment.midnight = time->even and minutes % minutes_of_a_day == 0;
    return true;
}

constexpr BillMoment no_moment{BillMoment::Doubt::no_moment, {}, true, {}};

BillMoment of_year_first(Figures at, int year) {
    auto const month = at.take("-") ? at.number(2, 2) : std::nullopt;
    auto const day = month and at.take("-") ? at.number(2, 2) : std::nullopt;
    auto const date = day ? Date::of(year, *month, *day) : std::nullopt;
    if (not date)
        return no_moment;
    BillMoment moment{BillMoment::Doubt::none, *date, true, *date};
    return read_rest(at, moment) ? moment : no_moment;
}

BillMoment of_year_last(Figures at, DayOrder order) {
    auto const first = at.number(1, 2);
    auto const second = first and at.take("/") ? at.number(1, 2) : std::nullopt;
    auto year = second and at.take("/") ? at.number(2, 4) : std::nullopt;
    if (not year or (*year > 99 and *year < 1000))
        return no_moment;
    *year += *year < 100 ? 2000 : 0;
    auto const by_month = order == DayOrder::day_first ? std::nullopt : Date::of(*year, *first, *second);
    auto const by_day = order == DayOrder::month_first ? std::nullopt : Date::of(*year, *second, *first);
    if (not by_month and not by_day)
        return no_moment;
    BillMoment moment{BillMoment::Doubt::none, by_month ? *by_month : *by_day, true, by_day ? *by_day : *by_month};
    if (moment.day != moment.other)
        moment.doubt = BillMoment::Doubt::either_order;
    return read_rest(at, moment) ? moment : no_moment;
}

}  // namespace

BillMoment read_moment(std::string_view text, DayOrder order) {
    Figures at(text);
    auto const year = at.number(4, 4);
    return year ? of_year_first(at, *year) : of_year_last(Figures(text), order);
}

}  // namespace proviso
