#include "engine/check/ledger.hpp"

#include <limits>

namespace proviso {
namespace {

constexpr std::size_t slots_a_listed_doubt = 8;

Exact negative(Exact amount, bool& too_large) {
    auto const out = subtract(Exact{}, amount);
    too_large |= not out;
    return out.value_or(Exact{});
}

}  // namespace

DoubtChange change(AmountRange const& range, bool begins) {
    DoubtChange out;
    out.too_large = range.too_large;
    auto const sign = begins ? 1 : -1;
    if (range.least)
        out.least = begins ? *range.least : negative(*range.least, out.too_large);
    else
        out.without_least = sign;
    if (range.most)
        out.most = begins ? *range.most : negative(*range.most, out.too_large);
    else
        out.without_most = sign;
    return out;
}

DoubtChange& DoubtChange::operator+=(DoubtChange const& more) {
    too_large |= more.too_large;
    add_to(least, more.least, too_large);
    add_to(most, more.most, too_large);
    without_least += more.without_least;
    without_most += more.without_most;
    return *this;
}

void Ledger::open(std::size_t slots, Decimal::Raw step, bool dense) {
    slots_ = slots;
    step_ = step;
    dense_ = dense;
    known_.open(slots, dense ? 0 : slots);
}

void Ledger::add_known(Slot begin, Slot end, Decimal::Raw steps) {
    known_.add(begin, steps);
    known_.add(end, -steps);
}

void Ledger::add_doubt(Slot begin, Slot end, AmountRange const& range) {
    if (begin >= end)
        return;
    if (not doubts_.is_open())
        doubts_.open(slots_, dense_ ? slots_ / slots_a_listed_doubt : slots_);
    doubts_.add(begin, change(range, true));
    doubts_.add(end, change(range, false));
}

void Ledger::add(Ledger const& other) {
    if (not other.is_open())
        return;
    if (not is_open())
        open(other.slots_, other.step_, other.dense_);
    known_.add(other.known_);
    doubts_.add(other.doubts_);
}

std::vector<Ledger::Point> Ledger::course(Slot from, Slot until) const {
    std::vector<Point> out(1);
    if (dense_)
        out.reserve(until - std::min(from, until) + 1);
    out.front().slot = from;
    Decimal::Raw steps = 0;
    DoubtChange doubt;
    auto const add = [&](Slot slot, Decimal::Raw known, DoubtChange const* more) {
        auto point = out.back();
        point.slot = std::max(from, slot);
        if (more)
            doubt += *more;
        point.doubt.too_large |= __builtin_add_overflow(steps, known, &steps) or
                                 __builtin_mul_overflow(steps, step_, &point.known.whole) or doubt.too_large;
        point.doubt.least = doubt.without_least == 0 ? std::optional(doubt.least) : std::nullopt;
        point.doubt.most = doubt.without_most == 0 ? std::optional(doubt.most) : std::nullopt;
        if (point.slot == out.back().slot)
            out.back() = point;
        else
            out.push_back(point);
    };
    std::vector<std::pair<Slot, DoubtChange>> doubts;
    doubts_.each(until, [&](Slot slot, DoubtChange const& more) { doubts.emplace_back(slot, more); });
    auto next = doubts.begin();
    known_.each(until, [&](Slot slot, Decimal::Raw known) {
        for (; next != doubts.end() and next->first < slot; ++next)
            add(next->first, 0, &next->second);
        auto const meets = next != doubts.end() and next->first == slot;
        add(slot, known, meets ? &(next++)->second : nullptr);
    });
    for (; next != doubts.end(); ++next)
        add(next->first, 0, &next->second);
    return out;
}

std::optional<std::pair<Slot, Slot>> Ledger::changes() const {
    constexpr auto none = std::numeric_limits<Slot>::max();
    std::pair<Slot, Slot> out{none, 0};
    auto const note = [&](Slot slot) {
        if (slot > 0)
            out = {std::min(out.first, slot), slot > out.second ? slot : out.second};
    };
    auto const never = slots_ > 0 ? slots_ - 1 : 0;
    known_.each(never, [&](Slot slot, Decimal::Raw) { note(slot); });
    doubts_.each(never, [&](Slot slot, DoubtChange const&) { note(slot); });
    return out.first == none ? std::nullopt : std::optional(out);
}

}  // namespace proviso
