#include "check_world.hpp"

#include "engine/check/share.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace proviso;

namespace {

Finding finding(Rules const& rules, Row row) {
    row.emplace_back("workload", "chat-eu");
    auto const report = checked(rules, plan_of({row}));
    REQUIRE(clause(report).findings.size() == 1);
    return clause(report).findings[0];
}

}  // namespace

TEST_CASE("check: messages and advice for violations") {
    struct Case {
        PredicateId (*require)(Rules&);
        Row row;
        char const* said;
        char const* advice;
    };
    for (auto const& [require, row, said, advice] :
         std::vector<Case>{{[](Rules& r) { return r.in("provider", {"Azure"}); },
                            {{"provider", "AWS"}},
                            "chat-eu is hosted on AWS",
                            "host it on Azure"},
                           {[](Rules& r) { return r.no(r.in("provider", {"AWS"})); },
                            {{"provider", "AWS"}},
                            "chat-eu is hosted on AWS",
                            "change its provider from AWS"},
                           {[](Rules& r) {
                                return r.in("kind", {"batch", "agent"});
                            },
                            {{"kind", "api"}},
                            "the kind of chat-eu is api",
                            "set its kind to batch or agent"},
                           {[](Rules& r) {
                                return r.all({r.in("kind", {"batch"}), r.in("provider", {"Azure"})});
                            },
                            {{"kind", "api"}, {"provider", "AWS"}},
                            "chat-eu is hosted on AWS and its kind is api",
                            "set its kind to batch and host it on Azure"},
                           {[](Rules& r) {
                                return r.any({r.in("kind", {"batch"}), r.in("provider", {"Azure"})});
                            },
                            {{"kind", "api"}, {"provider", "AWS"}},
                            "chat-eu is hosted on AWS and its kind is api",
                            "set its kind to batch or host it on Azure"},
                           {[](Rules& r) { return r.amount("replicas", Relation::at_least, "3"); },
                            {{"replicas", "2"}},
                            "chat-eu has 2 replicas",
                            "raise its replicas to at least 3"},
                           {[](Rules& r) { return r.amount("capacity", Relation::at_most, "5 MW"); },
                            {{"capacity", "6 MW"}},
                            "the capacity of chat-eu is 6 MW",
                            "lower its capacity to at most 5 MW"},
                           {[](Rules& r) { return r.date("end", Relation::less, "2027-01-01"); },
                            {{"end", "2027-01-01"}},
                            "the end of chat-eu is 2027-01-01, the day after its last",
                            "move its end to before 1 January 2027"},
                           {[](Rules& r) { return r.add(FieldTrue{field("encrypted")}); },
                            {{"encrypted", "no"}},
                            "chat-eu is not encrypted",
                            "make it encrypted"},
                           {[](Rules& r) { return r.add(FieldPresent{field("region")}); },
                            {},
                            "the region of chat-eu is not stated",
                            "state its region"}}) {
        Rules rules;
        rules.require("1", rules.always(), require(rules));
        auto const found = finding(rules, row);
        CHECK(found.verdict == Verdict::violated);
        CHECK(found.message == std::string(said) + "; stateless APIs are exclusive to Azure");
        CHECK(found.advice == advice);
        CHECK(found.turns_on.empty());
    }
}

TEST_CASE("check: messages and advice for doubts") {
    Rules rules;
    auto& rule = rules.require("1", rules.in("state", {"stateless"}), rules.in("provider", {"Azure"}));
    rules.when(rule, rules.fact("AGI verified"));
    auto const found = finding(rules, {{"provider", "AWS"}, {"state", "?"}});
    CHECK(found.message == "chat-eu is hosted on AWS and its state is not known yet, and it depends on "
                           "`AGI verified`; stateless APIs are exclusive to Azure");
    CHECK(found.advice == "give the state of chat-eu and give the fact with --fact \"AGI verified\"=false|true|DATE");
    REQUIRE(found.facts.size() == 2);
    CHECK(found.facts[0].field == "provider");
    CHECK(found.facts[0].value == "AWS");
    CHECK(found.facts[1].value == "unknown");
}

TEST_CASE("check: the clause's own remedy is the advice") {
    Rules rules;
    rules.require("1", rules.always(), rules.in("provider", {"Azure"}));
    rules.book.clauses[0].remedy = "obtain written consent";
    CHECK(finding(rules, {{"provider", "AWS"}}).advice == "obtain written consent");
}

TEST_CASE("check: messages and advice of measures") {
    Rules rules;
    auto norm = total("capacity", Relation::at_least, "2 GW");
    norm.when = When::by;
    norm.day = day("2027-12-31");
    rules.measure("1", rules.always(), norm);
    auto const found = finding(rules, {{"capacity", "1.4 GW"}});
    CHECK(found.message == "the total capacity is 1.4 GW on 31 December 2027; at least 2 GW is required");
    CHECK(found.advice == "raise the total by 600 MW");
    CHECK(found.period == Period{day("2027-12-31"), day("2028-01-01")});
}

TEST_CASE("check: messages and advice of measures of dates") {
    Rules rules;
    auto norm = total("start", Relation::at_most, "0");
    norm.left.measure = Measure::lowest;
    norm.left.words = "the earliest start";
    norm.bound.quantity = Quantity{Decimal{day("2026-01-01").days}, {}};
    rules.measure("1", rules.always(), norm);
    auto const found = finding(rules, {{"start", "2026-04-01"}});
    CHECK(found.message == "the earliest start is 1 April 2026; on or before 1 January 2026 is required");
    CHECK(found.advice == "move the earliest start earlier by 90 days");
}

TEST_CASE("check: exit status") {
    struct Case {
        RuleSeverity severity;
        char const* provider;
        FailOn fail_on;
        int status;
    };
    auto const breach = RuleSeverity::breach, warning = RuleSeverity::warning, advice = RuleSeverity::advice;
    for (auto const& [severity, provider, fail_on, expected] :
         std::vector<Case>{{breach, "Azure", {}, 0},
                           {breach, "AWS", {}, 1},
                           {breach, "?", {}, 3},
                           {breach, "AWS", {false, true, false, true}, 0},
                           {breach, "?", {true, false, true, true}, 0},
                           {warning, "AWS", {}, 0},
                           {warning, "AWS", {true, true, true, true}, 1},
                           {warning, "?", {}, 0},
                           {advice, "AWS", {true, true, true, true}, 0}}) {
        auto const shown = std::to_string(static_cast<int>(severity)) + " " + provider;
        CAPTURE(shown);
        Rules rules;
        rules.require("1", rules.always(), rules.in("provider", {"Azure"}));
        rules.book.clauses[0].severity = severity;
        auto options = as_of();
        options.fail_on = fail_on;
        CHECK(checked(rules, plan_of({{{"provider", provider}}}), options).exit_status == expected);
    }
}

TEST_CASE("check: exit status 4 where nothing was judged") {
    Rules rules, none;
    rules.require("1", rules.in("kind", {"api"}), rules.in("provider", {"Azure"}));
    auto const batch = plan_of({{{"kind", "batch"}}});
    CHECK(checked(rules, batch).exit_status == 4);
    CHECK(checked(rules, plan_of({})).exit_status == 4);
    CHECK(checked(none, batch).exit_status == 4);
    auto options = as_of();
    options.fail_on.empty = false;
    CHECK(checked(rules, batch, options).exit_status == 0);
    none.permit("P", none.always(), none.always());
    CHECK(checked(none, batch).exit_status == 4);
}

TEST_CASE("check: summary, permissions and clauses left to people") {
    Rules rules;
    rules.require("1", rules.always(), rules.in("provider", {"Azure"}));
    rules.permit("2", rules.always(), rules.always());
    ClauseInfo people;
    people.id = "3";
    people.not_encoded = "left to judgement";
    rules.book.clauses.push_back(people);
    auto const report = checked(rules, plan_of({{{"provider", "Azure"}}}));
    CHECK(report.clauses.size() == 3);
    CHECK(report.summary == std::array<std::size_t, 5>{1, 0, 0, 0, 0});
    CHECK(report.encoded == 2);
    CHECK(report.permissions == 1);
    CHECK(report.not_encoded == 1);
    CHECK(clause(report, "3").kind == "not encoded");
    CHECK(clause(report, "2").bound == 1);
    CHECK(report.records == std::vector<std::pair<std::string, std::size_t>>{{"placement", 1}});
}

TEST_CASE("check: a clause is counted once, whatever the number of its sentences and texts") {
    Rules rules;
    for (auto const* label : {"4", "5(a)", "5(b)", "5(c)", "5"})
        rules.require(label, rules.always(),
                      rules.in("provider", {std::string_view(label) == "5(b)" ? "AWS" : "Azure"}));
    auto& clauses = rules.book.clauses;
    clauses[1].id = clauses[2].id = clauses[3].id = "5";
    auto const report = checked(rules, plan_of({{{"provider", "Azure"}}}));
    CHECK(report.clauses.size() == 5);
    CHECK(report.summary == std::array<std::size_t, 5>{1, 1, 0, 0, 0});
    CHECK(report.encoded == 2);
}

TEST_CASE("check: the same for one thread and four, and for any cut into batches") {
    std::vector<Row> rows;
    for (int i = 0; i < 3'000; ++i) {
        Row row{{"workload", "w" + std::to_string(i)}, {"capacity", std::to_string(i % 97) + " MW"}};
        if (i % 11 != 0)
            row.emplace_back("provider", i % 3 == 0 ? "AWS" : "Azure");
        if (i % 7 != 0)
            row.emplace_back("kind", i % 2 == 0 ? "api" : "batch");
        rows.push_back(row);
    }
    Rules rules;
    rules.require("1", rules.in("kind", {"api"}), rules.in("provider", {"Azure"}));
    rules.measure("2", rules.in("kind", {"api"}), total("capacity", Relation::at_least, "2 GW"));
    auto const described = [&](std::size_t batch_rows, unsigned threads) {
        auto options = as_of();
        options.threads = threads;
        auto const report = checked(rules, plan_of(rows, batch_rows), options);
        std::string out;
        for (auto const& result : report.clauses) {
            out += verdict(report, result.id) + std::to_string(result.bound) + " " + std::to_string(result.violations) +
                   " " + std::to_string(result.doubts) + (result.measure ? result.measure->actual : "");
            for (auto const& found : result.findings)
                out += "\n" + found.message + turns_on(result).substr(0, 100);
        }
        return out;
    };
    auto const once = described(Batch::batch_rows, 1);
    CHECK(once.size() > 10'000);
    for (auto const batch_rows : {64UL, 100UL, 1'000UL})
        for (auto const threads : {1U, 4U})
            CHECK(described(batch_rows, threads) == once);
}

TEST_CASE("check: equal shares of a limit") {
    struct Case {
        std::vector<std::size_t> wanted;
        std::size_t limit, share;
    };
    auto const all = std::numeric_limits<std::size_t>::max();
    for (auto const& [wanted, limit, share] : std::vector<Case>{{{}, 10, all},
                                                                {{10}, 10, all},
                                                                {{11}, 10, 10},
                                                                {{5, 5}, 10, all},
                                                                {{9, 2}, 10, 8},
                                                                {{9, 5, 2}, 10, 4},
                                                                {{9, 0, 9}, 10, 5},
                                                                {{7, 7, 7}, 10, 3},
                                                                {{1, 1, 1}, 2, 0}})
        CHECK(equal_share(wanted, limit) == share);
}

TEST_CASE("check: where findings are very many each clause lists its share, certain ones first") {
    std::vector<Row> rows;
    for (int i = 0; i < 1'000; ++i) {
        Row row{{"workload", "w" + std::to_string(i)}, {"kind", i < 10 ? "api" : "batch"}};
        row.emplace_back("provider", i % 4 == 0 ? "AWS" : i % 2 == 0 ? "Azure" : "?");
        rows.push_back(row);
    }
    Rules rules;
    rules.require("few", rules.in("kind", {"api"}), rules.in("kind", {"agent"}));
    rules.require("many", rules.always(), rules.in("provider", {"Azure"}));
    rules.require("doubts", rules.always(), rules.no(rules.in("provider", {"Oracle Cloud"})));
    auto const listed = [&](std::size_t limit, std::size_t batch_rows, unsigned threads) {
        auto options = as_of();
        options.max_findings = limit;
        options.threads = threads;
        auto const report = checked(rules, plan_of(rows, batch_rows), options);
        CHECK(clause(report, "few").violations == 10);
        CHECK(clause(report, "many").violations == 250);
        CHECK(clause(report, "many").doubts == 500);
        CHECK(clause(report, "doubts").doubts == 500);
        std::string out;
        std::size_t count = 0;
        for (auto const& result : report.clauses) {
            std::size_t certain = 0;
            std::size_t row = 0;
            for (auto const& found : result.findings) {
                CHECK(row <= found.record->row);
                row = found.record->row;
                certain += found.verdict == Verdict::violated;
            }
            count += result.findings.size();
            out += result.id + " " + std::to_string(certain) + "+" + std::to_string(result.findings.size() - certain) +
                   " to row " + std::to_string(row) + "; ";
        }
        CHECK(count + report.not_listed == 1'260);
        return out;
    };
    for (auto const batch_rows : {64UL, 300UL, Batch::batch_rows})
        for (auto const threads : {1U, 4U}) {
            CHECK(listed(1'260, batch_rows, threads) ==
                  "few 10+0 to row 9; many 250+500 to row 999; doubts 0+500 to row 999; ");
            CHECK(listed(1'259, batch_rows, threads) ==
                  "few 10+0 to row 9; many 250+499 to row 997; doubts 0+500 to row 999; ");
            CHECK(listed(110, batch_rows, threads) ==
                  "few 10+0 to row 9; many 50+0 to row 196; doubts 0+50 to row 99; ");
            CHECK(listed(9, batch_rows, threads) == "few 3+0 to row 2; many 3+0 to row 8; doubts 0+3 to row 5; ");
            CHECK(listed(0, batch_rows, threads) == "few 0+0 to row 0; many 0+0 to row 0; doubts 0+0 to row 0; ");
        }
}
