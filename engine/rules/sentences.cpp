// One sentence as a rule: its norm, the conditions and exceptions around it, and its window.
#include "engine/rules/clauses.hpp"
#include "engine/rules/conditions.hpp"
#include "engine/rules/measures.hpp"
#include "engine/rules/nodes.hpp"
#include "engine/rules/norms.hpp"
#include "engine/rules/recurring.hpp"
#include "engine/rules/windows.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>

namespace proviso {
namespace {

template <class Visit>
void each_tail(ast::Sentence const& sentence, Visit visit) {
    std::ranges::for_each(sentence.conditions, visit);
    std::ranges::for_each(sentence.tails, visit);
}

std::optional<Window> read_window(Scope const& scope, ast::Sentence const& sentence) {
    auto window = agreement_window(scope);
    bool sound = true;
    each_tail(sentence, [&](ast::Tail const& tail) { sound = narrow(scope, window, tail) and sound; });
    return sound ? std::optional(std::move(window)) : std::nullopt;
}

std::optional<Conditions> read_conditions(Scope const& scope, ast::Sentence const& sentence, RecordId record) {
    Conditions conditions;
    bool sound = true;
    each_tail(sentence,
              [&](ast::Tail const& tail) { sound = add_condition(scope, record, tail, conditions) and sound; });
    return sound ? std::optional(std::move(conditions)) : std::nullopt;
}

PredicateId bound_by(PredicatePool& pool, PredicateId subject, Conditions const& conditions) {
    auto parts = conditions.conditions;
    parts.push_back(subject);
    for (auto const exception : conditions.exceptions)
        parts.push_back(pool.negation(exception));
    return pool.all_of(std::move(parts));
}

/// A measure on a day, or in a period, when the clause does not hold.
bool refuses_day(Scope const& scope, ast::Sentence const& sentence, AggregateNorm const& norm, Window const& window) {
    auto const days = days_of(window);
    bool const on_day = norm.when == When::on or norm.when == When::by;
    auto const taken = on_day ? Period{norm.day, norm.day + 1} : norm.period;
    if (norm.when == When::whole or not norm.day_stated or not intersect(taken, days).empty())
        return false;
    scope.complain({Kind::empty_window, sentence.span,
                    "the clause does not hold " +
                        (on_day ? "on " + norm.day.long_text() : std::string("in the period that it is measured in")),
                    "choose a time while the clause and its agreement last"});
    return true;
}

std::size_t days_in(std::vector<Bound> const& bounds) {
    return static_cast<std::size_t>(
        std::ranges::count_if(bounds, [](Bound const& b) { return std::holds_alternative<Date>(b); }));
}

ast::During const* during(ast::Sentence const& sentence) {
    ast::During const* found = nullptr;
    each_tail(sentence, [&](ast::Tail const& tail) { found = found ? found : as<ast::During>(tail); });
    return found;
}

void complain_of_stretch(Scope const& scope, ast::Sentence const& sentence) {
    auto const* const tail = during(sentence);
    if (tail == nullptr)
        scope.complain({Kind::time_words, sentence.span, "a total that accrues needs both ends of its time",
                        "write `during` and a period, or `by` and a day before the comma"});
    else
        scope.complain({Kind::time_words, tail->span,
                        "`during` a period may mean on each of its days, or on some day of it",
                        "write " + ticked("at all times during " + scope.words(tail->period.span)) + " or " +
                            ticked("at any time during " + scope.words(tail->period.span))});
}

/// A measure over a stretch of days that the sentence gives. What accrues, or falls on dates, is totalled from its
/// first day by its last; what stands at each moment has no such total.
bool settle_stretch(Scope const& scope, ast::Sentence const& sentence, RecordId record, AggregateNorm& norm,
                    Window const& window) {
    auto const agreement = agreement_window(scope);
    bool const ended = days_in(window.until) > days_in(agreement.until);
    bool const given = ended or days_in(window.from) > days_in(agreement.from);
    auto const course = course_of(scope.vocabulary(), record, norm);
    bool const adds_up = course == Course::accrues or course == Course::dated;
    if (norm.when != When::whole or not given or (during(sentence) == nullptr and course != Course::accrues))
        return true;
    if (not adds_up or not ended) {
        complain_of_stretch(scope, sentence);
        return false;
    }
    norm.when = When::by;
    norm.day = days_of(window).until + -1;
    norm.to_its_end = true;
    return true;
}

bool settle_time(Scope const& scope, ast::Sentence const& sentence, NormReading& reading, Window const& window) {
    auto* const norm = std::get_if<AggregateNorm>(&reading.norm);
    return norm == nullptr or
           (settle_stretch(scope, sentence, reading.record, *norm, window) and
            not refuses_day(scope, sentence, *norm, window) and not refuses_rollover(scope, sentence, *norm, window));
}

bool has_any(ast::LinkedAtom const& linked) {
    return match(
        linked.atom, [](ast::FieldIs const& is) { return is.values.kind == ast::ListKind::any; },
        [](ast::PhraseIs const& is) { return is.values.kind == ast::ListKind::any; },
        [](auto const&) { return false; });
}

/// `hosted on any cloud except AWS`: a limit to the clouds, or an exception for what runs on AWS?
bool refuses_any_except(Scope const& scope, ast::Sentence const& sentence) {
    auto const* const modal = as<ast::Modal>(sentence.norm);
    auto const is_except = [](ast::Tail const& tail) { return as<ast::Except>(tail) != nullptr; };
    auto const except = std::ranges::find_if(sentence.tails, is_except);
    if (not modal or except == sentence.tails.end() or std::ranges::none_of(modal->predicate.atoms, has_any))
        return false;
    scope.complain({Kind::trailing_qualifier, as<ast::Except>(*except)->span,
                    "`any … except` may limit the list, or leave out what is named",
                    "write `any … other than` for the list, or the exception as a clause of its own"});
    return true;
}

bool demands(ast::Sentence const& sentence) {
    return match(
        sentence.norm, [](ast::Modal const& n) { return n.modality == ast::Modality::must; },
        [](ast::Aggregate const&) { return true; }, [](ast::Separation const& n) { return not n.apart; },
        [](auto const&) { return false; });
}

/// `X must P within 90 days after D`: by then, or on each of these days?
bool refuses_within(Scope const& scope, ast::Sentence const& sentence) {
    ast::Within const* within = nullptr;
    each_tail(sentence, [&](ast::Tail const& tail) { within = within ? within : as<ast::Within>(tail); });
    if (within == nullptr or not demands(sentence))
        return false;
    auto const day = scope.words(within->until.span);
    auto const anchor = scope.words(match(within->until.from, [](auto const& each) { return each.span; }));
    scope.complain({Kind::time_words, within->span,
                    "`within` may set a deadline, or name the days that the clause is for",
                    "write " + ticked("from " + day) + " for the deadline, or " +
                        ticked("from 1 day after " + anchor + ", until " + day) + " for the days"});
    return true;
}

}  // namespace

std::optional<SentenceReading> read_sentence(Scope const& scope, ast::Sentence const& sentence) {
    auto norm = read_norm(scope, sentence.norm);
    auto window = read_window(scope, sentence);
    if (not norm or refuses_any_except(scope, sentence) or refuses_within(scope, sentence))
        return {};
    auto conditions = read_conditions(scope, sentence, norm->record);
    if (not window or not conditions or not settle_time(scope, sentence, *norm, *window))
        return {};
    Rule rule;
    rule.statement = scope.words(sentence.span);
    rule.where = scope.place(sentence.span);
    rule.record = norm->record;
    rule.subject = norm->subject;
    rule.binds = bound_by(scope.pool(), norm->subject, *conditions);
    rule.conditions = std::move(conditions->conditions);
    rule.exceptions = std::move(conditions->exceptions);
    rule.norm = std::move(norm->norm);
    for (auto& [condition, measure] : conditions->measures)
        measure.window = *window;
    rule.window = std::move(*window);
    return SentenceReading{std::move(rule), std::move(conditions->measures)};
}

}  // namespace proviso
