// What a reading says that no word of the clause does, which records make the groups, until when an amended clause
// holds, and examples of clauses that rest on a measure.
#include "engine/reading/example_plan.hpp"
#include "engine/reading/reading.hpp"
#include "tests/unit/rules_compiled.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace proviso;

namespace {

/// The only rule of each clause.
std::vector<RuleReading> readings(std::string const& text) {
    auto const source = compiled(text);
    REQUIRE_MESSAGE(not has_errors(source.diagnostics), source.messages());
    std::vector<RuleReading> out;
    for (auto& clause : read(source.book, *source.vocabulary).clauses)
        for (auto& rule : clause.rules)
            out.push_back(std::move(rule));
    return out;
}

RuleReading reading(std::string const& text) { return readings(text).at(0); }

bool says(std::vector<std::string> const& sentences, std::string_view part) {
    return std::ranges::any_of(sentences, [&](auto const& each) { return each.find(part) != std::string::npos; });
}

std::vector<std::string> asked(RuleReading const& rule, std::string_view field) {
    auto const at = std::ranges::find(rule.fields, field, &FieldRead::name);
    return at == rule.fields.end() ? std::vector<std::string>{} : at->values;
}

}  // namespace

TEST_CASE("reading: groups are of the records that the clause speaks of, or of those that it counts") {
    auto const rules =
        readings("Clause 1: For each product, at least one workload must be hosted on Azure.\n"
                 "Clause 2: For each product, the number of workloads hosted on Azure must be at least 1.\n");
    CHECK(rules[0].sentences.front() == "For each product that any workload has: the number of all workloads whose "
                                        "provider is Azure must be at least 1.");
    CHECK(rules[1].sentences.front() == "For each product that any workload whose provider is Azure has: the number of "
                                        "all workloads whose provider is Azure must be at least 1.");
    CHECK(rules[0].fails.why_none.empty());
    CHECK(rules[1].fails.why_none == "no example: only a record that counts makes a group, so that none comes to less");
}

TEST_CASE("reading: a period that the clause cuts short is held to its whole amount, and that is said") {
    auto const said = [](std::string const& head, std::string const& sentence) {
        return says(reading(head + "Clause 1: " + sentence + "\n").defaults, "cut short");
    };
    std::string const short_first = "Agreement \"A\" between X and Y, effective 1 July 2025, until 31 December 2026.\n";
    std::string const whole = "Agreement \"A\" between X and Y, effective 1 January 2025, until 31 December 2026.\n";
    std::string const cost = "The total cost of workloads must be at least 5 USD in each ";
    CHECK(
        says(reading(short_first + "Clause 1: " + cost + "calendar year.\n").defaults,
             "Of a calendar year that is cut short by the clause's first or last day, the whole amount counts: none of "
             "it is prorated."));
    CHECK_FALSE(said(whole, cost + "calendar year."));
    CHECK(said(whole, cost + "calendar year, until 30 June 2026."));
    CHECK(said(whole, cost + "calendar year of the period from 2025-02-01 until 2026-12-31."));
    CHECK(said(short_first, cost + "contract year."));
    CHECK_FALSE(said(short_first, cost + "contract year, until 30 June 2026."));
    CHECK_FALSE(said(short_first, cost + "calendar year, prorated for a part."));
    CHECK_FALSE(said(short_first, "The total capacity of workloads must be at least 5 MW in each calendar year."));
    CHECK(said(short_first, "The number of payments must be at least 2 in each calendar year."));
}

TEST_CASE("reading: the day of a bound that is denied is included where the bound it leaves includes it") {
    auto const not_before = reading("Clause 1: Workloads must not start before 1 March 2026.\n");
    CHECK(says(not_before.defaults, "1 March 2026 is included."));
    CHECK_FALSE(says(not_before.defaults, "not included"));
    CHECK(asked(not_before, "start") == std::vector<std::string>{"on or after 1 March 2026"});
    auto const not_after = reading("Clause 1: Workloads must not start after 1 March 2026.\n");
    CHECK(says(not_after.defaults, "1 March 2026 is included."));
    auto const before = reading("Clause 1: Workloads must start before 1 March 2026.\n");
    CHECK(says(before.defaults, "1 March 2026 itself is not included."));
    auto const excepted =
        reading("Clause 1: Workloads must be encrypted, except for workloads starting before 1 March 2026.\n");
    CHECK(says(excepted.defaults, "1 March 2026 itself is not included."));
    CHECK_FALSE(says(excepted.defaults, "1 March 2026 is included."));
}

TEST_CASE("reading: an end is the day after the last, of a record and of a measure") {
    auto const ends = reading("Clause 1: Workloads must end before 1 January 2028.\n");
    CHECK(says(ends.defaults,
               "The end of a workload is the day after its last, so an end before 2 January 2028 means a "
               "last day before 1 January 2028."));
    auto const latest = reading("Clause 1: The latest end of workloads must be on or before 31 December 2027.\n");
    CHECK(says(latest.defaults, "The end of a workload is the day after its last, so a latest end on or before 31 "
                                "December 2027 means a last day on or before 30 December 2027."));
}

TEST_CASE("reading: a field that is tested for being there is not undetermined where it is left out") {
    for (auto const* text :
         {"Clause 1: Workloads must have a chip.\n", "Clause 1: Workloads with no chip must be hosted on Azure.\n"}) {
        CAPTURE(text);
        auto const rule = reading(text);
        CHECK(says(rule.defaults, "Where a plan does not give the chip of a workload, it has none, and that is known"));
        CHECK_FALSE(says(rule.defaults, "chip of a workload, nothing is presumed"));
        CHECK_FALSE(says(rule.defaults, "or chip"));
    }
    CHECK(says(reading("Clause 1: Workloads with no chip must be hosted on Azure.\n").defaults,
               "Where a plan does not give the provider of a workload, nothing is presumed"));
}

TEST_CASE("reading: what a missing day does to a measure") {
    auto const whole = reading("Clause 1: The total cost of workloads must be at least 5 million USD.\n");
    CHECK(says(whole.defaults, "The cost of a workload without a start or without an end comes to a total that is not "
                               "known"));
    auto const each_month = reading("Clause 1: The total cost of workloads must be at most 5 million USD per month.\n");
    CHECK_FALSE(says(each_month.defaults, "comes to a total that is not known"));
    auto const level = reading("Clause 1: The total capacity of workloads must be at least 5 MW on 1 May 2026.\n");
    CHECK(says(level.defaults, "A workload without a start counts as running since ever"));
    auto const once =
        reading("Clause 1: The total amount of payments must be at least 5 million USD by 31 December 2026.\n");
    CHECK(says(once.defaults, "A payment without a date may fall on any day"));
    CHECK(once.passes.why_none.empty());
    CHECK(once.fails.why_none.empty());
}

TEST_CASE("reading: an amended clause is in force until its last day, with the agreement that ends it") {
    auto const rule = reading("Agreement \"First\" between X and Y, effective 1 January 2026.\n"
                              "Clause 1: APIs must be hosted on Azure.\n"
                              "Agreement \"Second\" between X and Y, effective 1 February 2026.\n"
                              "Clause 1 of \"First\" ends on 26 April 2026.\n");
    CHECK(says(rule.sentences, "It is in force from 1 January 2026 (included) until 26 April 2026 (included)."));
    CHECK(says(rule.sentences,
               "Its end is set by agreement \"Second\", which a check as of a day before 1 February 2026 "
               "leaves out: there it is in force from 1 January 2026 (included)."));
}

TEST_CASE("reading: a measure in a condition is looked at, and has examples on either side") {
    for (auto const* text :
         {"Clause 1: APIs must be hosted on Azure, if the total capacity of workloads hosted on AWS exceeds 50 MW.\n",
          "Clause 1: APIs must be hosted on Azure, unless the total capacity of workloads exceeds 50 MW.\n"}) {
        CAPTURE(text);
        auto const rule = reading(text);
        CHECK(asked(rule, "capacity") == std::vector<std::string>{"what is measured"});
        CHECK(says(rule.defaults, "kind, provider or capacity of a workload"));
        CHECK(rule.passes.why_none.empty());
        CHECK(rule.fails.why_none.empty());
    }
}

TEST_CASE("reading: a condition of all records, and one on another clause, have examples on either side") {
    for (auto const& rule :
         readings("Clause 1: If the number of workloads hosted on AWS is at least 3, workloads must be "
                  "encrypted.\n"
                  "Clause 2: Workloads must be encrypted, if clause 3 is met.\n"
                  "Clause 3: The total amount of payments must be at least 5 million USD.\n")) {
        CAPTURE(rule.written);
        CHECK(rule.passes.why_none.empty());
        CHECK(rule.fails.why_none.empty());
    }
}

TEST_CASE("reading: measures of an agreement's days have examples, with and without a fact that frees from them") {
    for (auto const& rule : readings(R"(Agreement "D" between X and Y, effective 15 February 2026, until 30 June 2027.
"Fct" means the fact that x.
Clause 1: At most 30% of workloads may be hosted on AWS, unless Fct.
Clause 2: At most 30% of workloads may be hosted on AWS.
Clause 3: At least 50% of APIs must be hosted on Azure on 1 May 2026, unless Fct.
Clause 4: The earliest start of workloads hosted on Azure must be no later than the earliest start of workloads hosted on AWS, unless Fct.
)")) {
        CAPTURE(rule.written);
        CHECK(rule.passes.why_none.empty());
        CHECK(rule.fails.why_none.empty());
    }
}

TEST_CASE("reading: what must be paid in each period is shown with a payment in each") {
    std::string const two_years =
        "Agreement \"A\" between X and Y, effective 1 January 2026, until 31 December 2027.\n";
    auto const records = [&](std::string const& sentence) {
        auto const rule = reading(two_years + "Clause 1: " + sentence + "\n");
        CHECK(rule.fails.why_none.empty());
        CHECK(rule.passes.why_none.empty());
        return rule.passes.records.size();
    };
    CHECK(records("The total amount of payments must be at least 100 USD in each calendar year.") == 2);
    CHECK(records("The total amount of payments must be between 100 USD and 200 USD in each quarter.") == 8);
    CHECK(records("The number of payments must be at least 3 in each calendar year.") == 6);
}
