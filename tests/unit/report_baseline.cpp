// How a report stands to an earlier one: nothing is called unchanged that is not known to have been there.
#include "engine/report/baseline.hpp"

#include "engine/report/fingerprints.hpp"
#include "engine/report/json.hpp"
#include "tests/unit/report_sample.hpp"
#include "tests/unit/rounds.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <sstream>

using namespace proviso;

namespace {

std::string json_of(Report report) {
    add_fingerprints(report);
    std::ostringstream out;
    write_json(report, out);
    return out.str();
}

Baseline baseline_of(std::string const& json) {
    Diagnostics out;
    auto const baseline = read_baseline("before.json", json, out);
    REQUIRE(render(out) == "");
    return *baseline;
}

Report compared(Report const& before, Report after) {
    add_fingerprints(after);
    compare(baseline_of(json_of(before)), after);
    return after;
}

/// `2 new, 1 unchanged, 0 gone`
std::string counts(Report const& report) {
    auto const& [file, as_of, fresh, unchanged, gone] = *report.baseline;
    return std::to_string(fresh) + " new, " + std::to_string(unchanged) + " unchanged, " + std::to_string(gone.size()) +
           " gone";
}

/// A report of three findings, all of them listed.
Report whole_report() {
    auto report = sample_report();
    report.not_listed = 0;
    return report;
}

}  // namespace

TEST_CASE("baseline: a report beside itself has nothing new") {
    auto const report = compared(whole_report(), whole_report());
    CHECK(counts(report) == "0 new, 3 unchanged, 0 gone");
    CHECK(report.baseline->file == "before.json");
    CHECK(report.baseline->as_of == report.as_of);
    for (auto const& clause : report.clauses)
        for (auto const& finding : clause.findings)
            CHECK(finding.novelty == Novelty::unchanged);
}

TEST_CASE("baseline: members of a report may stand in any order") {
    auto const sorted = nlohmann::json::parse(json_of(whole_report())).dump();  // by name: findings before ids
    auto report = whole_report();
    compare(baseline_of(sorted), report);
    CHECK(counts(report) == "0 new, 3 unchanged, 0 gone");
}

TEST_CASE("baseline: another record, another verdict and another clause are new") {
    auto after = whole_report();
    after.clauses[1].findings[0].record->key = "chat-us";
    CHECK(counts(compared(whole_report(), after)) == "1 new, 2 unchanged, 1 gone");
    after = whole_report();
    after.clauses[1].findings[1].verdict = Verdict::violated;
    auto const report = compared(whole_report(), after);
    CHECK(counts(report) == "1 new, 2 unchanged, 1 gone");
    CHECK(report.clauses[1].findings[1].novelty == Novelty::fresh);
    CHECK(report.baseline->gone.at(0).message ==
          "agent-runtime is hosted on AWS; whether it is a stateless API is not known");
    CHECK(report.baseline->gone.at(0).clause == "MS-1");
    CHECK(report.baseline->gone.at(0).agreement == "Microsoft and OpenAI");
    after = whole_report();
    after.clauses[1].id = "MS-7";
    CHECK(counts(compared(whole_report(), after)) == "2 new, 1 unchanged, 2 gone");
}

TEST_CASE(
    "baseline: other amounts, other words of a clause and another severity are new, and what they were is not gone") {
    for (auto const change : {0, 1, 2}) {
        CAPTURE(change);
        auto after = whole_report();
        auto& clause = after.clauses[1];
        REQUIRE(clause.findings.size() == 2);
        if (change == 0)
            clause.findings[0].message += ", and on Google Cloud";
        (change == 1 ? clause.text : change == 2 ? clause.severity : clause.note) += " otherwise";
        CHECK(counts(compared(whole_report(), after)) ==
              (change == 0 ? "1 new, 2 unchanged, 0 gone" : "2 new, 1 unchanged, 0 gone"));
    }
}

TEST_CASE("baseline: a breach that lasts longer is new") {
    for (bool const later : {false, true}) {
        CAPTURE(later);
        auto after = whole_report();
        auto& finding = after.clauses[1].findings[0];
        if (later)
            finding.later_periods.push_back({*Date::of(2040, 1, 1), *Date::of(2041, 1, 1)});
        else
            finding.period.until = *Date::of(2036, 6, 1);
        CHECK(counts(compared(whole_report(), after)) == "1 new, 2 unchanged, 0 gone");
        CHECK(counts(compared(after, after)) == "0 new, 3 unchanged, 0 gone");
    }
    auto silent = nlohmann::json::parse(json_of(whole_report()));
    for (auto& clause : silent["clauses"])
        for (auto& finding : clause["findings"])
            finding.erase("later_periods");
    auto after = whole_report();
    compare(baseline_of(silent.dump()), after);
    CHECK(counts(after) == "3 new, 0 unchanged, 0 gone");
}

TEST_CASE("baseline: beside a report of another plan all is new") {
    auto before = whole_report(), after = whole_report();
    before.plan_name = "Staging";
    after.plan_name = "Production";
    auto const report = compared(before, after);
    CHECK(counts(report) == "3 new, 0 unchanged, 0 gone");
    CHECK(report.notes.back() == "the baseline is of another plan, `Staging`: beside it all findings are new");
    before.plan_name.clear();
    CHECK(counts(compared(before, after)) == "0 new, 3 unchanged, 0 gone");
}

TEST_CASE("baseline: a record that only its position tells is never known again") {
    auto report = whole_report();
    report.clauses[1].findings[0].record->key = "placement 1";
    CHECK(counts(compared(report, report)) == "1 new, 2 unchanged, 0 gone");
    report.clauses[1].findings[0].record->key = "placement one";
    CHECK(counts(compared(report, report)) == "0 new, 3 unchanged, 0 gone");
}

TEST_CASE("baseline: a second finding of the same name is new") {
    auto after = whole_report();
    after.clauses[1].findings.push_back(after.clauses[1].findings[0]);
    auto const report = compared(whole_report(), after);
    CHECK(counts(report) == "1 new, 3 unchanged, 0 gone");
    CHECK(report.clauses[1].findings[0].novelty == Novelty::unchanged);
    CHECK(report.clauses[1].findings[2].novelty == Novelty::fresh);
}

TEST_CASE("baseline: what a report does not list is new, and nothing of that clause is gone") {
    auto after = whole_report();
    after.clauses[1].findings.pop_back();  // one of the clause's two
    after.not_listed = 1;
    CHECK(counts(compared(whole_report(), after)) == "1 new, 2 unchanged, 0 gone");
    auto before = whole_report();
    before.clauses[1].findings.clear();
    before.not_listed = 2;
    CHECK(counts(compared(before, whole_report())) == "2 new, 1 unchanged, 0 gone");
}

TEST_CASE("baseline: what was waived and no longer is, is new") {
    auto before = whole_report();
    before.waivers = {
        {WaiverState::in_force, "MS-1", "", {}, "moved", "J. Doe", "", {}, *Date::of(2027, 1, 1), "", 1, {}}};
    before.clauses[1].findings[0].waiver = 0;
    CHECK(counts(compared(before, whole_report())) == "1 new, 2 unchanged, 0 gone");
    CHECK(counts(compared(before, before)) == "0 new, 3 unchanged, 0 gone");
    CHECK(counts(compared(whole_report(), before)) == "0 new, 3 unchanged, 0 gone");
}

TEST_CASE("baseline: a report that is cut off anywhere is refused") {
    auto const whole = json_of(whole_report());
    auto const last = whole.rfind('}');
    for (std::size_t length = 0; length <= last; length += length + 100 < last ? 7 : 1) {
        Diagnostics out;
        CAPTURE(length);
        CHECK_FALSE(read_baseline("before.json", std::string_view(whole).substr(0, length), out).has_value());
        CHECK(has_errors(out));
    }
    CHECK(baseline_of(whole.substr(0, last + 1)).findings.size() == 3);
}

TEST_CASE("baseline: brackets without end are refused as any other text") {
    for (std::string const open : {"[", "{\"clauses\":", "{\"facts\":["}) {
        std::string text;
        for (int i = 0; i < rounds(200'000); ++i)
            text += open;
        Diagnostics out;
        CHECK_FALSE(read_baseline("before.json", text, out).has_value());
        CHECK(out.size() == 1);
    }
}

TEST_CASE("baseline: the same fingerprint of another record, group or clause is no old finding") {
    auto const before = baseline_of(json_of(whole_report()));
    auto const compared_with = [&](auto change) {
        auto after = whole_report();
        change(after);
        compare(before, after);
        return counts(after);
    };
    CHECK(compared_with([](Report&) {}) == "0 new, 3 unchanged, 0 gone");
    CHECK(compared_with([](Report& r) { r.clauses[1].findings[0].record->key = "another"; }) ==
          "1 new, 2 unchanged, 1 gone");
    CHECK(compared_with([](Report& r) { r.clauses[1].findings[0].record.reset(); }) == "1 new, 2 unchanged, 1 gone");
    CHECK(compared_with([](Report& r) {
              r.clauses[0].findings[0].group = {{"product", "ChatGPT"}};
          }) == "1 new, 2 unchanged, 1 gone");
    CHECK(compared_with([](Report& r) { r.clauses[0].id = "another"; }) == "1 new, 2 unchanged, 1 gone");
    CHECK(compared_with([](Report& r) { r.clauses[0].agreement = ""; }) == "1 new, 2 unchanged, 1 gone");
}

TEST_CASE("baseline: groups are known again by their values, and one that is not known by that") {
    auto const with = [](std::vector<std::pair<std::string, std::string>> group) {
        auto report = whole_report();
        report.clauses[0].findings[0].group = std::move(group);
        return report;
    };
    auto const chat = with({{"product", "ChatGPT"}, {"message", "as a field"}}), open = with({{"product", ""}});
    CHECK(counts(compared(chat, chat)) == "0 new, 3 unchanged, 0 gone");
    CHECK(counts(compared(open, open)) == "0 new, 3 unchanged, 0 gone");
    CHECK(counts(compared(open, chat)) == "1 new, 2 unchanged, 1 gone");
}
