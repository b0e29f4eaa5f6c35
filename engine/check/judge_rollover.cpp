// What each period leaves for the next one: the least that it may, so that the last one is asked for as little as it
// can be. Exact; where an amount lies between two ends, so does what is left.
#include "engine/check/judging.hpp"
#include "engine/check/periods.hpp"

#include <algorithm>

namespace proviso {
namespace {

constexpr Exact nothing{};

/// What is lacking; nothing where it cannot be told, or has no limit.
std::optional<Exact> lacking(std::optional<Exact> const& asked, std::optional<Ratio> const& reached) {
    auto const out = asked and reached ? subtract(*asked, reached->sum) : std::nullopt;
    return out ? std::optional(std::max(*out, nothing)) : std::nullopt;
}

std::optional<Exact> plus(std::optional<Exact> const& amount, std::optional<Ratio> const& more) {
    return amount and more ? add(*amount, more->sum) : std::nullopt;
}

std::optional<Ratio> in_parts(std::optional<Exact> const& amount, std::int64_t parts) {
    return amount ? std::optional(Ratio{*amount, parts}) : std::nullopt;
}

/// What a period asks for, and the share of it that may be left; nothing where that is not stated or too large.
struct Asked {
    std::optional<Exact> whole, share;
};

Asked whole_and_share(Decimal amount, std::int64_t parts, Decimal share, Rounding rounding) {
    auto const part = multiply(amount, share, rounding);
    return {multiply(Exact::of(amount), parts), part ? multiply(Exact::of(*part), parts) : std::nullopt};
}

/// At the least and at the most: they differ where a decimal does not hold them.
std::pair<Asked, Asked> whole_and_share(Threshold const& bound, std::int64_t parts, Decimal share) {
    if (not bound.quantity)
        return {};
    auto const least = bound.quantity->amount;
    return {whole_and_share(least, parts, share, Rounding::down),
            whole_and_share(bound.up_to.value_or(least), parts, share, Rounding::up)};
}

}  // namespace

void Judging::move_on(std::vector<Judgement>& all) const {
    auto const parts = rule_.measure.parts;
    Interval const none{Ratio{nothing, parts}, Ratio{nothing, parts}};
    auto in = none;
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto& judged = all[i];
        move_on(judged, in, may_leave(all, i));
        in = judged.moved->out;
        if (judged.binds != Truth::yes)
            in.low = none.low;
    }
    auto const endless = norm_.schedule.empty() and rule_.measure.judged.widest().until == Date::latest();
    auto const settled = all.empty() or (in.high and in.high->sum == nothing);
    if (not endless or settled)
        return;
    all.back().met = both(all.back().met, Truth::unknown);  // what is left then may grow for ever
    all.back() = finished(all.back(), {all.back().met});
}

/// Judges a period that makes up for `in`, and may leave a share of its amount.
void Judging::move_on(Judgement& judged, Interval const& in, Truth may_leave) const {
    auto const parts = rule_.measure.parts;
    auto const [low, high] = whole_and_share(bound(norm_, judged), parts, norm_.rollover->share);
    auto const least = lacking(plus(low.whole, in.low), judged.left.high).value_or(nothing);
    auto const most = lacking(plus(high.whole, in.high), judged.left.low);
    auto const surely_left = may_leave == Truth::yes ? low.share.value_or(nothing) : nothing;
    auto const perhaps_left = may_leave == Truth::no ? std::optional(nothing) : high.share;
    judged.met = most and *most <= surely_left                          ? Truth::yes
                 : low.whole and perhaps_left and *perhaps_left < least ? Truth::no
                                                                        : Truth::unknown;
    Moved moved{in, {Ratio{std::min(least, surely_left), parts}, {}}, {}, may_leave};
    moved.out.high = in_parts(most and perhaps_left ? std::optional(std::min(*most, *perhaps_left))
                              : most                ? most
                                                    : perhaps_left,
                              parts);
    if (judged.met == Truth::no) {
        moved.missed.low = in_parts(subtract(least, *perhaps_left), parts);
        moved.missed.high = in_parts(most ? subtract(*most, surely_left) : std::nullopt, parts);
    }
    judged.moved = moved;
    judged.past_horizon = judged.met == Truth::unknown and past_horizon(judged.days);
    judged = finished(judged, {judged.met});
}

/// Whether the period may leave something: the next one asks for an amount too, and it is among the first so many.
Truth Judging::may_leave(std::vector<Judgement> const& all, std::size_t i) const {
    auto const next = whole_period(all[i]).until;
    auto const followed = norm_.schedule.empty() or (i + 1 < all.size() and whole_period(all[i + 1]).from == next);
    return followed ? both(rule_.measure.judged.contains(next), is_among_first(all[i])) : Truth::no;
}

Truth Judging::is_among_first(Judgement const& judged) const {
    auto const& first = norm_.rollover->first;
    if (not first)
        return Truth::yes;
    auto const& every = norm_.recurrence;
    auto from = every.anchor ? DayRange{*every.anchor, *every.anchor} : rule_.measure.judged.from;
    if (not every.anchor and not norm_.schedule.empty()) {
        from.least = std::max(from.least, norm_.schedule.front().period.from);
        from.most = std::max(from.most, norm_.schedule.front().period.from);
    }
    auto const number = period_number(every, whole_period(judged).from);
    if (from.most != Date::latest() and number >= period_number(every, from.most) + *first)
        return Truth::no;
    return from.least != Date::earliest() and number < period_number(every, from.least) + *first ? Truth::yes
                                                                                                 : Truth::unknown;
}

}  // namespace proviso
