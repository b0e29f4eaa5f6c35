#include "engine/check/amount_range.hpp"

#include <algorithm>

namespace proviso {
namespace {

std::optional<Exact> end_times(std::optional<Exact> const& end, std::int64_t weight, bool& too_large) {
    if (not end)
        return {};
    auto const out = multiply(*end, weight);
    too_large |= not out;
    return out ? out : std::optional(Exact{});
}

void add_end(std::optional<Exact>& sum, std::optional<Exact> const& more, bool& too_large) {
    if (sum and more)
        add_to(*sum, *more, too_large);
    else
        sum.reset();
}

}  // namespace

void add_to(Exact& sum, Exact more, bool& too_large) {
    if (auto const total = add(sum, more))
        sum = *total;
    else
        too_large = true;
}

void add_to(AmountRange& sum, AmountRange const& more) {
    sum.too_large |= more.too_large;
    add_end(sum.least, more.least, sum.too_large);
    add_end(sum.most, more.most, sum.too_large);
}

AmountRange hull(AmountRange const& a, AmountRange const& b) {
    AmountRange out{{}, {}, a.missing or b.missing, a.too_large or b.too_large};
    if (a.least and b.least)
        out.least = std::min(*a.least, *b.least);
    if (a.most and b.most)
        out.most = std::max(*a.most, *b.most);
    return out;
}

AmountRange times(AmountRange const& range, std::int64_t weight) {
    if (weight == 0)
        return no_doubt;
    AmountRange out{{}, {}, range.missing, range.too_large};
    out.least = end_times(weight > 0 ? range.least : range.most, weight, out.too_large);
    out.most = end_times(weight > 0 ? range.most : range.least, weight, out.too_large);
    return out;
}

}  // namespace proviso
