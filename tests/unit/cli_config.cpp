// proviso.toml and PROVISO_ variables from outside: where they are found, what wins, and what is said of mistakes.
#include "tests/unit/cli_run.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <filesystem>

using namespace proviso;

namespace {

constexpr auto azure_only = "Clause 1: Workloads must be hosted on Azure.\n";
constexpr auto aws_only = "Clause 2: Workloads must be hosted on AWS.\n";
constexpr auto plan = "[plan]\nas-of = 2026-03-01\n[[placement]]\nworkload = \"chat\"\nprovider = \"AWS\"\n";

struct World : Scratch {
    World() {
        write("azure/a.proviso", azure_only);
        write("aws/b.proviso", aws_only);
        write("plan.toml", plan);
        write("deep/er/plan.toml", plan);
    }
    nlohmann::json settings(std::string const& arguments = "", std::string const& environment = "") const {
        auto const ran = run(*this, "config -o json " + arguments, "", environment);
        CHECK(ran.status == 0);
        CHECK(ran.err == "");
        return nlohmann::json::parse(ran.out);
    }
};

bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("cli config: options win over variables, variables over the file, the file over the default") {
    World const world;
    CHECK(run(world, "check plan.toml").status == 2);  // there is no policies/
    world.write("proviso.toml", "policies = [\"azure/\"]\n");
    CHECK(run(world, "check plan.toml").status == 1);
    CHECK(run(world, "check plan.toml", "", "PROVISO_POLICIES=aws").status == 0);
    CHECK(run(world, "check plan.toml -p azure", "", "PROVISO_POLICIES=aws").status == 1);
    CHECK(run(world, "check plan.toml", "", "PROVISO_POLICIES=aws:azure").status == 1);
    CHECK(run(world, "check plan.toml", "", "PROVISO_POLICIES=").status == 1);  // an empty variable sets nothing
    CHECK(run(world, "check plan.toml --no-config").status == 2);
    CHECK(run(world, "check plan.toml --no-config", "", "PROVISO_POLICIES=aws").status == 0);
}

TEST_CASE("cli config: every setting reaches the check") {
    World const world;
    world.write("more.toml", "[group]\n\"Big Two\" = { field = \"provider\", values = [\"AWS\", \"Azure\"] }\n");
    world.write("big/c.proviso", "Clause 3: Workloads must be hosted on Big Two.\n");
    world.write("proviso.toml", "policies = [\"big\"]\nvocabularies = [\"more.toml\"]\n");
    CHECK(run(world, "check plan.toml").status == 0);
    world.write("odd.toml", std::string(plan) + "provder = \"Azure\"\n");
    world.write("proviso.toml", "policies = [\"aws\"]\n");
    CHECK(run(world, "check odd.toml").status == 0);
    world.write("proviso.toml", "policies = [\"aws\"]\nstrict = true\n");
    CHECK(run(world, "check odd.toml").status == 2);
    CHECK(run(world, "check odd.toml --strict=false").status == 0);
    world.write("proviso.toml", "policies = [\"azure\"]\nfail-on = [\"undetermined\", \"empty\"]\n");
    CHECK(run(world, "check plan.toml").status == 0);
    CHECK(run(world, "check plan.toml --fail-on breach").status == 1);
    CHECK(run(world, "check plan.toml", "", "PROVISO_FAIL_ON=breach,empty").status == 1);
    world.write("proviso.toml",
                "policies = [\"azure\"]\noutputs = [\"json:report.json\"]\nthreads = 3\ninput = \"toml\"\n");
    CHECK(run(world, "check plan.toml").out == "");
    CHECK(has(world.read("report.json"), "\"exit_status\""));
    CHECK(has(run(world, "check plan.toml -o text").out, "VIOLATED"));
    world.write("plan.json", "[]");
    CHECK(has(run(world, "check plan.json").err, "TOML"));
    for (std::string const command : {"lint", "read", "test", "explain 1 plan.toml"})
        CHECK(run(world, command).status != 2);
}

TEST_CASE("cli config: a project's waivers and its baseline count") {
    World const world;
    world.write("waived.toml", "[[waiver]]\nclause = \"1\"\nrecords = [\"chat\"]\nreason = \"moving\"\n"
                               "approved-by = \"CTO\"\nfrom = 2026-01-01\nexpires = 2026-12-31\n");
    world.write("proviso.toml", "policies = [\"azure\"]\nwaivers = [\"waived.toml\"]\n");
    auto const waived = run(world, "check plan.toml");
    CHECK_MESSAGE(waived.status == 0, waived.out, waived.err);
    CHECK(has(waived.out, "1 waived"));
    CHECK(run(world, "check plan.toml --no-config -p azure -o json:old.json").status == 1);
    world.write("proviso.toml", "policies = [\"azure\"]\nbaseline = \"old.json\"\nfail-on = [\"new\"]\n");
    auto const compared = run(world, "check plan.toml");
    CHECK_MESSAGE(compared.status == 0, compared.out, compared.err);
    CHECK(has(compared.err, "exit status 0 and not 1, since fail-on is new (proviso.toml:3)"));
    auto const alone = run(world, "check plan.toml --no-config -p azure", "", "PROVISO_FAIL_ON=new");
    CHECK(alone.status == 2);
    CHECK(has(alone.err, "`new` of fail-on (PROVISO_FAIL_ON) has nothing to compare with"));
    CHECK(has(run(world, "check plan.toml --fail-on none,breach").err, "`none` stands with others in --fail-on"));
}

TEST_CASE("cli config: the nearest file upwards counts, and its paths are its own") {
    World const world;
    world.write("proviso.toml", "policies = [\"azure\"]\noutputs = [\"json:report.json\"]\n");
    CHECK(run(world, "check plan.toml", "", "-C deep/er").status == 1);
    CHECK(world.has("report.json"));
    CHECK_FALSE(world.has("deep/er/report.json"));
    auto const listed = run(world, "config", "", "-C deep/er");
    CHECK(has(listed.out, "# ../../proviso.toml\n"));
    CHECK(has(listed.out, "policies = [\"../../azure\"]"));
    CHECK(has(listed.out, "# ../../proviso.toml:1\n"));
    world.write("deep/proviso.toml", "policies = [\"../aws\"]\n");
    CHECK(run(world, "check plan.toml", "", "-C deep/er").status == 0);
}

TEST_CASE("cli config: a file above a repository is not read") {
    World const world;
    world.write("proviso.toml", "policies = [\"azure\"]\n");
    world.write("deep/.git", "gitdir: elsewhere\n");
    CHECK(run(world, "check plan.toml", "", "-C deep/er").status == 2);
    world.write("deep/proviso.toml", "policies = [\"../aws\"]\n");
    CHECK(run(world, "check plan.toml", "", "-C deep/er").status == 0);
}

TEST_CASE("cli config: a linked file speaks for the folder that the link is in") {
    World const world;
    world.write("shared/base.toml", "policies = [\"aws\"]\n");
    std::filesystem::create_symlink("shared/base.toml", world.path() + "/proviso.toml");
    CHECK(run(world, "check plan.toml").status == 0);
}

TEST_CASE("cli config: --config and PROVISO_CONFIG name the file") {
    World const world;
    world.write("proviso.toml", "policies = [\"azure\"]\n");
    world.write("ci/strict.toml", "policies = [\"../aws\"]\n");
    CHECK(run(world, "check plan.toml --config ci/strict.toml").status == 0);
    CHECK(run(world, "check plan.toml", "", "PROVISO_CONFIG=ci/strict.toml").status == 0);
    CHECK(run(world, "check plan.toml --config proviso.toml", "", "PROVISO_CONFIG=ci/strict.toml").status == 1);
    auto const missing = run(world, "check plan.toml --config nowhere.toml");
    CHECK(missing.status == 2);
    CHECK(has(missing.err, "nowhere.toml: error[P601]"));
    CHECK(has(run(world, "check plan.toml -p aws --config ''").err, "--config names no file"));
    CHECK(has(run(world, "check plan.toml -p aws --config proviso.toml --no-config").err, "choose one of them"));
}

TEST_CASE("cli config: a file that cannot be read is an error, and not passed over") {
    World const world;
    std::filesystem::create_symlink("nowhere.toml", world.path() + "/proviso.toml");
    CHECK(has(run(world, "check plan.toml -p aws").err, "proviso.toml: error[P601]"));
    CHECK(run(world, "check plan.toml -p aws --no-config").status == 0);
}

TEST_CASE("cli config: every mistake is said at once") {
    World const world;
    world.write("report.json", "old");
    world.write("proviso.toml",
                "polices = [\"aws\"]\nfail-on = [\"braech\"]\nthreads = 0\noutputs = [\"json:report.json\"]\n"
                "input = \"xml\"\ncolor = 3\n");
    auto const ran = run(world, "check plan.toml", "", "PROVISO_STRICT=perhaps");
    CHECK(ran.status == 2);
    CHECK(ran.out == "");
    for (auto const* said :
         {"proviso.toml:1:1: error[P605]: there is no setting `polices`", "did you mean `policies`?",
          "proviso.toml:2:12: error[P605]: `fail-on` does not know `braech`", "did you mean `breach`?",
          "proviso.toml:3:11: error[P605]: `0` is not a number from 1 to 1024",
          "proviso.toml:5:9: error[P605]: `input` does not know `xml`",
          "proviso.toml:6:9: error[P605]: `color` takes a text",
          "error[P605]: PROVISO_STRICT: `strict` does not know `perhaps`"})
        CHECK_MESSAGE(has(ran.err, said), said, " in\n", ran.err);
    CHECK(world.read("report.json") == "old");
    CHECK(run(world, "config").status == 2);
    CHECK(has(run(world, "config --no-config", "", "PROVISO_POLICIES=:").err, "PROVISO_POLICIES lists nothing"));
}

TEST_CASE("cli config: nothing is removed where a mistake hides which files are read") {
    World const world;
    world.write("waivers.toml", "");
    world.write("before.json", "{}");
    for (std::string const project : {
             "policies = [\"azure\"\nwaivers = [\"waivers.toml\"]\nbaseline = \"before.json\"\n",
             "polices = [\"azure\"]\nwaiver = [\"waivers.toml\"]\nbase-line = \"before.json\"\n",
             "policies = \"azure\"\nwaivers = \"waivers.toml\"\nbaseline = [\"before.json\"]\n",
         })
        for (std::string const command : {"check plan.toml -o csv:", "check plan.toml --no-such-option -o csv:",
                                          "records plan.toml -o csv:", "read -o text:", "test -o junit:"})
            for (std::string const file : {"azure/a.proviso", "waivers.toml", "before.json", "plan.toml"}) {
                CAPTURE(project);
                CAPTURE(command + file);
                world.write("proviso.toml", project);
                auto const before = world.read(file);
                auto const ran = run(world, command + file);
                CHECK(ran.status == 2);
                CHECK(has(ran.err, "proviso.toml:"));
                CHECK(world.has(file));
                CHECK(world.read(file) == before);
            }
    world.write("proviso.toml", "policies = [\"azure\"]\n");
    world.write("report.csv", "old");
    CHECK(run(world, "check no-plan.toml -o csv:report.csv").status == 2);
    CHECK_FALSE(world.has("report.csv"));
}

TEST_CASE("cli config: a variable that resembles a setting is doubted, and no other") {
    World const world;
    auto const ran = run(world, "check plan.toml -p aws", "",
                         "PROVISO_POLICY=azure PROVISO_FAILON=none PROVISO_CORPUS=x PROVISO_UPDATE_GOLDEN=0 "
                         "PROVISO_FUZZ_SECONDS=1 PROVISO_TESTS=1 PROVISO_VERSION=1 PROVISO_HOME=/ "
                         "PROVISO_AS_OF=2026-01-01");
    CHECK(has(ran.err, "`PROVISO_AS_OF` is no setting\n  = help: the day belongs to the plan"));
    CHECK(ran.status == 0);
    CHECK(has(ran.err, "warning[P606]: `PROVISO_POLICY` is no setting"));
    CHECK(has(ran.err, "did you mean `PROVISO_POLICIES`?"));
    CHECK(has(ran.err, "did you mean `PROVISO_FAIL_ON`?"));
    for (auto const* other : {"CORPUS", "GOLDEN", "FUZZ", "TESTS", "VERSION", "HOME"})
        CHECK_FALSE(has(ran.err, other));
}

TEST_CASE("cli config: each setting is printed with its origin") {
    World const world;
    world.write("proviso.toml", "# ours\npolicies = [\"azure\", \"/opt/more\"]\nthreads = 4\n");
    auto const json = world.settings("", "PROVISO_FAIL_ON=none PROVISO_COLOR=never");
    CHECK(json["file"] == "proviso.toml");
    auto const& all = json["settings"];
    CHECK(all["policies"]["value"] == nlohmann::json{"azure", "/opt/more"});
    CHECK(all["policies"]["origin"] == "proviso.toml:2");
    CHECK(all["threads"]["value"] == 4);
    CHECK(all["fail-on"]["value"] == nlohmann::json{"none"});
    CHECK(all["fail-on"]["origin"] == "PROVISO_FAIL_ON");
    CHECK(all["strict"]["value"] == false);
    CHECK(all["strict"]["origin"] == "default");
    CHECK(all["maps"]["value"].is_null());
    CHECK(all["color"]["origin"] == "PROVISO_COLOR");
    CHECK(world.settings("--no-config")["file"].is_null());
}

TEST_CASE("cli config: what it prints is a project file again, with the same settings") {
    World const world;
    world.write("proviso.toml",
                "policies = [\"a \\\"b\\\" c\", \"d\\\\e\"]\nstrict = true\nthreads = 2\ninput = \"csv\"\n");
    auto before = world.settings();
    auto const printed = run(world, "config").out;
    world.write("proviso.toml", printed);
    auto after = world.settings();
    for (auto* const json : {&before, &after})
        for (auto& setting : (*json)["settings"])
            setting.erase("origin");
    CHECK(before == after);
}

TEST_CASE("cli config: a run that fails but for the project says so") {
    World const world;
    world.write("proviso.toml", "policies = [\"azure\"]\nfail-on = [\"none\"]\n");
    auto const lenient = run(world, "check plan.toml --quiet");
    CHECK(lenient.status == 0);
    CHECK(has(lenient.err, "exit status 0 and not 1, since fail-on is none (proviso.toml:2)"));
    CHECK(run(world, "check plan.toml --fail-on none").err == "");
    CHECK(run(world, "check plan.toml -p aws").err == "");
}

TEST_CASE("cli config: NO_COLOR wins over the file, and an option over both") {
    World const world;
    world.write("proviso.toml", "policies = [\"azure\"]\ncolor = \"always\"\n");
    CHECK(has(run(world, "check plan.toml").out, "\x1b["));
    CHECK_FALSE(has(run(world, "check plan.toml", "", "NO_COLOR=1").out, "\x1b["));
    CHECK(has(run(world, "check plan.toml --color always", "", "NO_COLOR=1").out, "\x1b["));
}

TEST_CASE("cli config: --quiet leaves the report and errors") {
    World const world;
    world.write("odd.toml", std::string(plan) + "provder = \"Azure\"\n");
    auto const loud = run(world, "check odd.toml -p azure");
    auto const quiet = run(world, "check odd.toml -p azure -q");
    CHECK(has(loud.err, "warning[P503]"));
    CHECK(quiet.err == "");
    CHECK(quiet.out == loud.out);
    CHECK(quiet.status == loud.status);
    CHECK(has(run(world, "check nowhere.toml -p azure -q").err, "error[P601]"));
}
