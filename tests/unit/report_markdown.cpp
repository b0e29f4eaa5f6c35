// Markdown for a comment: short enough whatever is in it, and names stay names. tests/browser/markdown.js reads the golden
// files as GitHub does.
#include "engine/report/markdown.hpp"

#include "engine/report/layout.hpp"
#include "engine/report/markdown_text.hpp"
#include "tests/unit/golden_file.hpp"
#include "tests/unit/report_hostile.hpp"
#include "tests/unit/report_sample.hpp"
#include "tests/unit/rounds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

using namespace proviso;

namespace {

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
        ++found;
    return found;
}

/// Whether each fold is ended before the next begins.
bool balanced(std::string_view text) {
    for (;;) {
        auto const begin = text.find("<details>"), end = text.find("</details>");
        if (begin == end)
            return begin == std::string_view::npos;
        if (begin > end or end == std::string_view::npos)
            return false;
        text.remove_prefix(begin + 1);
        if (text.find("<details>") < text.find("</details>"))
            return false;
        text.remove_prefix(text.find("</details>") + 1);
    }
}

/// Every text of it so long, and of characters that take many bytes when made harmless.
Report overlong_report() {
    auto report = hostile_report();
    std::string long_name;
    while (long_name.size() < 100'000)
        long_name += "@€<[|`";
    auto const clause = report.clauses.front();
    for (int i = 0; i < 200; ++i)
        report.clauses.push_back(clause);
    for (std::size_t i = 0; i < report.clauses.size(); ++i) {
        auto& c = report.clauses[i];
        c.id = c.clause = std::to_string(i);
        c.verdict = static_cast<Verdict>(i % 5);
        c.agreement = c.heading = c.text = c.remedy = c.source = c.why_not_applicable = long_name;
        c.findings.front().message = c.findings.front().advice = long_name;
        c.findings.front().waiver = i % 5 == 4 ? std::optional<std::size_t>(0) : std::nullopt;
        c.waived = i % 5 == 4;
        c.findings.resize(10, c.findings.front());
        c.violations = 10;
    }
    report.waivers.resize(100);
    for (auto& waiver : report.waivers)
        waiver.reason = waiver.clause = long_name, waiver.state = WaiverState::expired;
    report.plan_name = long_name;
    report.plan_files = {long_name, long_name};
    return report;
}

}  // namespace

TEST_CASE("report markdown: something of everything") {
    check_golden("report/sample.md", rendered("markdown", sample_report()));
}

TEST_CASE("report markdown: names stay names") {
    auto const text = rendered("markdown", hostile_report());
    check_golden("report/hostile.md", text);
    for (auto const* part : {"\x1b", "\x07", "\u202E", "@org", "#12", "://", "www.", "GH-3", " `"})
        CHECK_MESSAGE(not has(text, part), part);
}

TEST_CASE("report markdown: an escaped text begins no list, heading or rule") {
    CHECK(markdown("- a") == "\\- a");
    CHECK(markdown("+ a") == "\\+ a");
    CHECK(markdown("=1+1") == "\\=1+1");
    CHECK(markdown("12. a") == "12\\. a");
    CHECK(markdown("1) a") == "1\\) a");
    CHECK(markdown("12 a. b") == "12 a. b");
    CHECK(markdown("  # a ") == "\\# a");
    CHECK(markdown("    ") == "");
    CHECK(markdown("a:15 a:100:b :b") == "a:15 a:&#8203;100:&#8203;b :&#8203;b");
    CHECK(markdown("say WWW.example.org") == "say WWW\\.example.org");
    CHECK(markdown("a gh-1") == "a gh-&#8203;1");
    CHECK(markdown("50% of 2 & 3 @ 4: 5") == "50% of 2 \\& 3 @ 4: 5");
}

TEST_CASE("report markdown: long text is cut between characters") {
    CHECK(markdown("€€€", 3) == "€€€");
    CHECK(markdown("€€€€", 3) == "€€€…");
    CHECK(markdown("[[[[", 3) == "\\[\\[\\[…");
}

TEST_CASE("report markdown: fits into a comment however much there is") {
    constexpr auto violated = rounds(60'000), undetermined = rounds(40'000);
    auto const many = rendered("markdown", long_report(violated, undetermined));
    auto const overlong = rendered("markdown", overlong_report());
    for (auto const& text : {many, overlong}) {
        CHECK(text.size() < most_markdown_bytes);
        CHECK(balanced(text));
        CHECK(text.ends_with("exit status 1\n"));
        CHECK(has(text, "### Violated\n"));
        CHECK(has(text, "<details>\n<summary>Undetermined: "));
    }
    CHECK(has(many, fmt::format("- {} more\n", violated - 20)));
    CHECK(has(many, fmt::format("- {} more\n", undetermined - 20)));
    CHECK(has(overlong, "<details>\n<summary>Waived: 42</summary>\n"));
    CHECK(has(overlong, ": 100</summary>\n\n- "));
    CHECK(has(overlong, " more clauses have no room here\n"));
}

TEST_CASE("report markdown: the first lines say which comment it is and what came of the check") {
    CHECK(
        rendered("markdown", sample_report())
            .starts_with("<!-- proviso -->\n## proviso: 1 violated, 1 undetermined, 1 compliant, 1 not applicable\n"));
    CHECK(rendered("markdown", Report{}).starts_with("<!-- proviso -->\n## proviso: nothing was judged\n"));
}

TEST_CASE("report markdown: what is violated stands open, all else is folded") {
    auto report = waived_report();
    report.clauses[2].verdict = Verdict::violated;
    auto const text = rendered("markdown", report);
    CHECK(balanced(text));
    auto const fold = text.find("<details>");
    auto const violated = text.find("### Violated\n");
    CHECK(violated < fold);
    CHECK(count(text, "\n### ") == 1);
    for (auto const* summary :
         {"Undetermined: 1", "Waived: 2", "Waivers to look at, as of 1 March 2026: 4", "Other clauses: 3"})
        CHECK_MESSAGE(has(text, std::string("\n\n<details>\n<summary>") + summary + "</summary>\n\n"), summary);
    CHECK(count(text, "<details>") == 4);
}

TEST_CASE("report markdown: what is waived is shown with its waiver, and waivers that need an eye") {
    auto report = sample_report();
    WaiverShown waiver;
    waiver.clause = "MS-1";
    waiver.reason = "migration under way";
    waiver.approved_by = "General counsel";
    waiver.reference = "LEG-7";
    waiver.until = *Date::of(2026, 7, 1);
    report.waivers = {waiver, waiver};
    report.waivers[1].state = WaiverState::expired;
    auto& clause = report.clauses[1];
    clause.findings[0].waiver = 0;
    clause.violations = 0;
    clause.waived = 1;
    clause.verdict = Verdict::undetermined;
    auto const text = rendered("markdown", report);
    auto const waived = text.find("<summary>Waived: 1</summary>\n");
    REQUIRE(waived != std::string::npos);
    CHECK(has(text.substr(waived),
              "*Waiver:* to 30 June 2026, approved by General counsel: migration under way (LEG-7)\n"));
    CHECK(count(text, "**chat-eu is hosted on AWS") == 1);
    CHECK(text.find("**chat-eu is hosted on AWS") > waived);
    CHECK(has(text, "<summary>Waivers to look at, as of 1 March 2026: 1</summary>\n\n- **expired**, of clause MS-1: "));
}
