#include "engine/report/sarif.hpp"

#include "engine/report/issue.hpp"
#include "engine/report/json_text.hpp"
#include "engine/report/layout.hpp"
#include "engine/report/remarks.hpp"
#include "engine/report/text_finding.hpp"
#include "engine/report/waivers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>

namespace proviso {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

constexpr std::array<std::string_view, levels> level_names{"error", "warning", "note"};

std::string_view level_name(Level level) { return level_names[static_cast<std::size_t>(level)]; }

/// RFC 3986; a colon in the first folder would read as a scheme, so it is coded everywhere.
std::string uri(std::string_view path) {
    std::string out = path.starts_with('/') ? "file://" : "";
    for (char const c : path) {
        bool const letter = (c >= 'a' and c <= 'z') or (c >= 'A' and c <= 'Z');
        bool const plain = letter or (c >= '0' and c <= '9') or std::string_view("-._~/").find(c) != std::string::npos;
        out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

/// Plain text that viewers take literally: in messages, braces hold places of arguments and brackets links
/// (SARIF, 3.11).
std::string literal(std::string_view text) {
    std::string out;
    for (char const c : text) {
        if (c == '[' or c == ']' or c == '\\')
            out += '\\';
        else if (c == '{' or c == '}')
            out += c;
        out += c;
    }
    return out;
}

Json message(std::string_view escaped_text) { return {{"text", literal(escaped_text)}}; }

Json region(Excerpt const& where) {
    Json out{{"startLine", where.at.line}, {"startColumn", std::max(1U, where.at.column)}};
    auto const begin = std::min<std::size_t>(where.begin, where.text.size());
    auto const part = std::string_view(where.text).substr(begin, where.length);
    if (part.empty())
        return out;
    out["endColumn"] = out["startColumn"].get<std::size_t>() + code_points(part);
    out["snippet"] = {{"text", part}};
    return out;
}

Json location(Excerpt const& where) {
    Json place{{"artifactLocation", {{"uri", uri(where.file)}}}};
    if (has_line(where))
        place["region"] = region(where);
    return {{"physicalLocation", std::move(place)}};
}

/// What the clause says of itself, a line each.
std::string help(ClauseResult const& clause) {
    auto text = escaped(clause.text);
    auto const add = [&](std::string_view name, std::string const& said) {
        if (not said.empty())
            text += fmt::format("\n{}: {}", name, escaped(said));
    };
    add("Agreement", clause.agreement);
    add("Source", clause.source);
    add("Note", clause.note);
    add("Remedy", clause.remedy);
    add("Owner", clause.owner);
    return text;
}

Json rule(ClauseResult const& clause, std::string const& name) {
    auto const verdict = clause.judged ? Json(verdict_names[static_cast<std::size_t>(clause.verdict)]) : Json(nullptr);
    return {{"id", name},
            {"shortDescription", {{"text", text_title(clause)}}},
            {"fullDescription", {{"text", escaped(clause.text)}}},
            {"help", {{"text", help(clause)}}},
            {"defaultConfiguration", {{"level", level_name(level(clause, Verdict::violated))}}},
            {"properties",
             {{"kind", clause.kind}, {"severity", clause.severity}, {"verdict", verdict}, {"bound", clause.bound}}}};
}

/// Viewers leave out what is suppressed, and show why.
Json suppressions(Report const& report, Finding const& finding) {
    return Json::array(
        {{{"kind", "external"}, {"status", "accepted"}, {"justification", waiver_words(report, finding)}}});
}

Json result(Report const& report, ClauseResult const& clause, Finding const& finding, std::string const& rule) {
    Json out{{"ruleId", rule},
             {"ruleIndex", index_of(report, clause)},
             {"level", level_name(level(clause, finding))},
             {"message", message(said(finding))}};
    auto const& where = place_of(clause, finding);
    if (not where.file.empty())
        out["locations"] = Json::array({location(where)});
    if (not clause.where.file.empty()) {
        auto related = location(clause.where);
        related["message"] = message("clause " + text_title(clause));
        out["relatedLocations"] = Json::array({std::move(related)});
    }
    // GitHub goes by the first of these, and makes one of the line's text where it is not given.
    out["partialFingerprints"] = {{"primaryLocationLineHash", finding.fingerprint},
                                  {"proviso/v1", finding.fingerprint}};
    if (finding.waiver)
        out["suppressions"] = suppressions(report, finding);
    if (report.baseline)
        out["baselineState"] = novelty_name(finding);
    out["properties"] = {{"verdict", verdict_names[static_cast<std::size_t>(finding.verdict)]},
                         {"concerns", concerned(finding)},
                         {"turnsOn", turning_points({finding}, 20)}};
    return out;
}

Json invocation(Report const& report, std::size_t not_written) {
    Json out{{"executionSuccessful", true}, {"exitCode", report.exit_status}};
    if (auto const why = why_status(report); not why.empty())
        out["exitCodeDescription"] = why;
    auto notes = Json::array();
    for (auto const& remark : remarks(report)) {
        auto const lead = remark.kind == RemarkKind::waiver ? remark.title + ": " : "";
        notes.push_back({{"level", level_name(remark.level)}, {"message", message(lead + remark.text)}});
        if (not remark.where.file.empty())
            notes.back()["locations"] = Json::array({location(remark.where)});
    }
    if (not_written > 0)
        notes.push_back({{"level", "warning"}, {"message", message(left_out(not_written))}});
    if (not notes.empty())
        out["toolExecutionNotifications"] = std::move(notes);
    return out;
}

Json properties(Report const& report) {
    Json out{{"asOf", report.as_of.text()}, {"plan", report.plan_name}};
    for (std::size_t i = 0; i < verdict_names.size(); ++i)
        out["clauses"][std::string(verdict_names[i])] = report.summary[i];
    return out;
}

void write_rules(Report const& report, std::vector<std::string> const& names, std::ostream& out) {
    char const* before = "\n";
    for (auto const& clause : report.clauses) {
        out << before << "          " << text(rule(clause, names[index_of(report, clause)]));
        before = ",\n";
    }
}

void write_results(Report const& report, std::vector<std::string> const& rules, std::ostream& out) {
    std::size_t written = 0;
    each_finding(report, [&](ClauseResult const& clause, Finding const& finding) {
        if (written == most_sarif_results)
            return;
        auto const& rule = rules[index_of(report, clause)];
        out << (written++ == 0 ? "\n" : ",\n") << "        " << text(result(report, clause, finding, rule));
    });
}

}  // namespace

void write_sarif(Report const& report, RenderOptions const&, std::ostream& out) {
    auto const rules = rule_names(report);
    auto const listed = findings_listed(report);
    auto const not_written = listed - std::min(listed, most_sarif_results) + report.not_listed;
    out << "{\n  \"$schema\": " << text(Json(schema)) << ",\n  \"version\": \"2.1.0\",\n  \"runs\": [\n    {\n"
        << "      \"tool\": {\"driver\": {\"name\": \"proviso\", \"version\": " << text(Json(report.tool_version))
        << ", \"rules\": [";
    write_rules(report, rules, out);
    out << "\n      ]}},\n      \"columnKind\": \"unicodeCodePoints\",\n      \"invocations\": ["
        << text(invocation(report, not_written)) << "],\n      \"properties\": " << text(properties(report))
        << ",\n      \"results\": [";
    write_results(report, rules, out);
    out << "\n      ]\n    }\n  ]\n}\n";
}

}  // namespace proviso
