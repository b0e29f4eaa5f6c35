#include "engine/report/html/element.hpp"
#include "engine/report/html/plot.hpp"
#include "engine/report/html/sections.hpp"
#include "engine/report/summary.hpp"
#include "engine/report/text_finding.hpp"
#include "engine/report/words.hpp"

#include <fmt/format.h>

#include <array>

namespace proviso {
namespace {

std::string of_what(ExposureRow const& row) {
    std::string text;
    for (auto const& [field, value] : row.group)
        text += (text.empty() ? "" : ", ") + (value.empty() ? field + " not known" : value);
    auto const when = days(row.period);
    return text + (text.empty() or when.empty() ? "" : ", ") + (text.empty() and when.empty() ? "throughout" : when);
}

constexpr std::array<char const*, 4> columns{"Period", "Committed", "Planned", "Missing"};

/// On a small screen each has its label before it, and the roles stay what they are here.
Element add_cell(Element line, std::size_t column, std::string_view text = {}) {
    auto const cell = add(line, "td", "", text);
    set(cell, "role", "cell");
    set(cell, "data-label", columns.at(column));
    return cell;
}

void add_row(Element table, ExposureRow const& row) {
    auto const line = add(table, "tr");
    set(line, "role", "row");
    auto const name = add(line, "th", "", of_what(row));
    set(name, "scope", "row");
    set(name, "role", "rowheader");
    add_cell(line, 1, row.required);
    add_cell(line, 2, row.planned);
    auto const missing = add_cell(line, 3);
    if (row.verdict == Verdict::compliant)
        add_text(missing, "none");
    else
        add(missing, "span", fmt::format("verdict {}", html_class(row.verdict)).c_str(), word(row.verdict).low);
    if (not row.shortfall.empty())
        add_text(missing, " " + row.shortfall);
}

void add_table(Element parent, Exposure const& exposure) {
    auto const table = add(parent, "table", "exposed");
    set(table, "role", "table");
    auto const head = add(table, "thead");
    set(head, "role", "rowgroup");
    auto const names = add(head, "tr");
    set(names, "role", "row");
    for (auto const* column : columns) {
        auto const name = add(names, "th", "", column);
        set(name, "scope", "col");
        set(name, "role", "columnheader");
    }
    auto const body = add(table, "tbody");
    set(body, "role", "rowgroup");
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
