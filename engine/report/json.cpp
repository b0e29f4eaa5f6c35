#include "engine/report/json.hpp"

#include "engine/report/issue.hpp"
#include "engine/report/json_line.hpp"
#include "engine/report/waivers.hpp"

#include <ostream>

namespace proviso {
namespace {

using Json = JsonLine;
/// Of an object that has each on a line of its own.
using Members = std::vector<Json::Member>;

constexpr int version = 1;

Json or_null(std::string const& s) { return s.empty() ? Json(nullptr) : Json(s); }

Json place(Excerpt const& where) {
    if (where.file.empty())
        return nullptr;
    return {{"file", where.file}, {"line", where.at.line}, {"column", where.at.column}};
}

Json record(RecordRef const& ref) { return {{"type", ref.type}, {"key", ref.key}, {"row", ref.row}}; }

Json records(std::vector<RecordRef> const& refs) {
    auto list = Json::array();
    for (auto const& ref : refs)
        list.push_back(record(ref));
    return list;
}

Json period(Period const& p) {
    return {{"from", p.from == Date::earliest() ? Json(nullptr) : Json(p.from.text())},
            {"until", p.until == Date::latest() ? Json(nullptr) : Json(p.until.text())}};
}

Json periods(std::vector<Period> const& all) {
    auto list = Json::array();
    for (auto const& p : all)
        list.push_back(period(p));
    return list;
}

Json measure(MeasureShown const& m) {
    return {{"actual", m.actual},
            {"required", m.required},
            {"shortfall", or_null(m.shortfall)},
            {"on", m.on ? Json(m.on->text()) : Json(nullptr)},
            {"records", m.records},
            {"missing", records(m.missing)},
            {"missing_count", m.missing_count},
            {"uncertain", records(m.uncertain)},
            {"uncertain_count", m.uncertain_count}};
}

Json facts(std::vector<FactShown> const& shown) {
    auto list = Json::array();
    for (auto const& fact : shown)
        list.push_back({{"field", fact.field}, {"value", fact.value}, {"location", place(fact.where)}});
    return list;
}

Json turns_on(std::vector<TurnsOn> const& points) {
    auto list = Json::array();
    for (auto const& on : points) {
        Json const point = on.field.empty()
                               ? Json{{"fact", on.fact}}
                               : Json{{"field", on.field}, {"record", record(on.record)}, {"why", or_null(on.why)}};
        list.push_back(point);
    }
    return list;
}

Json group(std::vector<std::pair<std::string, std::string>> const& values) {
    if (values.empty())
        return nullptr;
    auto out = Json::object();
    for (auto const& [field, value] : values)
        out.add(field, or_null(value));
    return out;
}

Json exposure(Exposure const& exposure) {
    auto rows = Json::array();
    for (auto const& row : exposure.rows)
        rows.push_back({{"verdict", verdict_names[static_cast<std::size_t>(row.verdict)]},
                        {"period", period(row.period)},
                        {"group", group(row.group)},
                        {"required", row.required},
                        {"planned", row.planned},
                        {"shortfall", or_null(row.shortfall)}});
    return {{"rows", std::move(rows)}, {"rows_left_out", exposure.rows_left_out}};
}

Json waiver(Report const& report, Finding const& f) {
    auto const* const by = waiver_of(report, f);
    if (by == nullptr)
        return nullptr;
    return {{"number", *f.waiver},
            {"reason", by->reason},
            {"approved_by", by->approved_by},
            {"reference", or_null(by->reference)},
            {"until", by->until.text()}};
}

Json finding(Report const& report, Finding const& f) {
    return {{"verdict", verdict_names[static_cast<std::size_t>(f.verdict)]},
            {"fingerprint", f.fingerprint},
            {"record", f.record ? record(*f.record) : Json(nullptr)},
            {"location", f.where ? place(*f.where) : Json(nullptr)},
            {"message", f.message},
            {"advice", or_null(f.advice)},
            {"facts", facts(f.facts)},
            {"turns_on", turns_on(f.turns_on)},
            {"period", period(f.period)},
            {"later_periods", periods(f.later_periods)},
            {"group", group(f.group)},
            {"waiver", waiver(report, f)},
            {"novelty", or_null(std::string(novelty_name(f)))}};
}

Json exempts(std::vector<Exemption> const& exemptions) {
    auto list = Json::array();
    for (auto const& e : exemptions)
        list.push_back({{"clause", e.clause},
                        {"agreement", or_null(e.agreement)},
                        {"count", e.count},
                        {"records", records(e.records)}});
    return list;
}

Json amendments(std::vector<AmendmentShown> const& all) {
    auto list = Json::array();
    for (auto const& each : all)
        list.push_back({{"until", each.until.text()}, {"by", or_null(each.by)}});
    return list;
}

/// All of a clause but its findings.
Members clause(ClauseResult const& c) {
    Members out{{"id", c.id},
                {"agreement", or_null(c.agreement)},
                {"heading", or_null(c.heading)},
                {"kind", c.kind},
                {"judged", c.judged},
                {"severity", c.severity},
                {"verdict", c.judged ? Json(verdict_names[static_cast<std::size_t>(c.verdict)]) : Json(nullptr)},
                {"why_not_applicable", or_null(c.why_not_applicable)},
                {"bound", c.bound},
                {"violations", c.violations},
                {"doubts", c.doubts},
                {"waived", c.waived},
                {"waivable", c.waivable},
                {"text", c.text},
                {"source", or_null(c.source)},
                {"note", or_null(c.note)},
                {"remedy", or_null(c.remedy)},
                {"owner", or_null(c.owner)},
                {"location", place(c.where)},
                {"measure", c.measure ? measure(*c.measure) : Json(nullptr)},
                {"exempts", exempts(c.exempts)}};
    if (c.exposure)
        out.emplace_back("exposure", exposure(*c.exposure));
    if (not c.amendments.empty())
        out.emplace_back("amendments", amendments(c.amendments));
    return out;
}

Json plan(Report const& report) {
    auto counts = Json::object();
    for (auto const& [type, count] : report.records)
        counts.add(type, count);
    return {{"name", or_null(report.plan_name)},
            {"files", report.plan_files},
            {"records", counts},
            {"notes", report.notes},
            {"rates", report.rates}};
}

Json summary(Report const& report) {
    auto counts = Json::object();
    for (std::size_t i = 0; i < verdict_names.size(); ++i)
        counts.add(verdict_names[i], report.summary[i]);
    return counts;
}

Json names(std::vector<WaiverName> const& names) {
    auto list = Json::array();
    for (auto const& [name, where] : names)
        list.push_back({{"name", name}, {"location", place(where)}});
    return list;
}

Json waivers(Report const& report) {
    auto list = Json::array();
    for (auto const& each : report.waivers)
        list.push_back({{"state", waiver_state_names[static_cast<std::size_t>(each.state)]},
                        {"clause", each.clause},
                        {"agreement", or_null(each.agreement)},
                        {"records", each.records},
                        {"reason", each.reason},
                        {"approved_by", each.approved_by},
                        {"reference", or_null(each.reference)},
                        {"from", each.from ? Json(each.from->text()) : Json(nullptr)},
                        {"until", each.until.text()},
                        {"allowance", or_null(each.allowance)},
                        {"covered", each.covered},
                        {"unused_records", names(each.unused_names)},
                        {"location", place(each.where)}});
    return list;
}

Json baseline(Report const& report) {
    if (not report.baseline)
        return nullptr;
    auto gone = Json::array();
    for (auto const& each : report.baseline->gone)
        gone.push_back({{"clause", each.clause}, {"agreement", or_null(each.agreement)}, {"message", each.message}});
    return {{"file", report.baseline->file},
            {"as_of", report.baseline->as_of.text()},
            {"new", report.baseline->fresh},
            {"unchanged", report.baseline->unchanged},
            {"gone", std::move(gone)}};
}

/// All of the report but its clauses.
Members head(Report const& report) {
    return {{"version", version},
            {"tool", {{"name", "proviso"}, {"version", report.tool_version}}},
            {"as_of", report.as_of.text()},
            {"as_of_given", report.as_of_given},
            {"exit_status", report.exit_status},
            {"plan", plan(report)},
            {"agreements_not_signed", report.agreements_not_signed},
            {"summary", summary(report)},
            {"coverage",
             {{"encoded", report.encoded}, {"not_encoded", report.not_encoded}, {"permissions", report.permissions}}},
            {"waivers", waivers(report)},
            {"baseline", baseline(report)},
            {"findings_not_listed", report.not_listed}};
}

/// A line each, with a comma after every one.
void write_members(Members const& members, std::string_view indent, std::ostream& out) {
    for (auto const& [name, value] : members)
        out << indent << text(Json(name)) << ": " << text(value) << ",\n";
}

void write_clause(Report const& report, ClauseResult const& c, std::ostream& out) {
    out << "\n    {\n";
    write_members(clause(c), "      ", out);
    out << "      \"findings\": [";
    char const* before = "\n        ";
    for (auto const& f : c.findings) {
        out << before << text(finding(report, f));
        before = ",\n        ";
    }
    out << (c.findings.empty() ? "]\n    }" : "\n      ]\n    }");
}

}  // namespace

void write_json(Report const& report, std::ostream& out) {
    out << "{\n";
    write_members(head(report), "  ", out);
    out << "  \"clauses\": [";
    char const* before = "";
    for (auto const& c : report.clauses) {
        out << before;
        write_clause(report, c, out);
        before = ",";
    }
    out << (report.clauses.empty() ? "]\n}\n" : "\n  ]\n}\n");
}

}  // namespace proviso
