#include "engine/rules/scenarios.hpp"

#include "engine/rules/names.hpp"
#include "engine/rules/nodes.hpp"
#include "engine/rules/quantities.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>

namespace proviso {
namespace {

class ScenarioReader {
public:
    ScenarioReader(Scope const& scope, Rulebook const& book, PrecedenceReader const& labels)
        : scope_(scope), book_(book), labels_(labels) {}

    std::optional<Scenario> read(ast::Scenario const& node) {
        Scenario scenario;
        scenario.name = node.name.text;
        scenario.where = scope_.place({node.span.begin, node.name.span.end});
        scenario.as_of = day(node.as_of);
        for (auto const& given : node.given)
            match(
                given, [&](ast::GivenRecord const& record) { add_record(record, scenario); },
                [&](ast::GivenFact const& fact) { add_fact(fact, scenario); });
        for (auto const& expected : node.expected)
            add_expectation(expected, scenario);
        return sound_ ? std::optional(std::move(scenario)) : std::nullopt;
    }

private:
    void complain(Mistake mistake) {
        sound_ = false;
        scope_.complain(std::move(mistake));
    }

    Date day(ast::Date const& node) {
        auto const date = read_date(scope_, node);
        sound_ = sound_ and date;
        return date.value_or(Date{});
    }

    /// As the policy means it (its own `$`, words and figures alike), for the plan's reader.
    std::string amount(ast::Quantity const& node) {
        auto const read = read_quantity(scope_, node);
        sound_ = sound_ and read;
        if (not read or not read->quantity)
            return {};
        auto const unit = read->quantity->unit.text();
        return read->quantity->amount.text() + (unit.empty() ? "" : " " + unit);
    }

    // ---- what is given -----------------------------------------------------------------------------------

    void add_record(ast::GivenRecord const& node, Scenario& scenario) {
        auto const called = scope_.vocabulary().records_called(node.noun.text);
        if (called.size() != 1)
            return complain({Kind::ambiguous_value, node.noun.span,
                             ticked(node.noun.text) + " may be more than one kind of record", "name one of them"});
        GivenRecord record{called.front(), {}};
        for (auto const& property : node.properties)
            match(
                property, [&](ast::FieldValue const& value) { add_value(value, record); },
                [&](ast::Membership const& described) { add_truth(described, record); });
        add_key({record.record, key_of(record, scenario), scope_.place(node.span)});
        scenario.records.push_back(std::move(record));
    }

    /// What a report calls a record.
    struct Key {
        RecordId record;
        std::string text;
        Excerpt where;
    };

    void add_key(Key key) {
        auto const is_same = [&](Key const& k) { return k.record == key.record and k.text == key.text; };
        auto const first = std::ranges::find_if(keys_, is_same);
        if (first == keys_.end())
            return keys_.push_back(std::move(key));
        sound_ = false;
        scope_.shared.out.push_back(
            {Kind::plan_same_name,
             {key.where, "a second " + noun(scope_.vocabulary(), key.record) + " is called " + ticked(key.text)},
             {{first->where, "the first is this"}},
             "give each a name of its own; one without a name is called by its number",
             true});
    }

    void add_value(ast::FieldValue const& node, GivenRecord& record) {
        auto const field = field_called(scope_, record.record, node.field);
        if (not field)
            return void(sound_ = false);
        auto const add = [&](auto value) {
            record.cells.push_back({*field, std::move(value), scope_.place(node.span)});
        };
        match(
            node.value, [&](ast::Name const& name) { add(value_text(*field, name)); },
            [&](ast::Quantity const& quantity) { add(amount(quantity)); },
            [&](ast::Date const& date) { add(day(date)); }, [&](ast::NotStated const&) { add(NotYetKnown{}); });
    }

    /// As the author spells it, where the field knows it so; else as it was first declared, in the singular.
    std::string value_text(FieldId field, ast::Name const& name) const {
        auto const written = scope_.words(name.span);
        return not name.quoted and scope_.vocabulary().field(field).find(written) ? written : name.text;
    }

    void add_truth(ast::Membership const& node, GivenRecord& record) {
        auto const fields = in_record(scope_.vocabulary().fields_described(node.name.text), record.record);
        if (fields.size() != 1)
            return complain(
                {Kind::other_record, node.name.span,
                 ticked(node.name.text) + " does not describe " + nouns(scope_.vocabulary(), record.record)});
        record.cells.push_back({fields.front(), not node.negated, scope_.place(node.span)});
    }

    /// What reports will call the record: its key, else `placement 2`.
    std::string key_of(GivenRecord const& record, Scenario const& scenario) const {
        auto const& type = scope_.vocabulary().records[record.record];
        for (auto const& cell : record.cells)
            if (cell.field.index == type.key)
                if (auto const* const text = std::get_if<std::string>(&cell.value))
                    return *text;
        auto const before = std::ranges::count(scenario.records, record.record, &GivenRecord::record);
        return type.name + " " + std::to_string(before + 1);
    }

    void add_fact(ast::GivenFact const& node, Scenario& scenario) {
        std::variant<bool, Date> value = not node.fact.negated;
        if (node.since and node.fact.negated)
            return complain({Kind::plan_contradiction, node.since->span, "a fact that is denied has no day",
                             "leave out `since`, or the `not`"});
        if (node.since)
            value = day(*node.since);
        auto const name = fold(node.fact.fact.text);
        for (auto const& known : scenario.facts)
            if (fold(known.name) == name)
                return complain({Kind::plan_duplicate, node.span, ticked(known.name) + " is given twice"});
        scenario.facts.push_back({node.fact.fact.text, value, scope_.place(node.span)});
    }

    // ---- what is expected ----------------------------------------------------------------------------------

    void add_expectation(ast::Expectation const& node, Scenario& scenario) {
        Expectation expected;
        expected.verdict = static_cast<ExpectedVerdict>(node.outcome);
        expected.where = scope_.place(node.span);
        expected.clause = node.clause.clause;
        for (auto const& key : node.records)
            expected.records.push_back(known_key(key));
        for (auto const& reason : node.because)
            expected.because.push_back(known_reason(reason));
        auto texts = labels_.texts_meant(scope_, node.clause);
        if (not texts)
            return void(sound_ = false);
        auto& rules = texts->rules;
        std::erase_if(rules, [&](auto id) { return std::holds_alternative<PermissionNorm>(book_.rules[id].norm); });
        expected.rules = {rules.begin(), rules.end()};
        expected.left = std::move(texts->left);
        if (expected.rules.empty())
            return complain_of_no_verdict(node.clause);
        scenario.expected.push_back(std::move(expected));
    }

    /// A clause that is broken was reported; it leaves the scenario out.
    void complain_of_no_verdict(ast::ClauseRef const& to) {
        sound_ = false;
        auto const called = [&](ClauseInfo const& clause) { return fold(clause.id) == fold(to.clause); };
        auto const clause = std::ranges::find_if(book_.clauses, called);
        auto const permits = std::ranges::any_of(book_.rules, [&](Rule const& rule) {
            return std::holds_alternative<PermissionNorm>(rule.norm) and
                   (fold(rule.label) == fold(to.clause) or called(book_.clauses[rule.clause]));
        });
        if (clause != book_.clauses.end() and clause->not_encoded)
            complain({Kind::unknown_clause, to.span, "clause " + ticked(to.clause) + " is left to people",
                      "expect a clause that is encoded"});
        else if (permits)
            complain({Kind::unknown_clause, to.span,
                      "clause " + ticked(to.clause) + " is a permission, which has no verdict",
                      "expect the clause that it exempts from"});
    }

    std::string known_key(ast::Name const& key) {
        auto const called = std::ranges::count(keys_, key.text, &Key::text);
        std::vector<std::string> keys;
        std::ranges::transform(keys_, std::back_inserter(keys), &Key::text);
        if (called == 0)
            complain({Kind::unknown_name, key.span, "the scenario has no record " + ticked(key.text),
                      did_you_mean(key.text, keys)});
        if (called > 1)
            complain({Kind::ambiguous_value, key.span, "records of several kinds are called " + ticked(key.text),
                      "give each a name of its own"});
        return key.text;
    }

    /// The field's own name, for any noun of it.
    std::string known_reason(ast::Name const& reason) {
        if (reason.quoted)
            return reason.text;
        auto const fields = scope_.vocabulary().fields_called(reason.text);
        return fields.empty() ? reason.text : scope_.vocabulary().field(fields.front()).name;
    }

    Scope const& scope_;
    Rulebook const& book_;
    PrecedenceReader const& labels_;
    std::vector<Key> keys_;
    bool sound_ = true;
};

}  // namespace

std::optional<Scenario> read_scenario(Scope const& scope, ast::Scenario const& scenario, Rulebook const& book,
                                      PrecedenceReader const& labels) {
    return ScenarioReader(scope, book, labels).read(scenario);
}

}  // namespace proviso
