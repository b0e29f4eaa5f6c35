// proviso explain of what no single record decides: groups, periods, days, neighbours, measures in conditions and
// amendments.
#include "tests/unit/cli_run.hpp"

#include <doctest/doctest.h>

using namespace proviso;

namespace {

std::string on_one_line(std::string const& text) {
    std::string out;
    for (auto const c : text)
        if (c != '\n')
            out += c;
        else
            out += out.ends_with(' ') ? "" : " ";
    for (auto at = out.find("  "); at != std::string::npos; at = out.find("  "))
        out.erase(at, 1);
    return out;
}

struct World : Scratch {
    World() {
        write("deal.proviso", R"(Agreement "D" between X and Y, effective 1 January 2026.
Clause 1: The total cost of workloads hosted on AWS must be at least 6 million USD in each calendar year of the period from 2026-01-01 until 2028-12-31.
Clause 2: At least 60% of the capacity of workloads must be hosted on Azure.
Clause 3: The total capacity of workloads must be at least 55 MW at all times during 2027.
Clause 4: APIs must not share a region with training jobs.
Clause 5: APIs must be encrypted, if the total capacity of workloads exceeds 10 MW.
Clause 6: APIs must be encrypted, if clause 2 is met.
Clause 7: For each provider, at least one workload must be encrypted.
Clause 8: APIs must be hosted on Azure.
Agreement "E" between X and Y, effective 1 February 2026.
Clause 8 of "D" ends on 26 April 2026.
Clause 9: Batch jobs must be hosted on Azure.
Clause 10: Notwithstanding clause 9, batch jobs may be hosted on AWS, until 30 June 2028.
)");
        write("plan.csv", R"(workload,kind,provider,region,capacity,cost,start,end,encrypted
a,API,AWS,us-east-1,40,1 million USD per month,2026-03-01,2027-03-01,no
b,training job,Azure,us-east-1,20,,2026-05-01,,yes
c,batch,AWS,,30,0.5 million USD per month,2027-02-01,2029-01-01,no
d,batch,Azure,,0,,2028-01-01,,no
)");
    }

    std::string explained(std::string const& clause, std::string const& more = "--as-of 2026-03-01") const {
        auto const result = run(*this, "explain " + clause + " plan.csv -p deal.proviso --all " + more);
        REQUIRE_MESSAGE(result.status == 0, result.err);
        return on_one_line(result.out);
    }
};

bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("cli explain: a clause that goes before it, with its days") {
    auto const out = World().explained("9");
    CHECK(
        has(out,
            "\u2713 freed clause 10 permits it, from 1 February 2026 (included) until 30 June 2028 (included) \u2713"));
    CHECK(has(out, "\u2717 must provider is Azure"));
}

TEST_CASE("cli explain: each period's total against its bound, those that are met too") {
    auto const out = World().explained("1");
    CHECK(has(out,
              "\u2713 the total cost of workloads hosted on AWS is 10 million USD in 2026; at least 6 million USD is "
              "required"));
    CHECK(has(out, "is 7.5 million USD in 2027; at least"));
    CHECK(has(out, "\u2713 the total cost of workloads hosted on AWS is 6 million USD in 2028; at least"));
}

TEST_CASE("cli explain: the day that decides a bound at all times, and what runs on none of them") {
    auto const out = World().explained("3");
    CHECK(has(out,
              "\u2717 the total capacity of workloads is 50 MW from 1 March 2027 to 31 December 2027; at least 55 MW "
              "is required"));
    CHECK(has(out, "a (plan.csv:2): adds 40 MW"));
    CHECK(has(out, "d (plan.csv:5): not bound"));
}

TEST_CASE("cli explain: the neighbour that decides a separation, with the value of both") {
    auto const out = World().explained("4");
    CHECK(has(out, "\u2717 must share no region \u2717 (us-east-1, line 2; b: us-east-1)"));
    CHECK_FALSE(has(out, "? must"));  // of records that it does not bind, nothing is asked
}

TEST_CASE("cli explain: past the horizon nobody knows who is a neighbour") {
    Scratch world;
    world.write("deal.proviso", "Clause 1: APIs must not share a region with training jobs.\n");
    world.write("plan.toml", R"([plan]
horizon = 2026-12-31
[[placement]]
workload = "a"
kind = "API"
region = "us-east-1"
)");
    auto const result = run(world, "explain 1 plan.toml -p deal.proviso --as-of 2026-03-01");
    CHECK(has(on_one_line(result.out),
              "must share no region, and of days after 31 December 2026 the plan says nothing ?"));
}

TEST_CASE("cli explain: a measure as a condition with its value, another clause with its verdict") {
    CHECK(has(World().explained("5"), "\u2713 if the total capacity of workloads exceeds 10 MW \u2713 (90 MW)"));
    CHECK(has(World().explained("6"), "\u2717 if clause 2 is met \u2717 (violated)"));
}

TEST_CASE("cli explain: every group with what it comes to, and a record that makes one and adds nothing") {
    auto const out = World().explained("7");
    CHECK(has(
        out, "\u2717 for provider AWS, the number of workloads that are to be encrypted is 0; at least 1 is required"));
    CHECK(has(out, "\u2713 for provider Azure, the number of workloads that are to be encrypted is 1; at least 1 is "
                   "required"));
    CHECK(has(out, "a (plan.csv:2): adds nothing, but makes a group: provider AWS"));
    CHECK(has(out, "b (plan.csv:3): adds 1 (provider Azure)"));
    CHECK(has(out, "\u2717 counted encrypted is yes \u2717 (no, line 2)"));
}

TEST_CASE("cli explain: an amended clause is in force until its last day") {
    CHECK(has(World().explained("8"),
              "it runs on a day from 1 January 2026 (included) until 26 April 2026 (included) \u2713"));
}

TEST_CASE("cli explain: a text not yet agreed is no part of the check, and waits for the agreement that brings it") {
    Scratch world;
    world.write("deal.proviso", R"(Agreement "A" between X and Y, effective 1 January 2026.
Clause 1: APIs must be encrypted.
Agreement "B" between X and Y, effective 1 February 2026.
Clause 1 of "A" is replaced from 15 February 2026 by: APIs must be hosted on AWS.
)");
    world.write("plan.csv", "workload,kind\na,API\n");
    auto const result = run(world, "explain 1 plan.csv -p deal.proviso --as-of 2026-01-15");
    CHECK(
        has(on_one_line(result.out), "its agreement was signed on 1 February 2026, and the check is as of 15 January"));
}

TEST_CASE("cli explain: the name alone is that of the clause outside all agreements") {
    Scratch world;
    world.write("deal.proviso", R"(Clause 1: APIs must be encrypted.
Agreement "A" between X and Y, effective 1 January 2026.
Clause 1: APIs must be hosted on AWS.
)");
    world.write("plan.csv", "workload,kind\na,API\n");
    CHECK(has(run(world, "explain 1 plan.csv -p deal.proviso --as-of 2026-03-01").out, "APIs must be encrypted"));
    CHECK(has(run(world, "explain '1 of \"A\"' plan.csv -p deal.proviso --as-of 2026-03-01").out, "hosted on AWS"));
}

TEST_CASE("cli explain: what is waived says so, with the waiver") {
    World const world;
    auto const waiver = [](std::string const& clause, std::string const& more) {
        return "[[waiver]]\nclause = \"" + clause +
               "\"\nreason = \"moves\"\napproved-by = \"J. Doe\"\nexpires = 2026-10-01\n" + more + "\n";
    };
    world.write("w.toml", waiver("5", "") + waiver("9", "records = [\"c\"]") +
                              waiver("3", "allowance = \"up to 55 MW\"") + waiver("7", "records = [\"aws\"]") +
                              waiver("9", "from = 2026-04-01"));
    auto const said = [&](std::string const& clause, std::string const& day) {
        return world.explained(clause, "--waivers w.toml --as-of " + day);
    };
    auto const five = said("5", "2026-03-01");
    CHECK(has(five, "WAIVED: as of 2026-03-01 waived: to 30 September 2026, approved by J. Doe: moves; w.toml:1 "));
    CHECK(has(five, "a (plan.csv:2): violated, waived (w.toml:1)"));
    CHECK(
        has(said("5", "2026-10-01"), "VIOLATED: as of 2026-10-01 waiver, expired: to 30 September 2026, approved by"));
    CHECK(has(said("5", "2026-10-01"), "a (plan.csv:2): violated "));
    auto const seven = said("7", "2026-03-01");
    CHECK(has(seven, ", waived (w.toml:19)"));
    auto const three = said("3", "2026-03-01");
    CHECK(has(three, "WAIVED: "));
    CHECK(has(three, "waived: to 30 September 2026, approved by J. Doe: moves, up to 55 MW; w.toml:13"));
    CHECK(has(said("9", "2026-03-01"), "waiver, not yet due: from 1 April 2026 to 30 September 2026"));
    world.write("proviso.toml", "waivers = [\"w.toml\"]\n");
    CHECK(has(world.explained("5"), "violated, waived (w.toml:1)"));
    CHECK(run(world, "explain 5 plan.csv -p deal.proviso --waivers nowhere.toml").status == 2);
    CHECK(run(world, "explain 5 - -p deal.proviso --waivers -").status == 2);
}
