#include "engine/report/text.hpp"

#include "engine/report/layout.hpp"
#include "engine/report/page.hpp"
#include "engine/report/quote.hpp"
#include "engine/report/text_finding.hpp"
#include "tests/unit/golden_file.hpp"
#include "tests/unit/report_sample.hpp"

#include <sstream>

using namespace proviso;

namespace {

std::string written(Report const& report, TextOptions const& options = {}) {
    std::ostringstream out;
    write_text(report, options, out);
    return out.str();
}

std::string last_line(std::string const& text) {
    auto const end = text.find_last_not_of('\n');
    auto const begin = text.rfind('\n', end);
    return text.substr(begin + 1, end - begin);
}

bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::size_t widest(std::string const& text) {
    std::istringstream in(text);
    std::size_t most = 0;
    for (std::string line; std::getline(in, line);)
        most = std::max(most, columns(line));
    return most;
}

Report one_clause(Verdict verdict) {
    Report r;
    r.as_of = *Date::of(2026, 3, 1);
    r.plan_files = {"plan.toml"};
    r.clauses.resize(1);
    r.clauses[0].id = "1";
    r.clauses[0].severity = "breach";
    r.clauses[0].verdict = verdict;
    r.clauses[0].text = "APIs must be hosted on Azure";
    r.clauses[0].where = underlined("a.proviso", 2, "APIs must be hosted on Azure.", "APIs");
    r.summary[static_cast<std::size_t>(verdict)] = 1;
    return r;
}

Finding finding_of(std::string key) {
    Finding f;
    f.verdict = Verdict::violated;
    f.record = RecordRef{"placement", key, 0};
    f.message = key + " is hosted on AWS";
    return f;
}

}  // namespace

TEST_CASE("report text: something of everything") { check_golden("report/sample.txt", written(sample_report())); }

TEST_CASE("report text: in colour") {
    auto const text = written(sample_report(), {.colour = true});
    check_golden("report/sample.colour.txt", text);
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\x1b')
            i = text.find('m', i);
        else
            plain += text[i];
    CHECK(plain == written(sample_report()));
}

TEST_CASE("report text: the last line counts what there is") {
    CHECK(last_line(written(sample_report())) == "4 clauses: 1 compliant, 1 violated, 1 undetermined, 1 not "
                                                 "applicable; 1 permission; 1 not encoded; exit status 1");
    CHECK(last_line(written(one_clause(Verdict::compliant))) == "1 clause: 1 compliant; exit status 0");
    Report nothing;
    nothing.exit_status = 4;
    CHECK(last_line(written(nothing)) == "0 clauses; nothing was evaluated; exit status 4");
}

TEST_CASE("report text: a violated clause that only warns is told apart") {
    auto r = one_clause(Verdict::violated);
    r.clauses[0].severity = "warning";
    CHECK(has(written(r), "VIOLATED (warning)  1\n"));
    CHECK(last_line(written(r)) == "1 clause: 1 violated (1 warning); exit status 0");
}

TEST_CASE("report text: after twenty findings of a clause the rest is counted") {
    auto r = one_clause(Verdict::violated);
    for (int i = 0; i < 30; ++i)
        r.clauses[0].findings.push_back(finding_of("w" + std::to_string(i)));
    r.clauses[0].violations = 143;
    auto const text = written(r);
    CHECK(has(text, "w19 is hosted"));
    CHECK_FALSE(has(text, "w20 is hosted"));
    CHECK(has(text, "  and 123 more\n"));
    CHECK(has(written(r, {.most_findings = 2}), "  and 141 more\n"));
}

TEST_CASE("report text: what is exempted, and permissions that exempt nothing") {
    auto r = one_clause(Verdict::compliant);
    CHECK_FALSE(has(written(r), "Exemptions"));
    r.clauses[0].exempts = {{"2", "", 0, {}}};
    CHECK_FALSE(has(written(r), "Exemptions"));
    r.clauses[0].exempts = {{"2", "", 3, {{"placement", "a", 0}, {"placement", "", 4}}}};
    CHECK(has(written(r), "Exemptions\n\n  1\n    exempts 3 records from clause 2: a, placement 5 and 1 more\n"));
    r.clauses[0].kind = "permission";
    r.clauses[0].exempts[0] = {"2", "", 0, {}};
    CHECK(has(written(r), "  1\n    exempts no record\n"));
}

TEST_CASE("report text: certain findings come before possible ones") {
    auto r = one_clause(Verdict::violated);
    auto possible = finding_of("maybe");
    possible.verdict = Verdict::undetermined;
    r.clauses[0].findings = {possible, finding_of("surely")};
    auto const text = written(r);
    CHECK(text.find("surely") < text.find("maybe"));
}

TEST_CASE("report text: lines keep to the width, but words are not cut") {
    auto r = sample_report();
    for (std::size_t const width : {60U, 80U, 100U})
        CHECK(widest(written(r, {.width = width}).substr(0, written(r, {.width = width}).rfind("4 clauses"))) <= width);
    r.clauses[1].text = std::string(150, 'x');
    CHECK(has(written(r), std::string(150, 'x')));
}

TEST_CASE("report text: control characters of the inputs do not reach the terminal") {
    auto r = one_clause(Verdict::violated);
    r.plan_name = "plan\x1b[2J";
    r.clauses[0].heading = "a\nb";
    auto f = finding_of("evil\x1b]0;\x07");
    f.where = underlined("pl\x1b.toml", 3, "x = \"\x1b[31m\"", "\"");
    f.advice = "\xE2\x80\xAEturned";
    r.clauses[0].findings = {f};
    auto const text = written(r);
    CHECK_FALSE(has(text, "\x1b"));
    CHECK_FALSE(has(text, "\x07"));
    CHECK(has(text, "plan\\u{1b}[2J"));
    CHECK(has(text, "\\u{202e}turned"));
    CHECK(has(text, "1 \"a b\""));
}

TEST_CASE("report text: the upper limit of a measure is passed, the lower one missed") {
    auto r = one_clause(Verdict::violated);
    r.clauses[0].measure = MeasureShown{"6 MW", "at most 5 MW", "1 MW", {}, 2, {}, 0};
    CHECK(has(written(r), "Over by:  1 MW"));
    r.clauses[0].measure->required = "at least 7 MW";
    CHECK(has(written(r), "Short by: 1 MW"));
    r.clauses[0].measure->required = "exactly 7 MW";
    CHECK(has(written(r), "Off by:   1 MW"));
}

TEST_CASE("layout: escaping") {
    CHECK(escaped("Zürich – 東京") == "Zürich – 東京");
    CHECK(escaped("a\tb\r\nc") == "a b  c");
    CHECK(escaped("a\xff"
                  "b\xc3") == "a\xEF\xBF\xBD"
                              "b\xEF\xBF\xBD");
    CHECK(escaped(std::string_view("\0", 1)) == "\\u{00}");
    CHECK(escaped("\xC2\x9B") == "\\u{9b}");
}

TEST_CASE("layout: wrapping") {
    CHECK(wrapped("", 10).empty());
    CHECK(wrapped("   ", 10).empty());
    CHECK(wrapped("one two three", 7) == std::vector<std::string>{"one two", "three"});
    CHECK(wrapped("one two three", 7, 4) == std::vector<std::string>{"one", "two", "three"});
    CHECK(wrapped("éééé éé", 7) == std::vector<std::string>{"éééé éé"});
    CHECK(wrapped("incomprehensible it is", 5) == std::vector<std::string>{"incomprehensible", "it is"});
}

TEST_CASE("layout: lists and counts") {
    CHECK(listed({}) == "");
    CHECK(listed({"a"}) == "a");
    CHECK(listed({"a", "b"}) == "a and b");
    CHECK(listed({"a", "b", "c"}) == "a, b and c");
    CHECK(counted(1, "placement") == "1 placement");
    CHECK(counted(0, "policy") == "0 policies");
}

TEST_CASE("quote: several marks of one line stand under it") {
    auto const line = "a,AWS,stateless";
    auto const lines =
        quoted({{underlined("p.csv", 9, line, "stateless"), {}}, {underlined("p.csv", 9, line, "AWS"), "here"}}, 3, 80);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] == "  9 | a,AWS,stateless");
    CHECK(lines[1] == "    |   ^~~ ^~~~~~~~~ here");
}

TEST_CASE("quote: a long line is cut around its mark") {
    auto const line = std::string(500, 'x') + "AWS" + std::string(500, 'y');
    auto const lines = quoted({{underlined("p.json", 1, line, "AWS"), {}}}, 2, 60);
    REQUIRE(lines.size() == 2);
    CHECK(columns(lines[0]) <= 60);
    auto const at = lines[0].find("AWS");
    REQUIRE(at != std::string::npos);
    CHECK(lines[1].find("^~~") == at);
    CHECK(has(lines[0], "| ...xxx"));
    CHECK(lines[0].ends_with("yyy..."));
}

TEST_CASE("quote: a mark past the end of its line is one caret") {
    auto const lines = quoted({{{"p", {1, 4}, "abc", 3, 5}, {}}}, 2, 60);
    CHECK(lines[1] == "   |    ^");
}

TEST_CASE("finding: days are said with both ends included") {
    auto const day = [](int y, int m, int d) { return *Date::of(y, m, d); };
    CHECK(days({}) == "");
    CHECK(days({day(2026, 3, 1), day(2026, 3, 2)}) == "on 1 March 2026");
    CHECK(days({day(2026, 3, 1), Date::latest()}) == "from 1 March 2026 on");
    CHECK(days({Date::earliest(), day(2027, 1, 1)}) == "to 31 December 2026");
    CHECK(days({day(2026, 3, 1), day(2027, 1, 1)}) == "from 1 March 2026 to 31 December 2026");
}

TEST_CASE("finding: what it turns on is said once and counted past the limit") {
    Finding f;
    for (int i = 0; i < 5; ++i)
        f.turns_on.push_back({"state", RecordRef{"placement", i < 3 ? "a" : "b" + std::to_string(i), 0}, ""});
    f.turns_on.push_back({"", {}, "AGI verified"});
    f.turns_on.push_back({"region", RecordRef{"placement", "", 4}, ""});
    CHECK(listed(turning_points({f}, 20)) ==
          "state of a, state of b3, state of b4, AGI verified and region of placement 5");
    CHECK(listed(turning_points({f}, 2)) == "state of a, state of b3 and 3 more");
}
