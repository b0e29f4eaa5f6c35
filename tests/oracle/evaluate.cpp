#include "tests/oracle/judge.hpp"

#include <algorithm>

namespace proviso::oracle {
namespace {

using Kind = NormModel::Kind;

Verdict verdict_of(Answer const& answer) {
    auto const any = [&](Verdict verdict) {
        return std::ranges::any_of(answer.faults, [&](Fault const& fault) { return fault.verdict == verdict; }) or
               std::ranges::any_of(answer.measures, [&](auto const& measure) { return measure.verdict == verdict; });
    };
    for (auto const verdict : {Verdict::violated, Verdict::undetermined, Verdict::compliant})
        if (any(verdict))
            return verdict;
    return answer.bound > 0 ? Verdict::compliant : Verdict::not_applicable;
}

}  // namespace

std::string Evaluation::label(Rule rule) const {
    auto const& clause = case_.clauses[rule.clause];
    return clause.items.size() == 1 ? clause.id
                                    : clause.id + "(" + static_cast<char>('a' + static_cast<char>(rule.item)) + ")";
}

std::vector<Evaluation::Rule> Evaluation::rules(Reference const& reference) const {
    std::vector<Rule> rules;
    for (std::size_t item = 0; item < case_.clauses[reference.clause].items.size(); ++item)
        if (not reference.item or *reference.item == item)
            rules.push_back({reference.clause, item});
    return rules;
}

/// Those that it is subject to, and those that stand notwithstanding it; only what is in force.
std::vector<Evaluation::Rule> Evaluation::prevailing(Rule below) const {
    std::vector<Rule> above;
    for (auto const& reference : sentence(below).subject_to)
        for (auto const& rule : rules(reference))
            above.push_back(rule);
    for (std::size_t clause = 0; clause < case_.clauses.size(); ++clause)
        for (std::size_t item = 0; item < case_.clauses[clause].items.size(); ++item)
            for (auto const& reference : case_.clauses[clause].items[item].notwithstanding)
                for (auto const& rule : rules(reference))
                    if (rule.clause == below.clause and rule.item == below.item)
                        above.push_back({clause, item});
    std::erase_if(above, [&](Rule rule) { return not calendar_.in_force(case_.clauses[rule.clause].agreement); });
    return above;
}

// ---- whom a sentence binds: reference 4.3, 4.4, decision 6 ------------------------------------------------

Truth Evaluation::active(Row row, Date day) const {
    return for_any_of(records_.lives(row, calendar_.days()), [&](Period life) { return truth(within(life, day)); });
}

Truth Evaluation::said(Said const& said, Row const* row) const {
    if (auto const* fact = std::get_if<FactSaid>(&said))
        return fact->no ? negate(calendar_.fact(fact->fact)) : calendar_.fact(fact->fact);
    if (auto const* day = std::get_if<DaySaid>(&said))
        return truth(stands(case_.plan.as_of, day->relation, day->day));
    if (auto const* atom = std::get_if<Atom>(&said))
        return row ? records_.is(*row, *atom) : Truth::unknown;
    if (auto const* met = std::get_if<MetSaid>(&said)) {
        auto const any = [&](Verdict verdict) {
            return std::ranges::any_of(rules(met->clause), [&](Rule rule) {
                if (not calendar_.in_force(case_.clauses[rule.clause].agreement))
                    return false;
                auto const judged = answer(rule);
                return judged.judged and judged.verdict == verdict;
            });
        };
        auto const is_met = any(Verdict::violated)                                       ? Truth::no
                            : any(Verdict::compliant) and not any(Verdict::undetermined) ? Truth::yes
                                                                                         : Truth::unknown;
        return met->no ? negate(is_met) : is_met;
    }
    return Truth::unknown;
}

Truth Evaluation::condition(ConditionModel const& condition, Row const* row) const {
    auto const each = [&](Said const& part) { return said(part, row); };
    auto const all = condition.any ? for_some(condition.parts, each) : for_all(condition.parts, each);
    return condition.unless ? negate(all) : all;
}

Truth Evaluation::scope(Rule rule, Row row) const {
    auto const& of = sentence(rule);
    auto of_subject = of.norm.kind == Kind::reserved ? records_.is(row, of.norm.deeds)
                      : is_measure(of.norm)          ? records_.is(row, of.norm.measure.of)
                                                     : records_.is(row, of.norm.subject);
    if (of.norm.kind == Kind::compared)
        of_subject = either(of_subject, records_.is(row, of.norm.right.of));
    auto const conditions = for_all(of.conditions, [&](auto const& each) { return condition(each, &row); });
    auto const excepted = for_some(of.except, [&](SubjectModel const& each) { return records_.is(row, each); });
    return both(both(of_subject, conditions), negate(excepted));
}

/// On some day that the record meets the sentence's window, no other sentence exempts it.
Truth Evaluation::remains(Rule rule, Row row) const {
    return for_any_of(records_.lives(row, calendar_.days()), [&](Period life) {
        return for_some(calendar_.days(), [&](Date day) {
            return within(life, day) ? both(holds(rule, day), negate(exempt(rule, row, day))) : Truth::no;
        });
    });
}

Truth Evaluation::binds(Rule rule, Row row) const {
    if (sentence(rule).kind != row.kind)
        return Truth::no;
    return both(scope(rule, row), remains(rule, row));
}

/// On that day an upper sentence holds that has the record, and from which it is not itself exempt.
Truth Evaluation::exempt(Rule rule, Row row, Date day) const {
    return for_some(prevailing(rule), [&](Rule above) {
        auto const holding = both(reaches(above, row), holds(above, day));
        return holding == Truth::no ? holding : both(holding, negate(exempt(above, row, day)));
    });
}

Truth Evaluation::does_counted(NormModel const& norm, Row row) const {
    auto const counted = records_.is(row, norm.measure.of);
    auto const does = norm.kind == Kind::share or norm.kind == Kind::counted;
    return does ? both(counted, records_.is(row, norm.deeds)) : counted;
}

Truth Evaluation::reaches(Rule above, Row row) const {
    auto const& norm = sentence(above).norm;
    if (sentence(above).kind != row.kind)
        return Truth::no;
    auto const in = scope(above, row);
    if (is_measure(norm))  // `at most two tasks may be hosted on Alba`: those that are
        return both(in, does_counted(norm, row));
    return norm.kind == Kind::may ? both(in, records_.is(row, norm.deeds)) : in;
}

// ---- what it asks of them: reference 4.2 -------------------------------------------------------------------

Truth Evaluation::has_neighbour(NormModel const& norm, Row row, Date day) const {
    if (past_horizon({day, day + 1}))
        return Truth::unknown;
    return for_some(records_.of_kind(row.kind), [&](Row other) {
        if (other.row == row.row)
            return Truth::no;
        auto const same = [&](std::size_t field) {
            auto const a = records_.cell(row, field), b = records_.cell(other, field);
            auto const *one = std::get_if<std::string>(&a), *two = std::get_if<std::string>(&b);
            return one and two ? truth(*one == *two) : Truth::unknown;
        };
        auto const beside = both(records_.is(other, norm.other), active(other, day));
        return both(both(beside, same(norm.field)), norm.within ? same(*norm.within) : Truth::yes);
    });
}

Truth Evaluation::keeps(Rule rule, Row row) const {
    auto const& norm = sentence(rule).norm;
    switch (norm.kind) {
        case Kind::must: return records_.is(row, norm.deeds);
        case Kind::must_not:
        case Kind::none_may: return negate(records_.is(row, norm.deeds));
        case Kind::exclusive:
        case Kind::exclusive_role:
            return records_.is(row, Atom{.ask = Ask::in, .field = norm.field, .values = norm.values});
        case Kind::reserved: return records_.is(row, norm.subject);
        case Kind::separation:
            return for_all(calendar_.days(), [&](Date day) {
                auto const binding = both(holds(rule, day), negate(exempt(rule, row, day)));
                auto const asked = both(active(row, day), binding);
                auto const beside = has_neighbour(norm, row, day);
                return either(negate(asked), norm.apart ? negate(beside) : beside);
            });
        default: return Truth::yes;
    }
}

/// The first stretch of days that record and sentence have in common, without those on which it is surely exempt; nothing where that is not known for sure.
std::optional<Period> Evaluation::overlap(Rule rule, Row row) const {
    std::optional<Period> common, all;
    bool over = false;
    for (auto const day : calendar_.days()) {
        auto const on = both(active(row, day), holds(rule, day));
        if (on == Truth::unknown)
            return {};
        if (on == Truth::no)
            continue;
        all = Period{all ? all->from : day, day + 1};
        if (exempt(rule, row, day) == Truth::yes)
            over = common.has_value();
        else if (not over)
            common = Period{common ? common->from : day, day + 1};
    }
    return common ? common : all;
}

void Evaluation::judge_records(Rule rule, Answer& answer) const {
    for (auto const row : records_.of_kind(sentence(rule).kind)) {
        auto const bound = binds(rule, row);
        auto const kept = keeps(rule, row);
        if (bound == Truth::yes)
            ++answer.bound;
        if (bound == Truth::no or kept == Truth::yes)
            continue;
        auto const sure = bound == Truth::yes and kept == Truth::no;
        auto const days = sentence(rule).norm.kind == Kind::separation ? std::nullopt : overlap(rule, row);
        answer.faults.push_back({row.kind, row.row, sure ? Verdict::violated : Verdict::undetermined, days});
    }
}

Answer Evaluation::answer(Rule rule) const {
    Answer answer;
    auto const& agreement = case_.clauses[rule.clause].agreement;
    answer.label = label(rule);
    answer.agreement = agreement ? case_.agreements[*agreement].name : "";
    auto const& norm = sentence(rule).norm;
    answer.judged = norm.kind != Kind::may;
    if (not answer.judged)
        return answer;
    if (is_measure(norm))
        judge_measure(rule, answer);
    else
        judge_records(rule, answer);
    answer.verdict = verdict_of(answer);
    return answer;
}

std::vector<Answer> Evaluation::answers() const {
    std::vector<Answer> answers;
    for (std::size_t clause = 0; clause < case_.clauses.size(); ++clause)
        for (std::size_t item = 0; item < case_.clauses[clause].items.size(); ++item)
            if (calendar_.in_force(case_.clauses[clause].agreement))
                answers.push_back(answer({clause, item}));
    return answers;
}

std::vector<Answer> evaluate(Case const& of) { return Evaluation(of).answers(); }

}  // namespace proviso::oracle
