#include "engine/rules/terms.hpp"

#include "engine/rules/nodes.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

constexpr std::size_t deepest = 64;

constexpr std::array<std::string_view, std::variant_size_v<Sense>> kinds{
    "a class of records",    "a set of values",          "a fact", "a quantity", "a date", "a period",
    "left open by the text", "an amount for each period"};

bool is_open(Terms::Term const& term) { return as<ast::OpenMeaning>(term.definition->meaning) != nullptr; }

bool is_taken(Vocabulary const& vocabulary, std::string_view name) {
    return not vocabulary.records_called(name).empty() or not vocabulary.values_named(name).empty();
}

std::string repeated_text(Terms::Term const& first, Terms::Term const& second) {
    auto const term = ticked(second.definition->term.text);
    if (is_open(first) != is_open(second))
        return term + " has both a `means` and an `includes`";
    return term + " is defined twice";
}

std::string repeated_help(Terms::Term const& first, Terms::Term const& second) {
    if (is_open(first) != is_open(second))
        return "keep one: `means` says all that it is, `includes` leaves the rest unknown";
    if (first.agreement == second.agreement)
        return "keep one of them, or rename the other";
    return "outside any agreement a definition is for all of them: move it into its agreement, or rename one";
}

}  // namespace

std::string_view kind_of(Sense const& sense) { return kinds[sense.index()]; }

Label defined_here(Terms::Term const& term) {
    auto const& name = term.definition->term;
    return {excerpt(*term.source, name.span), ticked(name.text) + " is defined here"};
}

void Terms::add(Scope const& scope, ast::Definition const& definition) {
    terms_.push_back({&definition, &scope.source, scope.agreement, 0, Term::State::unread, {}});
    by_name_[fold(definition.term.text)].push_back(&terms_.back());
}

void Terms::read_all(Compilation& shared) {
    drop_repeated(shared);
    report_taken_names(shared);
    number_facts(shared);
    for (auto const& [name, terms] : by_name_)
        for (auto* const term : terms)
            sense({shared, *term->source, term->agreement}, *term);
}

/// Keeps the first definition of each name in each agreement; where one is for all, only that.
void Terms::drop_repeated(Compilation& shared) {
    for (auto& [name, terms] : by_name_) {
        std::ranges::stable_sort(terms, {}, &Term::agreement);
        std::vector<Term*> kept;
        for (auto* const term : terms) {
            auto const clash = std::ranges::find_if(
                kept, [&](auto const* k) { return not k->agreement or k->agreement == term->agreement; });
            if (clash == kept.end()) {
                kept.push_back(term);
                continue;
            }
            Scope{shared, *term->source, term->agreement}.complain({Kind::duplicate_term,
                                                                    term->definition->term.span,
                                                                    repeated_text(**clash, *term),
                                                                    repeated_help(**clash, *term),
                                                                    {defined_here(**clash)}});
        }
        terms = std::move(kept);
    }
}

/// Terms that hide a noun or a value of the vocabulary.
void Terms::report_taken_names(Compilation& shared) const {
    for (auto const& term : terms_) {
        auto const& name = term.definition->term;
        Scope const scope{shared, *term.source, term.agreement};
        auto const& vocabulary = shared.vocabulary;
        if (not as<ast::FactMeaning>(term.definition->meaning) and is_taken(vocabulary, name.text))
            scope.complain({Kind::redefined_name, name.span,
                            ticked(name.text) +
                                " is a name of the vocabulary, and means this instead wherever it stands" +
                                (term.agreement ? " in this agreement" : ""),
                            "give the term a name of its own, unless that is meant"});
    }
}

void Terms::number_facts(Compilation& shared) {
    for (auto const& [name, terms] : by_name_) {
        auto const fact = [](Term const* term) { return as<ast::FactMeaning>(term->definition->meaning); };
        auto const several = std::ranges::count_if(terms, fact) > 1;
        for (auto* const term : terms) {
            if (not fact(term))
                continue;
            term->fact = static_cast<FactId>(facts_.size());
            facts_.push_back({term->definition->term.text, fact(term)->text,
                              several and term->agreement ? shared.agreements[*term->agreement].name : ""});
        }
    }
}

std::vector<Terms::Term*> Terms::visible(Scope const& scope, std::string const& folded) const {
    auto const found = by_name_.find(folded);
    if (found == by_name_.end())
        return {};
    for (auto* const term : found->second)
        if (not term->agreement or term->agreement == scope.agreement)
            return {term};
    return found->second;
}

std::vector<std::string> Terms::of_records_or_values() const {
    std::vector<std::string> names;
    auto const is_of_them = [](Term const* term) {
        return term->sense and
               (std::holds_alternative<ClassSense>(*term->sense) or std::holds_alternative<ValuesSense>(*term->sense));
    };
    for (auto const& [name, terms] : by_name_)
        if (std::ranges::any_of(terms, is_of_them))
            names.push_back(name);
    return names;
}

Terms::Term* Terms::find(Scope const& scope, ast::Name const& name) const {
    if (name.quoted)
        return nullptr;
    auto const candidates = visible(scope, fold(name.text));
    if (candidates.empty())
        return nullptr;
    if (candidates.size() > 1)
        scope.complain({Kind::duplicate_term,
                        name.span,
                        ticked(name.text) + " is defined in several other agreements, and not in this one",
                        "define it in this agreement too",
                        {defined_here(*candidates[0]), defined_here(*candidates[1])}});
    return candidates.front();
}

Sense const* Terms::sense(Scope const& scope, Term& term) {
    if (term.state == Term::State::being_read) {
        report_cycle(scope, term);
        return nullptr;
    }
    if (term.state == Term::State::unread) {
        Scope const home{scope.shared, *term.source, term.agreement};
        if (being_read_.size() >= deepest) {
            home.complain({Kind::too_deep, term.definition->span, "definitions lead to one another more than 64 deep",
                           "define it more directly"});
            return nullptr;
        }
        term.state = Term::State::being_read;
        being_read_.push_back(&term);
        term.sense = meaning(home, term);
        being_read_.pop_back();
        term.state = Term::State::read;
    }
    return term.sense ? &*term.sense : nullptr;
}

void Terms::report_cycle(Scope const& scope, Term const& again) const {
    auto const first = std::ranges::find(being_read_, &again);
    std::string path;
    std::vector<Label> notes;
    for (auto term = first; term != being_read_.end(); ++term) {
        path += (*term)->definition->term.text + " → ";
        if (term != first)
            notes.push_back(defined_here(**term));
    }
    auto const& name = again.definition->term;
    auto help = std::string("define one of them without the others");
    if (notes.empty())
        help = scope.vocabulary().values_named(name.text).empty()
                   ? "say what it means in other words"
                   : "write `\"" + name.text + "\"` in quotes for the value of that name";
    Scope{scope.shared, *again.source, again.agreement}.complain(
        {Kind::definition_cycle, name.span, "this definition needs itself: " + path + name.text, help, notes});
}

std::string Terms::dollar(Scope const& scope) {
    if (auto const* term = find(scope, {{}, "$", false}))
        if (auto const* currency = as<ast::CurrencyMeaning>(term->definition->meaning))
            return currency->currency;
    dollar_was_assumed_ = true;
    return "USD";
}

}  // namespace proviso
