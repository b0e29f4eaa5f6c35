// Findings that a waiver covers, and findings beside a baseline, in every format.
#include "engine/report/fingerprints.hpp"
#include "tests/unit/golden_file.hpp"
#include "tests/unit/report_hostile.hpp"
#include "tests/unit/report_sample.hpp"

#include <nlohmann/json.hpp>
#include <pugixml.hpp>

using namespace proviso;

namespace {

using Json = nlohmann::json;

bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

WaiverShown waiver(WaiverState state, std::size_t covered) {
    return {state,
            "MS-1",
            "Microsoft and OpenAI",
            {"chat-*"},
            "moves to Azure in autumn",
            "J. Doe, General Counsel",
            "CR-7",
            Date::of(2026, 2, 1),
            *Date::of(2027, 1, 1),
            "",
            covered,
            underlined("waivers.toml", 1, "[[waiver]]", "[[waiver]]")};
}

/// A clause that is waived, one of which a part is, and an earlier report.
Report waived_report() {
    auto r = sample_report();
    r.not_listed = 0;
    auto& partly = r.clauses[1];
    partly.findings[0].waiver = 0;
    partly.verdict = Verdict::undetermined;
    partly.violations = 0;
    partly.waived = 1;
    auto& wholly = r.clauses[0];
    wholly.findings[0].waiver = 1;
    wholly.verdict = Verdict::waived;
    wholly.doubts = 0;
    wholly.waived = 1;
    r.waivers = {waiver(WaiverState::ends_soon, 1), waiver(WaiverState::in_force, 1), waiver(WaiverState::expired, 0),
                 waiver(WaiverState::unused, 0), waiver(WaiverState::not_yet, 0)};
    r.waivers[1].clause = "AWS-2(a)";
    r.waivers[1].agreement.clear();
    r.waivers[1].records.clear();
    r.waivers[1].allowance = "up to 0.6 GW";
    r.waivers[1].reference.clear();
    r.waivers[1].from.reset();
    partly.findings[0].novelty = wholly.findings[0].novelty = Novelty::unchanged;
    partly.findings[1].novelty = Novelty::fresh;
    r.baseline = BaselineShown{
        "before.json", *Date::of(2026, 2, 1), 1, 2, {{"MS-2", "Microsoft and OpenAI", "frontier is hosted on AWS"}}};
    r.summary = {1, 0, 1, 1, 1};
    r.exit_status = 3;
    add_fingerprints(r);
    return r;
}

/// Every text of a waiver tries to break out of the format.
Report hostile_waivers() {
    auto r = hostile_report();
    for (auto& clause : r.clauses) {
        auto const& text = clause.id;
        clause.findings[0].waiver = r.waivers.size();
        r.waivers.push_back(
            {WaiverState::in_force, text, text, {text}, text, text, text, {}, *Date::of(2027, 1, 1), text, 1, {}});
        clause.findings[0].novelty = Novelty::fresh;
        clause.violations = 0;
        clause.waived = 1;
        clause.verdict = Verdict::waived;
    }
    auto const& text = r.clauses[5].id;
    r.baseline = BaselineShown{text, r.as_of, 1, 0, {{text, text, text}}};
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

TEST_CASE("report waived: a waived finding is skipped as a test, and no error anywhere") {
    pugi::xml_document xml;
    REQUIRE(xml.load_string(rendered("junit", waived_report()).c_str()));
    CHECK(xml.select_nodes("//failure").empty());
    CHECK(xml.select_nodes("//error").size() == 1);
    CHECK(xml.select_nodes("//skipped[starts-with(@message,'waived: ')]").size() == 2);
    auto const tap = rendered("tap", waived_report());
    CHECK(has(tap, "chat-eu # SKIP waived: from 1 February 2026 to 31 December 2026, approved by J. Doe"));
    CHECK_FALSE(has(rendered("github", waived_report()), "::error"));
    CHECK(has(rendered("github", waived_report()), "::notice"));
    CHECK_FALSE(has(rendered("azure", waived_report()), "chat-eu"));
    for (auto const& entry : Json::parse(rendered("gitlab", waived_report())))
        CHECK(entry["severity"] == (has(entry["description"].get<std::string>(), "(waived)") ? "info" : "major"));
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
    CHECK(Json::parse(rendered("gitlab", report)).size() == report.clauses.size());
    pugi::xml_document xml;
    CHECK(xml.load_string(rendered("junit", report).c_str()));
}
