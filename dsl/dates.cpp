#include "dsl/dates.hpp"

#include "dsl/text.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace proviso {
namespace {

using Iterator = Reader::Iterator;

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

constexpr int first_year = 1000;  // so that a year has four figures and no more

constexpr bool is_leap(int year) { return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0); }

constexpr int days_in(int year, int month) {
    constexpr std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 and is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

bool exists(int year, int month, int day) {
    return month >= 1 and month <= 12 and day >= 1 and day <= days_in(year, month);
}

std::string written(int year, int month, int day) {
    return std::to_string(day) + " " + month_name(month) + " " + std::to_string(year);
}

/// The day `days` after `date`, or before it.
std::string written(ast::Date const& date, int days) {
    namespace chrono = std::chrono;
    auto const day = chrono::year(date.year) / date.month / date.day;
    chrono::year_month_day const moved(chrono::sys_days(day) + chrono::days(days));
    return written(static_cast<int>(moved.year()), static_cast<int>(static_cast<unsigned>(moved.month())),
                   static_cast<int>(static_cast<unsigned>(moved.day())));
}

/// The digits at the start of `text`, at most `most` of them, as a number; nothing where more follow.
struct Figures {
    int value = 0;
    std::size_t length = 0;
};

Figures figures(std::string_view text, std::size_t most) {
    Figures result;
    while (result.length < text.size() and is_digit(text[result.length])) {
        if (result.length == most)
            return {};
        result.value = result.value * 10 + (text[result.length] - '0');
        ++result.length;
    }
    return result;
}

/// Three groups of digits with one sign between them: 2027-12-31, 03/04/2027, 3.4.27.
struct Triple {
    std::array<Figures, 3> parts;
    char sign = 0;
    std::size_t length = 0;  ///< 0 where there is none
};

Triple triple(std::string_view text) {
    Triple result;
    std::size_t at = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        if (i != 0) {
            if (at == text.size() or std::string_view("-/.").find(text[at]) == std::string_view::npos or
                (i == 2 and text[at] != result.sign))
                return {};
            result.sign = text[at++];
        }
        result.parts[i] = figures(text.substr(at), 4);
        if (result.parts[i].length == 0)
            return {};
        at += result.parts[i].length;
    }
    result.length = word_length(text) == at ? at : 0;
    return result;
}

[[noreturn]] void refuse_impossible(Reader const& reader, Iterator from, int year, int month, int day) {
    auto const known = month >= 1 and month <= 12;
    auto const last = known ? days_in(year, month) : 0;
    reader.refuse(Kind::bad_date, from,
                  known ? "there is no " + written(year, month, day) : "there is no month " + std::to_string(month),
                  known and day > last ? "the last day of that month is " + written(year, month, last) : "");
}

[[noreturn]] void refuse_figures(Reader const& reader, Iterator from, Triple const& found) {
    auto const first = found.parts[0].value, second = found.parts[1].value, third = found.parts[2].value;
    auto const year_first = found.parts[0].length == 4;
    auto const year = year_first ? first : third + (found.parts[2].length <= 2 ? 2000 : 0);
    std::string offers;
    auto const offer = [&](int month, int day) {
        auto const reading = "`" + written(year, std::clamp(month, 1, 12), day) + "`";
        if (exists(year, month, day) and offers.find(reading) == offers.npos)
            offers += (offers.empty() ? "write " : " or ") + reading;
    };
    if (year_first) {
        offer(second, third);
    } else {
        offer(second, first);
        offer(first, second);
    }
    reader.refuse(Kind::ambiguous_date, from, "a date all in figures is read differently from country to country",
                  offers);
}

/// 2027-12-31. Refuses other dates in figures.
std::optional<ast::Date> read_iso_date(Reader& in) {
    auto reader = in;
    auto const from = reader.at();
    auto const found = triple(reader.rest());
    if (found.length == 0)
        return std::nullopt;
    auto const& [year, month, day] = found.parts;
    auto const is_iso = found.sign == '-' and year.length == 4 and month.length == 2 and day.length == 2;
    auto const is_other = year.length == 4 or ((year.length <= 2 and month.length <= 2) and
                                               (day.length == 4 or (day.length == 2 and found.sign == '/')));
    if ((not is_iso and not is_other) or (year.length == 4 and year.value < first_year))
        return std::nullopt;
    reader.advance(found.length);
    if (not is_iso)
        refuse_figures(reader, from, found);
    if (not exists(year.value, month.value, day.value))
        refuse_impossible(reader, from, year.value, month.value, day.value);
    in = reader;
    return ast::Date{reader.since(from), year.value, month.value, day.value};
}

/// 1 to 12; 0 where no month's name is next.
int take_month(Reader& in) {
    auto reader = in;
    auto const word = reader.take_word();
    auto const row = std::find_if(months.begin(), months.end(), [&](auto name) { return same_word(name, word); });
    if (row == months.end())
        return 0;
    in = reader;
    return static_cast<int>(row - months.begin()) + 1;
}

/// A number of 1 to `most` digits that is a whole word; 0 where there is none.
int take_figures(Reader& in, std::size_t least, std::size_t most) {
    auto reader = in;
    reader.skip_blanks();
    auto const found = figures(reader.rest(), most);
    if (found.length < least or found.length == 0 or word_length(reader.rest()) != found.length)
        return 0;
    reader.advance(found.length);
    in = reader;
    return found.value;
}

int take_year(Reader& in) {
    auto reader = in;
    auto const year = take_figures(reader, 4, 4);
    if (year < first_year)
        return 0;
    in = reader;
    return year;
}

/// `31 December 2027`, `December 31, 2027`
std::optional<ast::Date> read_spelled_date(Reader& in) {
    auto reader = in;
    auto const from = reader.at();
    auto day = take_figures(reader, 1, 2);
    auto const month = take_month(reader);
    if (month == 0)
        return std::nullopt;
    if (day == 0) {
        day = take_figures(reader, 1, 2);
        if (day == 0)
            return std::nullopt;
        (void)reader.take(',');
    }
    auto const year = take_year(reader);
    if (year == 0)
        return std::nullopt;
    if (not exists(year, month, day))
        refuse_impossible(reader, from, year, month, day);
    in = reader;
    return ast::Date{reader.since(from), year, month, day};
}

/// The last day of a year, quarter or month.
ast::Date last_day(ast::Period const& period) {
    auto const month = period.kind == ast::PeriodKind::quarter ? period.part * 3
                       : period.kind == ast::PeriodKind::month ? period.part
                                                               : 12;
    return {{}, period.year, month, days_in(period.year, month)};
}

std::optional<ast::Date> read_end_of_period(Reader& in) {
    auto reader = in;
    auto const from = reader.at();
    if (not reader.take(Keyword::the_end_of))
        return std::nullopt;
    auto const period = read_plain_period(reader);
    if (not period or period->kind == ast::PeriodKind::range)
        return std::nullopt;
    if (period->kind == ast::PeriodKind::contract_year)
        reader.refuse(Kind::not_supported, from, "the end of a contract year cannot be judged yet", "write the date");
    in = reader;
    auto date = last_day(*period);
    date.span = reader.since(from);
    return date;
}

std::optional<ast::Period> read_range(Reader& in) {
    auto reader = in;
    if (not reader.take(Keyword::the_period))
        return std::nullopt;
    auto from = read_date(reader);
    if (not from or not(reader.take(Keyword::until) or reader.take(Keyword::to)))
        return std::nullopt;
    auto until = read_date(reader);
    if (not until)
        return std::nullopt;
    in = reader;
    return ast::Period{{}, ast::PeriodKind::range, 0, 0, *from, *until, {}};
}

std::optional<ast::Period> read_contract_year(Reader& in) {
    auto reader = in;
    if (not reader.take(Keyword::contract_year))
        return std::nullopt;
    auto const number = take_figures(reader, 1, 3);
    if (number == 0)
        return std::nullopt;
    in = reader;
    return ast::Period{{}, ast::PeriodKind::contract_year, number, 0, {}, {}, {}};
}

int take_quarter(Reader& in) {
    auto reader = in;
    auto const word = reader.take_word();
    if (word.size() != 2 or lower(word[0]) != 'q' or word[1] < '1' or word[1] > '4')
        return 0;
    in = reader;
    return word[1] - '0';
}

/// `2027`, `Q3 2027`, `December 2027`
std::optional<ast::Period> read_calendar_period(Reader& in) {
    auto reader = in;
    ast::Period period{{}, ast::PeriodKind::year, 0, 0, {}, {}, {}};
    if ((period.part = take_quarter(reader)) != 0)
        period.kind = ast::PeriodKind::quarter;
    else if ((period.part = take_month(reader)) != 0)
        period.kind = ast::PeriodKind::month;
    else
        (void)reader.take(Keyword::calendar_year);
    period.year = take_year(reader);
    if (period.year == 0)
        return std::nullopt;
    in = reader;
    return period;
}

}  // namespace

std::string month_name(int month) { return std::string(months.at(static_cast<std::size_t>(month - 1))); }

std::optional<ast::Date> read_date(Reader& in) {
    auto reader = in;
    reader.skip_blanks();
    auto date = read_iso_date(reader);
    if (not date)
        date = read_spelled_date(reader);
    if (not date)
        date = read_end_of_period(reader);
    if (date)
        in = reader;
    return date;
}

std::optional<ast::Date> refuse_window_word(Reader& in) {
    for (auto const word : {Keyword::before, Keyword::after, Keyword::by}) {
        auto reader = in;
        auto const from = reader.skip_blanks().at();
        auto const date = reader.take(word) ? read_date(reader) : std::nullopt;
        if (not date)
            continue;
        if (word == Keyword::before)
            reader.refuse(Kind::expected, from, "this may be the clause's last day or a deadline",
                          "for its last day, write `until " + written(*date, -1) + "`; for a deadline, `from " +
                              written(*date, 0) + "`");
        if (word == Keyword::after)
            reader.refuse(Kind::expected, from, "a clause holds `from` a day",
                          "write `from " + written(*date, 1) + "`");
        reader.refuse(Kind::not_supported, from, "a deadline for each record cannot be judged yet",
                      "write `from " + written(*date, 1) + "`");
    }
    return std::nullopt;
}

std::optional<ast::Date> refuse_leading_deadline(Reader& in) {
    auto reader = in;
    auto const from = reader.skip_blanks().at();
    auto const date = reader.take(Keyword::by) ? read_date(reader) : std::nullopt;
    if (date)
        reader.refuse(Kind::expected, from, "a deadline stands at the end of the sentence",
                      "of a total, write `… by " + written(*date, 0) + "`; of each record, `…, from " +
                          written(*date, 1) + "`");
    return std::nullopt;
}

std::optional<ast::Period> read_plain_period(Reader& in) {
    auto reader = in;
    auto const from = reader.skip_blanks().at();
    auto period = read_range(reader);
    if (not period)
        period = read_contract_year(reader);
    if (not period)
        period = read_calendar_period(reader);
    if (not period)
        return std::nullopt;
    period->span = reader.since(from);
    in = reader;
    return period;
}

std::optional<ast::Period> read_moving_period(Reader& in) {
    auto reader = in;
    auto const from = reader.skip_blanks().at();
    (void)reader.take(Keyword::the);
    if (auto year = read_contract_year(reader)) {
        year->span = reader.since(from);
        in = reader;
        return year;
    }
    auto const name_from = reader.skip_blanks().at();
    auto const match = reader.take(NameKinds{NameKind::term});
    if (not match)
        return std::nullopt;
    in = reader;
    ast::Name const name{reader.since(name_from), std::string(match->name), false};
    return ast::Period{reader.since(from), ast::PeriodKind::term, 0, 0, {}, {}, name};
}

std::optional<ast::Period> read_period(Reader& in) {
    if (auto period = read_plain_period(in))
        return period;
    return read_moving_period(in);
}

}  // namespace proviso
