// What is measured, of which records: reference 4.2 (aggregates), 4.3 (over time), 5 (what is missing).
#include "tests/oracle/judge.hpp"
#include "tests/oracle/words.hpp"

#include <algorithm>
#include <set>

namespace proviso::oracle {
namespace {

using Kind = NormModel::Kind;

bool speaks_of_record(Said const& said) { return std::holds_alternative<Atom>(said); }

/// `if A and B` and `unless A or B` are conditions each for itself.
std::vector<ConditionModel> apart(ConditionModel const& condition) {
    if (condition.parts.size() > 1 and condition.any != condition.unless)
        return {condition};
    std::vector<ConditionModel> each;
    for (auto const& part : condition.parts)
        each.push_back({{part}, false, condition.unless});
    return each;
}

bool speaks_of_record(ConditionModel const& condition) {
    return std::ranges::any_of(condition.parts, [](Said const& part) { return speaks_of_record(part); });
}

std::vector<ConditionModel> apart(std::vector<ConditionModel> const& conditions) {
    std::vector<ConditionModel> all;
    for (auto const& condition : conditions)
        for (auto& each : apart(condition))
            all.push_back(std::move(each));
    return all;
}

/// What a rate comes to on one day: a month's amount is spread evenly over the days of that month.
Exact on_day(std::int64_t rate, std::string const& unit, Date day) {
    auto const ends = [&](std::string_view per) { return unit.ends_with(per); };
    auto const next = day.month() == 12 ? Date::of(day.year() + 1, 1, 1) : Date::of(day.year(), day.month() + 1, 1);
    auto const month = next->days - Date::of(day.year(), day.month(), 1)->days;
    auto const year = Date::of(day.year() + 1, 1, 1)->days - Date::of(day.year(), 1, 1)->days;
    auto const parts = Exact::Parts{rate} * Exact::day_parts;
    if (ends("per hour"))
        return {parts * 24};
    return {parts / (ends("per month") ? month : ends("per year") ? year : 1)};
}

}  // namespace

Truth Evaluation::gate(Rule rule) const {
    return for_all(apart(sentence(rule).conditions), [&](ConditionModel const& each) {
        return speaks_of_record(each) ? Truth::yes : condition(each, nullptr);
    });
}

/// Whatever the class that is measured: of a comparison the same for both sides.
Truth Evaluation::measures(Rule rule, Row row) const {
    auto const& of = sentence(rule);
    auto const conditions = for_all(apart(of.conditions), [&](ConditionModel const& each) {
        return speaks_of_record(each) ? condition(each, &row) : Truth::yes;
    });
    auto const excepted = for_some(of.except, [&](SubjectModel const& each) { return records_.is(row, each); });
    return both(conditions, negate(excepted));
}

OverTime Evaluation::over_time(std::size_t kind, MeasureModel const& measure) const {
    if (measure.measure == Measure::number or measure.measure == Measure::distinct)
        return OverTime::level;
    return case_.kinds[kind].fields[measure.field].over_time;
}

bool Evaluation::accrues(NormModel const& norm, std::size_t kind) const {
    auto const over = over_time(kind, norm.measure);
    return over == OverTime::rate or over == OverTime::once;
}

/// As the record states it; without it, from nothing up to no limit, or without any where it may be negative.
Range Evaluation::amount(Row row, MeasureModel const& measure) const {
    if (measure.measure == Measure::number or measure.measure == Measure::distinct)
        return {Exact{}, Exact{}};
    auto const& field = case_.kinds[row.kind].fields[measure.field];
    auto const cell = records_.cell(row, measure.field);
    if (auto const* stated = std::get_if<std::int64_t>(&cell))
        return {Exact::of(*stated), Exact::of(*stated)};
    if (auto const* day = std::get_if<Date>(&cell))
        return {Exact::of(1000 * std::int64_t{day->days}), Exact::of(1000 * std::int64_t{day->days})};
    auto const unlimited_below = field.negative or field.type == FieldType::date;
    return {unlimited_below ? std::optional<Exact>() : Exact{}, {}};
}

/// Day by day, where the record is active, and not exempt from `rule`, for sure, and where that may be.
Range Evaluation::accrued(std::optional<Rule> rule, Row row, std::size_t field, Period stretch) const {
    auto const cell = records_.cell(row, field);
    auto const* rate = std::get_if<std::int64_t>(&cell);
    auto const& unit = case_.kinds[row.kind].fields[field].unit;
    Range range{Exact{}, Exact{}};
    if (rate and *rate == 0)
        return range;
    if (stretch.from == Date::earliest())
        return accrued_since_ever(*rule, row, field, stretch.until);
    auto const lives = records_.lives(row, calendar_.days());
    each_day(stretch, [&](Date day) {
        auto on = for_any_of(lives, [&](Period life) { return truth(within(life, day)); });
        if (rule and on != Truth::no)
            on = both(on, negate(exempt(*rule, row, day)));
        if (on == Truth::no)
            return;
        auto const amount = rate ? on_day(*rate, unit, day) : Exact{};
        if (on == Truth::yes)
            range.low->parts += amount.parts;
        if (rate and range.high)
            range.high->parts += amount.parts;
        else
            range.high.reset();
    });
    return range;
}

/// From the record's start, or the first day on which it is not exempt, where that is known; else from the days that are
/// sure, up to no limit.
Range Evaluation::accrued_since_ever(Rule rule, Row row, std::size_t field, Date until) const {
    auto const& days = calendar_.days();
    auto const first = std::ranges::find_if(days, [&](Date day) { return exempt(rule, row, day) != Truth::yes; });
    if (first != days.begin())
        return accrued(rule, row, field, {first == days.end() ? until : std::min(*first, until), until});
    auto const lives = records_.lives(row, calendar_.days());
    Period sure{Date::earliest(), until};
    auto known = true;
    for (auto const life : lives) {
        sure = intersect(sure, life);
        known = known and life.from == lives.front().from and life.from != Date::earliest();
    }
    if (known)
        return accrued(rule, row, field, {lives.front().from, until});
    return {bounded(sure) ? accrued(rule, row, field, sure).low : Exact{}, {}};
}

/// From the days that are sure, up to no limit where the life is not bounded or goes on past the horizon.
Range Evaluation::over_life(Row row, std::size_t field) const {
    if (records_.cell(row, field) == Cell(std::int64_t{0}))
        return {Exact{}, Exact{}};
    auto const lives = records_.lives(row, calendar_.days());
    Period sure;
    for (auto const life : lives)
        sure = intersect(sure, life);
    auto const whole = lives.size() == 1 and bounded(sure) and not past_horizon(sure);
    if (case_.plan.horizon)
        sure.until = std::min(sure.until, *case_.plan.horizon + 1);
    auto const known = bounded(sure) ? accrued({}, row, field, sure) : Range{Exact{}, {}};
    return {known.low, whole ? known.high : std::nullopt};
}

Counted Evaluation::counted(Row row, MeasureModel const& measure, Truth in, Truth there, Range value) const {
    Counted counted{in, value, {}, there};
    if (measure.measure == Measure::distinct) {
        auto const cell = records_.cell(row, measure.field);
        if (auto const* name = std::get_if<std::string>(&cell))
            counted.name = *name;
    }
    return counted;
}

/// Whenever the records are active. What accrues: over each record's whole life, which must be bounded.
Evaluation::Take Evaluation::take_whole(Rule rule, Group const& group) const {
    return [this, rule, group](MeasureModel const& measure) {
        Takes takes;
        for (auto const row : records_.of_kind(sentence(rule).kind)) {
            auto const there = both(both(group(row), measures(rule, row)), remains(rule, row));
            auto value = amount(row, measure);
            if (over_time(row.kind, measure) == OverTime::rate and measure.measure == Measure::total)
                value = over_life(row, measure.field);
            takes.push_back(counted(row, measure, records_.is(row, measure.of), there, value));
        }
        return takes;
    };
}

Evaluation::Take Evaluation::take_on(Rule rule, Group const& group, Date day) const {
    return [this, rule, group, day](MeasureModel const& measure) {
        Takes takes;
        for (auto const row : records_.of_kind(sentence(rule).kind)) {
            auto const here = both(active(row, day), negate(exempt(rule, row, day)));
            auto const there = both(both(group(row), measures(rule, row)), here);
            takes.push_back(counted(row, measure, records_.is(row, measure.of), there, amount(row, measure)));
        }
        return takes;
    };
}

/// What accrues, day by day; what counts once, where its date falls into the days.
Evaluation::Take Evaluation::take_during(Rule rule, Group const& group, Period stretch) const {
    return [this, rule, group, stretch](MeasureModel const& measure) {
        Takes takes;
        for (auto const row : records_.of_kind(sentence(rule).kind)) {
            auto there = both(group(row), measures(rule, row));
            auto value = amount(row, measure);
            if (over_time(row.kind, measure) == OverTime::rate) {
                value = accrued(rule, row, measure.field, stretch);
            } else {
                auto const cell = records_.cell(row, *case_.kinds[row.kind].on);
                auto const* date = std::get_if<Date>(&cell);
                auto const counts = date ? both(truth(within(stretch, *date)), negate(exempt(rule, row, *date)))
                                         : both(Truth::unknown, remains(rule, row));
                there = both(there, counts);
            }
            takes.push_back(counted(row, measure, records_.is(row, measure.of), there, value));
        }
        return takes;
    };
}

namespace {

/// Whether the measure exists: a total over no records is nothing, an average of them is none.
Truth exists(Measure measure, std::vector<Counted> const& takes) {
    if (measure == Measure::total or measure == Measure::number or measure == Measure::distinct)
        return Truth::yes;
    return for_some(takes, [](Counted const& counted) { return counted.counts(); });
}

Verdict verdict_of(Truth bound, Truth kept) {
    if (bound == Truth::no)
        return Verdict::not_applicable;
    if (kept == Truth::yes)
        return bound == Truth::yes ? Verdict::compliant : Verdict::not_applicable;
    return bound == Truth::yes and kept == Truth::no ? Verdict::violated : Verdict::undetermined;
}

/// Whether the whole may be below nothing, or is nothing of which there is a part: no part is a share of that.
bool is_outweighed(std::vector<Counted> const& whole, std::vector<Truth> const& does) {
    auto part = whole;
    for (std::size_t row = 0; row < part.size(); ++row)
        part[row].in = both(part[row].in, does[row]);
    auto const of_whole = *range_of(Measure::total, whole), of_part = *range_of(Measure::total, part);
    auto const is_nothing = [](Range const& of) { return of.low == Exact{} and of.high == Exact{}; };
    return not of_whole.low or *of_whole.low < Exact{} or (is_nothing(of_whole) and not is_nothing(of_part));
}

}  // namespace

/// What a subject asks of a record one by one, as far as its words tell.
std::set<std::string> Evaluation::asked_by(std::size_t kind, SubjectModel const& subject) const {
    std::set<std::string> asked;
    Words const words(case_, kind);
    auto const& main = subject.main;
    if (not subject.including.empty() or not subject.excluding.empty() or
        (main.qualities.any and main.qualities.atoms.size() > 1))
        return {words.subject(subject)};
    if (main.term and case_.definitions[*main.term].open)
        asked.insert(case_.definitions[*main.term].term);
    else if (main.term)
        asked = asked_by(kind, case_.definitions[*main.term].is);
    auto atoms = main.qualities.atoms;
    if (main.before)
        atoms.push_back({.ask = Ask::in, .field = main.before->first, .values = {main.before->second}});
    for (auto& atom : atoms) {
        atom.wording = 0;
        if (atom.ask == Ask::term and not atom.no and not case_.definitions[atom.term].open)
            asked.merge(asked_by(kind, case_.definitions[atom.term].is));
        else
            asked.insert(words.quality(atom));
    }
    return asked;
}

/// Of a share of what may be nothing it is not known whether it is there, and of nothing there is none.
Truth Evaluation::share_exists(Takes const& takes) const {
    auto const whole = *range_of(Measure::total, takes);
    if (whole.low and Exact{} < *whole.low)
        return Truth::yes;
    return whole.high and *whole.high <= Exact{} ? Truth::no : Truth::unknown;
}

/// The measure's amounts, or one for each record.
Evaluation::Takes Evaluation::summands(Measure measure, Takes takes) const {
    if (measure == Measure::number)
        for (auto& each : takes)
            each.value = {Exact::of(1000), Exact::of(1000)};
    return takes;
}

Truth Evaluation::stands_beside(Rule rule, Takes const& left, Takes const& right) const {
    auto const& of = sentence(rule);
    auto const measure = of.norm.measure.measure;
    auto const percentage = of.norm.percentage.value_or(100);
    if (measure == Measure::total or measure == Measure::number) {
        auto const part = asked_by(of.kind, of.norm.measure.of), whole = asked_by(of.kind, of.norm.right.of);
        return sums_stand(summands(measure, left), summands(measure, right), std::ranges::includes(part, whole),
                          of.norm.limit.relation, percentage);
    }
    auto const one = range_of(measure, left), other = range_of(measure, right);
    return one and other ? stands(*one, of.norm.limit.relation, *other, percentage) : Truth::unknown;
}

MeasureAnswer Evaluation::compared(Rule rule, Take const& take, LimitModel const& limit, Truth gate,
                                   bool past_horizon) const {
    auto const& norm = sentence(rule).norm;
    auto takes = take(norm.measure);
    std::vector<Truth> does;
    for (auto const row : records_.of_kind(sentence(rule).kind))
        does.push_back(records_.is(row, norm.deeds));
    if (norm.kind == Kind::counted)
        for (std::size_t row = 0; row < takes.size(); ++row)
            takes[row].in = both(takes[row].in, does[row]);
    auto bound = both(gate, exists(norm.measure.measure, takes));
    auto const range = range_of(norm.measure.measure, takes);
    auto kept = Truth::unknown;
    if (norm.kind == Kind::share) {
        auto const whole = summands(norm.measure.measure, takes);
        if (not is_outweighed(whole, does)) {
            bound = both(bound, share_exists(whole));
            kept = share_stands(whole, does, norm.limit.relation, *norm.percentage);
        }
    } else if (norm.kind == Kind::compared) {
        auto const others = take(norm.right);
        bound = both(bound, exists(norm.right.measure, others));
        kept = stands_beside(rule, takes, others);
    } else if (range) {
        kept = stands(*range, limit);
    }
    if (past_horizon)  // of later days the plan says nothing, not even that there are no records
        return {{}, {}, verdict_of(gate, Truth::unknown), range, gate, Truth::unknown};
    return {{}, {}, verdict_of(bound, kept), range, bound, kept};
}

}  // namespace proviso::oracle
