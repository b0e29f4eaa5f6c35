// Commands in the log of a job: what they hold, what cannot break out of them, and how many there are.
#include "engine/report/annotations.hpp"

#include "tests/unit/golden_file.hpp"
#include "tests/unit/report_hostile.hpp"
#include "tests/unit/report_sample.hpp"

#include <string>
#include <string_view>
#include <vector>

using namespace proviso;

namespace {

std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < text.size();) {
        auto const end = text.find('\n', from);
        REQUIRE(end != std::string::npos);
        lines.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return lines;
}

std::size_t count(std::vector<std::string> const& lines, std::string_view start) {
    std::size_t n = 0;
    for (auto const& line : lines)
        n += line.starts_with(start);
    return n;
}

TEST_CASE("report github: something of everything") {
    check_golden("report/sample.github.txt", rendered("github", sample_report()));
}

TEST_CASE("report github: each finding is one line and one command, whatever it is called") {
    auto const lines = lines_of(rendered("github", hostile_report()));
    CHECK(lines.size() == 10);
    for (auto const& line : lines) {
        CHECK(line.starts_with("::error "));
        CHECK(line.find_first_of("\r\x07\x1b") == std::string::npos);
        auto const properties = line.substr(2, line.find("::", 2) - 2);
        CHECK((properties == "error title=proviso" or properties.find(",line=7,col=1,title=") != std::string::npos));
    }
    CHECK(lines[2].starts_with("::error file=%3A%3Aerror file=a%3A%3Ab,line=7,col=1,title=%3A%3Aerror file=a%3A%3Ab "));
    CHECK(lines[1].find("::two lines  or three%0Aclause: two lines  or three:3:1%0Ato do: two") != std::string::npos);
}

TEST_CASE("report github: a per cent sign is itself") {
    auto report = long_report(1, 0);
    report.clauses[1].findings[0].message = "90%0A of 100%";
    CHECK(rendered("github", report).find("::90%250A of 100%25%0Aclause: broken:3:1%0A") != std::string::npos);
}

TEST_CASE("report github: ten of each level, of which the last counts the rest") {
    auto const at_most = lines_of(rendered("github", long_report(10, 10)));
    CHECK(at_most.size() == 20);
    CHECK(count(at_most, "::error title=") == 0);
    auto report = long_report(11, 300);
    report.clauses[0].doubts = 1000;  // of which 300 are listed
    auto const lines = lines_of(rendered("github", report));
    CHECK(count(lines, "::error ") == most_annotations);
    CHECK(count(lines, "::warning ") == most_annotations);
    CHECK(count(lines, "::error title=proviso::2 more findings are not listed") == 1);
    CHECK(count(lines, "::warning title=proviso::991 more findings are not listed") == 1);
}

/// Twelve waivers that have run out beside a report.
Report with_stale_waivers(Report report) {
    WaiverShown waiver;
    waiver.state = WaiverState::expired;
    waiver.clause = "MS-1";
    report.waivers.assign(12, waiver);
    return report;
}

TEST_CASE("report github and azure: no waiver takes the place of a finding") {
    auto const report = with_stale_waivers(long_report(0, 3));
    struct Row {
        std::string_view format, finding, waiver, rest;
    };
    for (auto const& row :
         {Row{"github", "::warning file=open ", "::warning title=waiver of MS-1", "::warning title=proviso::"},
          Row{"azure", "##vso[task.logissue type=warning;sourcepath=open ", "##vso[task.logissue type=warning;]waiver",
              "##vso[task.logissue type=warning;]proviso: "}}) {
        CAPTURE(row.format);
        auto const lines = lines_of(rendered(row.format, report));
        REQUIRE(lines.size() == most_annotations);
        for (std::size_t i = 0; i < 3; ++i)
            CHECK(lines[i].starts_with(row.finding));
        CHECK(count(lines, row.waiver) == 6);
        CHECK(lines.back() == std::string(row.rest) + "6 more waivers are not listed");
    }
    auto const lines = lines_of(rendered("github", with_stale_waivers(long_report(0, 11))));
    CHECK(count(lines, "::warning file=open ") == 9);
    CHECK(lines.back() == "::warning title=proviso::14 more findings and waivers are not listed");
}

TEST_CASE("report github: waivers for whose sake the check fails go first") {
    auto report = with_stale_waivers(long_report(0, 1));
    report.waivers.resize(2);
    report.waivers_fail = true;
    auto const lines = lines_of(rendered("github", report));
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].starts_with("::error title=waiver of MS-1"));
    CHECK(lines[1].starts_with("::error title=waiver of MS-1"));
    CHECK(lines[2].starts_with("::warning file=open 0,"));
}

TEST_CASE("report github: ten findings that are waived leave the earlier report its line") {
    auto report = long_report(11, 0);
    report.waivers.resize(1);
    for (auto& finding : report.clauses[1].findings)
        finding.waiver = 0;
    report.clauses[1].violations = 0;
    report.clauses[1].waived = 11;
    report.baseline = BaselineShown{"before.json", *Date::of(2026, 2, 1), 0, 11, {}};
    CHECK(count(lines_of(rendered("github", report)), "::notice title=baseline::compared with before.json") == 1);
}

TEST_CASE("report github: advice is a notice, and a file as a whole has no line") {
    auto report = long_report(1, 0);
    report.clauses[1].severity = "advice";
    report.clauses[1].findings[0].where = Excerpt{"plan.toml", {0, 0}, "", 0, 0};
    CHECK(rendered("github", report).starts_with("::notice file=plan.toml,title=2 \"broken\"::broken 0%0A"));
}

TEST_CASE("report azure: something of everything") {
    check_golden("report/sample.azure.txt", rendered("azure", sample_report()));
}

TEST_CASE("report azure: each finding is one line and one command, whatever it is called") {
    auto const lines = lines_of(rendered("azure", hostile_report()));
    CHECK(lines.size() == most_annotations);
    CHECK(count(lines, "##vso[task.logissue type=error;") == most_annotations);
    CHECK(lines[0].starts_with(
        "##vso[task.logissue type=error;sourcepath=\"quoted\" 'twice', and%3B more;linenumber=7;"));
    CHECK(lines[3].find(";code=##vso[task.complete result=Succeeded%5Ddone;]") != std::string::npos);
    for (auto const& line : lines)
        CHECK(line.find_first_of("\r\x07\x1b") == std::string::npos);
}

TEST_CASE("report azure: a per cent sign is itself, and advice is a warning") {
    auto report = long_report(1, 0);
    report.clauses[1].severity = "advice";
    report.clauses[1].findings[0].message = "90%0A of 100%";
    CHECK(rendered("azure", report) ==
          "##vso[task.logissue type=warning;sourcepath=broken 0;linenumber=7;columnnumber=1;code=2;]"
          "2 \"broken\": 90%AZP250A of 100%AZP25%0Aclause: broken:3:1%0Ato do: broken 0\n");
    CHECK(count(lines_of(rendered("azure", long_report(12, 1))), "##vso[task.logissue type=error;]proviso: 3 more") ==
          1);
}

}  // namespace
