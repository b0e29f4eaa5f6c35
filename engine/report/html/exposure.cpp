#include "engine/report/html/element.hpp"
#include "engine/report/html/plot.hpp"
#include "engine/report/html/sections.hpp"
#include "engine/report/summary.hpp"
#include "engine/report/text_finding.hpp"
#include "engine/report/words.hpp"

#include <fmt/format.h>

#include <array>
#include <ostream>

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

/// A cell as wide as the table, in a row of its own.
Element add_wide(Element body, char const* name, char const* of_class) {
    auto const line = add(body, "tr", of_class);
    set(line, "role", "row");
    auto const cell = add(line, name);
    set(cell, "colspan", columns.size());
    return cell;
}

void add_clause(Element body, Report const& report, ClauseResult const& clause) {
    auto const name = add_wide(body, "th", "of");
    set(name, "scope", "rowgroup");
    set(name, "role", "rowheader");
    set(add(name, "a", "", title(clause)), "href", "#" + html_id(report, clause));
    auto const& exposure = *clause.exposure;
    auto drawn = add_wide(body, "td", "drawn");
    set(drawn, "role", "cell");
    if (not add_plot(add(drawn, "figure"), exposure))
        body.remove_child(drawn.parent());
    for (auto const& row : exposure.rows)
        add_row(body, row);
    if (exposure.rows_left_out > 0) {
        auto const more = add_wide(body, "td", "small");
        set(more, "role", "cell");
        add_text(more, fmt::format("and {} more", exposure.rows_left_out));
    }
}

void write_head(std::ostream& out) {
    out << "<section aria-labelledby=\"exposure\">\n<h2 id=\"exposure\">Exposure</h2>\n"
           "<table class=\"exposed\" role=\"table\">\n";
    Fragment fragment;
    auto const head = add(fragment.root(), "thead");
    set(head, "role", "rowgroup");
    auto const names = add(head, "tr");
    set(names, "role", "row");
    for (auto const* column : columns) {
        auto const name = add(names, "th", "", column);
        set(name, "scope", "col");
        set(name, "role", "columnheader");
    }
    fragment.write(out);
}

}  // namespace

void write_html_exposure(Report const& report, std::ostream& out) {
    bool opened = false;
    Fragment fragment;
    for (auto const& clause : report.clauses) {
        if (not clause.exposure or clause.exposure->rows.empty())
            continue;
        if (not opened)
            write_head(out);
        opened = true;
        auto const body = add(fragment.root(), "tbody");
        set(body, "role", "rowgroup");
        add_clause(body, report, clause);
        fragment.write(out);
    }
    if (opened)
        out << "</table>\n</section>\n";
}

}  // namespace proviso
