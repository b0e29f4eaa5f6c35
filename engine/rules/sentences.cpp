// One sentence as a rule: its norm, the conditions and exceptions around it, and its window.
#include "engine/rules/clauses.hpp"
#include "engine/rules/conditions.hpp"
#include "engine/rules/nodes.hpp"
#include "engine/rules/norms.hpp"
#include "engine/rules/windows.hpp"

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

/// A measure on a day when the clause does not hold.
bool refuses_day(Scope const& scope, ast::Sentence const& sentence, Norm const& norm, Window const& window) {
    auto const* const aggregate = std::get_if<AggregateNorm>(&norm);
    if (not aggregate or aggregate->when == When::whole or not aggregate->day_stated)
        return false;
    auto const days = days_of(window);
    if (days.from <= aggregate->day and aggregate->day < days.until)
        return false;
    scope.complain({Kind::empty_window, sentence.span, "the clause does not hold on " + aggregate->day.long_text(),
                    "choose a day while the clause and its agreement last"});
    return true;
}

std::size_t days_in(std::vector<Bound> const& bounds) {
    return static_cast<std::size_t>(std::ranges::count_if(bounds, [](Bound const& b) { return b.index() == 0; }));
}

bool is_of_rate(Scope const& scope, AggregateNorm const& norm) {
    return norm.left.field and scope.vocabulary().field(*norm.left.field).over_time == OverTime::rate;
}

/// A measure over a stretch of days that the sentence gives: what it comes to at each moment, or accrues in those
/// days alone, is another question than the plain total.
bool refuses_stretch(Scope const& scope, ast::Sentence const& sentence, Norm const& norm, Window const& window) {
    auto const* const aggregate = std::get_if<AggregateNorm>(&norm);
    auto const agreement = agreement_window(scope);
    bool const given =
        days_in(window.from) + days_in(window.until) > days_in(agreement.from) + days_in(agreement.until);
    bool const during =
        std::ranges::any_of(sentence.tails, [](ast::Tail const& tail) { return as<ast::During>(tail) != nullptr; });
    if (not aggregate or aggregate->when != When::whole or not given or not(during or is_of_rate(scope, *aggregate)))
        return false;
    scope.complain({Kind::not_supported, sentence.span, "a measure over a stretch of days cannot be judged yet",
                    "measure it on a day: write `on` or `by` and the day before the comma"});
    return true;
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

}  // namespace

std::optional<Rule> read_sentence(Scope const& scope, ast::Sentence const& sentence) {
    auto norm = read_norm(scope, sentence.norm);
    auto window = read_window(scope, sentence);
    if (not norm or refuses_any_except(scope, sentence))
        return {};
    auto conditions = read_conditions(scope, sentence, norm->record);
    if (not window or not conditions or refuses_day(scope, sentence, norm->norm, *window) or
        refuses_stretch(scope, sentence, norm->norm, *window))
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
    rule.window = std::move(*window);
    return rule;
}

}  // namespace proviso
