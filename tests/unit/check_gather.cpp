#include "engine/check/gather.hpp"

#include "engine/check/course.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>

using namespace proviso;

namespace {

constexpr Slot slots = 30;
constexpr std::array measures{Measure::total,   Measure::number, Measure::average,
                              Measure::highest, Measure::lowest, Measure::distinct};

Presence presence(std::mt19937& random, bool sure) {
    Presence out;
    out.begin = static_cast<Slot>(random() % (slots - 1));
    out.end = out.begin + 1 + static_cast<Slot>(random() % (slots - 1 - out.begin));
    out.sure = sure;
    out.missing = random() % 10 == 0;
    out.value = static_cast<std::uint32_t>(random() % 8);
    auto const amount = Exact::of(Decimal{static_cast<int>(random() % 20) - 5});
    out.amount = amount;
    out.adds = {amount, random() % 10 == 0 ? std::nullopt : std::optional(amount), false, false};
    return out;
}

std::vector<Presence> some(std::mt19937& random, std::size_t count, bool sure) {
    std::vector<Presence> out;
    for (std::size_t i = 0; i < count; ++i)
        out.push_back(presence(random, sure));
    return out;
}

std::vector<Presence> joined(std::vector<Presence> all, std::vector<Presence> const& more) {
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

bool same(std::optional<Ratio> const& a, std::optional<Ratio> const& b) {
    return a.has_value() == b.has_value() and (not a or (a->sum == b->sum and a->count == b->count));
}

bool same(Interval const& a, Interval const& b) {
    return same(a.low, b.low) and same(a.high, b.high) and a.taken == b.taken and a.takeable == b.takeable;
}

/// On each day by itself.
bool same_each_day(std::vector<Presence> const& a, std::vector<Presence> const& b, Measure measure) {
    for (Slot slot = 0; slot < slots; ++slot)
        if (not same(sweep(a, measure, true, 1, slot, slot + 1).front().second,
                     sweep(b, measure, true, 1, slot, slot + 1).front().second))
            return false;
    return true;
}

}  // namespace

TEST_CASE("records gathered by the day come to the same beside those of any group") {
    std::mt19937 random(1);
    for (int i = 0; i < 200; ++i)
        for (auto const measure : measures) {
            auto const own = some(random, random() % 4, true), adrift = some(random, random() % 60, false);
            auto const fewer = gathered_by_day(adrift, measure);
            CAPTURE(measure);
            CHECK(same_each_day(joined(own, adrift), joined(own, fewer), measure));
        }
}

TEST_CASE("records gathered by the day are few, however many they are") {
    std::mt19937 random(2);
    auto const many = some(random, 5'000, false);
    for (auto const measure : measures) {
        CAPTURE(measure);
        CHECK(gathered_by_day(many, measure).size() <= std::size_t{3} * slots);
    }
}

TEST_CASE("records gathered each for itself come to the same in any period") {
    Plan const plan;
    std::vector<Date> days;
    for (int day = 0; day + 2 < static_cast<int>(slots); ++day)
        days.push_back(Date{20'000 + day});
    Timeline const timeline(plan, {}, 0, days);
    std::mt19937 random(3);
    for (int i = 0; i < 200; ++i)
        for (auto const measure : measures) {
            auto const own = some(random, random() % 4, true);
            auto adrift = some(random, random() % 60, false);
            for (std::size_t each = 1; each < adrift.size(); each += 7)
                adrift[each].later = true;
            auto const fewer = gathered_by_record(adrift, measure);
            auto const from = Date{20'000 + static_cast<int>(random() % slots)};
            Period const period{from, from + 5};
            CAPTURE(measure);
            CHECK(same(together(joined(own, adrift), period, timeline, measure, true, 1),
                       together(joined(own, fewer), period, timeline, measure, true, 1)));
        }
}
