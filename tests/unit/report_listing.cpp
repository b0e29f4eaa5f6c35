// What was understood of a plan, written down: as a plan again it says the same, cell by cell.
#include "engine/report/listing.hpp"
#include "tests/unit/plan_world.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace proviso;

namespace {

constexpr auto records = R"(
[[placement]]
workload = "a, \"b\"\nc"
provider = "aws"
region = "eu-west-1"
capacity = "1250.25 kW"
cost = "$1.5bn per year"
replicas = 1234567
encrypted = true
start = 2026-01-01

[[placement]]
workload = "[b"
provider = "[TBD]"
region = "nowhere"
capacity = "[redacted]"
cost = 0.000000000000000001
encrypted = false
end = "[TBD]"

[[placement]]
state = "stateless"
jurisdiction = "Brazil"

[[payment]]
name = "fee"
amount = "10 EUR"
date = 2027-02-28
)";

constexpr auto settings = R"([plan]
name = "spring"
horizon = 2029-12-31
as-of = 2026-03-01
[facts]
"AGI verified" = 2027-01-01
"Panel convened" = true
[rates]
EUR = "1.08 USD"
)";

std::string listed(ReadPlan const& read, std::string_view format) {
    std::ostringstream out;
    for (auto const& renderer : listing_renderers())
        if (renderer.name == format)
            renderer.write({read.plan, plan_vocabulary()}, {.colour = false, .width = 1000}, out);
    return out.str();
}

/// Read, listed, and read again.
std::string again(ReadPlan const& read, std::string const& format) {
    auto const second = read_text("again." + format, listed(read, format));
    CHECK(second.codes().empty());
    return second.everything();
}

}  // namespace

TEST_CASE("a listing in JSON is the same plan, with its facts and rates") {
    auto const read = read_text("plan.toml", std::string(settings) + records);
    REQUIRE(read.codes().empty());
    CHECK(read.cell("amount", 0, "payment") == "10.8 USD");
    CHECK(again(read, "json") == read.everything());
    CHECK(listed(read, "json").find(R"("EUR":"1.08 USD")") != std::string::npos);
}

TEST_CASE("listings in NDJSON and CSV hold the same records") {
    std::string rates = "[rates]\nEUR = '1 USD'\n";
    auto const read = read_text("plan.toml", rates + records);
    REQUIRE(read.codes().empty());
    CHECK(again(read, "ndjson") == read.everything());
    CHECK(again(read, "csv") == read.everything());
}

TEST_CASE("a listing for people says where each value was read") {
    PlanFolder const folder;
    auto const path =
        folder.write("plan.toml", "[[placement]]\nworkload = 'a'\nregion = 'eu-west-1'\nchip = '[TBD]'\n");
    auto const text = listed(read_files({path}), "text");
    CHECK(text.find("region        eu-west-1  " + path + ":3:10\n") != std::string::npos);
    CHECK(text.find("country       Ireland    " + path + ":3:10, looked up from region\n") != std::string::npos);
    CHECK(text.find("chip          unknown    " + path + ":4:8\n") != std::string::npos);
    CHECK(text.ends_with("\n1 placement\n"));
    CHECK(listed(read_text("plan.json", "[]"), "text") == "no records\n");
}
