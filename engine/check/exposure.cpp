#include "engine/check/exposure.hpp"

#include "engine/check/measure_text.hpp"

#include <algorithm>
#include <limits>

namespace proviso {
namespace {

constexpr double no_limit = std::numeric_limits<double>::infinity();

Exposure& exposure_of(Matter const& matter, RuleId id, ClauseResult& out) {
    auto const& norm = norm_of(matter, id);
    if (not out.exposure) {
        out.exposure.emplace();
        if (norm.left.field and norm.left.measure != Measure::distinct)
            out.exposure->unit = matter.vocabulary.field(*norm.left.field).unit.text();
    }
    return *out.exposure;
}

double approximate(Ratio const& ratio) {
    constexpr double steps_of_one = 1e18;
    auto const whole = static_cast<double>(ratio.sum.whole);
    auto const part = static_cast<double>(ratio.sum.part) / static_cast<double>(Exact::parts);
    return (whole + part) / steps_of_one / static_cast<double>(ratio.count);
}

ExposurePoint point(Date from, Interval const& interval) {
    return {from, interval.low ? approximate(*interval.low) : -no_limit,
            interval.high ? approximate(*interval.high) : no_limit};
}

/// What is asked for at the least and at the most.
ExposurePoint limit(Date from, AggregateNorm const& norm, Judgement const& judged) {
    auto const& asked = bound(norm, judged);
    auto const up = norm.relation == Relation::more or norm.relation == Relation::at_least;
    auto const amount = approximate(*asked_for(asked).low);
    if (norm.upper)
        return {from, amount, approximate(*asked_for(*norm.upper).high)};
    if (norm.relation == Relation::equal)
        return {from, amount, amount};
    return up ? ExposurePoint{from, amount, no_limit} : ExposurePoint{from, -no_limit, amount};
}

bool same(ExposurePoint const& a, ExposurePoint const& b) { return a.low == b.low and a.high == b.high; }

void add(ExposurePoint const& point, std::vector<ExposurePoint>& out) {
    if (out.empty() or not same(out.back(), point))
        out.push_back(point);
}

/// Several drawn as one, where there are too many.
std::vector<ExposurePoint> thinned(std::vector<ExposurePoint> points) {
    auto const together = (points.size() + most_exposure_points - 1) / most_exposure_points;
    if (together < 2)
        return points;
    std::vector<ExposurePoint> out;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (i % together == 0) {
            out.push_back(points[i]);
            continue;
        }
        out.back().low = std::min(out.back().low, points[i].low);
        out.back().high = std::max(out.back().high, points[i].high);
    }
    return out;
}

/// A field's own amounts beside one amount: others have no one line as their limit.
bool can_be_drawn(AggregateNorm const& norm, std::span<Judgement const> judged) {
    auto const stated = [&](Judgement const& each) { return bound(norm, each).quantity.has_value(); };
    auto const hidden = [](Judgement const& each) { return each.secret.amounts or each.secret.days; };
    return not norm.right and not norm.previous and norm.groups.empty() and (not norm.upper or norm.upper->quantity) and
           std::ranges::all_of(judged, stated) and std::ranges::none_of(judged, hidden);
}

}  // namespace

void add_exposure_row(Matter const& matter, RuleId id, Judgement const& judged, MeasureShown const& shown, bool waived,
                      ClauseResult& out) {
    auto& exposure = exposure_of(matter, id, out);
    if (exposure.rows.size() == most_exposure_rows) {
        ++exposure.rows_left_out;
        return;
    }
    exposure.rows.push_back({waived ? Verdict::waived : judged.verdict, days_shown(matter, id, judged),
                             group_shown(matter, id, judged), shown.required, shown.actual, shown.shortfall});
}

void add_exposure_course(Matter const& matter, RuleId id, std::span<Judgement const> judged,
                         std::span<Moment const> course, ClauseResult& out) {
    auto const& norm = norm_of(matter, id);
    if (not matter.rules[id].measure.over_days or judged.empty() or not can_be_drawn(norm, judged))
        return;
    auto& exposure = exposure_of(matter, id, out);
    for (auto const& each : judged) {
        add(limit(each.days.from, norm, each), exposure.limit);
        if (course.empty())
            exposure.planned.push_back(point(each.days.from, each.left));
    }
    Period const days{judged.front().days.from, judged.back().days.until};
    for (auto const& moment : course)
        if (auto const here = intersect(moment.days, days); not here.empty())
            add(point(here.from, moment.left), exposure.planned);
    exposure.planned = thinned(std::move(exposure.planned));
}

}  // namespace proviso
