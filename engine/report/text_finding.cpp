#include "engine/report/text_finding.hpp"

#include "engine/report/issue.hpp"
#include "engine/report/layout.hpp"
#include "engine/report/quote.hpp"
#include "engine/report/waivers.hpp"
#include "engine/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace proviso {
namespace {

constexpr std::size_t indent = 2;
constexpr std::size_t most_marks = 8;

/// Said beside the underline where the underlined text does not show the value itself: a field that is
/// missing, or looked up from another.
std::string label(FactShown const& fact) {
    auto const shown = std::string_view(fact.where.text)
                           .substr(std::min<std::size_t>(fact.where.begin, fact.where.text.size()), fact.where.length);
    return shown.find(fact.value) != std::string_view::npos ? "" : fact.field + ": " + fact.value;
}

std::vector<Mark> marks_of(Finding const& finding) {
    std::vector<Mark> marks;
    for (auto const& fact : finding.facts)
        if (has_line(fact.where) and marks.size() < most_marks)
            marks.push_back({fact.where, label(fact)});
    if (marks.empty() and finding.where and has_line(*finding.where))
        marks.push_back({*finding.where, {}});
    return marks;
}

std::string spoken(TurnsOn const& on) {
    if (not on.fact.empty())
        return escaped(on.fact);
    return escaped(on.field + " of ") + name(on.record) + (on.why.empty() ? "" : " (it " + escaped(on.why) + ")");
}

/// `colour` is that of the underlines.
void write_quotes(Page& page, std::vector<Mark> const& marks, std::size_t margin, Colour colour) {
    for (auto begin = marks.begin(); begin != marks.end();) {
        auto const end =
            std::find_if(begin, marks.end(), [&](Mark const& m) { return m.where.file != begin->where.file; });
        if (begin != marks.begin())
            page.line(fmt::format("{:{}}{}:", "", indent, place(begin->where)));
        auto const lines = quoted({begin, end}, margin, page.width() - indent);
        for (std::size_t i = 0; i < lines.size(); ++i)
            page.line(std::string(indent, ' ') + lines[i], i % 2 == 1 ? colour : Colour::none);
        begin = end;
    }
}

}  // namespace

std::string name(RecordRef const& record) {
    return escaped(record.key.empty() ? fmt::format("{} {}", record.type, record.row + 1) : record.key);
}

std::string names(std::vector<RecordRef> const& records, std::size_t count) {
    std::vector<std::string> out;
    for (auto const& record : records)
        out.push_back(name(record));
    if (count > out.size())
        out.push_back(fmt::format("{} more", count - out.size()));
    return listed(out);
}

std::string days(Period period) {
    if (period == Period{})
        return "";
    auto const last = period.until + -1;
    if (period.from == last)
        return "on " + last.long_text();
    std::string text;
    if (period.from != Date::earliest())
        text = "from " + period.from.long_text();
    if (period.until != Date::latest())
        text += (text.empty() ? "to " : " to ") + last.long_text();
    else
        text += " on";
    return text;
}

std::string all_days(Finding const& finding) {
    std::vector<std::string> stretches{days(finding.period)};
    for (auto const& later : finding.later_periods)
        stretches.push_back(days(later));
    return listed(stretches);
}

std::string given(Finding const& finding) {
    std::vector<std::string> items;
    for (auto const& fact : finding.facts)
        if (not has_line(fact.where))
            items.push_back(escaped(fact.field + ": " + fact.value));
    return listed(items);
}

std::vector<std::string> turning_points(std::vector<Finding> const& findings, std::size_t most) {
    std::vector<std::string> points;
    std::set<std::string> seen;
    for (auto const& finding : findings)
        for (auto const& on : finding.turns_on)
            if (auto text = spoken(on); seen.insert(text).second and points.size() < most)
                points.push_back(std::move(text));
    if (seen.size() > points.size())
        points.push_back(fmt::format("{} more", seen.size() - points.size()));
    return points;
}

void write_finding(Page& page, Report const& report, ClauseResult const& clause, Finding const& finding) {
    auto const marks = marks_of(finding);
    auto const& where = not marks.empty() ? marks.front().where : finding.where.value_or(Excerpt{});
    auto const margin = marks.empty() ? 3 : margin_for(marks);
    auto const* const waiver = waiver_of(report, finding);
    auto const verdict = fmt::format("{}{}{}", word(finding.verdict).low, waiver == nullptr ? "" : ", waived",
                                     finding.novelty == Novelty::fresh ? ", new" : "");
    auto const at = place(where);

    auto const message = fmt::format("{}{}{}: {}", at, at.empty() ? "" : ": ", verdict, escaped(finding.message));
    page.flow({{"  "}}, message, indent + 4, Colour::bold);
    write_quotes(page, marks, margin, word(waiver == nullptr ? finding.verdict : Verdict::waived).colour);

    auto const note = [&](std::string_view name, std::string_view text) {
        page.item(fmt::format("{:{}}  = {}: ", "", indent + margin - 1, name), text);
    };
    note("waived", waiver_words(report, finding));
    note("clause", place(clause.where));
    note("when", all_days(finding));
    note("given", given(finding));
    note("turns on", listed(turning_points({finding}, 20)));
    note("to do", escaped(finding.advice));
}

}  // namespace proviso
