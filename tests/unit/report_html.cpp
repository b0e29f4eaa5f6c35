// The HTML page: whole, the same every time, and nothing in it but what we meant. tests/browser/ opens it.
#include "engine/report/html.hpp"

#include "tests/unit/golden_file.hpp"
#include "tests/unit/report_hostile.hpp"
#include "tests/unit/report_sample.hpp"

#include <limits>
#include <pugixml.hpp>
#include <string>
#include <string_view>

using namespace proviso;

namespace {

constexpr double no_limit = std::numeric_limits<double>::infinity();

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

void cut(std::string& text, std::string_view from, std::string_view to) {
    auto const begin = text.find(from) + from.size();
    text.erase(begin, text.find(to, begin) - begin);
}

/// The page without its style and script, which are files of their own.
std::string page(Report const& report) {
    auto text = rendered("html", report);
    cut(text, "<style>", "</style>");
    cut(text, "<script>", "</script>");
    cut(text, "sha256-", "'");
    cut(text, "script-src 'sha256-", "'");
    return text;
}

/// As XML, which the page is from its body on: every element is closed, every text escaped.
pugi::xml_document body(Report const& report) {
    auto const text = page(report);
    auto const begin = text.find("<body"), end = text.rfind("</html>");
    pugi::xml_document document;
    auto const outcome = document.load_string(text.substr(begin, end - begin).c_str());
    CHECK_MESSAGE(outcome, outcome.description());
    return document;
}

Exposure exposure() {
    Exposure e;
    e.unit = "GW";
    e.rows = {{Verdict::compliant, {*Date::of(2026, 1, 1), *Date::of(2027, 1, 1)}, {}, "at least 1 GW", "1.2 GW", ""},
              {Verdict::undetermined,
               {*Date::of(2027, 1, 1), *Date::of(2028, 1, 1)},
               {{"product", "ChatGPT"}, {"region", ""}},
               "at least 2 GW",
               "at least 1.4 GW",
               "up to 0.6 GW"}};
    e.rows_left_out = 7;
    e.planned = {{*Date::of(2026, 1, 1), 1.2, 1.2}, {*Date::of(2027, 1, 1), 1.4, no_limit}};
    e.limit = {{*Date::of(2026, 1, 1), 1, no_limit}, {*Date::of(2027, 1, 1), 2, 3}};
    return e;
}

WaiverShown waiver(WaiverState state) {
    WaiverShown w;
    w.state = state;
    w.clause = "MS-1";
    w.agreement = "Microsoft and OpenAI";
    w.records = {"chat-*"};
    w.reason = "migration under way";
    w.approved_by = "General counsel";
    w.reference = "LEG-7";
    w.until = *Date::of(2026, 7, 1);
    w.allowance = "up to 50 MW";
    w.covered = 1;
    w.where = underlined("waivers.toml", 3, "[[waiver]]", "[[waiver]]");
    return w;
}

Report sample_page() {
    auto r = sample_report();
    r.clauses[0].exposure = exposure();
    r.clauses[1].reading = {"Every workload whose kind is API and whose state is stateless must be hosted on Azure.",
                            "This binds each such workload separately.", "By default: To fail it is a breach."};
    r.clauses[1].findings[0].waiver = 0;
    r.clauses[1].findings[1].novelty = Novelty::fresh;
    r.clauses[1].violations = 0;
    r.clauses[1].waived = 1;
    r.clauses[1].waivable = false;
    r.waivers = {waiver(WaiverState::in_force), waiver(WaiverState::expired)};
    r.baseline = BaselineShown{"last.json", *Date::of(2026, 2, 1), 1, 2, {{"MS-2", "", "old is hosted on AWS"}}};
    return r;
}

std::size_t count(pugi::xml_document const& document, char const* path) { return document.select_nodes(path).size(); }

}  // namespace

TEST_CASE("report html: something of everything") { check_golden("report/sample.html", page(sample_page())); }

TEST_CASE("report html: names stay text") {
    check_golden("report/hostile.html", page(hostile_report()));
    auto const document = body(hostile_report());
    CHECK(count(document, "//article") == 11);
    CHECK(count(document, "//li[@class='finding']") == 11);
    for (auto const* element : {"//img", "//failure", "//iframe", "//*[@onerror]", "//*[@style]"})
        CHECK_MESSAGE(count(document, element) == 0, element);
    CHECK(count(document, "//script") == 1);
    auto const text = page(hostile_report());
    for (auto const* part : {"\x1b", "\x07", "\u202E"})
        CHECK(not has(text, part));
}

TEST_CASE("report html: a name cannot leave the title of printed pages") {
    auto report = hostile_report();
    report.plan_name = "\"}</style><b>\\{x}&\n";
    auto const text = page(report);
    auto const title = R"(--running:"\22 \7d \3c /style\3e \3c b\3e \5c \7b x\7d \26  , as of 1 January 1970")";
    CHECK(has(text, title));
    CHECK(has(text, "<title>\"}&lt;/style&gt;&lt;b&gt;\\{x}&amp; : 11 violated (1970-01-01)</title>"));
}

TEST_CASE("report html: fetches nothing, and lets only its own script run") {
    auto const text = rendered("html", sample_page());
    for (auto const* part : {"http:", "https:", "//cdn", "<link", "@import", "url(", "src=", " style="})
        CHECK_MESSAGE(not has(text, part), part);
    CHECK(has(text, "content=\"default-src 'none'; style-src 'sha256-"));
    CHECK(not has(text, "unsafe"));
}

TEST_CASE("report html: the filter offers each verdict that a clause or a finding has") {
    auto report = sample_report();
    report.clauses.erase(report.clauses.begin());  // what is undetermined is now a finding of a clause that is violated
    auto const option = [](pugi::xml_document const& document, std::string const& verdict) {
        return count(document, ("//select[@name='verdict']/option[@value='" + verdict + "']").c_str());
    };
    for (auto const* verdict : {"violated", "undetermined", "compliant", "not-applicable", "permission", "not-encoded"})
        CHECK_MESSAGE(option(body(report), verdict) == 1, verdict);
    CHECK(option(body(report), "waived") == 0);
    report.waivers = {waiver(WaiverState::in_force)};
    report.clauses[0].findings[1].waiver = 0;
    CHECK(option(body(report), "waived") == 1);
    CHECK(option(body(report), "undetermined") == 0);
}

TEST_CASE("report html: clauses of no agreement are called so") {
    auto report = long_report(1, 0);
    for (auto& clause : report.clauses)
        clause.agreement.clear();
    auto const document = body(report);
    for (auto const* path : {"//h3", "//tr[@class='of']/th"})
        CHECK_MESSAGE(document.select_node(path).node().text().get() == std::string_view("Clauses of no agreement"),
                      path);
}

TEST_CASE("report html: a section for what there is, and none for what there is not") {
    auto const all = body(sample_page()), none = body(Report{}), some = body(sample_report());
    for (auto const* heading : {"summary", "clauses", "exposure", "open", "waivers", "baseline"}) {
        auto const path = std::string("//h2[@id='") + heading + "']";
        CHECK(count(all, path.c_str()) == 1);
        CHECK(count(none, path.c_str()) == (std::string_view(heading) == "summary"));
    }
    CHECK(count(some, "//h2") == 3);
    CHECK(count(some, "//article") == some.select_nodes("//table[@class='overview']//a").size());
}

TEST_CASE("report html: a plot needs days") {
    auto report = sample_page();
    CHECK(count(body(report), "//svg[@class='plot']/path[@class='planned']") == 2);
    auto& exposed = *report.clauses[0].exposure;
    exposed.planned = {{Date::earliest(), 5, 5}};
    exposed.limit = {{Date::earliest(), 4, no_limit}};
    exposed.rows.resize(1);
    exposed.rows[0].period = {};
    CHECK(count(body(report), "//svg[@class='plot']") == 0);
    CHECK(count(body(report), "//table[@class='exposed']//td[@data-label]") == 3);
    exposed.rows[0].period.from = *Date::of(2026, 5, 1);
    CHECK(count(body(report), "//svg[@class='plot']") == 1);
    exposed.rows[0].period = {*Date::of(9998, 5, 1), *Date::of(9999, 12, 31)};
    CHECK(count(body(report), "//svg[@class='plot']") == 1);
    exposed.rows[0].period.from = exposed.rows[0].period.until;
    CHECK(count(body(report), "//svg[@class='plot']") == 0);
    exposed.rows[0].period.from = *Date::of(2026, 5, 1);
    exposed.planned[0] = {Date::earliest(), -no_limit, no_limit};
    exposed.limit = {{Date::earliest(), -no_limit, 1e15}};
    CHECK(count(body(report), "//svg[@class='plot']") == 1);
    CHECK(has(page(report), ", in trillion GW"));
    CHECK(not has(page(report), "nan"));
    CHECK(not has(page(report), "inf,"));
}

TEST_CASE("report html: what is not listed is counted") {
    auto report = long_report(3, 2);
    report.clauses[1].violations = 10;
    auto const text = page(report);
    CHECK(has(text, "<p class=\"small\">and 7 more</p>"));
    CHECK(count(body(report), "//li[@class='finding']") == 5);
    CHECK(has(page(long_report(301, 0)), "<body class=\"long\">"));
    CHECK(has(page(long_report(300, 0)), "<body>"));
}
