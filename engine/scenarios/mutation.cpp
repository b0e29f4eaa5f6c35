#include "engine/scenarios/mutation.hpp"

#include "engine/rules/wording.hpp"
#include "engine/scenarios/changes.hpp"
#include "engine/scenarios/slice.hpp"

#include <algorithm>
#include <set>

namespace proviso {
namespace {

constexpr std::size_t most_items = 3;  ///< values left out that are named; the others are counted

/// An expectation that the changed rules may make come out otherwise.
struct Witness {
    TestCase const* test;
    Expectation const* expected;
};

/// What the scenarios of `witnesses` say of each field.
std::vector<std::pair<FieldId, std::string>> values_given(std::vector<Witness> const& witnesses,
                                                          Vocabulary const& vocabulary) {
    std::set<std::pair<FieldId, std::string>> found;
    for (auto const& witness : witnesses)
        for (auto const& record : witness.test->scenario->records)
            for (auto const& cell : record.cells)
                if (auto const* const text = std::get_if<std::string>(&cell.value)) {
                    auto const* const value = vocabulary.field(cell.field).find(*text);
                    found.emplace(cell.field, value ? value->name : *text);
                }
    return {found.begin(), found.end()};
}

class Mutation {
public:
    Mutation(Rulebook const& book, Vocabulary const& vocabulary, std::vector<TestCase const*> const& cases)
        : book_(book), shown_(with_measures(book)), vocabulary_(vocabulary), cases_(cases), dependence_(book) {}

    MutationResult result() {
        for (RuleId rule = 0; rule < book_.rules.size(); ++rule) {
            if (changes_nothing(rule))
                continue;
            Ground const ground(*this, {rule});
            for (auto const& change : changes_of(ground.book, ground.number_of(rule), vocabulary_,
                                                 values_given(ground.witnesses, vocabulary_)))
                judge(change, ground, note_on(rule));
        }
        for (std::uint32_t agreement = 0; agreement < book_.agreements.size(); ++agreement) {
            auto const rules = rules_of(agreement);
            if (rules.empty())
                continue;
            Ground const ground(*this, rules);
            for (auto const& change : changes_of_agreement(ground.book, agreement))
                judge(change, ground, note_on_agreement(agreement));
        }
        return std::move(result_);
    }

private:
    /// Where the changes of some rules are judged.
    struct Ground {
        Ground(Mutation const& mutation, std::vector<RuleId> const& changed) {
            auto const affected = mutation.dependence_.resting_on(changed);
            auto needed = changed;
            for (auto const* const test : mutation.cases_)
                for (auto const& expected : test->scenario->expected)
                    if (std::ranges::any_of(expected.rules,
                                            [&](auto rule) { return std::ranges::binary_search(affected, rule); })) {
                        witnesses.push_back({test, &expected});
                        needed.insert(needed.end(), expected.rules.begin(), expected.rules.end());
                    }
            rules = mutation.dependence_.needed_by(std::move(needed));
            book = slice(mutation.shown_, rules);
            std::erase_if(witnesses, [&](Witness const& witness) {  // what a slice cannot show, no change of it can
                auto const report = check(book, mutation.vocabulary_, witness.test->plan, witness.test->options);
                return difference(*witness.expected, report, mutation.shown_).has_value();
            });
        }
        RuleId number_of(RuleId rule) const {
            return static_cast<RuleId>(std::ranges::lower_bound(rules, rule) - rules.begin());
        }
        std::vector<RuleId> rules;
        Rulebook book;
        std::vector<Witness> witnesses;
    };

    /// A permission that no clause yields to.
    bool changes_nothing(RuleId rule) const {
        return std::holds_alternative<PermissionNorm>(book_.rules[rule].norm) and
               dependence_.resting_on({rule}).size() == 1;
    }

    /// Its own, and those that it amends or brings to another agreement.
    std::vector<RuleId> rules_of(std::uint32_t agreement) const {
        std::set<RuleId> rules;
        for (RuleId rule = 0; rule < book_.rules.size(); ++rule)
            if (auto const& clause = book_.clauses[book_.rules[rule].clause];
                clause.agreement == agreement or clause.amended_by == agreement)
                rules.insert(rule);
        for (auto const& amendment : book_.amendments)
            if (amendment.by == agreement)
                rules.insert(amendment.rules.begin(), amendment.rules.end());
        return {rules.begin(), rules.end()};
    }

    SentenceNote note_on(RuleId id) const {
        auto const& rule = book_.rules[id];
        auto const agreement = book_.clauses[rule.clause].agreement;
        return {rule.label, agreement ? book_.agreements[*agreement].name : "", rule.where, {}};
    }
    SentenceNote note_on_agreement(std::uint32_t agreement) const {
        auto const& info = book_.agreements[agreement];
        return {"Agreement \"" + info.name + "\"", {}, info.where, {}};
    }

    void judge(Change const& change, Ground const& ground, SentenceNote note) {
        ++result_.tried;
        if (notices(change, ground.witnesses))
            ++result_.noticed;
        else
            add_unnoticed(change, std::move(note));
    }

    bool notices(Change const& change, std::vector<Witness> const& witnesses) const {
        TestCase const* last = nullptr;
        Report report;
        for (auto const& [test, expected] : witnesses) {
            if (test != last)
                report = check(change.book, vocabulary_, test->plan, test->options);
            last = test;
            if (difference(*expected, report, shown_))
                return true;
        }
        return false;
    }

    /// Values left out of one list are said together.
    void add_unnoticed(Change const& change, SentenceNote note) {
        auto& list = result_.unnoticed;
        auto const goes_on = not change.item.empty() and not list.empty() and list.back().label == note.label and
                             list.back().agreement == note.agreement and last_words_ == change.words;
        if (not goes_on) {
            list.push_back(std::move(note));
            items_.clear();
        }
        last_words_ = change.words;
        if (not change.item.empty())
            items_.push_back(change.item);
        list.back().text = change.words + enumerated_items();
    }

    /// ` A, B, C or 2 more`, each in backticks.
    std::string enumerated_items() const {
        std::vector<std::string> shown;
        for (std::size_t i = 0; i < std::min(items_.size(), most_items); ++i)
            shown.push_back(ticked(items_[i]));
        if (items_.size() > most_items)
            shown.push_back(std::to_string(items_.size() - most_items) + " more");
        return (shown.empty() ? "" : " ") + enumerated(shown, "or");
    }

    Rulebook const& book_;
    Rulebook shown_;
    Vocabulary const& vocabulary_;
    std::vector<TestCase const*> const& cases_;
    Dependence dependence_;
    MutationResult result_;
    std::string last_words_;          ///< of the last unnoticed change
    std::vector<std::string> items_;  ///< left out by it and those before it that differ in nothing else
};

}  // namespace

MutationResult mutate(Rulebook const& rulebook, Vocabulary const& vocabulary,
                      std::vector<TestCase const*> const& cases) {
    return Mutation(rulebook, vocabulary, cases).result();
}

}  // namespace proviso
