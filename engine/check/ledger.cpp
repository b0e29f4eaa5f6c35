#include "engine/check/ledger.hpp"

#include <map>

namespace proviso {
namespace {

Exact negative(Exact amount, bool& too_large) {
    auto const out = subtract(Exact{}, amount);
    too_large |= not out;
    return out.value_or(Exact{});
}

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

}  // namespace

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
    known_.open(slots, dense);
}

void Ledger::add_known(Slot begin, Slot end, Decimal::Raw steps) {
    known_.add(begin, steps);
    known_.add(end, -steps);
}

void Ledger::add_doubt(Slot begin, Slot end, AmountRange const& range) {
    if (begin >= end)
        return;
    if (not doubts_.is_open())
        doubts_.open(slots_, dense_);
    doubts_.add(begin, change(range, true));
    doubts_.add(end, change(range, false));
}

void Ledger::add(Ledger const& other) {
    if (not other.is_open())
        return;
    if (not is_open())
        open(other.slots_, other.step_, other.dense_);
    known_.add(other.known_, slots_);
    doubts_.add(other.doubts_, slots_);
}

std::vector<Ledger::Point> Ledger::course_of_known() const {
    std::vector<Point> out(1);
    Decimal::Raw steps = 0;
    known_.each([&](Slot slot, Decimal::Raw change) {
        auto point = out.back();
        point.slot = slot;
        point.doubt.too_large |=
            __builtin_add_overflow(steps, change, &steps) or __builtin_mul_overflow(steps, step_, &point.known.whole);
        if (slot == out.back().slot)
            out.back() = point;
        else
            out.push_back(point);
    });
    return out;
}

std::vector<Ledger::Point> Ledger::course() const {
    if (not doubts_.is_open())
        return course_of_known();
    std::map<Slot, std::pair<Decimal::Raw, DoubtChange>> changes{{0, {}}};
    bool too_large = false;
    known_.each([&](Slot slot, Decimal::Raw steps) { changes[slot].first = steps; });
    doubts_.each([&](Slot slot, DoubtChange const& more) { changes[slot].second += more; });
    std::vector<Point> out;
    Decimal::Raw steps = 0;
    DoubtChange doubt;
    for (auto const& [slot, change] : changes) {
        too_large |= __builtin_add_overflow(steps, change.first, &steps);
        doubt += change.second;
        Point point;
        point.slot = slot;
        too_large |= __builtin_mul_overflow(steps, step_, &point.known.whole) or doubt.too_large;
        point.doubt.too_large = too_large;
        point.doubt.least = doubt.without_least == 0 ? std::optional(doubt.least) : std::nullopt;
        point.doubt.most = doubt.without_most == 0 ? std::optional(doubt.most) : std::nullopt;
        out.push_back(point);
    }
    return out;
}

}  // namespace proviso
