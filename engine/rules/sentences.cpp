// One sentence as a rule: its norm, the conditions and exceptions around it, and its window.
#include "engine/rules/clauses.hpp"
#include "engine/rules/conditions.hpp"
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

}  // namespace

std::optional<Rule> read_sentence(Scope const& scope, ast::Sentence const& sentence) {
    auto norm = read_norm(scope, sentence.norm);
    auto window = read_window(scope, sentence);
    if (not norm)
        return {};
    auto conditions = read_conditions(scope, sentence, norm->record);
    if (not window or not conditions or refuses_day(scope, sentence, norm->norm, *window))
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
