// Reports tell nothing of what is sensitive in a plan, nor of what follows from it.
#include "engine/check/check.hpp"
#include "engine/reading/explanation.hpp"
#include "tests/unit/report_hostile.hpp"
#include "tests/unit/rules_compiled.hpp"
#include "tests/unit/terraform_world.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace proviso;

namespace {

/// What the first machine is tagged with.
struct Tags {
    std::string capacity = "31337 MW", cost = "54321 USD per month", start = "2031-07-17", end = "2033-05-19";
};

constexpr auto amounts = R"(
Clause 1: The total capacity of workloads must be at most 5 MW.
Clause 2: The highest capacity of workloads must be at most 5 MW.
Clause 3: The average capacity of workloads must be at least 900000 MW.
Clause 4: For each provider, the total capacity of workloads must be at most 5 MW.
Clause 5: The total capacity of workloads hosted on AWS must not exceed 10% of the total capacity of workloads.
Clause 6: The total capacity of workloads hosted on Azure must be at least the total capacity of workloads hosted on AWS.
Clause 7: The total capacity of workloads must be at most 5 MW at all times.
Clause 8: The number of distinct capacities of workloads must be at least 5.
Clause 9: Workloads must have a capacity of at most 5 MW.
)";

constexpr auto days = R"(
Clause 1: The earliest start of workloads must be before 1 January 2027.
Clause 2: The latest end of workloads must be before 1 January 2027.
Clause 3: The number of workloads must be at most 0 at all times.
Clause 4: The number of workloads must be at most 0 at any time during the period from 2030-01-01 until 2035-12-31.
Clause 5: Workloads must be hosted on Azure.
Clause 6: Workloads must be hosted on Azure, during the period from 2030-01-01 until 2035-12-31.
Clause 7: Workloads must not share a provider with workloads.
Clause 8: Workloads must share a region with workloads.
Clause 9: Workloads must be part of Codex.
Clause 10: Workloads must start before 1 January 2027.
)";

constexpr auto spend = R"(
Clause 1: The total cost of workloads must be at most 5 USD.
Clause 2: The total cost of workloads must be at most 5 USD in each calendar year.
Clause 3: The total cost of workloads must be at most 5 USD in each calendar month.
Clause 4: In each calendar year, the total cost of workloads must not exceed 1% of that of the previous year.
Clause 5: The total cost of workloads must be at least 900 million USD in each calendar year of the period from 2030-01-01
  until 2035-12-31, of which up to 15% may be moved to the next year.
Clause 6: The total cost of workloads must be at least 900 million USD in each calendar year of the period from 2030-03-01
  until 2035-10-31, prorated for a part.
)";

std::string plan_text(Tags const& tags, std::string const& sensitive) {
    auto secret = instance(R"({"instance_type": "t3.micro", "tags": {"proviso:capacity": ")" + tags.capacity +
                           R"(", "proviso:cost": ")" + tags.cost + R"(", "proviso:start": ")" + tags.start +
                           R"(", "proviso:end": ")" + tags.end + "\"}}");
    secret.sensitive = sensitive;
    auto told = instance(R"({"instance_type": "t3.micro", "tags": {"proviso:capacity": "2 MW"}})");
    told.address = "aws_instance.told";
    told.name = "told";
    return TerraformPlanText{secret.text() + ", " + told.text()}.text();
}

/// All that is said of the plan, in every format and of every clause.
std::string said(PlanFolder const& folder, std::string const& policy, Tags const& tags, std::string const& sensitive) {
    auto const read = read_files({folder.write("plan.json", plan_text(tags, sensitive))});
    CHECK_MESSAGE(read.diagnostics.empty(), render(read.diagnostics));
    auto const rules = compiled(policy, plan_vocabulary());
    CHECK_MESSAGE(rules.diagnostics.empty(), rules.messages());
    CheckOptions options;
    options.as_of = *Date::parse("2026-03-01");
    auto const report = check(rules.book, plan_vocabulary(), read.plan, options);
    std::string out;
    for (auto const& renderer : renderers())
        out += rendered(renderer.name, report) + '\n';
    std::ostringstream explained;
    for (RuleId id = 0; id < rules.book.rules.size(); ++id)
        write_explanation(explain(rules.book, plan_vocabulary(), read.plan, options, id, true), 100, false, explained);
    return out + explained.str();
}

bool same_said(std::string const& policy, Tags const& other, std::string const& sensitive) {
    PlanFolder const folder;
    auto const one = said(folder, policy, {}, sensitive), two = said(folder, policy, other, sensitive);
    if (one != two and sensitive != "{}")
        MESSAGE(one << "\n------\n" << two);
    return one == two;
}

}  // namespace

TEST_CASE("reports of plans that differ in sensitive amounts are the same") {
    Tags const other{"42424 MW", "65432 USD per month"};
    for (auto const* policy : {amounts, spend}) {
        CHECK(same_said(policy, other, R"({"tags": {"proviso:capacity": true, "proviso:cost": true}})"));
        CHECK_FALSE(same_said(policy, other, "{}"));
    }
}

TEST_CASE("reports of plans that differ in sensitive days are the same") {
    Tags other;
    other.start = "2031-09-02";
    other.end = "2033-11-23";
    for (auto const* policy : {amounts, days, spend}) {
        CHECK(same_said(policy, other, R"({"tags": {"proviso:start": true, "proviso:end": true}})"));
        CHECK_FALSE(same_said(policy, other, "{}"));
    }
}

TEST_CASE("what follows from sensitive values reads so, and the verdict stays") {
    PlanFolder const folder;
    auto const all = said(folder, amounts, {}, R"({"tags": true})");
    for (auto const* words :
         {"the total capacity of workloads is (sensitive); at most 5 MW is required", "lower the total by (sensitive)",
          "The plan: (sensitive), from 2 records", "Over by:  (sensitive)", "9 violated"})
        CHECK_MESSAGE(all.find(words) != std::string::npos, words);
    for (auto const* secret : {"31337", "31.33", "31,33", "2031", "2033"})
        CHECK_MESSAGE(all.find(secret) == std::string::npos, secret);
}

TEST_CASE("a sensitive value of one field does not hide another") {
    PlanFolder const folder;
    auto const all = said(folder, amounts, {}, R"({"tags": {"proviso:cost": true}})");
    CHECK(all.find("the total capacity of workloads is 31.339 GW; at most 5 MW is required") != std::string::npos);
    CHECK(all.find("(sensitive)") == std::string::npos);
}
