#include "engine/check/measure_words.hpp"

#include "engine/check/periods.hpp"
#include "engine/check/wording.hpp"

namespace proviso {
namespace {

/// How amounts of a measure are written.
struct Units {
    Field const* field = nullptr;  ///< none for a number
    Per per = Per::none;
    std::optional<Decimal> limit = {};  ///< that no other amount is to look the same as

    bool of_days() const { return field and field->type == FieldType::date; }

    std::string text(Decimal amount) const {
        if (of_days())
            return Date{static_cast<std::int32_t>(amount.raw() / Decimal{1}.raw())}.long_text();
        return field ? amount_text(*field, amount, per) : proviso::text(Quantity{amount, {}});
    }
    std::string text(Ratio const& ratio) const {
        auto const shown = limit ? shown_beside(ratio, *limit) : proviso::shown(ratio);
        return (shown.exact ? "" : "about ") + text(shown.amount);
    }
    /// Between two amounts, no less than it is: of days, how many there are between.
    std::string distance(Ratio const& ratio) const {
        if (not of_days())
            return (proviso::shown(ratio).exact ? "" : "about ") + text(shown_up(ratio));
        auto const days = proviso::shown(ratio).amount;
        return days.text() + (days == Decimal{1} ? " day" : " days");
    }
    std::string text(Threshold const& bound) const {
        return bound.up_to      ? about(bound.quantity->amount)
               : bound.quantity ? text(bound.quantity->amount)
                                : bound.written;
    }
    std::string about(Decimal amount) const { return "about " + text(roughly(amount)); }
};

Units units(Matter const& matter, RuleId id, Measured const& of) {
    if (not of.field or of.measure == Measure::number or of.measure == Measure::distinct)
        return {};
    auto const& norm = norm_of(matter, id);
    auto const& field = matter.vocabulary.field(*of.field);
    if (matter.rules[id].over_time == OverTime::rate)
        return {&field, Per::none};
    auto const& bound = norm.schedule.empty() ? norm.bound : norm.schedule.front().bound;
    auto const stated = bound.quantity ? bound.quantity->unit.per : Per::none;
    return {&field, stated == Per::none ? field.unit.per : stated};
}

std::string text(Interval const& interval, Units const& units) {
    if (not interval.takeable)
        return "none";
    if (interval.exact())
        return units.text(*interval.low);
    auto const from_nothing = interval.low and interval.low->sum == Exact{};
    if (interval.low and interval.high and not from_nothing)
        return "between " + units.text(*interval.low) + " and " + units.text(*interval.high);
    if (interval.high)
        return "at most " + units.text(*interval.high);
    return interval.low and not from_nothing ? "at least " + units.text(*interval.low) : "not known";
}

/// To a tenth of a percent, rounded down; empty where it cannot be told.
std::string percent(Interval const& part, Interval const& whole) {
    if (not part.exact() or not whole.exact())
        return {};
    auto const share = quotient(part.low->sum, whole.low->sum);
    return share ? percent_words(*share) : "";
}

/// end − bound, or bound − end: whichever is not below nothing.
std::optional<Ratio> distance(Ratio const& end, Decimal bound) {
    auto const target = multiply(Exact::of(bound), end.count);
    auto const difference = not target                ? std::nullopt
                            : compare(end, bound) < 0 ? subtract(*target, end.sum)
                                                      : subtract(end.sum, *target);
    return difference ? std::optional(Ratio{*difference, end.count}) : std::nullopt;
}

/// The least whole number that is enough.
Decimal whole_up(Ratio const& missed, bool strict) {
    auto const one = Decimal{1}.raw() * missed.count;
    auto const number = missed.sum.whole / one;
    auto const more = strict or missed.sum.whole % one != 0 or missed.sum.part != 0;
    return Decimal{static_cast<std::int64_t>(number) + (more ? 1 : 0)};
}

/// What lacks of an amount; of records that each count as one, so many of them as will do.
std::string missed_words(AggregateNorm const& norm, bool exact, Ratio const& missed, Units const& units) {
    auto const strict = norm.relation == Relation::more or norm.relation == Relation::less;
    auto const counts = norm.left.measure == Measure::number or norm.left.measure == Measure::distinct;
    if (counts and norm.left.counting.empty())
        return (exact ? "" : "at least ") + units.text(whole_up(missed, strict));
    return (strict ? "more than " : exact ? "" : "at least ") + units.distance(missed);
}

/// From the share that is missed, in amounts of the part.
std::string beside_shortfall(Matter const& matter, RuleId id, Judgement const& judged) {
    auto const& norm = norm_of(matter, id);
    auto const& measure = matter.rules[id].measure;
    auto const under = falls_short(norm, judged);
    auto const& end = under ? judged.difference.high : judged.difference.low;
    if (not measure.linear or not end)
        return {};
    auto const missed = distance(Ratio{end->sum, end->count * measure.weights.left}, Decimal{});
    return missed ? missed_words(norm, judged.difference.exact(), *missed, units(matter, id, norm.left)) : "";
}

/// What the period is away from the share of the one before it.
std::string previous_shortfall(Matter const& matter, RuleId id, Judgement const& judged) {
    auto const& norm = norm_of(matter, id);
    auto const under = falls_short(norm, judged);
    auto const &now = under ? judged.left.high : judged.left.low,
               &before = under ? judged.right.low : judged.right.high;
    auto const by = weights(*norm.previous);
    if (not by or not now or not before)
        return {};
    auto const has = multiply(now->sum, by->left), asked = multiply(before->sum, by->right);
    if (not has or not asked or now->count != before->count)
        return {};
    auto const missed = under ? subtract(*asked, *has) : subtract(*has, *asked);
    auto const exact = judged.left.exact() and judged.right.exact();
    return missed ? missed_words(norm, exact, Ratio{*missed, now->count * by->left}, units(matter, id, norm.left)) : "";
}

std::string amount_shown(Judgement const& judged, Interval const& amount, Units const& written) {
    return judged.secret.amounts ? std::string(not_shown) : text(amount, written);
}

/// `the 3 million USD of 2026`, `that of 2026 (between 3 million USD and 4 million USD)`.
std::string previous_words(AggregateNorm const& norm, Judgement const& judged, Units const& written) {
    auto const period = judged.secret.days ? std::string(not_shown) : period_name(norm.recurrence, *judged.previous);
    auto const amount = amount_shown(judged, judged.right, written);
    return judged.right.exact() or judged.secret.amounts ? "the " + amount + " of " + period
                                                         : "that of " + period + " (" + amount + ")";
}

/// `about 4.109 million USD (150 of 365 days)`
std::string part_words(AggregateNorm const& norm, Judgement const& judged, Units const& written) {
    if (judged.secret.days and not judged.scheduled)
        return std::string(not_shown);
    auto const& [least, most, whole] = *judged.part;
    auto const asked = Exact::of(bound(norm, judged).quantity->amount);
    auto const from = multiply(asked, least), to = multiply(asked, most);
    auto const amount =
        from and to ? text({Ratio{*from, whole}, Ratio{*to, whole}}, written) : written.text(bound(norm, judged));
    auto const days = least == most ? std::to_string(most) : std::to_string(least) + " to " + std::to_string(most);
    return amount + " (" + days + " of " + std::to_string(whole) + " days)";
}

std::string part_shortfall(Matter const& matter, RuleId id, Judgement const& judged) {
    auto const& norm = norm_of(matter, id);
    auto const under = falls_short(norm, judged);
    auto const& reached = under ? judged.left.high : judged.left.low;
    auto const& [least, most, whole] = *judged.part;
    if (not reached)
        return {};
    auto const asked =
        multiply(Exact::of(bound(norm, judged).quantity->amount), (under ? least : most) * reached->count);
    auto const has = multiply(reached->sum, whole);
    auto const missed = not asked or not has ? std::nullopt : under ? subtract(*asked, *has) : subtract(*has, *asked);
    auto const exact = least == most and judged.left.exact();
    return missed ? missed_words(norm, exact, Ratio{*missed, whole * reached->count}, units(matter, id, norm.left))
                  : "";
}

/// `, of which up to 15% may be moved on, and 1 million USD moved from the period before`
std::string moved_words(AggregateNorm const& norm, Judgement const& judged, Units const& written) {
    auto const& moved = *judged.moved;
    auto const nothing_in = not judged.secret.amounts and moved.in.high and moved.in.high->sum == Exact{};
    auto const out = moved.may_leave == Truth::no
                         ? std::string()
                         : ", of which up to " + percent_words(norm.rollover->share) + " may be moved on,";
    return out +
           (nothing_in ? "" : " and " + amount_shown(judged, moved.in, written) + " moved from the period before");
}

}  // namespace

std::string actual_words(Matter const& matter, RuleId id, Judgement const& judged) {
    auto const& norm = norm_of(matter, id);
    if (judged.secret.amounts)
        return std::string(not_shown) +
               (norm.right and not norm.right->share ? ", beside " + std::string(not_shown) : "");
    auto written = units(matter, id, norm.left);
    if (auto const& asked = bound(norm, judged).quantity; asked and not norm.right)
        written.limit = asked->amount;
    auto const left = text(judged.left, written);
    if (not norm.right)
        return left;
    auto const right = text(judged.right, units(matter, id, norm.right->measured));
    if (not norm.right->share)
        return left + ", beside " + right;
    auto const share = percent(judged.left, judged.right);
    auto const over =
        share == percent_words(norm.right->factor) and judged.difference.low and Exact{} < judged.difference.low->sum;
    return (over ? "more than " : "") + (share.empty() ? "" : share + ": ") + left + " of " + right;
}

std::string required_words(Matter const& matter, RuleId id, Judgement const& judged) {
    auto const& norm = norm_of(matter, id);
    auto const written = units(matter, id, norm.left);
    auto const of_days = written.of_days();
    std::string const relation(of_days ? date_words(norm.relation) : relation_words(norm.relation));
    if (norm.right) {
        auto const words = relation + " ";
        if (norm.right->share)
            return words + percent_words(norm.right->factor);
        return words + (of_days                            ? "that day"
                        : norm.right->factor == Decimal{1} ? "that"
                                                           : percent_words(norm.right->factor) + " of that");
    }
    if (norm.previous)
        return std::string(relation_words(norm.relation)) + " " +
               (*norm.previous == Decimal{1} ? "" : percent_words(*norm.previous) + " of ") +
               previous_words(norm, judged, written);
    if (norm.upper)
        return "between " + written.text(norm.bound) + " and " + written.text(*norm.upper);
    if (judged.part)
        return relation + " " + part_words(norm, judged, written);
    return relation + " " + written.text(bound(norm, judged)) +
           (judged.moved ? moved_words(norm, judged, written) : "");
}

std::string shortfall_words(Matter const& matter, RuleId id, Judgement const& judged) {
    auto const& norm = norm_of(matter, id);
    if (judged.met != Truth::no)
        return {};
    if (norm.right)
        return beside_shortfall(matter, id, judged);
    auto const under = falls_short(norm, judged);
    if (norm.previous)
        return previous_shortfall(matter, id, judged);
    if (judged.part)
        return part_shortfall(matter, id, judged);
    auto const written = units(matter, id, norm.left);
    if (judged.moved)
        return judged.moved->missed.low
                   ? missed_words(norm, judged.moved->missed.exact(), *judged.moved->missed.low, written)
                   : "";
    auto const& end = under ? judged.left.high : judged.left.low;
    auto const& asked = not under and norm.upper ? *norm.upper : bound(norm, judged);
    if (not end or not asked.quantity)
        return {};
    auto const missed = distance(*end, asked.quantity->amount);
    return not missed    ? ""
           : asked.up_to ? written.about(shown(*missed).amount)
                         : missed_words(norm, judged.left.exact(), *missed, written);
}

}  // namespace proviso
