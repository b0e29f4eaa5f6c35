#include "engine/report/gitlab.hpp"

#include "engine/report/fingerprints.hpp"
#include "engine/report/issue.hpp"
#include "engine/report/json_line.hpp"
#include "engine/report/layout.hpp"
#include "engine/report/remarks.hpp"
#include "engine/report/waivers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <ostream>

namespace proviso {
namespace {

using Json = JsonLine;

std::string_view severity(Level level) {
    constexpr std::array<std::string_view, levels> names{"critical", "major", "info"};
    return names[static_cast<std::size_t>(level)];
}

/// GitLab asks for a line, also of a file as a whole, and knows paths from the root of the project.
Json location(Excerpt const& where) {
    std::string_view path = where.file;
    while (path.starts_with("./"))
        path.remove_prefix(2);
    return {{"path", path}, {"lines", {{"begin", std::max(1U, where.at.line)}}}};
}

Json entry(Report const& report, ClauseResult const& clause, Finding const& finding, std::string const& rule) {
    auto const lead = text_title(clause) + reserve(finding) + ": ";
    auto const waiver = finding.waiver ? "; waived: " + waiver_words(report, finding) : "";
    return {{"description", lead + said(finding) + waiver},
            {"check_name", rule},
            {"fingerprint", finding.fingerprint},
            {"severity", severity(level(clause, finding))},
            {"location", location(place_of(clause, finding))}};
}

/// A file as a whole, where there is one.
Excerpt plan_of(Report const& report) {
    return {report.plan_files.empty() ? "" : report.plan_files.front(), {}, "", 0, 0};
}

Json entry(Report const& report, Remark const& remark, std::string const& fingerprint) {
    return {{"description", remark.title + ": " + remark.text},
            {"check_name", "proviso"},
            {"fingerprint", fingerprint},
            {"severity", remark.level == Level::warning ? "minor" : severity(remark.level)},
            {"location", location(remark.where.file.empty() ? plan_of(report) : remark.where)}};
}

Json rest(Report const& report) {
    return {{"description", left_out(report.not_listed)},
            {"check_name", "proviso"},
            {"fingerprint", "proviso: not listed"},
            {"severity", severity(Level::error)},
            {"location", location(plan_of(report))}};
}

}  // namespace

void write_gitlab(Report const& report, RenderOptions const&, std::ostream& out) {
    char const* before = "[\n";
    auto const write = [&](Json const& json) {
        out << before << "  " << text(json);
        before = ",\n";
    };
    auto const rules = rule_names(report);
    each_finding(report, [&](ClauseResult const& clause, Finding const& finding) {
        write(entry(report, clause, finding, rules[index_of(report, clause)]));
    });
    std::map<std::string, std::size_t> seen;
    for (auto const& remark : remarks(report))
        if (remark.kind != RemarkKind::baseline) {
            auto const name = fingerprint(remark.title + ": " + remark.text);
            write(entry(report, remark, fmt::format("{}:{}", name, ++seen[name])));
        }
    if (report.not_listed > 0)
        write(rest(report));
    out << (before[0] == '[' ? "[]\n" : "\n]\n");
}

}  // namespace proviso
