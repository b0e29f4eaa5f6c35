// What bills do not cover is not known: it is never taken for nothing spent.
#include "engine/plan/bills.hpp"
#include "tests/unit/cli_run.hpp"
#include "tests/unit/plan_world.hpp"

#include <doctest/doctest.h>

using namespace proviso;

namespace {

constexpr std::string_view columns = "ProviderName,ChargePeriodStart,ChargePeriodEnd,BillingPeriodStart,"
                                     "BillingPeriodEnd,BilledCost,BillingCurrency,BillingAccountId\n";

struct Billed {
    std::string provider, month, next;
    std::string cost = "100", currency = "USD", account = "NULL";
};

std::string bill(std::vector<Billed> const& rows) {
    std::string text(columns);
    for (auto const& row : rows)
        text += row.provider + "," + row.month + "-01," + row.month + "-02," + row.month + "-01," + row.next + "-01," +
                row.cost + "," + row.currency + "," + row.account + "\n";
    return text;
}

/// `1 compliant, 2 undetermined`: of each clause of an agreement that has the first half of 2026.
std::string verdicts(Scratch const& folder, std::string const& clauses, std::string const& plans) {
    folder.write("p.proviso",
                 "Agreement \"A\" between X and AWS, effective 1 January 2026, until 30 June 2026.\n" + clauses);
    auto const report = run(folder, "check " + plans + " -p p.proviso --as-of 2026-07-01").out;
    std::string all;
    for (auto const* const word : {"COMPLIANT  ", "VIOLATED  ", "UNDETERMINED  "}) {
        auto const table = report.substr(std::min(report.find("Clause by clause"), report.size()));
        for (auto at = table.find(word); at != table.npos; at = table.find(word, at + 1))
            all += all.empty() ? std::string(1, word[0]) : std::string(" ") + word[0];
    }
    return all;
}

constexpr auto cap = "Clause 1: The total spend on AWS must be at most 900 USD.\n";
constexpr auto monthly = "Clause 1: The total spend on AWS must be at most 900 USD in each calendar month.\n";

std::vector<Billed> months(std::string const& provider, int from, int to, std::string const& account = "NULL") {
    std::vector<Billed> all;
    for (auto month = from; month <= to; ++month)
        all.push_back(
            {provider, "2026-0" + std::to_string(month), "2026-0" + std::to_string(month + 1), "100", "USD", account});
    return all;
}

std::vector<Billed> both(std::vector<Billed> a, std::vector<Billed> const& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

}  // namespace

TEST_CASE("bills: spend of which no cost is known is not nothing") {
    Scratch const folder;
    auto rows = months("AWS", 1, 6);
    folder.write("whole.csv", bill(rows));
    CHECK(verdicts(folder, cap, "whole.csv") == "C");
    for (auto& row : rows)
        row.cost = "NULL";
    folder.write("no-cost.csv", bill(rows));
    CHECK(verdicts(folder, cap, "no-cost.csv") == "U");
    for (auto& row : rows)
        row.cost = "1", row.currency = "NULL";
    folder.write("no-currency.csv", bill(rows));
    CHECK(verdicts(folder, cap, "no-currency.csv") == "U");
    auto text = bill(months("AWS", 1, 6));
    text.replace(text.find("BilledCost"), 10, "ListedCost");
    text.replace(text.find("BillingAccountId"), 16, "EffectiveCost");
    folder.write("no-column.csv", text);
    CHECK(verdicts(folder, cap, "no-column.csv") == "U");
    CHECK(run(folder, "check no-column.csv -p p.proviso").err.find("there is no column `BilledCost`") !=
          std::string::npos);
}

TEST_CASE("bills: days before them, between them and after them are not known") {
    Scratch const folder;
    folder.write("late.csv", bill(months("AWS", 4, 6)));
    folder.write("early.csv", bill(months("AWS", 1, 3)));
    folder.write("gap.csv", bill(both(months("AWS", 1, 2), months("AWS", 4, 6))));
    folder.write("march.csv", bill(months("AWS", 3, 3)));
    folder.write("other.toml", "[[placement]]\nname = \"a\"\nprovider = \"AWS\"\n");
    for (auto const* const clause : {cap, monthly})
        for (auto const* const plans : {"late.csv", "early.csv", "gap.csv", "early.csv other.toml"})
            CHECK_MESSAGE(verdicts(folder, clause, plans) == "U", plans);
    for (auto const* const clause : {cap, monthly})
        for (auto const* const plans : {"early.csv late.csv", "gap.csv march.csv", "late.csv early.csv other.toml"})
            CHECK_MESSAGE(verdicts(folder, clause, plans) == "C", plans);
    CHECK(verdicts(folder, "Clause 1: The number of AWS charges must be at most 50.\n", "gap.csv") == "U");
    CHECK(verdicts(folder, "Clause 1: The number of AWS charges must be at least 3.\n", "gap.csv") == "C");
    CHECK(verdicts(folder, "Clause 1: The highest cost of AWS charges must be at most 500 USD.\n", "gap.csv") == "U");
    CHECK(verdicts(folder, "Clause 1: The total spend on AWS must be at most 900 USD by 28 February 2026.\n",
                   "early.csv") == "C");
    CHECK(verdicts(folder, "Clause 1: Charges must be billed by AWS.\n", "gap.csv") == "C");
}

TEST_CASE("bills: each provider has days of its own, and those of the account it is billed to") {
    Scratch const folder;
    folder.write("aws.csv", bill(months("AWS", 1, 6)));
    folder.write("azure.csv", bill(months("Microsoft", 1, 3)));
    CHECK(verdicts(folder, cap, "aws.csv azure.csv") == "C");
    auto const of = [](std::string const& what) {
        return "Clause 1: The total cost of " + what + " must be at most 9000 USD.\n";
    };
    CHECK(verdicts(folder, of("Azure charges"), "aws.csv azure.csv") == "U");
    CHECK(verdicts(folder, of("charges"), "aws.csv azure.csv") == "U");
    CHECK(verdicts(folder, of("charges that are not billed by Azure"), "aws.csv azure.csv") == "C");
    CHECK(verdicts(folder, of("Google Cloud charges"), "aws.csv azure.csv") == "U");  // its bill may be missing
    CHECK(verdicts(folder, cap, "azure.csv") == "U");
    CHECK(verdicts(folder, monthly, "azure.csv") == "U");
    folder.write("market.csv", bill(both(months("AWS", 1, 6, "7"), months("Datadog", 2, 2, "7"))));
    CHECK(verdicts(folder, of("charges billed by \"Datadog\""), "market.csv") == "C");
}

TEST_CASE("bills: one without a charge, or without its days, says of no day what was spent") {
    Scratch const folder;
    folder.write("empty.csv", bill({}));
    CHECK(verdicts(folder, cap, "empty.csv") == "U");
    folder.write("web.toml", "[[placement]]\nworkload = \"web\"\nprovider = \"AWS\"\n");
    CHECK(verdicts(folder, "Clause 1: The total cost of AWS charges must be at most 9 USD.\n", "empty.csv web.toml") ==
          "U");
    CHECK(verdicts(folder, "Clause 1: The total cost of AWS charges must be at most 9 USD.\n", "web.toml") ==
          "C");  // a plan of one's own leaves nothing out
    auto const charge = [](std::string const& days) {
        return "[[charge]]\nline = \"a\"\nprovider = \"AWS\"\ncost = \"5 USD\"\ndate = 2026-02-01\n" + days;
    };
    folder.write("whole.toml", charge(""));
    folder.write("part.toml", charge("bill-start = 2026-02-01\n"));
    folder.write("open.toml", charge("bill-start = \"[TBD]\"\nbill-end = \"[TBD]\"\n"));
    CHECK(verdicts(folder, cap, "whole.toml") == "C");
    CHECK(verdicts(folder, cap, "part.toml") == "U");
    CHECK(verdicts(folder, cap, "open.toml") == "U");
}

TEST_CASE("bills: what `records` writes of one says the same of its days") {
    Scratch const folder;
    folder.write("gap.csv", bill(both(months("AWS", 1, 2), months("AWS", 4, 6))));
    for (std::string const format : {"csv", "json", "ndjson"}) {
        auto const name = "again." + format;
        CHECK(run(folder, "records gap.csv -o " + format + ":" + name).status == 0);
        CHECK_MESSAGE(verdicts(folder, cap, name) == "U", format);
        CHECK_MESSAGE(verdicts(folder, monthly, name) == "U", format);
    }
}

TEST_CASE("bills: days in words, and all others") {
    Days const days{{*Date::parse("2026-01-01"), *Date::parse("2026-02-01")},
                    {*Date::parse("2026-03-01"), *Date::parse("2026-05-01")}};
    CHECK(words(days) == "1 January 2026 to 31 January 2026 and 1 March 2026 to 30 April 2026");
    auto const left = others(days);
    REQUIRE(left.size() == 3);
    CHECK(left[1] == Period{days[0].until, days[1].from});
    CHECK(others({}) == Days{Period{}});
}
