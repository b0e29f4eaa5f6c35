#include "tests/unit/report_hostile.hpp"

#include "dsl/terminal.hpp"
#include "dsl/text.hpp"
#include "engine/report/fingerprints.hpp"
#include "tests/unit/cli_run.hpp"
#include "tests/unit/report_sample.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <streambuf>

#include <malloc.h>

namespace proviso {
namespace {

constexpr std::string_view names[]{
    "\"quoted\" 'twice', and; more",
    "two\nlines\r\nor three",
    "::error file=a::b",
    "##vso[task.complete result=Succeeded]done",
    "]]><failure/>&amp;<!--</script></style><img src=x onerror=alert(1)>",
    std::string_view("nul \0 bell \x07 escape \x1b[31m", 23),
    "not UTF-8 \xff\xc3",
    "turned \u202E round @org/team #12 GH-3 www.example.org a@b.org `x` | _y_ **z** :smile: $1$ [^1] "
    "https://example.org",
    "# SKIP \\# TODO",
    "=1+1",
    "100%0A{0} [link](http://example.org)",
};

ClauseResult clause(std::string id, std::string_view name) {
    ClauseResult c;
    c.id = std::move(id);
    c.clause = c.id;
    c.agreement = name;
    c.heading = name;
    c.severity = "breach";
    c.kind = "obligation";
    c.text = name;
    c.remedy = name;
    c.bound = 1;
    c.where = underlined(std::string(name), 3, std::string(name), name);
    return c;
}

Finding finding(Verdict verdict, std::string key) {
    Finding f;
    f.verdict = verdict;
    f.message = key;
    f.advice = key;
    f.where = underlined(key, 7, key, key);
    f.record = RecordRef{"placement", std::move(key), 6};
    return f;
}

}  // namespace

Report hostile_report() {
    Report r;
    r.tool_version = "0.1.0";
    r.plan_files = {"plan.toml"};
    for (auto const name : names) {
        auto c = clause(std::string(name), name);
        c.verdict = Verdict::violated;
        c.violations = 1;
        c.findings = {finding(Verdict::violated, std::string(name))};
        r.clauses.push_back(std::move(c));
    }
    r.summary[static_cast<std::size_t>(Verdict::violated)] = r.clauses.size();
    r.exit_status = 1;
    return r;
}

Report long_report(std::size_t violations, std::size_t doubts) {
    Report r;
    r.tool_version = "0.1.0";
    r.clauses = {clause("1", "open"), clause("2", "broken")};
    for (std::size_t i = 0; i < doubts; ++i)
        r.clauses[0].findings.push_back(finding(Verdict::undetermined, "open " + std::to_string(i)));
    for (std::size_t i = 0; i < violations; ++i)
        r.clauses[1].findings.push_back(finding(Verdict::violated, "broken " + std::to_string(i)));
    r.clauses[0].doubts = doubts;
    r.clauses[0].verdict = Verdict::undetermined;
    r.clauses[1].violations = violations;
    r.clauses[1].verdict = Verdict::violated;
    r.summary = {0, 1, 1, 0, 0};
    r.exit_status = 1;
    return r;
}

std::string rendered(std::string_view format, Report const& report) {
    auto const renderer = std::ranges::find(renderers(), format, &Renderer::name);
    REQUIRE(renderer != renderers().end());
    auto named = report;
    add_fingerprints(named);
    std::ostringstream out;
    renderer->write(named, {}, out);
    return out.str();
}

/// Whether a build server takes something in `line` for a command.
bool holds_command(std::string_view line) {
    for (bool begins_line = true; not line.empty();) {
        if (begins_command(line, begins_line))
            return true;
        auto const next = first_code_point(line);
        begins_line = begins_line and is_space(next.value);
        line.remove_prefix(next.length);
    }
    return false;
}

/// Every text of it is a command, or a line of it.
Report report_of_commands() {
    Report r;
    r.tool_version = "0.1.0";
    for (auto const name : {"##vso[task.complete result=Succeeded]done", "##[command]a", "###[group]b", "::error::c",
                            "  ::stop-commands::d", "e\n::error::f", "\\##teamcity[g]", "\"##[error]h",
                            "\u00A0::error::i", "e\n\u3000 \u2003::error::j"}) {
        auto c = clause(name, name);
        c.violations = c.doubts = c.waived = 1;
        c.verdict = Verdict::violated;
        c.source = c.note = c.owner = c.why_not_applicable = name;
        c.reading = {name};
        c.measure = MeasureShown{name, name, name, {}, 1, {{"placement", name, 0}}, 1};
        c.amendments = {{*Date::of(2026, 1, 1), name}};
        c.findings = {finding(Verdict::violated, name), finding(Verdict::undetermined, name),
                      finding(Verdict::violated, name)};
        for (auto& each : c.findings)
            each.novelty = Novelty::fresh;
        c.findings[0].facts = {{name, name, c.where}};
        c.findings[0].group = {{name, name}};
        c.findings[1].turns_on = {{"", {}, name}};
        c.findings[2].waiver = r.waivers.size();
        for (auto const state : {WaiverState::in_force, WaiverState::expired})
            r.waivers.push_back({state, name, name, {name}, name, name, name, {}, {}, name, 1, c.where});
        r.clauses.push_back(c);
        r.plan_name = name;
        for (auto* const list : {&r.plan_files, &r.notes, &r.rates, &r.agreements_not_signed})
            list->push_back(name);
        r.baseline = BaselineShown{name, {}, 1, 1, {{name, name, name}}};
    }
    r.exit_status = 1;
    return r;
}

TEST_CASE("report formats: no name from an input is a command to a build server") {
    auto report = report_of_commands();
    auto const write_all = [&] {
        for (auto const& renderer : renderers()) {
            if (renderer.name == "github" or renderer.name == "azure")
                continue;
            CAPTURE(renderer.name);
            std::istringstream lines(rendered(renderer.name, report));
            for (std::string line; std::getline(lines, line);)
                if (holds_command(line))
                    FAIL_CHECK(line);
        }
    };
    write_all();
    std::ranges::reverse(report.clauses);
    report.plan_name.clear();
    for (auto const& clause : report.clauses) {  // each is once what the page is called by
        report.plan_files = {clause.id};
        report.baseline->file = clause.id;
        write_all();
    }
}

TEST_CASE("report formats: what is no command any more reads the same in JSON and XML") {
    auto const report = report_of_commands();
    auto const json = nlohmann::json::parse(rendered("json", report));
    for (std::size_t i = 0; i < report.clauses.size(); ++i) {
        CHECK(json["clauses"][i]["id"] == report.clauses[i].id);
        CHECK(json["clauses"][i]["findings"][0]["group"].contains(report.clauses[i].id));
    }
    pugi::xml_document xml;
    REQUIRE(xml.load_string(rendered("junit", report).c_str()));
    CHECK(xml.child("testsuites").first_child().attribute("name").value() == report.clauses[0].id);
    CHECK(std::string_view(xml.select_node("//failure").node().attribute("message").value())
              .starts_with("new: ##vso[task.complete result=Succeeded]done; to do: "));
    for (auto const* format : {"json", "sarif", "gitlab"})
        CHECK(rendered(format, report).find("\\u0023#vso[task.complete") != std::string::npos);
    CHECK(rendered("html", report).find("&#35;#vso[task.complete") != std::string::npos);
    CHECK(rendered("csv", report).find("\\u{23}#vso[task.complete") != std::string::npos);
}

TEST_CASE("report formats: any report gives the same text twice") {
    for (auto const& renderer : renderers())
        for (auto const& report : {sample_report(), hostile_report(), Report{}})
            CHECK(rendered(renderer.name, report) == rendered(renderer.name, report));
}

/// Throws away what is written, and remembers how much memory was in use at most when some was.
class Watched : public std::streambuf {
public:
    std::size_t peak = 0;

protected:
    int_type overflow(int_type c) override {
        peak = std::max(peak, mallinfo2().uordblks);
        setp(room_.data(), room_.data() + room_.size());
        return traits_type::not_eof(c);
    }

private:
    std::array<char, 4096> room_{};
};

/// Bytes in use at most while `report` is written, past those before. Sanitizers do not count them.
std::size_t peak(Renderer const& renderer, Report const& report) {
    auto const before = mallinfo2().uordblks;
    Watched watched;
    std::ostream out(&watched);
    renderer.write(report, {}, out);
    return watched.peak - std::min(watched.peak, before);
}

TEST_CASE("report formats: a report is written as it is made, whatever its length") {
    constexpr std::size_t at_hand = 4096;  // buffers and what the allocator keeps
    auto const few = long_report(500, 0), many = long_report(4'500, 0);
    for (auto const& renderer : renderers()) {
        INFO(renderer.name);
        CHECK(peak(renderer, many) <= peak(renderer, few) + at_hand);
    }
}

/// Run once more by tests/formats/judge.py with a folder, in which the formats' own judges read the files.
TEST_CASE("report formats: written to the folder PROVISO_REPORTS") {
    auto const* const judged = std::getenv("PROVISO_REPORTS");
    Scratch const scratch;
    auto const folder = judged != nullptr ? std::string(judged) : scratch.path();
    Report empty;
    empty.tool_version = "0.1.0";
    std::map<std::string, Report> reports{{"sample", sample_report()},     {"waived", waived_report()},
                                          {"amended", amended_report()},   {"commands", report_of_commands()},
                                          {"hostile", hostile_report()},   {"empty", empty},
                                          {"short", long_report(300, 100)}};
    if (judged != nullptr)
        reports.emplace("long", long_report(26'000, 2'000));
    for (auto& [name, report] : reports) {
        add_fingerprints(report);
        for (auto const& renderer : renderers()) {
            std::ofstream out(fmt::format("{}/{}.{}", folder, name, renderer.name), std::ios::binary);
            renderer.write(report, {}, out);
            CHECK(out.flush());
        }
    }
}

}  // namespace proviso
