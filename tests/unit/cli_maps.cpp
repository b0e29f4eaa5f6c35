// Plans of other programs on the command line: --input, --map, --set, and standard input.
#include "tests/unit/cli_run.hpp"
#include "tests/unit/terraform_world.hpp"

#include <doctest/doctest.h>

using namespace proviso;

namespace {

bool has(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

std::string plan() {
    ChangeText change;
    change.after = R"({"instance_type": "t3.micro"})";
    return TerraformPlanText{change.text()}.text();
}

struct World {
    World() {
        folder.write("plan.json", plan());
        folder.write("p.proviso", "Clause 1: Workloads must be located in the EU.\n");
    }
    Run check(std::string const& arguments, std::string const& input = "") const {
        return run(folder, "check " + arguments + " -p p.proviso --as-of 2026-03-01", input);
    }
    Scratch folder;
};

}  // namespace

TEST_CASE("a plan of Terraform may come from standard input") {
    World const world;
    auto const from_file = world.check("plan.json --set region=eu-west-1");
    CHECK(from_file.status == 0);
    auto const piped = world.check("- --set region=us-east-1", plan());
    CHECK(piped.status == 1);
    CHECK(has(piped.out, "<stdin>:1:"));
    CHECK(has(piped.out, "aws_instance.web"));
}

TEST_CASE("what a plan does not say is undetermined until --set or --map says it") {
    World const world;
    CHECK(world.check("plan.json").status == 3);
    world.folder.write("map.toml", "format = \"terraform\"\n[fields]\nregion = \"eu-central-1\"\n");
    CHECK(world.check("plan.json --map map.toml").status == 0);
    world.folder.write("none.toml", "format = \"terraform\"\n[ignored]\ntypes = [\"aws_*\"]\n");
    CHECK(world.check("plan.json --map none.toml").status == 4);
}

TEST_CASE("mistakes in --input, --map and --set are said, and nothing is checked") {
    World const world;
    auto const format = world.check("plan.json --input terrafrom");
    CHECK(format.status == 2);
    CHECK(has(format.err, "--input does not know `terrafrom`"));
    auto const map = world.check("plan.json --map nowhere.toml");
    CHECK(map.status == 2);
    CHECK(has(map.err, "nowhere.toml: error[P601]"));
    auto const set = world.check("plan.json --set regoin=eu-west-1");
    CHECK(set.status == 2);
    CHECK(has(set.err, "a placement has no field `regoin`"));
}

TEST_CASE("--input settles the format whatever the file looks like") {
    World const world;
    auto const read = world.check("plan.json --input csv");
    CHECK(read.status == 2);
    CHECK(world.check("plan.json --input terraform --set region=eu-west-1").status == 0);
}
