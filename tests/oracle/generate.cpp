#include "tests/oracle/generate.hpp"

#include "tests/oracle/features.hpp"

namespace proviso::oracle {
namespace {

FieldModel named(std::string name, std::string phrase, std::vector<std::string> values, bool open = false) {
    FieldModel field;
    field.name = std::move(name);
    field.type = FieldType::name;
    field.phrase = std::move(phrase);
    field.values = std::move(values);
    field.open = open;
    return field;
}

FieldModel counted(std::string name, FieldType type, std::string unit, OverTime over_time, bool negative = false) {
    FieldModel field;
    field.name = std::move(name);
    field.type = type;
    field.unit = std::move(unit);
    field.over_time = over_time;
    field.negative = negative;
    return field;
}

FieldModel plain(std::string name, FieldType type, std::string adjective = {}) {
    FieldModel field;
    field.name = std::move(name);
    field.type = type;
    field.adjective = std::move(adjective);
    return field;
}

FieldModel looked_up(std::string name, std::size_t from, std::map<std::string, std::string> lookup,
                     std::vector<std::string> values) {
    auto field = named(std::move(name), "placed in", std::move(values));
    field.from = from;
    field.lookup = std::move(lookup);
    return field;
}

KindModel task(Chance& chance) {
    KindModel kind;
    kind.noun = "task";
    kind.fields = {
        named("host", "hosted on", {"Alba", "Bora", "Cima"}, chance.percent(50)),
        named("tier", "", {"gold", "silver", "bronze"}),
        named("site", "located in", {"north", "south", "east", "west"}, chance.percent(50)),
        looked_up("zone", 2, {{"north", "inner"}, {"south", "inner"}, {"east", "outer"}}, {"inner", "outer"}),
        counted("power", FieldType::quantity, "MW", OverTime::level),
        counted("seats", FieldType::number, "seat", OverTime::level),
        counted("balance", FieldType::quantity, "USD", OverTime::level, true),
        counted("fee", FieldType::quantity,
                chance.either<char const*>({"USD per month", "USD per year", "USD per day", "USD per hour"}),
                OverTime::rate),
        plain("sealed", FieldType::boolean, "sealed"),
        plain("start", FieldType::date),
        plain("end", FieldType::date),
    };
    kind.start = 9;
    kind.end = 10;
    return kind;
}

KindModel purchase() {
    KindModel kind;
    kind.noun = "purchase";
    kind.fields = {
        named("buyer", "made by", {"Fay", "Gus", "Hal"}),
        named("sort", "", {"large", "small"}),
        counted("price", FieldType::quantity, "USD", OverTime::once),
        plain("settled", FieldType::boolean, "settled"),
        plain("date", FieldType::date),
    };
    kind.on = 4;
    return kind;
}

Cell generate_cell(Chance& chance, FieldModel const& field) {
    if (field.from)
        return Missing{};
    if (chance.percent(18))
        return Missing{};
    if (chance.percent(8))
        return NotKnown{};
    return generate_value(chance, field);
}

/// A record ends after it starts.
RecordModel generate_record(Chance& chance, KindModel const& kind) {
    RecordModel record;
    for (auto const& field : kind.fields)
        record.push_back(generate_cell(chance, field));
    if (kind.end) {
        auto const* start = std::get_if<Date>(&record[*kind.start]);
        auto const* end = std::get_if<Date>(&record[*kind.end]);
        if (start and end and *end <= *start)
            record[*kind.end] = *start + 1 + static_cast<int>(chance.below(400));
    }
    return record;
}

std::optional<std::variant<bool, Date>> generate_fact(Chance& chance) {
    switch (chance.below(4)) {
        case 0: return {};
        case 1: return false;
        case 2: return true;
        default: return generate_day(chance);
    }
}

}  // namespace

std::vector<KindModel> generate_kinds(Chance& chance) { return {task(chance), purchase()}; }

/// Few days, so that they meet: on the same day, on neighbouring ones, at the ends of months and years.
Date generate_day(Chance& chance) {
    static std::vector<Date> const days{*Date::of(2026, 1, 1),  *Date::of(2026, 2, 28), *Date::of(2026, 3, 1),
                                        *Date::of(2026, 6, 15), *Date::of(2026, 7, 1),  *Date::of(2026, 12, 31),
                                        *Date::of(2027, 6, 30), *Date::of(2028, 2, 29)};
    auto const day = chance.of(days);
    return chance.percent(30) ? day + static_cast<int>(chance.below(5)) + -2 : day;
}

std::int64_t generate_amount(Chance& chance, FieldModel const& field) {
    if (field.type == FieldType::number)
        return 1000 * static_cast<std::int64_t>(chance.below(6));
    auto const amount = chance.either<std::int64_t>({0, 500, 1000, 2000, 2500, 5000, 10'000});
    return field.negative and chance.percent(40) ? -amount : amount;
}

Cell generate_value(Chance& chance, FieldModel const& field) {
    switch (field.type) {
        case FieldType::name:
        case FieldType::text: return chance.of(field.values);
        case FieldType::number:
        case FieldType::quantity: return generate_amount(chance, field);
        case FieldType::date: return generate_day(chance);
        case FieldType::boolean: return chance.percent(50);
    }
    return Missing{};
}

std::vector<std::size_t> fields_of(KindModel const& kind, FieldType type) {
    std::vector<std::size_t> fields;
    for (std::size_t field = 0; field < kind.fields.size(); ++field)
        if (kind.fields[field].type == type)
            fields.push_back(field);
    return fields;
}

PlanModel generate_plan(Chance& chance, Case const& of) {
    PlanModel plan;
    plan.as_of = generate_day(chance);
    if (is_on(Feature::horizon) and chance.percent(15))
        plan.horizon = generate_day(chance);
    for (std::size_t fact = 0; fact < of.facts.size(); ++fact)
        plan.facts.push_back(generate_fact(chance));
    for (auto const& kind : of.kinds) {
        plan.records.emplace_back();
        std::size_t const most = kind.on ? 4 : 6;
        for (auto rows = 1 + chance.below(most); rows > 0; --rows)
            plan.records.back().push_back(generate_record(chance, kind));
    }
    plan.text = chance.percent(50) ? PlanText::toml : PlanText::json;
    return plan;
}

namespace {

bool is_over_days(NormModel const& norm) {
    return is_measure(norm) and (norm.when == When::always or norm.when == When::sometime or norm.when == When::each);
}

void yield_to_none(Case& of, std::size_t clause, SentenceModel& sentence) {
    sentence.subject_to.clear();
    for (auto& other : of.clauses)
        for (auto& item : other.items)
            std::erase_if(item.notwithstanding, [&](Reference const& below) { return below.clause == clause; });
}

/// Takes from the sentences what belongs to features that are off.
void leave_out(Case& made) {
    for (std::size_t clause = 0; clause < made.clauses.size(); ++clause)
        for (auto& sentence : made.clauses[clause].items) {
            auto& norm = sentence.norm;
            if (not is_over_days(norm))
                continue;
            if (not is_on(Feature::exemption_over_days))
                yield_to_none(made, clause, sentence);
            if (not is_on(Feature::condition_on_some_day) and norm.when == When::sometime and
                not sentence.conditions.empty())
                norm.when = When::always;
            if (is_on(Feature::nothing_past_horizon))
                continue;
            if (norm.limit.bound == 0)
                norm.limit.bound = 1000;
            for (auto& [year, amount] : norm.schedule)
                amount = amount == 0 ? 1000 : amount;
        }
}

}  // namespace

Case generate(std::uint64_t seed) {
    Chance chance(seed);
    Case made;
    made.kinds = generate_kinds(chance);
    made.facts = {"Approval granted", "Licence lapsed"};
    generate_clauses(chance, made);
    made.plan = generate_plan(chance, made);
    leave_out(made);
    return made;
}

}  // namespace proviso::oracle
