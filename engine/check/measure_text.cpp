#include "engine/check/measure_text.hpp"

#include "engine/check/finding.hpp"
#include "engine/check/measure_words.hpp"
#include "engine/check/periods.hpp"
#include "engine/check/wording.hpp"

#include <array>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 6> measure_names{"total", "number", "number", "average", "highest", "lowest"};

std::string words(Measured const& of) {
    return of.words.empty() ? "the " + std::string(measure_names[static_cast<std::size_t>(of.measure)]) : of.words;
}

/// `for product ChatGPT and region westeurope, `.
std::string group_words(Matter const& matter, RuleId id, Judgement const& judged) {
    std::vector<std::string> parts;
    for (auto const& [field, value] : group_shown(matter, id, judged))
        parts.push_back(value.empty() ? field : field + " " + value);
    if (parts.empty())
        return {};
    return judged.group ? "for " + joined(parts, "and") + ", "
                        : "for records whose " + joined(parts, "or") + " is not known, ";
}

std::string from_to(Period days) {
    auto const last = (days.until + -1).long_text();
    if (days.from == Date::earliest())
        return days.until == Date::latest() ? "on every day" : "until " + last;
    return "from " + days.from.long_text() + (days.until == Date::latest() ? " on" : " to " + last);
}

/// ` on 3 May 2027, the worst of the days from 1 March to 4 June 2027`: the day that decides, and those that are no
/// better; of a demand for some day, it is the one that comes nearest.
std::string decisive_days(AggregateNorm const& norm, Judgement const& judged) {
    if (judged.secret.amounts)
        return " on " + std::string(not_shown);
    if (not judged.on)
        return " on every day";
    auto const day = " on " + judged.on->long_text();
    if (judged.around.from + 1 == judged.around.until)
        return day;
    auto const all = judged.around.from == Date::earliest() and judged.around.until == Date::latest();
    if (judged.varies)
        return day + (norm.when == When::sometime ? ", the best of " : ", the worst of ") +
               (all ? "all days" : "the days " + from_to(judged.around));
    return (judged.around.from == *judged.on ? " " : day + ", ") + from_to(judged.around);
}

/// A level is taken on a day, what accrues or counts once up to it, or in a period.
std::string when_words(Matter const& matter, RuleId id, Judgement const& judged) {
    auto const& norm = norm_of(matter, id);
    auto const level = matter.rules[id].over_time == OverTime::level;
    switch (norm.when) {
        case When::whole: return {};
        case When::on:
        case When::by:
            return not norm.day_stated
                       ? ""
                       : (norm.when == When::on or level ? " on " : " by ") + judged.on.value_or(norm.day).long_text();
        case When::always:
        case When::sometime: return level ? decisive_days(norm, judged) : " " + from_to(judged.days);
        case When::each: break;
    }
    if (judged.secret.days and not judged.scheduled)
        return " in " + std::string(not_shown);
    auto const period = period_of(norm.recurrence, judged.days.from);
    auto const name = judged.scheduled ? from_to(judged.scheduled->period)
                      : period         ? "in " + period_name(norm.recurrence, *period)
                                       : from_to(judged.days);
    return " " + name +
           (judged.and_earlier ? " and earlier"
            : judged.and_later ? " and later"
                               : "") +
           (level and judged.on ? "," + decisive_days(norm, judged) : "");
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

/// `is 1.4 GW`, or `is 1.4 GW, beside 2 GW for the total capacity of workloads`.
std::string comes_to(Matter const& matter, RuleId id, MeasureShown const& shown) {
    auto const& norm = norm_of(matter, id);
    auto const beside = norm.right and not norm.right->share ? " for " + words(norm.right->measured) : "";
    return words(norm.left) + (norm.left.counting.empty() ? "" : ",") + " is " + shown.actual + beside;
}

}  // namespace

std::vector<std::string> group_values(Matter const& matter, Combinations const& combinations, std::uint32_t number) {
    std::vector<std::string> out;
    for (auto const field : combinations.fields())
        out.push_back(cell_text(matter.plan, matter.vocabulary, field, combinations.example(number)));
    return out;
}

std::vector<std::pair<std::string, std::string>> group_shown(Matter const& matter, RuleId id, Judgement const& judged) {
    std::vector<std::pair<std::string, std::string>> out;
    auto const& groups = matter.rules[id].measure.groups;
    if (not groups)
        return out;
    auto const& combinations = matter.combinations[*groups];
    auto const values = judged.group ? group_values(matter, combinations, *judged.group)
                                     : std::vector<std::string>(combinations.fields().size());
    for (std::size_t i = 0; i < values.size(); ++i)
        out.emplace_back(matter.vocabulary.field(combinations.fields()[i]).name, values[i]);
    return out;
}

Period days_shown(Matter const& matter, RuleId id, Judgement const& judged) {
    return judged.secret.days and not judged.scheduled ? matter.rules[id].measure.judged.widest() : judged.days;
}

MeasureShown measure_shown(Matter const& matter, RuleId id, GroupTally const& group, Judgement const& judged) {
    auto const& norm = norm_of(matter, id);
    auto const timed = norm.when == When::on or norm.when == When::by;
    MeasureShown out;
    out.actual = timed and not norm.day_stated ? "not known" : actual_words(matter, id, judged);
    out.required = required_words(matter, id, judged);
    out.shortfall = shortfall_words(matter, id, judged);
    if (judged.secret.amounts and not out.shortfall.empty())
        out.shortfall = not_shown;
    out.on = judged.secret.amounts and matter.rules[id].measure.over_days ? std::nullopt : judged.on;
    out.records = norm.right and norm.right->share ? group.right.sure : group.left.sure;
    out.missing_count = group.left.missing + (norm.right and not norm.right->share ? group.right.missing : 0);
    for (auto const row : group.left.missing_rows)
        out.missing.push_back(record_ref(matter, matter.rule(id).record, row));
    out.uncertain_count = group.left.maybe;
    for (auto const row : group.left.maybe_rows)
        out.uncertain.push_back(record_ref(matter, matter.rule(id).record, row));
    return out;
}

std::string measure_message(Matter const& matter, RuleId id, Judgement const& judged, MeasureShown const& shown,
                            std::vector<TurnsOn> const& turns_on) {
    auto const& norm = norm_of(matter, id);
    auto const stated = norm.right or norm.previous or bound(norm, judged).quantity;
    auto const required = "; " + shown.required + (stated ? " is required" : " is required, which is not stated");
    auto const group = group_words(matter, id, judged);
    if (judged.past_horizon)
        return "the plan says nothing of days after " + matter.plan.horizon->long_text() + ", so " + group +
               words(norm.left) + when_words(matter, id, judged) + " is not known" + required;
    if (judged.unbilled)
        return "there is no bill " + from_to(*judged.unbilled) + ", so " + group + words(norm.left) +
               when_words(matter, id, judged) + " is not known" + required;
    auto out = group + comes_to(matter, id, shown) + when_words(matter, id, judged) + lacking(shown) + required;
    if (auto const facts = facts_named(turns_on); judged.met == Truth::no and not facts.empty())
        out += ", if the clause applies: that depends on " + joined(facts, "and");
    return out;
}

std::string measure_advice(Matter const& matter, AggregateNorm const& norm, Judgement const& judged,
                           MeasureShown const& shown) {
    if (shown.shortfall.empty())
        return {};
    auto const under = falls_short(norm, judged);
    if (norm.left.field and matter.vocabulary.field(*norm.left.field).type == FieldType::date)
        return "move " + words(norm.left) + (under ? " later by " : " earlier by ") + shown.shortfall;
    return (under ? "raise the " : "lower the ") +
           std::string(measure_names[static_cast<std::size_t>(norm.left.measure)]) + " by " + shown.shortfall;
}

}  // namespace proviso
