// Bills of which only totals are asked come to the same whether their charges are added up or kept each.
#include "dsl/parse.hpp"
#include "engine/check/check.hpp"
#include "engine/check/totals.hpp"
#include "engine/rules/compile.hpp"
#include "tests/unit/plan_world.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace proviso;

namespace {

Rulebook compiled(std::string const& text) {
    Diagnostics found;
    static std::vector<std::unique_ptr<Source>> kept;
    kept.push_back(std::make_unique<Source>("policy.proviso", text));
    auto lexicon = lexicon_of(plan_vocabulary());
    add_defined_terms(*kept.back(), lexicon);
    std::vector<PolicyFile> files;
    files.push_back({kept.back().get(), parse(*kept.back(), lexicon, found)});
    auto book = compile(files, plan_vocabulary(), found, Spend::billed);
    CHECK(render(found) == "");
    return book;
}

/// Some months of charges; some of no known region, provider or day, some below nothing.
std::string bill(unsigned seed) {
    std::mt19937 random(seed);
    auto const pick = [&](std::initializer_list<char const*> all) { return *(all.begin() + random() % all.size()); };
    std::string text = "ProviderName,RegionId,ChargeCategory,ChargePeriodStart,ChargePeriodEnd,BilledCost,"
                       "EffectiveCost,BillingCurrency,ResourceId\n";
    for (int i = 0; i < 3000; ++i) {
        auto const day = Date{20'514 + static_cast<int>(random() % 70)};
        auto const cost = std::to_string(random() % 1000) + "." + std::to_string(random() % 100'000);
        text += std::string(pick({"AWS", "AWS", "AWS", "Microsoft", "NULL"})) + "," +
                pick({"eu-west-1", "us-east-1", "NULL"}) + "," + pick({"Usage", "Usage", "Tax", "Credit"}) + "," +
                day.text() + "," + (day + (random() % 9 == 0 ? 20 : 1)).text() + "," + pick({"", "", "", "-"}) + cost +
                "," + cost + "," + (seed % 3 == 0 and random() % 4 == 0 ? "NULL" : "USD") + ",r-" + std::to_string(i) +
                "\n";
    }
    return text;
}

std::string outcome(Report const& report) {
    std::string all;
    for (auto const& clause : report.clauses) {
        all += clause.id + " " + std::to_string(static_cast<int>(clause.verdict));
        if (clause.measure)
            all += " " + clause.measure->actual + " from " + std::to_string(clause.measure->records);
        for (auto const& finding : clause.findings)
            all += "; " + finding.message;
        all += "\n";
    }
    for (auto const& [record, count] : report.records)
        all += record + ": " + std::to_string(count) + "\n";
    return all;
}

constexpr auto policy = R"(Agreement "A" between "X" and AWS, effective 10 March 2026, until 31 December 2026.
Clause 1: The total spend on AWS must be at least 1 million USD.
Clause 2: The total spend on AWS must be at least 100,000 USD in each calendar month of the period from 2026-03-01 until 2026-05-31.
Clause 3: The total cost of AWS charges, but excluding taxes and credits, must be at most 300,000 USD, during April 2026.
Clause 4: The total cost of charges incurred in the EU must not exceed 40% of the total cost of charges.
Clause 5: For each region, the total cost of charges must be at least 5 USD.
Clause 6: The total effective cost of charges, counting credits at 50%, must be at least 1 USD by 30 April 2026.
)";

}  // namespace

TEST_CASE("totals: added up or not, a bill comes to the same") {
    auto const book = compiled(policy);
    auto const totals = totals_only({&book}, plan_vocabulary());
    REQUIRE(totals.size() == 1);
    CheckOptions options;
    options.as_of = *Date::parse("2026-06-01");
    for (unsigned seed = 1; seed < 6; ++seed) {
        PlanFolder const folder;
        auto const path = folder.write("bill.csv", bill(seed));
        auto const each = read_files({path}, {.threads = 1});
        auto const added = read_files({path}, {.threads = 2, .totals = totals, .add_up_from = 0});
        CHECK(render(each.diagnostics) == render(added.diagnostics));
        CHECK(added.plan.rows() < each.plan.rows() * 3 / 4);
        CHECK(outcome(check(book, plan_vocabulary(), each.plan, options)) ==
              outcome(check(book, plan_vocabulary(), added.plan, options)));
    }
}

TEST_CASE("totals: what asks for more than totals keeps each charge") {
    auto const asked = [](std::string const& sentence) {
        auto const book = compiled("Clause 1: " + sentence + "\n");
        return totals_only({&book}, plan_vocabulary()).size();
    };
    CHECK(asked("The total cost of AWS charges must be at least 1 USD.") == 1);
    CHECK(asked("The total cost of charges incurred in the EU must be at least 1 USD.") == 1);
    CHECK(asked("Workloads must be hosted on AWS.") == 1);
    CHECK(asked("Charges must be billed by AWS.") == 0);
    CHECK(asked("The number of charges must be at least 1.") == 0);
    CHECK(asked("The highest cost of charges must be at most 1 USD.") == 0);
    CHECK(asked("The number of regions of charges must be at most 1.") == 0);
    CHECK(asked("The total cost of charges whose cost is at least 5 USD must be at least 1 USD.") == 0);
    CHECK(asked("At least 60% of AWS charges must be incurred in the EU.") == 0);
    CHECK(asked("At least 60% of the cost of AWS charges must be incurred in the EU.") == 1);
    CHECK(asked("Workloads must be hosted on AWS, if the number of charges is at least 5.") == 0);
}
