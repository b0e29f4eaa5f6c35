#include "engine/report/html.hpp"

#include "engine/report/html/element.hpp"
#include "engine/report/html/sections.hpp"
#include "engine/report/issue.hpp"
#include "engine/report/layout.hpp"
#include "engine/report/summary.hpp"

#include <fmt/format.h>

#include <ostream>

namespace proviso {

std::string_view html_style();
std::string_view html_script();

namespace {

/// Nothing may be fetched, and nothing run but what is written here. The hashes are those of the two files; the nonce is
/// of the one rule that gives the pages of a print their title.
constexpr std::string_view policy =
    "default-src 'none'; style-src '" PROVISO_HTML_STYLE "' 'nonce-running'; script-src '" PROVISO_HTML_SCRIPT
    "'; base-uri 'none'; form-action 'none'";

constexpr std::size_t most_drawn_at_once = 300;  ///< findings; of more, each is laid out when it comes into view
constexpr std::size_t longest_running = 60;      ///< code points of a name at the head of a printed page

std::string name_of(Report const& report) {
    return report.plan_name.empty() ? listed(report.plan_files) : report.plan_name;
}

std::string as_of(Report const& report) {
    return "as of " + report.as_of.long_text() +
           (report.as_of_given ? "" : " (today; neither the plan nor --as-of gives a day)");
}

/// A string of CSS that can end neither itself nor the element around it.
std::string css_string(std::string_view text) {
    std::string out;
    for (char const c : escaped(text))
        out += std::string_view("\"\\<>&{}#").find(c) == std::string_view::npos ? std::string(1, c)
                                                                                : fmt::format("\\{:x} ", unsigned(c));
    return '"' + out + '"';
}

void write_head(Report const& report, std::ostream& out) {
    out << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\""
        << policy
        << "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n";
    Fragment fragment;
    add(fragment.root(), "title", "", fmt::format("{}: {} ({})", name_of(report), result(report), report.as_of.text()));
    fragment.write(out);
    out << "<style>" << html_style() << "</style>\n<style nonce=\"running\">:root{--running:"
        << css_string(std::string(first_code_points(escaped(name_of(report)), longest_running)) + ", as of " +
                      report.as_of.long_text())
        << "}</style>\n</head>\n";
}

void write_header(Report const& report, std::ostream& out) {
    Fragment fragment;
    set(add(fragment.root(), "a", "skip", "Skip to the clauses"), "href", "#clauses");
    auto const header = add(fragment.root(), "header");
    add(header, "p", "label", "Check of a plan against contracts");
    add(header, "h1", "", name_of(report).empty() ? "Report" : name_of(report));
    add(header, "p", "", as_of(report));
    fragment.write(out);
}

void write_footer(Report const& report, std::ostream& out) {
    Fragment fragment;
    auto const footer = add(fragment.root(), "footer");
    add(footer, "p", "",
        fmt::format("proviso {} checks what was encoded. It is not legal advice, and no report replaces the text of an "
                    "agreement.",
                    report.tool_version));
    fragment.write(out);
}

}  // namespace

void write_html(Report const& report, RenderOptions const&, std::ostream& out) {
    write_head(report, out);
    out << (findings_listed(report) > most_drawn_at_once ? "<body class=\"long\">\n" : "<body>\n");
    write_header(report, out);
    out << "<main>\n";
    for (auto const write : {write_html_summary, write_html_clauses, write_html_exposure, write_html_open_questions,
                             write_html_waivers, write_html_baseline})
        write(report, out);
    out << "</main>\n";
    write_footer(report, out);
    out << "<script>" << html_script() << "</script>\n</body>\n</html>\n";
}

}  // namespace proviso
