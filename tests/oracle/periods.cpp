// When measures are taken, and of which groups: reference 4.3, 6 (the horizon), decision 1.
#include "tests/oracle/judge.hpp"

#include <algorithm>
#include <map>

namespace proviso::oracle {
namespace {

int months_of(PeriodUnit unit) { return unit == PeriodUnit::year ? 12 : unit == PeriodUnit::quarter ? 3 : 1; }

/// Verdict of several days that must all keep the limit.
Verdict worst(std::vector<MeasureAnswer> const& days) {
    for (auto const verdict : {Verdict::violated, Verdict::undetermined, Verdict::compliant})
        if (std::ranges::find(days, verdict, &MeasureAnswer::verdict) != days.end())
            return verdict;
    return Verdict::not_applicable;
}

/// Of several days of which one must. A day of which it is not known whether it is judged may be the one that does.
Verdict best(std::vector<MeasureAnswer> const& days) {
    auto const any = [&](Verdict verdict) {
        return std::ranges::find(days, verdict, &MeasureAnswer::verdict) != days.end();
    };
    if (any(Verdict::compliant))
        return Verdict::compliant;
    if (not any(Verdict::violated) and not any(Verdict::undetermined))
        return Verdict::not_applicable;
    auto const none_does =
        std::ranges::all_of(days, [](MeasureAnswer const& day) { return both(day.bound, day.kept) == Truth::no; });
    return any(Verdict::violated) and none_does ? Verdict::violated : Verdict::undetermined;
}

/// Of a group that may not be there, or a sentence that may not apply: nothing is surely broken, and nothing surely kept.
Verdict if_it_exists(Verdict verdict) {
    return verdict == Verdict::violated    ? Verdict::undetermined
           : verdict == Verdict::compliant ? Verdict::not_applicable
                                           : verdict;
}

/// What the schedule asks in that year; nothing where it asks nothing.
std::optional<std::int64_t> scheduled(NormModel const& norm, int year) {
    if (auto const found = norm.schedule.find(year); found != norm.schedule.end())
        return found->second;
    auto const& [last, amount] = *norm.schedule.rbegin();
    return norm.yearly_rise and last < year ? std::optional(amount + (year - last) * *norm.yearly_rise) : std::nullopt;
}

LimitModel limit_on(NormModel const& norm, Date day) {
    return norm.schedule.empty() ? norm.limit : LimitModel{norm.limit.relation, scheduled(norm, day.year()), {}};
}

}  // namespace

bool Evaluation::past_horizon(Period period) const {
    return case_.plan.horizon and *case_.plan.horizon + 1 < period.until;
}

Period Evaluation::window(Rule rule) const {
    std::optional<Period> window;
    for (auto const day : calendar_.days())
        if (holds(rule, day) != Truth::no)
            window = Period{window ? window->from : day, day + 1};
    return window.value_or(Period{Date::latest(), Date::latest()});
}

MeasureAnswer Evaluation::judge_whole(Rule rule, Group const& group) const {
    auto const in_window = for_some(calendar_.days(), [&](Date day) { return holds(rule, day); });
    auto const past = case_.plan.horizon and *case_.plan.horizon < window(rule).from;
    return compared(rule, take_whole(rule, group), sentence(rule).norm.limit, both(gate(rule), in_window), past);
}

MeasureAnswer Evaluation::judge_day(Rule rule, Group const& group, Date day, Truth gate) const {
    auto const in_window = holds(rule, day);
    return compared(rule, take_on(rule, group, day), limit_on(sentence(rule).norm, day), both(gate, in_window),
                    past_horizon({day, day + 1}));
}

/// Every day between two days that the case names is as the first of them.
MeasureAnswer Evaluation::judge_days(Rule rule, Group const& group, Period period) const {
    auto days = calendar_.days();
    days.insert(days.end(), {period.from, period.until + -1});
    std::vector<MeasureAnswer> answers;
    for (auto const day : days)
        if (period.from <= day and day < period.until)
            answers.push_back(judge_day(rule, group, day, Truth::yes));
    auto const some = sentence(rule).norm.when == When::sometime;
    auto const verdict = some ? best(answers) : worst(answers);
    auto const applies = gate(rule);
    auto const settled = applies == Truth::yes ? verdict : if_it_exists(verdict);
    return {{}, {}, applies == Truth::no ? Verdict::not_applicable : settled, {}, {}, {}};
}

/// Past the horizon anything may be added.
Evaluation::Take Evaluation::with_more(Rule rule, Take const& take) const {
    return [this, rule, take](MeasureModel const& measure) {
        auto takes = take(measure);
        auto const negative = case_.kinds[sentence(rule).kind].fields[measure.field].negative;
        takes.push_back({Truth::yes, {negative ? std::optional<Exact>() : Exact{}, {}}, {}});
        return takes;
    };
}

/// Of what accrues or counts once.
MeasureAnswer Evaluation::judge_stretch(Rule rule, Group const& group, Period stretch) const {
    auto const in_window = for_some(calendar_.days(), [&](Date day) {
        return stretch.from <= day and day < stretch.until ? holds(rule, day) : Truth::no;
    });
    auto const& norm = sentence(rule).norm;
    auto const bound = both(gate(rule), in_window);
    if (norm.kind == NormModel::Kind::measure and past_horizon(stretch))
        return compared(rule, with_more(rule, take_during(rule, group, {stretch.from, *case_.plan.horizon + 1})),
                        limit_on(norm, stretch.from), bound, false);
    return compared(rule, take_during(rule, group, stretch), limit_on(norm, stretch.from), bound,
                    past_horizon(stretch));
}

MeasureAnswer Evaluation::judge_group(Rule rule, Group const& group, Period period) const {
    auto const& norm = sentence(rule).norm;
    auto const over_stretch = accrues(norm, sentence(rule).kind);
    switch (norm.when) {
        case When::whole: return judge_whole(rule, group);
        case When::on: return judge_day(rule, group, norm.day, gate(rule));
        case When::by: {
            if (not over_stretch)
                return judge_day(rule, group, norm.day, gate(rule));
            auto const in_window = holds(rule, norm.day);
            auto const stretch = Period{window(rule).from, norm.day + 1};
            return compared(rule, take_during(rule, group, stretch), norm.limit, both(gate(rule), in_window),
                            past_horizon(stretch));
        }
        case When::always:
        case When::sometime:
        case When::each: break;
    }
    period = intersect(period, window(rule));
    return over_stretch and bounded(period) ? judge_stretch(rule, group, period) : judge_days(rule, group, period);
}

/// `gold, north`; nothing where one of the values is not known.
std::optional<std::string> Evaluation::group_name(Rule rule, Row row) const {
    std::string all;
    for (auto const field : sentence(rule).norm.groups) {
        auto const cell = records_.cell(row, field);
        auto const* name = std::get_if<std::string>(&cell);
        if (not name)
            return {};
        all += (all.empty() ? "" : ", ") + *name;
    }
    return all;
}

/// A record of which a value is not known may belong to any group; those are, moreover, a group that may have any of
/// them.
Evaluation::NamedGroup Evaluation::group_of(Rule rule, Row of) const {
    auto const name = group_name(rule, of);
    auto const in = [this, rule, name](Row row) {
        auto const own = group_name(rule, row);
        return own ? truth(own == name) : Truth::unknown;
    };
    return {name.value_or("?"), in, {}};
}

/// On whatever day the clause holds: one that is not active when the measure is taken makes a group all the same.
Truth Evaluation::makes_group(Rule rule, Row row) const {
    auto const& norm = sentence(rule).norm;
    auto in = records_.is(row, norm.measure.of);
    if (norm.kind == NormModel::Kind::compared)
        in = either(in, records_.is(row, norm.right.of));
    return both(both(in, measures(rule, row)), remains(rule, row));
}

/// A group for each combination of values that the records have which the sentence binds.
std::vector<Evaluation::NamedGroup> Evaluation::groups(Rule rule) const {
    if (sentence(rule).norm.groups.empty())
        return {{"", [](Row) { return Truth::yes; }, Truth::yes}};
    std::map<std::string, NamedGroup> found;
    for (auto const row : records_.of_kind(sentence(rule).kind)) {
        auto group = group_of(rule, row);
        auto const known = group.name != "?";
        auto const makes = both(makes_group(rule, row), known ? Truth::yes : Truth::unknown);
        auto const at = found.emplace(group.name, std::move(group)).first;
        at->second.exists = either(at->second.exists, makes);
    }
    std::vector<NamedGroup> groups;
    for (auto& [name, group] : found)
        if (group.exists != Truth::no)
            groups.push_back(std::move(group));
    return groups;
}

/// Calendar or contract periods that begin and end inside the stretch, and its cut first and last ones.
std::vector<Period> Evaluation::periods(Rule rule) const {
    auto const& norm = sentence(rule).norm;
    if (norm.when != When::each)
        return {norm.period};
    auto const all = intersect(norm.period, window(rule));
    auto const& agreement = case_.clauses[rule.clause].agreement;
    auto const anchor = norm.contract ? *case_.agreements[*agreement].effective : *Date::of(2020, 1, 1);
    std::vector<Period> periods;
    for (int i = 0; bounded(all); ++i) {
        auto const step = months_of(norm.every);
        Period const one{after(anchor, {i * step, PeriodUnit::month, false}),
                         after(anchor, {(i + 1) * step, PeriodUnit::month, false})};
        if (not(one.from < all.until))
            break;
        auto const asks = norm.schedule.empty() or scheduled(norm, one.from.year());
        if (asks and not intersect(one, all).empty())
            periods.push_back(intersect(one, all));
    }
    return periods;
}

void Evaluation::judge_measure(Rule rule, Answer& answer) const {
    auto const each = sentence(rule).norm.when == When::each;
    for (auto const& group : groups(rule))
        for (auto const& period : periods(rule)) {
            auto measured = judge_group(rule, group.in, period);
            measured.group = group.name;
            if (group.exists == Truth::unknown)
                measured.verdict = if_it_exists(measured.verdict);
            if (each)
                measured.period = intersect(period, window(rule));
            answer.measures.push_back(std::move(measured));
        }
}

}  // namespace proviso::oracle
