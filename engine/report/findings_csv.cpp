#include "engine/report/findings_csv.hpp"

#include "engine/report/csv.hpp"
#include "engine/report/issue.hpp"
#include "engine/report/layout.hpp"
#include "engine/report/remarks.hpp"
#include "engine/report/text_finding.hpp"
#include "engine/report/waivers.hpp"

#include <fmt/format.h>

#include <array>
#include <ostream>

namespace proviso {
namespace {

constexpr std::size_t columns_of_row = 21;

using Row = std::array<std::string, columns_of_row>;

constexpr std::array<std::string_view, columns_of_row> header{
    "agreement", "clause", "heading", "severity", "verdict", "record type", "record",
    "group",     "from",   "to",      "message",  "to do",   "turns on",    "file",
    "line",      "column", "source",  "remedy",   "owner",   "waiver",      "baseline"};

constexpr std::size_t message_column = 10, file_column = 13, waiver_column = 19;
static_assert(header[message_column] == "message" and header[file_column] == "file" and
              header[waiver_column] == "waiver");

std::string group(Finding const& finding) {
    std::string text;
    for (auto const& [field, value] : finding.group)
        text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", field, value.empty() ? "not known" : value);
    return text;
}

/// The last day that is meant; of several stretches, of the last.
std::string last_day(Finding const& finding) {
    auto const until = finding.later_periods.empty() ? finding.period.until : finding.later_periods.back().until;
    return until == Date::latest() ? "" : (until + -1).text();
}

Row row(Report const& report, ClauseResult const& clause, Finding const& finding) {
    auto const& where = place_of(clause, finding);
    return {clause.agreement,
            clause.id,
            clause.heading,
            clause.severity,
            std::string(verdict_names[static_cast<std::size_t>(finding.verdict)]),
            finding.record ? finding.record->type : "",
            finding.record ? name(*finding.record) : "",
            group(finding),
            finding.period.from == Date::earliest() ? "" : finding.period.from.text(),
            last_day(finding),
            finding.message,
            finding.advice,
            listed(turning_points({finding}, 20)),
            where.file,
            has_line(where) ? std::to_string(where.at.line) : "",
            has_line(where) ? std::to_string(where.at.column) : "",
            clause.source,
            clause.remedy,
            clause.owner,
            waiver_words(report, finding),
            std::string(novelty_name(finding))};
}

Row row(Remark const& remark) {
    Row out;
    auto const& where = remark.where;
    if (remark.waiver != nullptr) {
        out[0] = remark.waiver->agreement;
        out[1] = remark.waiver->clause;
        out[waiver_column] = waiver_words(*remark.waiver);
    }
    out[message_column] = remark.title + ": " + remark.text;
    out[file_column] = where.file;
    out[file_column + 1] = has_line(where) ? std::to_string(where.at.line) : "";
    out[file_column + 2] = has_line(where) ? std::to_string(where.at.column) : "";
    return out;
}

template <class Cells>
void write_row(Cells const& cells, std::ostream& out) {
    char const* before = "";
    for (auto const& cell : cells) {
        out << before << plain_csv_cell(cell);
        before = ",";
    }
    out << "\r\n";
}

}  // namespace

void write_findings_csv(Report const& report, RenderOptions const&, std::ostream& out) {
    write_row(header, out);
    each_finding(report, [&](ClauseResult const& clause, Finding const& finding) {
        write_row(row(report, clause, finding), out);
    });
    for (auto const& remark : remarks(report))
        if (remark.kind != RemarkKind::baseline)
            write_row(row(remark), out);
    if (report.not_listed > 0) {
        Row rest;
        rest[message_column] = left_out(report.not_listed);
        write_row(rest, out);
    }
}

}  // namespace proviso
