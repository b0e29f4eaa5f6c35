#include "engine/report/html/element.hpp"
#include "engine/report/html/plot.hpp"
#include "engine/report/html/sections.hpp"
#include "engine/report/summary.hpp"
#include "engine/report/text_finding.hpp"
#include "engine/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proviso {
namespace {

std::string of_what(ExposureRow const& row) {
    std::string text;
    for (auto const& [field, value] : row.group)
        text += (text.empty() ? "" : ", ") + (value.empty() ? field + " not known" : value);
    auto const when = days(row.period);
    return text + (text.empty() or when.empty() ? "" : ", ") + (text.empty() and when.empty() ? "throughout" : when);
}

void add_row(Element table, ExposureRow const& row) {
    auto const line = add(table, "tr");
    set(add(line, "th", "", of_what(row)), "scope", "row");
    add(line, "td", "", row.required);
    add(line, "td", "", row.planned);
    auto const missing = add(line, "td");
    if (row.verdict == Verdict::compliant)
        add_text(missing, "none");
    else
        add(missing, "span", fmt::format("verdict {}", html_class(row.verdict)).c_str(), word(row.verdict).low);
    if (not row.shortfall.empty())
        add_text(missing, " " + row.shortfall);
}

void add_table(Element parent, Exposure const& exposure) {
    auto const table = add(parent, "table", "exposed");
    auto const head = add(add(table, "thead"), "tr");
    for (auto const* name : {"Period", "Committed", "Planned", "Missing"})
        set(add(head, "th", "", name), "scope", "col");
    auto const body = add(table, "tbody");
    for (auto const& row : exposure.rows)
        add_row(body, row);
    if (exposure.rows_left_out > 0)
        add(parent, "p", "small", fmt::format("and {} more", exposure.rows_left_out));
}

}  // namespace

void write_html_exposure(Report const& report, std::ostream& out) {
    bool opened = false;
    Fragment fragment;
    for (auto const& clause : report.clauses) {
        if (not clause.exposure or clause.exposure->rows.empty())
            continue;
        if (not opened)
            out << "<section aria-labelledby=\"exposure\">\n<h2 id=\"exposure\">Exposure</h2>\n";
        opened = true;
        auto part = add(fragment.root(), "div", "exposure");
        set(add(add(part, "h3"), "a", "", title(clause)), "href", "#" + html_id(report, clause));
        if (auto const figure = add(part, "figure"); not add_plot(figure, *clause.exposure))
            part.remove_child(figure);
        add_table(part, *clause.exposure);
        fragment.write(out);
    }
    if (opened)
        out << "</section>\n";
}

}  // namespace proviso
