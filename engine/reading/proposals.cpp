#include "engine/reading/proposals.hpp"

#include "dsl/lexicon.hpp"
#include "engine/check/matter.hpp"
#include "engine/reading/follow.hpp"

#include <algorithm>

namespace proviso {
namespace {

Proposal one(Draft draft) { return {{draft}, draft}; }

}  // namespace

Setting::Setting(Rulebook const& book, Vocabulary const& vocabulary, RuleId id)
    : book_(book), vocabulary_(vocabulary), rule_(book.rules[id]) {
    if (auto const agreement = book.clauses[rule_.clause].agreement)
        start_.as_of_first = book.agreements[*agreement].in_force_from().value_or(Date::earliest());
    auto became_true = false;
    for (auto const& bound : rule_.window.from) {
        if (auto const* day = std::get_if<Date>(&bound))
            first_ = std::max(first_, *day);
        for (auto const fact : facts_of(bound))
            start_.facts[fact] = became_true = true;
    }
    for (auto const& bound : rule_.window.until) {
        if (auto const* day = std::get_if<Date>(&bound))
            last_ = std::min(last_, *day + -1);
        for (auto const fact : facts_of(bound))
            start_.facts.emplace(fact, false);
    }
    for (auto const* amendment : amendments_of(book, id, Date::latest()))
        last_ = std::min(last_, amendment->until + -1);
    if (auto const by = book.clauses[rule_.clause].amended_by)
        start_.as_of_first =
            std::max(start_.as_of_first, book.agreements[*by].in_force_from().value_or(Date::earliest()));
    start_.as_of_first = std::max(start_.as_of_first, first_);
    if (became_true)
        first_ = std::max(first_, start_.as_of_first);
}

/// That the rule binds the record, and that none that goes before it frees it.
std::vector<Goal> Setting::binding() const {
    std::vector<Goal> goals{{{rule_.binds, true}}};
    for (auto const id : rule_.yields_to) {
        auto const& above = book_.rules[id];
        if (above.record != rule_.record)
            continue;
        Goal freed_by_none{{above.binds, false}};
        if (auto const* permission = std::get_if<PermissionNorm>(&above.norm))
            freed_by_none.push_back({permission->permits, false});
        goals.push_back(std::move(freed_by_none));
    }
    std::ranges::reverse(goals);  // the search takes the last goal first
    return goals;
}

std::optional<Draft> Setting::within_window(Draft draft) const {
    auto const& type = this->type();
    auto const dated = type.on ? type.on : type.start;
    if (not dated or (first_ == Date::earliest() and last_ == Date::latest()))
        return draft;
    auto& asked = draft.fields[field(*dated)];
    auto const fits = (first_ == Date::earliest() or not_before(asked, first_)) and
                      (last_ == Date::latest() or not_after(asked, last_));
    return fits ? std::optional(draft) : std::nullopt;
}

std::vector<Draft> Setting::bound(std::vector<Goal> goals, Draft from) const {
    for (auto& goal : binding())
        goals.push_back(std::move(goal));
    std::vector<Draft> out;
    if (auto dated = within_window(from))
        if (auto found = solve(book_, vocabulary_, goals, std::move(*dated)))
            out.push_back(std::move(*found));
    if (auto found = solve(book_, vocabulary_, std::move(goals), std::move(from)))
        out.push_back(std::move(*found));
    return out;
}

std::optional<Draft> Setting::world() const {
    std::vector<Goal> goals;
    for (auto const id : rule_.conditions)
        goals.push_back({{id, true}});
    for (auto const id : rule_.exceptions)
        goals.push_back({{id, false}});
    return solve(book_, vocabulary_, std::move(goals), start_);
}

namespace {

std::vector<Proposal> of_norm(Setting const& setting) {
    return std::visit([&](auto const& norm) { return proposals(setting, norm); }, setting.rule().norm);
}

/// The rules that its conditions ask for.
std::vector<RuleId> rules_asked(Rulebook const& book, Rule const& rule) {
    std::vector<RuleId> out;
    for (auto const id : predicates_of(book, rule))
        if (auto const* leaf = std::get_if<ClauseMet>(&book.predicates[id]))
            for (auto const asked : book.conditions[leaf->condition].rules)
                out.push_back(asked);
    return out;
}

bool agree_on_the_world(Draft& world, Draft const& other) {
    for (auto const& [fact, holds] : other.facts)
        if (world.facts.emplace(fact, holds).first->second != holds)
            return false;
    world.as_of_first = std::max(world.as_of_first, other.as_of_first);
    world.as_of_last = std::min(world.as_of_last, other.as_of_last);
    return world.as_of_first <= world.as_of_last;
}

/// A record that the rule does not speak of, or where it speaks of all, one that keeps it.
Draft out_of_the_way(Setting const& setting, Draft const& record) {
    std::vector<Literal> ways{{setting.rule().subject, false}};
    if (auto const* norm = std::get_if<RecordNorm>(&setting.rule().norm))
        ways.push_back({norm->require, true});
    return solve(setting.book(), setting.vocabulary(), {ways}, record).value_or(record);
}

/// Records that the rule speaks of, which give what `asked` measures too, beside others, which decide it.
std::optional<Proposal> together(Setting const& setting, Proposal own, Rule const& asked, Proposal const& others) {
    if (not agree_on_the_world(own.world, others.world))
        return {};
    auto const alike = asked.record == setting.rule().record;
    if (auto const* norm = std::get_if<AggregateNorm>(&asked.norm); norm and norm->left.field and alike)
        for (auto& record : own.records)
            record.fields[*norm->left.field];
    for (auto const& other : others.records)
        own.records.push_back(alike ? out_of_the_way(setting, other) : other);
    return own;
}

}  // namespace

std::vector<Proposal> proposals(Setting const& setting) {
    auto const own = of_norm(setting);
    auto out = own;
    for (auto const id : rules_asked(setting.book(), setting.rule()))
        for (auto const& others : of_norm(Setting(setting.book(), setting.vocabulary(), id)))
            for (auto const& each : own)
                if (auto both = together(setting, each, setting.book().rules[id], others))
                    out.push_back(std::move(*both));
    return out;
}

std::vector<Proposal> proposals(Setting const& setting, RecordNorm const& norm) {
    std::vector<Proposal> out;
    for (bool const wanted : {true, false})
        for (auto& draft : setting.bound({{{norm.require, wanted}}}, setting.start()))
            out.push_back(one(std::move(draft)));
    return out;
}

namespace {

/// The value of `field` where its source is given as `source`.
std::string looked_up(Vocabulary const& vocabulary, FieldId field, std::string const& source) {
    auto const& known = vocabulary.field(field);
    if (not known.from)
        return source;
    auto const& entries = vocabulary.lookups[known.lookup].entries;
    auto const at = entries.find(fold(looked_up(vocabulary, {field.record, *known.from}, source)));
    return at == entries.end() ? "" : at->second;
}

/// The value that `draft` will have in `field`.
std::optional<std::string> value_in(Vocabulary const& vocabulary, Draft const& draft, FieldId field) {
    auto const values = values_of(vocabulary, draft);
    if (not values)
        return {};
    if (auto const at = values->find(field); at != values->end())
        return at->second;
    auto const at = values->find(source_of(vocabulary, field));
    return at == values->end() ? std::nullopt : std::optional(looked_up(vocabulary, field, at->second));
}

/// Two records, the second with the same value as the first in each of `same`, and another in each of `other`.
void add_pair(Setting const& setting, SeparationNorm const& norm, std::vector<FieldId> const& same,
              std::vector<FieldId> const& different, std::vector<Proposal>& out) {
    auto from = setting.start();
    for (auto const* fields : {&same, &different})
        for (auto const field : *fields)
            from.fields[field];
    for (auto& first : setting.bound({}, from)) {
        Draft second = setting.start();
        auto possible = true;
        auto const narrow = [&](FieldId field, bool equal) {
            auto const value = value_in(setting.vocabulary(), first, field);
            auto& asked = second.fields[field];
            possible = possible and value and (equal ? among(asked, {*value}) : bar(asked, {*value}));
        };
        for (auto const field : same)
            narrow(field, true);
        for (auto const field : different)
            narrow(field, false);
        auto other =
            possible ? solve(setting.book(), setting.vocabulary(), {{{norm.other, true}}}, second) : std::nullopt;
        if (other)
            out.push_back({{first, *other}, first});
    }
}

}  // namespace

std::vector<Proposal> proposals(Setting const& setting, SeparationNorm const& norm) {
    std::vector<Proposal> out;
    std::vector<FieldId> same;
    if (norm.within)
        same.push_back(*norm.within);
    add_pair(setting, norm, same, {norm.field}, out);
    same.push_back(norm.field);
    add_pair(setting, norm, same, {}, out);
    return out;
}

}  // namespace proviso
