#include "engine/report/html/plot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace proviso {
namespace {

// In the units of the drawing, which is as wide as a small screen.
constexpr double width = 340, height = 150;
constexpr double left = 40, right = 334, top = 10, bottom = 130;
constexpr int most_year_labels = 7;

using Points = std::vector<ExposurePoint>;

/// What is drawn, in days and in the unit of the total.
struct Frame {
    Date from, until;
    double least = 0, most = 0;

    double x(Date day) const {
        auto const inside = std::clamp(day, from, until);
        return left + (right - left) * (inside.days - from.days) / (until.days - from.days);
    }
    double y(double total) const {
        return bottom - (bottom - top) * (std::clamp(total, least, most) - least) / (most - least);
    }
};

bool is_a_day(Date day) { return day > Date::earliest() and day < Date::latest(); }

/// The days between which something changes, and some after the last.
bool frame_days(Exposure const& exposure, Frame& frame) {
    std::vector<Date> days;
    for (auto const* points : {&exposure.planned, &exposure.limit})
        for (auto const& point : *points)
            days.push_back(point.from);
    for (auto const& row : exposure.rows)
        days.insert(days.end(), {row.period.from, row.period.until});
    std::erase_if(days, [](Date day) { return not is_a_day(day); });
    if (days.empty() or exposure.planned.empty())
        return false;
    auto const [first, last] = std::ranges::minmax(days);
    auto const more = std::max(30, (last.days - first.days) / 20);
    frame.from = first;
    frame.until = std::min(last + more, *Date::of(9999, 12, 31));
    return frame.from < frame.until;
}

void frame_totals(Exposure const& exposure, Frame& frame) {
    for (auto const* points : {&exposure.planned, &exposure.limit})
        for (auto const& point : *points)
            for (auto const total : {point.low, point.high})
                if (std::isfinite(total)) {
                    frame.least = std::min(frame.least, total);
                    frame.most = std::max(frame.most, total);
                }
    frame.most = frame.most > frame.least ? frame.most + (frame.most - frame.least) * 0.08 : frame.least + 1;
}

/// The end of the days for which point `i` speaks.
Date end(Frame const& frame, Points const& points, std::size_t i) {
    return i + 1 < points.size() ? points[i + 1].from : frame.until;
}

/// The stairs that a total makes, from left to right. Where nothing limits it, it runs along the edge.
std::vector<std::string> stairs(Frame const& frame, Points const& points, double ExposurePoint::*total) {
    std::vector<std::string> corners;
    for (std::size_t i = 0; i < points.size(); ++i) {
        auto const y = frame.y(points[i].*total);
        corners.push_back(fmt::format("{:.1f} {:.1f}", frame.x(points[i].from), y));
        corners.push_back(fmt::format("{:.1f} {:.1f}", frame.x(end(frame, points, i)), y));
    }
    return corners;
}

/// A line for each point at which there is a limit.
std::string levels(Frame const& frame, Points const& points) {
    std::string path;
    for (std::size_t i = 0; i < points.size(); ++i)
        for (auto const total : {points[i].low, points[i].high})
            if (std::isfinite(total))
                path += fmt::format("M{:.1f} {:.1f}H{:.1f}", frame.x(points[i].from), frame.y(total),
                                    frame.x(end(frame, points, i)));
    return path;
}

Element add_shape(Element svg, char const* shape, char const* of_class,
                  std::initializer_list<std::pair<char const*, std::string>> attributes) {
    auto const element = add(svg, shape, of_class);
    for (auto const& [name, value] : attributes)
        set(element, name, value);
    return element;
}

void add_planned(Element svg, Frame const& frame, Points const& points) {
    auto const low = stairs(frame, points, &ExposurePoint::low);
    auto high = stairs(frame, points, &ExposurePoint::high);
    std::ranges::reverse(high);
    add_shape(svg, "path", "range", {{"d", fmt::format("M{}L{}Z", fmt::join(low, "L"), fmt::join(high, "L"))}});
    add_shape(svg, "path", "planned", {{"d", fmt::format("M{}", fmt::join(low, "L"))}});
    if (not std::ranges::equal(low, std::vector(high.rbegin(), high.rend())))
        add_shape(svg, "path", "planned", {{"d", fmt::format("M{}", fmt::join(high, "L"))}});
}

// ---- the scales -----------------------------------------------------------------------------------------

void add_label(Element svg, double x, double y, char const* anchor, std::string const& text) {
    auto const label = add_shape(
        svg, "text", "", {{"x", fmt::format("{:.1f}", x)}, {"y", fmt::format("{:.1f}", y)}, {"text-anchor", anchor}});
    add_text(label, text);
}

/// 1, 2 or 5 of a power of ten: so that up to four steps lead to `most`.
double step_to(double most) {
    auto const power = std::pow(10.0, std::floor(std::log10(most / 4)));
    for (auto const factor : {1.0, 2.0, 5.0})
        if (power * factor * 4 >= most)
            return power * factor;
    return power * 10;
}

struct Scale {
    double size;
    std::string_view name;
};

Scale scale(Frame const& frame) {
    for (auto const each : {Scale{1e12, "trillion"}, Scale{1e9, "billion"}, Scale{1e6, "million"}})
        if (std::max(frame.most, -frame.least) >= each.size)
            return each;
    return {1, ""};
}

void add_totals(Element svg, Frame const& frame) {
    auto const step = step_to(frame.most - frame.least);
    for (auto total = std::ceil(frame.least / step) * step; total <= frame.most; total += step) {
        auto const y = frame.y(total);
        add_shape(svg, "path", "grid", {{"d", fmt::format("M{:.1f} {:.1f}H{:.1f}", left, y, right)}});
        auto const shown = std::abs(total) < step / 2 ? 0.0 : total / scale(frame).size;
        add_label(svg, left - 4, y + 3, "end", fmt::format("{:.6g}", shown));
    }
}

/// The beginnings of years, or where there is none, of the whole.
void add_days(Element svg, Frame const& frame) {
    auto const first = frame.from.year() + 1, last = frame.until.year();
    auto const each = std::max(1, (last - first + most_year_labels) / most_year_labels);
    for (auto year = first; year <= last; year += each) {
        auto const x = frame.x(*Date::of(year, 1, 1));
        add_shape(svg, "path", "grid", {{"d", fmt::format("M{:.1f} {:.1f}V{:.1f}", x, bottom, bottom + 4)}});
        add_label(svg, x, bottom + 14, "middle", std::to_string(year));
    }
    if (first > last) {
        add_label(svg, left, bottom + 14, "start", frame.from.text());
        add_label(svg, right, bottom + 14, "end", frame.until.text());
    }
}

/// `, in million USD`; nothing for plain numbers.
std::string in_unit(std::string_view scale, std::string_view unit) {
    auto const between = scale.empty() or unit.empty() ? "" : " ";
    return scale.empty() and unit.empty() ? "" : fmt::format(", in {}{}{}", scale, between, unit);
}

}  // namespace

bool add_plot(Element parent, Exposure const& exposure) {
    Frame frame;
    if (not frame_days(exposure, frame))
        return false;
    frame_totals(exposure, frame);
    auto const unit = in_unit(scale(frame).name, exposure.unit);
    auto const svg = add(parent, "svg", "plot");
    set(svg, "viewBox", fmt::format("0 0 {} {}", width, height));
    set(svg, "role", "img");
    set(svg, "aria-label", "The planned total over time" + unit + ", against the limit; the table says the same");
    add_totals(svg, frame);
    add_days(svg, frame);
    add_planned(svg, frame, exposure.planned);
    add_shape(svg, "path", "limit", {{"d", levels(frame, exposure.limit)}});
    auto const caption = add(parent, "figcaption", "small");
    add(caption, "span", "key planned", "planned");
    add_text(caption, " ");
    add(caption, "span", "key limit", "limit");
    add_text(caption, unit);
    return true;
}

}  // namespace proviso
