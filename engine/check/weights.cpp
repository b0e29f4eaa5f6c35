#include "engine/check/weights.hpp"

#include <array>
#include <limits>
#include <utility>

namespace proviso {
namespace {

struct Sides {
    bool left, right;
};
constexpr std::array<Sides, 4> all_sides{{{false, false}, {false, true}, {true, false}, {true, true}}};

bool possible(WeighedRecord const& record, Sides sides) {
    auto const fits = [](Part part, bool counted) {
        return part == Part::perhaps or counted == (part == Part::counted);
    };
    auto const outside_the_whole = record.share and sides.left and not sides.right and record.right == Part::perhaps;
    auto const left_out = record.does and sides.right and not sides.left;
    return fits(record.left, sides.left) and fits(record.right, sides.right) and not outside_the_whole and not left_out;
}

AmountRange amount(WeighedRecord const& record, Sides sides, Weights by) {
    auto const left = sides.left ? by.left : 0, right = sides.right ? -by.right : 0;
    if (record.same_amount)
        return times(sides.left ? record.of_left : record.of_right, left + right);
    auto out = times(record.of_left, left);
    add_to(out, times(record.of_right, right));
    return out;
}

}  // namespace

std::optional<Weights> weights(Decimal factor) {
    constexpr std::int64_t one = 1'000'000'000'000'000'000;
    auto const raw = factor.raw();
    if (raw < 0)
        return {};
    auto a = raw, b = Decimal::Raw{one};
    while (b != 0)
        a = std::exchange(b, a % b);
    auto const right = raw / a;
    if (right > std::numeric_limits<std::int64_t>::max() / 2)
        return {};
    return Weights{static_cast<std::int64_t>(one / a), static_cast<std::int64_t>(right)};
}

AmountRange weighed(WeighedRecord const& record, Weights by) {
    std::optional<AmountRange> out;
    if (record.perhaps_none)
        out = no_doubt;
    for (auto const sides : all_sides)
        if (possible(record, sides)) {
            auto const each = amount(record, sides, by);
            out = out ? hull(*out, each) : each;
        }
    return out.value_or(no_doubt);
}

}  // namespace proviso
