#include "engine/check/measure_text.hpp"

#include "engine/check/finding.hpp"
#include "engine/check/wording.hpp"

#include <array>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 6> measure_names{"total", "number", "number", "average", "highest", "lowest"};

/// How amounts of a measure are written.
struct Units {
    Field const* field = nullptr;  ///< none for a number of records
    Per per = Per::none;

    std::string text(Decimal amount) const {
        return field ? amount_text(*field, amount, per) : proviso::text(Quantity{amount, {}});
    }
    std::string text(Ratio const& ratio) const {
        auto const shown = proviso::shown(ratio);
        return (shown.exact ? "" : "about ") + text(shown.amount);
    }
    std::string text(Threshold const& bound) const {
        return bound.quantity ? text(bound.quantity->amount) : bound.written;
    }
};

AggregateNorm const& norm_of(Matter const& matter, RuleId id) { return std::get<AggregateNorm>(matter.rule(id).norm); }

Units units(Matter const& matter, RuleId id) {
    auto const& norm = norm_of(matter, id);
    if (not norm.left.field or norm.left.measure == Measure::number)
        return {};
    auto const& field = matter.vocabulary.field(*norm.left.field);
    if (matter.rules[id].over_time == OverTime::rate)
        return {&field, Per::none};
    auto const stated = norm.bound.quantity ? norm.bound.quantity->unit.per : Per::none;
    return {&field, stated == Per::none ? field.unit.per : stated};
}

std::string actual_text(Interval const& interval, Units const& units) {
    if (interval.exact())
        return units.text(*interval.low);
    auto const from_nothing = interval.low and interval.low->sum == Exact{};
    if (interval.low and interval.high and not from_nothing)
        return "between " + units.text(*interval.low) + " and " + units.text(*interval.high);
    if (interval.high)
        return "at most " + units.text(*interval.high);
    return interval.low and not from_nothing ? "at least " + units.text(*interval.low) : "not known";
}

std::string required_text(AggregateNorm const& norm, Units const& units) {
    if (norm.upper)
        return "between " + units.text(norm.bound) + " and " + units.text(*norm.upper);
    return std::string(relation_words(norm.relation)) + " " + units.text(norm.bound);
}

/// end − bound, or bound − end: whichever is not below nothing.
std::optional<Ratio> distance(Ratio const& end, Decimal bound) {
    auto const target = multiply(Exact::of(bound), end.count);
    auto const difference = not target                ? std::nullopt
                            : compare(end, bound) < 0 ? subtract(*target, end.sum)
                                                      : subtract(end.sum, *target);
    return difference ? std::optional(Ratio{*difference, end.count}) : std::nullopt;
}

/// From the bound that is missed to the nearest end of the interval.
std::string shortfall_text(AggregateNorm const& norm, Interval const& interval, Units const& units) {
    auto const under = falls_short(norm, interval);
    auto const& end = under ? interval.high : interval.low;
    auto const& bound = not under and norm.upper ? *norm.upper : norm.bound;
    if (not end or not bound.quantity)
        return {};
    auto const missed = distance(*end, bound.quantity->amount);
    auto const strict = norm.relation == Relation::more or norm.relation == Relation::less;
    auto const words = strict ? "more than " : interval.exact() ? "" : "at least ";
    return missed ? words + units.text(*missed) : "";
}

/// A level is taken on the day, what accrues or counts once up to it.
std::string day_text(Matter const& matter, RuleId id) {
    auto const& norm = norm_of(matter, id);
    if (norm.when == When::whole or not norm.day_stated)
        return {};
    auto const on = norm.when == When::on or matter.rules[id].over_time == OverTime::level;
    return (on ? " on " : " by ") + norm.day.long_text();
}

std::string lacking(MeasureShown const& shown) {
    if (shown.missing_count == 0)
        return {};
    return ", and " + std::to_string(shown.missing_count) +
           (shown.missing_count == 1 ? " record lacks what it needs" : " records lack what it needs");
}

std::vector<std::string> facts_named(std::vector<TurnsOn> const& turns_on) {
    std::vector<std::string> out;
    for (auto const& on : turns_on)
        if (on.field.empty())
            out.push_back("`" + on.fact + "`");
    return out;
}

}  // namespace

bool falls_short(AggregateNorm const& norm, Interval const& interval) {
    auto const below =
        interval.high and norm.bound.quantity and compare(*interval.high, norm.bound.quantity->amount) < 0;
    if (norm.upper or norm.relation == Relation::equal)
        return below;
    return norm.relation == Relation::more or norm.relation == Relation::at_least;
}

MeasureShown measure_shown(Matter const& matter, RuleId id, MeasureTally const& tally, Judgement const& judged) {
    auto const& norm = norm_of(matter, id);
    auto const written = units(matter, id);
    MeasureShown out;
    out.actual = norm.when == When::whole or norm.day_stated ? actual_text(judged.interval, written) : "not known";
    out.required = required_text(norm, written);
    if (judged.met == Truth::no)
        out.shortfall = shortfall_text(norm, judged.interval, written);
    if (norm.when != When::whole and norm.day_stated)
        out.on = norm.day;
    out.records = tally.sure;
    out.missing_count = tally.missing;
    for (auto const row : tally.missing_rows)
        out.missing.push_back(record_ref(matter, matter.rule(id).record, row));
    return out;
}

std::string measure_message(Matter const& matter, RuleId id, Judgement const& judged, MeasureShown const& shown,
                            std::vector<TurnsOn> const& turns_on) {
    auto const& norm = norm_of(matter, id);
    auto const measured = norm.left.words.empty()
                              ? "the " + std::string(measure_names[static_cast<std::size_t>(norm.left.measure)])
                              : norm.left.words;
    auto const required =
        "; " + shown.required + (norm.bound.quantity ? " is required" : " is required, which is not stated");
    if (judged.past_horizon)
        return "the plan says nothing of days after " + matter.plan.horizon->long_text() + ", so " + measured +
               day_text(matter, id) + " is not known" + required;
    auto out = measured + " is " + shown.actual + day_text(matter, id) + lacking(shown) + required;
    if (auto const facts = facts_named(turns_on); judged.met == Truth::no and not facts.empty())
        out += ", if the clause applies: that depends on " + joined(facts, "and");
    return out;
}

std::string measure_advice(AggregateNorm const& norm, Judgement const& judged, MeasureShown const& shown) {
    if (shown.shortfall.empty())
        return {};
    auto const verb = falls_short(norm, judged.interval) ? "raise the " : "lower the ";
    return verb + std::string(measure_names[static_cast<std::size_t>(norm.left.measure)]) + " by " + shown.shortfall;
}

}  // namespace proviso
