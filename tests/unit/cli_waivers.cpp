// proviso check with waivers and beside an earlier report, from outside.
#include "tests/unit/cli_plan.hpp"
#include "tests/unit/cli_run.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace proviso;

namespace {

constexpr auto waivers = R"([[waiver]]
clause      = "1"
records     = ["ch*"]
reason      = "moves to Azure in autumn"
approved-by = "J. Doe"
reference   = "CR-7"
expires     = 2026-10-01
)";

struct World : Scratch {
    World() {
        write("deal.proviso", "Clause 1: APIs must be hosted on Azure.\n");
        write("plan.toml", plan);
        write("waivers.toml", waivers);
    }
    /// `check plan.toml -p deal.proviso` and `more`.
    Run check(std::string const& more) const { return run(*this, "check plan.toml -p deal.proviso " + more); }
    void add_record(std::string const& name) const {
        write("plan.toml",
              std::string(plan) + "[[placement]]\nworkload = \"" + name + "\"\nkind = \"API\"\nprovider = \"AWS\"\n");
    }
};

bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("cli waivers: what they cover passes and is printed, in text and JSON") {
    World const world;
    CHECK(world.check("").status == 1);
    auto const text = world.check("--waivers waivers.toml");
    CHECK(text.status == 0);
    CHECK(has(text.out, "WAIVED  1"));
    CHECK(has(text.out, "violated, waived: chat is hosted on AWS"));
    CHECK(has(text.out, "= waived: to 30 September 2026, approved by J. Doe: moves to Azure in autumn (CR-7)"));
    CHECK(has(text.out, "IN FORCE        1: ch*"));
    auto const json = nlohmann::json::parse(world.check("--waivers waivers.toml -o json").out);
    CHECK(json["clauses"][0]["verdict"] == "waived");
    CHECK(json["clauses"][0]["violations"] == 0);
    CHECK(json["clauses"][0]["waived"] == 1);
    auto const& finding = json["clauses"][0]["findings"][0];
    CHECK(finding["verdict"] == "violated");
    CHECK(finding["waiver"]["approved_by"] == "J. Doe");
    CHECK(finding["waiver"]["until"] == "2026-10-01");
    CHECK(json["waivers"][0]["state"] == "in force");
    CHECK(json["waivers"][0]["covered"] == 1);
    CHECK(json["summary"]["waived"] == 1);
}

TEST_CASE("cli waivers: on the day of expiry, what they covered is a breach again") {
    World const world;
    CHECK(world.check("--waivers waivers.toml --as-of 2026-09-30").status == 0);
    CHECK(has(world.check("--waivers waivers.toml --as-of 2026-09-30").out, "ENDS SOON"));
    auto const expired = world.check("--waivers waivers.toml --as-of 2026-10-01");
    CHECK(expired.status == 1);
    CHECK(has(expired.out, "EXPIRED"));
}

TEST_CASE("cli waivers: --fail-on stale-waiver fails on those that expired or cover nothing") {
    World const world;
    auto const stale = "--waivers waivers.toml --fail-on stale-waiver ";
    CHECK(world.check(stale).status == 0);
    CHECK(world.check(std::string(stale) + "--as-of 2026-10-01").status == 1);
    world.write("plan.toml", "[[placement]]\nworkload = \"chat\"\nkind = \"API\"\nprovider = \"Azure\"\n");
    CHECK(world.check(std::string(stale) + "--as-of 2026-03-01").status == 1);
    CHECK(world.check("--waivers waivers.toml --as-of 2026-03-01").status == 0);
}

TEST_CASE("cli waivers: --fail-on stale-waiver alone leaves breaches what they are") {
    World const world;
    world.add_record("mail");
    auto const all = world.check("--waivers waivers.toml --fail-on stale-waiver");
    CHECK(all.status == 1);
    CHECK(has(all.out, "IN FORCE"));
    CHECK(world.check("--waivers waivers.toml --fail-on undetermined,stale-waiver").status == 0);
}

TEST_CASE("cli check: a report says which facts and warnings it rests on") {
    World const world;
    world.write("deal.proviso",
                "\"AGI\" means the fact that it is there.\nClause 1: APIs must be hosted on Azure, until AGI.\n");
    world.write("plan.toml", std::string(plan) + "colour = \"red\"\n");
    for (auto const* format : {"text", "json", "markdown", "html"}) {
        CAPTURE(format);
        auto const report = world.check("-q --fact AGI=false -o " + std::string(format)).out;
        CHECK(has(report, "AGI"));
        CHECK(has(report, "is false, as was given for this check"));
        CHECK(has(report, "a placement has no field"));
    }
}

TEST_CASE("cli check: no report takes the place of the project file, or of what is open already") {
    World const world;
    world.write("proviso.toml", "policies = [\"deal.proviso\"]\n");
    for (auto const* command : {"check plan.toml", "records plan.toml", "read deal.proviso"}) {
        CAPTURE(command);
        auto const refused =
            run(world, std::string(command) + " -o " + (command[2] == 'a' ? "markdown" : "json") + ":proviso.toml");
        CHECK(refused.status == 2);
        CHECK(has(refused.err, "would overwrite"));
        CHECK(has(world.read("proviso.toml"), "policies"));
    }
    CHECK(has(world.check("-o json:/dev/stdout").out, "\"version\": 1"));
}

TEST_CASE("cli waivers: several files are read in their order, and each error of all is said") {
    World const world;
    world.write("none.toml", "");
    CHECK(world.check("--waivers none.toml --waivers waivers.toml").status == 0);
    CHECK(world.check("--waivers nowhere.toml").status == 2);
    world.write("a.toml", "[[waiver]]\nclause = \"2\"\nreason = \"r\"\napproved-by = \"a\"\nexpires = 2027-01-01\n");
    world.write("b.toml", "[[waivers]]\n");
    auto const both = world.check("--waivers a.toml --waivers b.toml -o json:report.json");
    CHECK(both.status == 2);
    CHECK(has(both.err, "a.toml:2:10: error[P803]: there is no clause `2`"));
    CHECK(has(both.err, "b.toml:1:3: error[P802]: `waivers` is not a key of a file of waivers"));
    CHECK_FALSE(world.has("report.json"));
    world.write("plan.toml", std::string(plan) + "cost = \"much\"\n");
    auto const plan_too = world.check("--waivers b.toml");
    CHECK(has(plan_too.err, "P502"));
    CHECK(has(plan_too.err, "P802"));
}

TEST_CASE("cli baseline: only what is new fails, where --fail-on asks for that") {
    World const world;
    REQUIRE(world.check("-o json:before.json").status == 1);
    CHECK(world.check("--baseline before.json").status == 1);
    CHECK(world.check("--baseline before.json --fail-on new").status == 0);
    CHECK(world.check("--baseline before.json --fail-on breach,new").status == 0);
    world.add_record("search");
    auto const more = world.check("--baseline before.json --fail-on new");
    CHECK(more.status == 1);
    CHECK(has(more.out, "Baseline    before.json, as of 1 March 2026: 1 new, 1 unchanged, 0 gone"));
    CHECK(has(more.out, "violated, new: search is hosted on AWS"));
    CHECK(has(more.out, "violated: chat is hosted on AWS"));
    CHECK(world.check("--baseline before.json --fail-on undetermined,new").status == 0);
    CHECK(world.check("--baseline before.json --fail-on new --waivers waivers.toml").status == 1);
    CHECK(world.check("--baseline before.json --fail-on none").status == 0);
}

TEST_CASE("cli baseline: --fail-on new alone still fails where nothing is evaluated or all is open") {
    World const world;
    REQUIRE(world.check("-o json:before.json").status == 1);
    world.write("plan.toml", "[plan]\nas-of = 2026-03-01\n");
    CHECK(world.check("--baseline before.json --fail-on new").status == 4);
    CHECK(world.check("--baseline before.json --fail-on new --allow-empty").status == 0);
    CHECK(has(world.check("--baseline before.json").out, "Gone since the baseline\n\n  1: chat is hosted on AWS"));
    world.write("plan.toml", "[plan]\nas-of = 2026-03-01\n[[placement]]\nworkload = \"chat\"\nprovider = \"AWS\"\n");
    CHECK(world.check("--baseline before.json --fail-on new").status == 3);
}

TEST_CASE("cli baseline: what a waiver covered then and none covers now is new") {
    World const world;
    REQUIRE(world.check("--waivers waivers.toml -o json:before.json").status == 0);
    CHECK(world.check("--waivers waivers.toml --baseline before.json --fail-on new").status == 0);
    CHECK(world.check("--baseline before.json --fail-on new").status == 1);
    CHECK(world.check("--waivers waivers.toml --as-of 2026-10-01 --baseline before.json --fail-on new").status == 1);
}

TEST_CASE("cli baseline: one that cannot be read stops the check, and is never written over") {
    World const world;
    REQUIRE(world.check("-o json:before.json").status == 1);
    auto const whole = world.read("before.json");
    CHECK(world.check("--fail-on new").status == 2);
    CHECK(world.check("--baseline nowhere.json --fail-on new").status == 2);
    CHECK(world.check("--baseline before.json -o json:before.json").status == 2);
    CHECK(world.check("--baseline before.json -o json:before.json --no-such-option").status == 2);
    CHECK(world.check("--waivers waivers.toml -o json:waivers.toml").status == 2);
    CHECK(world.read("before.json") == whole);
    CHECK(world.read("waivers.toml") == waivers);
    for (std::size_t const kept : {std::size_t{0}, whole.size() / 2, whole.size() - 4}) {
        world.write("cut.json", whole.substr(0, kept));
        auto const cut = world.check("--baseline cut.json --fail-on new");
        CHECK(cut.status == 2);
        CHECK(has(cut.err, "error[P805]: the baseline is cut off"));
        CHECK(cut.out == "");
    }
}
