// proviso read and proviso explain from outside.
#include "tests/unit/cli_run.hpp"

#include <doctest/doctest.h>

using namespace proviso;

namespace {

struct World : Scratch {
    World() {
        write("deal.proviso", R"(Agreement "Deal" between OpenAI and Microsoft, effective 28 October 2025.

"AGI verified" means the fact that an independent expert panel has verified AGI.
"Public API" means a workload whose kind is API and whose state is stateless.

Clause 1 "APIs":
  Public APIs are exclusive to Azure, except for public APIs sold to national security, until AGI verified.

Clause 2 "Power":
  The total capacity of workloads hosted on Azure must be at least 200 MW by 31 December 2027.
)");
        write("plan.toml", R"([plan]
as-of = 2026-03-01
[facts]
"AGI verified" = false
[[placement]]
workload = "chat"
kind = "API"
state = "stateless"
customer = "Acme"
provider = "AWS"
[[placement]]
workload = "search"
kind = "API"
customer = "Acme"
provider = "AWS"
[[placement]]
workload = "etl"
kind = "batch"
provider = "Azure"
capacity = "120 MW"
)");
    }
};

bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("cli read: text to standard output, Markdown to a file, in one run") {
    World const world;
    auto const result = run(world, "read deal.proviso -o text -o markdown:reading.md");
    CHECK(result.status == 0);
    CHECK(result.err == "");
    CHECK(has(result.out, "(provider is Azure)"));
    CHECK(has(world.read("reading.md"), "## Clause 1: APIs"));
}

TEST_CASE("cli read: no reading of a policy that cannot be read, nor over the policy itself") {
    World const world;
    world.write("broken.proviso", "Clause 3: Databses must be hosted on Azure.\n");
    auto const broken = run(world, "read broken.proviso deal.proviso -o markdown:reading.md");
    CHECK(broken.status == 2);
    CHECK(broken.out == "");
    CHECK_FALSE(world.has("reading.md"));
    world.write("reading.md", "of an earlier run");
    CHECK(run(world, "read nowhere.proviso -o markdown:reading.md").status == 2);
    CHECK_FALSE(world.has("reading.md"));
    world.write("reading.md", "of an earlier run");
    CHECK(run(world, "read deal.proviso --vocabulary none.toml -o markdown:reading.md").status == 2);
    CHECK_FALSE(world.has("reading.md"));
    auto const over = run(world, "read deal.proviso -o text:deal.proviso");
    CHECK(over.status == 2);
    CHECK(has(over.err, "would overwrite"));
    CHECK(has(world.read("deal.proviso"), "Clause 2"));
    CHECK(has(run(world, "read deal.proviso -o markdwon").err, "did you mean `markdown`?"));
}

TEST_CASE("cli explain: each part of a clause for each record, with values and their places") {
    World const world;
    auto const result = run(world, "explain 1 plan.toml -p deal.proviso");
    CHECK(result.status == 0);
    CHECK(result.err == "");
    CHECK(has(result.out, "chat (plan.toml:5): violated"));
    CHECK(has(result.out, "kind is API \u2713 (line 7)"));
    CHECK(has(result.out, "provider is Azure \u2717 (AWS, line 10)"));
    CHECK(has(result.out, "\u2717 (Acme, line 9)"));
    CHECK(has(result.out, "search (plan.toml:11): undetermined"));
    CHECK(has(result.out, "state is stateless ? (missing)"));
    CHECK_FALSE(has(result.out, "etl"));
    CHECK(has(result.out, "1 workload more is not bound; --all shows why"));
    CHECK(has(run(world, "explain 1 plan.toml -p deal.proviso --all").out, "kind is API \u2717 (batch, line 18)"));
}

TEST_CASE("cli explain: what each record adds to a measure, beside the bound") {
    World const world;
    auto const result = run(world, "explain 2 plan.toml -p deal.proviso");
    CHECK(result.status == 0);
    CHECK(has(result.out, "VIOLATED: 120 MW; at least 200 MW is required"));
    CHECK(has(result.out, "etl (plan.toml:16): adds 120 MW"));
    CHECK(has(result.out, "2 workloads more are not bound"));
}

TEST_CASE("cli explain: a clause that is not there, and an agreement that is not yet signed") {
    World const world;
    auto const none = run(world, "explain 3 plan.toml -p deal.proviso");
    CHECK(none.status == 2);
    CHECK(has(none.err, "there is no clause `3`"));
    CHECK(none.out == "");
    auto const early = run(world, "explain 1 plan.toml -p deal.proviso --as-of 2025-01-01");
    CHECK(early.status == 0);
    CHECK(has(early.out, "it is no part of the check"));
}
