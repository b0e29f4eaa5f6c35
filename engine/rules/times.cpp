// When a measure is taken: language reference, 4.3.
#include "engine/rules/measures.hpp"
#include "engine/rules/names.hpp"
#include "engine/rules/recurring.hpp"
#include "engine/rules/windows.hpp"
#include "engine/rules/wording.hpp"

namespace proviso {
namespace {

using ast::TimeWord;

bool is_on_a_day(TimeWord word) { return word == TimeWord::on or word == TimeWord::by; }

bool is_of_rate(Vocabulary const& vocabulary, AggregateNorm const& norm) {
    return norm.left.field and not counts(norm.left) and norm.left.measure != Measure::total and
           vocabulary.field(*norm.left.field).over_time == OverTime::rate;
}

std::string words_of_day(Scope const& scope, ast::Time const& time) {
    return time.day ? scope.words(span_of(*time.day)) : "the end of " + scope.words(time.period->span);
}

/// Why these words do not go with what is measured, and what to write.
struct Misfit {
    std::string text, help;
};

std::optional<Misfit> misfit(Scope const& scope, ast::Time const& time, Course course, AggregateNorm const& norm) {
    auto const field = norm.left.field ? named(scope.vocabulary(), *norm.left.field) : "";
    if (course == Course::day)
        return Misfit{field + " is a day itself: its earliest and its latest are not taken at a time",
                      "leave the time out, or bound the class: `whose " +
                          scope.vocabulary().field(*norm.left.field).name + " is after …`"};
    if (time.word == TimeWord::on and course == Course::accrues)
        return Misfit{field + " accrues over time: on one day there is no total of it",
                      "write " + ticked("by " + words_of_day(scope, time)) +
                          ", for the total from the clause's start to that day"};
    if (time.word == TimeWord::by and is_of_rate(scope.vocabulary(), norm))
        return Misfit{"the " + std::string(name_of(norm.left.measure)) + " of " + field + " is taken on one day",
                      "write " + ticked("on " + words_of_day(scope, time))};
    bool const of_moments = time.word == TimeWord::at_all_times or time.word == TimeWord::at_any_time;
    if (of_moments and course == Course::accrues)
        return Misfit{field + " accrues over time: at one moment there is no total of it",
                      "write `in each calendar year`, or `during` and a period"};
    if (of_moments and course == Course::dated)
        return Misfit{"each of these is counted on its own date: at other moments there is none",
                      "write `in each calendar year`, or `during` and a period"};
    return {};
}

bool read_one_day(Scope const& scope, ast::Time const& time, AggregateNorm& norm) {
    norm.when = time.word == TimeWord::on ? When::on : When::by;
    if (time.period) {
        auto const period = read_period(scope, *time.period);
        if (period)
            norm.day = period->until + -1;
        return period.has_value();
    }
    auto const day = read_day(scope, *time.day);
    if (not day)
        return false;
    norm.day = day->date.value_or(Date{});
    norm.day_stated = day->date.has_value();
    return true;
}

bool read_recurrence(Scope const& scope, ast::Time const& time, AggregateNorm& norm) {
    norm.recurrence.unit = unit_of(*time.unit);
    if (*time.unit != ast::TimeUnit::contract_year)
        return true;
    norm.recurrence.anchor = contract_start(scope, time.span);
    return norm.recurrence.anchor.has_value();
}

}  // namespace

bool read_time(Scope const& scope, ast::Time const& time, RecordId record, AggregateNorm& norm) {
    if (auto const wrong = misfit(scope, time, course_of(scope.vocabulary(), record, norm), norm)) {
        scope.complain({Kind::time_words, time.day ? span_of(*time.day) : time.span, wrong->text, wrong->help});
        return false;
    }
    if (is_on_a_day(time.word))
        return read_one_day(scope, time, norm);
    norm.when = time.word == TimeWord::at_all_times  ? When::always
                : time.word == TimeWord::at_any_time ? When::sometime
                                                     : When::each;
    norm.prorated = time.prorated;
    if (time.period) {
        auto const period = read_period(scope, *time.period);
        if (not period)
            return false;
        norm.period = *period;
    }
    return norm.when != When::each or read_recurrence(scope, time, norm);
}

}  // namespace proviso
