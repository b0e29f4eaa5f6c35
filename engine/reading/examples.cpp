#include "engine/reading/examples.hpp"

#include "dsl/lexicon.hpp"
#include "engine/reading/example_plan.hpp"
#include "engine/reading/follow.hpp"
#include "engine/reading/proposals.hpp"
#include "engine/reading/single_rule.hpp"

#include <algorithm>
#include <map>

namespace proviso {
namespace {

/// Where nothing in the clause asks for a day.
Date some_day() { return *Date::of(2026, 1, 1); }

Date day_of_check(Draft const& world) {
    if (world.as_of_first != Date::earliest())
        return world.as_of_first;
    return std::min(world.as_of_last, some_day());
}

/// Facts and days of all records of a proposal; nothing where they need different ones.
std::optional<Draft> common_world(Proposal const& proposal) {
    auto world = proposal.world;
    for (auto const& record : proposal.records) {
        for (auto const& [fact, value] : record.facts)
            if (world.facts.emplace(fact, value).first->second != value)
                return {};
        world.as_of_first = std::max(world.as_of_first, record.as_of_first);
        world.as_of_last = std::min(world.as_of_last, record.as_of_last);
    }
    return world.as_of_last < world.as_of_first ? std::nullopt : std::optional(world);
}

/// A proposal with all its values.
struct Made {
    std::vector<MadeRecord> records;
    Draft world;
    Date as_of;
};

/// Keys tell the records of an example apart.
void name_record(Vocabulary const& vocabulary, std::size_t number, MadeRecord& made) {
    if (auto const key = vocabulary.records[made.record].key)
        made.values.emplace(FieldId{made.record, *key}, "example-" + std::to_string(number));
}

std::optional<Made> made_of(Vocabulary const& vocabulary, RecordId record, Proposal const& proposal) {
    auto world = common_world(proposal);
    if (not world)
        return {};
    Made out{{}, std::move(*world), {}};
    for (auto const& draft : proposal.records) {
        auto values = values_of(vocabulary, draft);
        if (not values)
            return {};
        auto const& fields = draft.fields;
        MadeRecord made{fields.empty() ? record : fields.begin()->first.record, std::move(*values)};
        name_record(vocabulary, out.records.size() + 1, made);
        out.records.push_back(std::move(made));
    }
    out.as_of = day_of_check(out.world);
    return out;
}

CheckOptions options_of(Rulebook const& book, Made const& made) {
    CheckOptions options;
    options.threads = 1;
    options.as_of = made.as_of;
    for (auto const& [fact, holds] : made.world.facts) {
        FactValue value{false, {}};
        if (holds)
            value.value = made.as_of;
        options.facts.emplace(fold(book.facts[fact].name), value);
    }
    return options;
}

std::optional<Verdict> verdict_of(Report const& report, Rulebook const& book, Rule const& rule) {
    auto const agreement = book.clauses[rule.clause].agreement;
    auto const name = agreement ? book.agreements[*agreement].name : "";
    auto const at = std::ranges::find_if(report.clauses, [&](ClauseResult const& clause) {
        return clause.judged and clause.id == rule.label and clause.agreement == name and clause.text == rule.statement;
    });
    return at == report.clauses.end() ? std::nullopt : std::optional(at->verdict);
}

Example shown(Rulebook const& book, Vocabulary const& vocabulary, Plan const& plan, Made const& made) {
    Example out;
    out.as_of = made.as_of;
    for (auto const& [fact, holds] : made.world.facts)
        out.facts.emplace_back(book.facts[fact].name, holds ? made.as_of.text() : "false");
    std::map<RecordId, std::size_t> rows;
    for (auto const& from : made.records) {
        auto const& type = vocabulary.records[from.record];
        auto const row = rows[from.record]++;
        ExampleRecord record{type.name, {}};
        for (auto const& [id, text] : from.values)
            record.cells.emplace_back(type.fields[id.index].name, cell_text(plan, vocabulary, id, row));
        out.records.push_back(std::move(record));
    }
    return out;
}

// ---- where there is none ----------------------------------------------------------------------------------

bool leaves_a_day_open(Window const& window) {
    auto const open = [](Bound const& bound) { return std::holds_alternative<UnstatedDay>(bound); };
    return std::ranges::any_of(window.from, open) or std::ranges::any_of(window.until, open);
}

/// What keeps every plan from a sure verdict; nothing where something might be found.
std::string obstacle(Rulebook const& book, Rule const& rule) {
    auto const* norm = std::get_if<AggregateNorm>(&rule.norm);
    if (leaves_a_day_open(rule.window) or (norm and not norm->day_stated))
        return "the text leaves a day open";
    if (norm and norm->schedule.empty() and not norm->right and not norm->previous and not norm->bound.quantity)
        return "the text leaves a bound open";
    for (auto const id : predicates_of(book, rule)) {
        auto const& predicate = book.predicates[id];
        if (auto const* open = std::get_if<Open>(&predicate))
            return "whether anything else belongs to \"" + open->term + "\" is left open";
        if (std::holds_alternative<Unstated>(predicate))
            return "the text leaves a bound open";
        if (auto const* met = std::get_if<ClauseMet>(&predicate)) {
            auto const& condition = book.conditions[met->condition];
            auto const clause = condition.rules.empty() or book.rules[condition.rules.front()].reported;
            return clause ? "it rests on how the whole plan comes out under another clause"
                          : "it rests on what the whole plan comes to: whether " + condition.words;
        }
    }
    return {};
}

/// A group that is made only by a record that counts has at least one.
bool never_falls_short(Rule const& rule) {
    auto const* norm = std::get_if<AggregateNorm>(&rule.norm);
    auto const number = norm and (norm->left.measure == Measure::number or norm->left.measure == Measure::distinct);
    return number and not norm->groups.empty() and not norm->right and norm->when == When::whole and
           norm->left.of == rule.subject and norm->left.counting.empty() and norm->relation == Relation::at_least and
           norm->bound.quantity and norm->bound.quantity->amount <= Decimal{1};
}

std::string why_none(Rulebook const& book, Rule const& rule, std::string_view verdict) {
    auto const known = verdict == "fail" and never_falls_short(rule)
                           ? "only a record that counts makes a group, so that none comes to less"
                           : obstacle(book, rule);
    return "no example: " + (known.empty()
                                 ? "of the records that were tried, the checker found none to " + std::string(verdict)
                                 : known);
}

class Trial {
public:
    Trial(SingleRule const& single, Vocabulary const& vocabulary)
        : book_(single.book), vocabulary_(vocabulary), rule_(single.book.rules[single.rule]) {}

    /// Keeps the first that passes and the first that fails.
    void show(Proposal const& proposal) {
        auto const made = made_of(vocabulary_, rule_.record, proposal);
        auto const plan = made ? plan_of(vocabulary_, made->records) : std::nullopt;
        if (not plan)
            return;
        auto const verdict = verdict_of(check(book_, vocabulary_, *plan, options_of(book_, *made)), book_, rule_);
        if (verdict == Verdict::compliant and not passes_)
            passes_ = shown(book_, vocabulary_, *plan, *made);
        if (verdict == Verdict::violated and not fails_)
            fails_ = shown(book_, vocabulary_, *plan, *made);
    }
    bool done() const { return passes_ and fails_; }

    Examples examples() && {
        auto const otherwise = [&](std::optional<Example> found, std::string_view verdict) {
            return found ? std::move(*found) : Example{why_none(book_, rule_, verdict), {}, {}, {}};
        };
        return {otherwise(std::move(passes_), "pass"), otherwise(std::move(fails_), "fail")};
    }

private:
    Rulebook const& book_;
    Vocabulary const& vocabulary_;
    Rule const& rule_;
    std::optional<Example> passes_, fails_;
};

}  // namespace

namespace {

/// Conditions that ask for other clauses multiply what may be tried.
constexpr std::size_t most_tried = 200;

}  // namespace

Examples examples_of(Rulebook const& book, Vocabulary const& vocabulary, RuleId id) {
    auto const single = single_rule(book, id);
    Setting const setting(single.book, vocabulary, single.rule);
    Trial trial(single, vocabulary);
    auto const tried = proposals(setting);
    for (std::size_t i = 0; i < std::min(tried.size(), most_tried) and not trial.done(); ++i)
        trial.show(tried[i]);
    return std::move(trial).examples();
}

}  // namespace proviso
