// Findings that a waiver covers, and findings beside a baseline, in every format.
#include "tests/unit/golden_file.hpp"
#include "tests/unit/report_hostile.hpp"
#include "tests/unit/report_sample.hpp"

#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include <algorithm>
#include <iterator>
#include <set>
#include <vector>

using namespace proviso;

namespace {

using Json = nlohmann::json;

bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// Of findings alone.
std::vector<Json> entries(Report const& report) {
    auto const all = Json::parse(rendered("gitlab", report));
    std::vector<Json> out;
    std::ranges::copy_if(all, std::back_inserter(out),
                         [](Json const& entry) { return entry["check_name"] != "proviso"; });
    return out;
}

/// Every text of a waiver tries to break out of the format.
Report hostile_waivers() {
    auto r = hostile_report();
    for (auto& clause : r.clauses) {
        auto const& text = clause.id;
        clause.findings[0].waiver = r.waivers.size();
        r.waivers.push_back(
            {WaiverState::in_force, text, text, {text}, text, text, text, {}, *Date::of(2027, 1, 1), text, 1, {}});
        r.waivers.back().unused_names = {{text, underlined("waivers.toml", 1, "[[waiver]]", "[[waiver]]")}};
        clause.findings[0].novelty = Novelty::fresh;
        clause.violations = 0;
        clause.waived = 1;
        clause.verdict = Verdict::waived;
    }
    auto const& text = r.clauses[5].id;
    r.baseline = BaselineShown{text, r.as_of, 1, 0, {{text, text, text}}};
    r.exit_status = 0;
    return r;
}

}  // namespace

TEST_CASE("report waived: every format on file") {
    for (auto const& [format, file] : {std::pair("text", "waived.txt"),
                                       {"json", "waived.json"},
                                       {"sarif", "waived.sarif"},
                                       {"junit", "waived.junit.xml"},
                                       {"tap", "waived.tap"},
                                       {"github", "waived.github"},
                                       {"gitlab", "waived.gitlab.json"},
                                       {"azure", "waived.azure"},
                                       {"csv", "waived.csv"}})
        check_golden(std::string("report/") + file, rendered(format, waived_report()));
}

TEST_CASE("report waived: names that cover nothing are told wherever waivers are listed") {
    auto report = waived_report();
    report.waivers[0].state = WaiverState::in_force;
    for (auto const* format : {"text", "markdown", "html", "json"}) {
        CAPTURE(format);
        CHECK(has(rendered(format, report), "mail"));
    }
    CHECK(has(rendered("markdown", report), "**in force**, of clause MS-1"));
    CHECK(has(rendered("html", report), "Unused names:"));
}

TEST_CASE("report waived: SARIF suppresses with the reason, and says what is new") {
    auto const run = Json::parse(rendered("sarif", waived_report()))["runs"][0];
    REQUIRE(run["results"].size() == 3);
    std::size_t suppressed = 0;
    for (auto const& result : run["results"]) {
        CHECK((result["baselineState"] == "new" or result["baselineState"] == "unchanged"));
        if (not result.contains("suppressions"))
            continue;
        ++suppressed;
        CHECK(result["level"] == "note");
        CHECK(result["suppressions"][0]["kind"] == "external");
        CHECK(result["suppressions"][0]["status"] == "accepted");
        CHECK(has(result["suppressions"][0]["justification"].get<std::string>(), "approved by J. Doe"));
    }
    CHECK(suppressed == 2);
    CHECK_FALSE(Json::parse(rendered("sarif", sample_report()))["runs"][0]["results"][0].contains("baselineState"));
}

TEST_CASE(
    "report waived: beside a baseline every format says what is new, and those with a place for it what is gone") {
    auto const report = waived_report();
    constexpr auto counts = "compared with before.json, as of 1 February 2026: 1 new, 2 unchanged, 1 gone";
    auto const github = rendered("github", report);
    CHECK(has(github, "::notice title=baseline::" + std::string(counts)));
    CHECK(has(github, "title=MS-1 \"Azure exclusivity\" (undetermined%2C new)::"));
    CHECK(has(github, "title=AWS-2(a) \"Trainium\" (waived%2C unchanged)::"));
    CHECK(has(rendered("azure", report), "]MS-1 \"Azure exclusivity\" (undetermined, new): agent-runtime"));
    auto const plain = entries(sample_report());
    for (auto const& entry : entries(report)) {
        auto const text = entry["description"].get<std::string>();
        CHECK((has(text, "(undetermined, new): ") or has(text, "(waived, unchanged): ")));
        CHECK(std::ranges::count(plain, entry["fingerprint"], [](Json const& e) { return e["fingerprint"]; }) == 1);
    }
    auto const tap = rendered("tap", report);
    CHECK(has(tap, "  message: \"new: agent-runtime is hosted on AWS"));
    CHECK(has(tap, "\n# " + std::string(counts) + "\n"));
    pugi::xml_document xml;
    REQUIRE(xml.load_string(rendered("junit", report).c_str()));
    CHECK(xml.select_nodes("//error[starts-with(@message,'new: agent-runtime')]").size() == 1);
    CHECK(xml.select_nodes("//skipped[starts-with(@message,'waived, unchanged: ')]").size() == 2);
    CHECK(xml.select_node("//testcase[@name='baseline']/system-out").node().text().get() == std::string(counts));
    auto const sarif = Json::parse(rendered("sarif", report))["runs"][0]["invocations"][0];
    CHECK(sarif["toolExecutionNotifications"].back()["message"]["text"] == counts);
}

TEST_CASE("report waived: without a baseline nothing is new") {
    for (auto const* format : {"github", "azure", "gitlab", "tap", "junit"}) {
        CAPTURE(format);
        CHECK_FALSE(has(rendered(format, sample_report()), "new"));
        CHECK_FALSE(has(rendered(format, sample_report()), "baseline"));
    }
}

TEST_CASE("report waived: a waived finding is skipped as a test, and no error anywhere") {
    pugi::xml_document xml;
    REQUIRE(xml.load_string(rendered("junit", waived_report()).c_str()));
    CHECK(xml.select_nodes("//failure").empty());
    CHECK(xml.select_nodes("//error").size() == 1);
    CHECK(xml.select_nodes("//skipped[starts-with(@message,'waived, unchanged: ')]").size() == 2);
    auto const tap = rendered("tap", waived_report());
    CHECK(has(tap, "chat-eu # SKIP waived, unchanged: from 1 February 2026 to 31 December 2026, approved by J. Doe"));
    CHECK_FALSE(has(rendered("github", waived_report()), "::error"));
    CHECK(has(rendered("github", waived_report()), "::notice"));
    CHECK_FALSE(has(rendered("azure", waived_report()), "chat-eu"));
    for (auto const& entry : entries(waived_report()))
        CHECK(entry["severity"] == (has(entry["description"].get<std::string>(), "(waived") ? "info" : "major"));
}

TEST_CASE("report waived: of very many records the text names the first, and counts the others") {
    auto report = waived_report();
    report.waivers[0].records.clear();
    for (int i = 0; i < 25; ++i)
        report.waivers[0].records.push_back("r" + std::to_string(i));
    auto const text = rendered("text", report);
    CHECK(has(text, "r19 and 5 more"));
    CHECK_FALSE(has(text, "r20"));
}

TEST_CASE("report waived: what waivers and baselines say is escaped as all else") {
    auto const report = hostile_waivers();
    for (auto const* format : {"text", "tap", "github", "azure", "csv"}) {
        CAPTURE(format);
        auto const out = rendered(format, report);
        CHECK(out.find('\x1b') == std::string::npos);
    }
    for (auto const& line : {std::string("::error"), std::string("##vso[task.complete")})
        CHECK_FALSE(has("\n" + rendered("github", report), "\n" + line));
    CHECK(Json::parse(rendered("json", report))["waivers"].size() == report.clauses.size());
    CHECK(Json::parse(rendered("sarif", report))["runs"][0]["results"].size() == report.clauses.size());
    CHECK(entries(report).size() == report.clauses.size());
    pugi::xml_document xml;
    CHECK(xml.load_string(rendered("junit", report).c_str()));
}

TEST_CASE("report waived: waivers that need an eye are seen in every format") {
    auto const report = waived_report();
    constexpr auto terms = "; from 1 February 2026 to 31 December 2026, approved by J. Doe, General Counsel: moves";
    auto const github = rendered("github", report), azure = rendered("azure", report), tap = rendered("tap", report),
               csv = rendered("csv", report);
    auto const gitlab = Json::parse(rendered("gitlab", report));
    auto const sarif = Json::parse(rendered("sarif", report))["runs"][0]["invocations"][0];
    pugi::xml_document xml;
    REQUIRE(xml.load_string(rendered("junit", report).c_str()));
    for (std::string const state : {"ends soon", "unused", "expired", "not yet due"}) {
        CAPTURE(state);
        bool const later = state == "not yet due";
        auto const text = state + terms;
        auto const of = std::string(" for chat-*") + (state == "ends soon" ? " and mail" : "");
        auto const waiver = "waiver of MS-1 of \"Microsoft and OpenAI\"" + of;
        CHECK(has(github, (later ? "::notice" : "::warning") +
                              (" file=waivers.toml,line=1,col=1,title=" + waiver + "::" + text)));
        CHECK(has(azure, "type=warning;sourcepath=waivers.toml;linenumber=1;columnnumber=1;]" + waiver + ": " + text) !=
              later);
        CHECK(has(tap, " - " + waiver + " # SKIP " + text));
        CHECK(has(csv, "\"" + std::string("waiver of MS-1 of \"\"Microsoft and OpenAI\"\"") + of + ": " + text));
        auto const test = "//testsuite[@name='waivers']/testcase/skipped[starts-with(@message,'" + text + "')]";
        CHECK(xml.select_nodes(test.c_str()).size() == 1);
        CHECK(std::ranges::count_if(gitlab, [&](Json const& entry) {
                  return has(entry["description"].get<std::string>(), waiver + ": " + text) and
                         entry["severity"] == (later ? "info" : "minor") and
                         entry["location"]["path"] == "waivers.toml";
              }) == 1);
        CHECK(std::ranges::count_if(sarif["toolExecutionNotifications"], [&](Json const& note) {
                  return has(note["message"]["text"].get<std::string>(), waiver + ": " + text) and
                         note["level"] == (later ? "note" : "warning");
              }) == 1);
    }
    CHECK(xml.select_nodes("//testsuite[@name='waivers']/testcase").size() == 4);
    CHECK_FALSE(has(github, "in force"));
    for (auto const* format : {"text", "markdown", "html"})
        CHECK(has(rendered(format, report),
                  "; 2 waivers are expired or unused, 1 waiver is unused in part; exit status 3"));
}

TEST_CASE("report waived: where the check fails for a stale waiver alone, every format shows that as a failure") {
    auto report = waived_report();
    report.clauses.erase(report.clauses.begin() + 1);  // the one that is undetermined
    report.exit_status = 1;
    report.waivers_fail = true;
    pugi::xml_document xml;
    REQUIRE(xml.load_string(rendered("junit", report).c_str()));
    CHECK(xml.child("testsuites").attribute("failures").as_int() == 3);
    CHECK(xml.select_nodes("//failure[@type='waiver'][starts-with(@message,'expired; ')]").size() == 1);
    CHECK(xml.select_nodes("//failure[@type='waiver'][starts-with(@message,'unused; ')]").size() == 1);
    CHECK(xml.select_nodes("//failure[@type='waiver'][contains(@message,'; unused names: mail (')]").size() == 1);
    CHECK(xml.select_nodes("//testsuite[@name='waivers']/testcase/skipped").size() == 1);
    auto const tap = rendered("tap", report);
    CHECK(has(tap, "\nnot ok 7 - waiver of MS-1 "));
    CHECK(has(tap, "  message: \"unused; from 1 February 2026"));
    CHECK(has(rendered("github", report), "::error file=waivers.toml,line=1,col=1,title=waiver of MS-1"));
    CHECK(has(rendered("azure", report), "type=error;sourcepath=waivers.toml;"));
    auto const sarif = Json::parse(rendered("sarif", report))["runs"][0]["invocations"][0];
    CHECK(sarif["exitCodeDescription"] == "2 waivers are expired or unused, 1 waiver is unused in part");
    CHECK(std::ranges::count(sarif["toolExecutionNotifications"], "error", [](Json const& n) { return n["level"]; }) ==
          3);
    CHECK(std::ranges::count(Json::parse(rendered("gitlab", report)), "critical",
                             [](Json const& entry) { return entry["severity"]; }) == 3);

    report.waivers_fail = false;
    CHECK_FALSE(has(rendered("junit", report), "type=\"waiver\""));
}

TEST_CASE("report waived: that nothing was evaluated is an error in every format") {
    Report report;
    report.plan_files = {"plan.toml"};
    report.exit_status = 4;
    constexpr auto words = "nothing was evaluated: no clause, or none that bound a record";
    for (auto const* format : {"junit", "tap", "github", "azure", "gitlab", "sarif", "csv"}) {
        CAPTURE(format);
        CHECK(has(rendered(format, report), words));
    }
    CHECK(rendered("github", report) == "::error title=proviso::" + std::string(words) + "\n");
    CHECK(Json::parse(rendered("gitlab", report))[0]["severity"] == "critical");
    for (auto const* format : {"text", "markdown", "html"})
        CHECK(has(rendered(format, report), "nothing was evaluated; exit status 4"));
}

TEST_CASE("report waived: of many waivers the annotations count what they do not list") {
    auto report = waived_report();
    auto const one = report.waivers[2];
    report.waivers.insert(report.waivers.end(), 20, one);
    CHECK(has(rendered("github", report), "::warning title=proviso::15 more waivers are not listed"));
    std::set<std::string> fingerprints;
    auto const all = Json::parse(rendered("gitlab", report));
    for (auto const& entry : all)
        fingerprints.insert(entry["fingerprint"]);
    CHECK(fingerprints.size() == all.size());
}
