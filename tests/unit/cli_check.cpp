// proviso check from outside: exit statuses, what goes to which stream, and files.
#include "tests/unit/cli_run.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>

using namespace proviso;

namespace {

constexpr auto policy = R"(Agreement "Deal" between OpenAI and Microsoft, effective 28 October 2025.

"AGI verified" means the fact that an independent expert panel has verified AGI.

Clause 1 "APIs":
  APIs are exclusive to Azure, until AGI verified.
)";

constexpr auto good_plan = R"([plan]
as-of = 2026-03-01
[facts]
"AGI verified" = false
[[placement]]
workload = "chat"
kind = "API"
provider = "Azure"
)";

constexpr auto bad_plan = R"([plan]
as-of = 2026-03-01
[facts]
"AGI verified" = false
[[placement]]
workload = "chat"
kind = "API"
provider = "AWS"
)";

constexpr auto open_plan = R"([plan]
as-of = 2026-03-01
[facts]
"AGI verified" = false
[[placement]]
workload = "chat"
provider = "AWS"
)";

constexpr auto other_plan = R"([plan]
as-of = 2026-03-01
[[placement]]
workload = "etl"
kind = "pipeline"
provider = "AWS"
)";

struct World : Scratch {
    World() {
        write("policies/deal.proviso", policy);
        write("good.toml", good_plan);
        write("bad.toml", bad_plan);
        write("open.toml", open_plan);
        write("other.toml", other_plan);
    }
};

bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::size_t count(std::string const& text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

}  // namespace

TEST_CASE("cli check: each verdict has its exit status, whatever the format") {
    World const world;
    for (std::string const format : {"text", "json"}) {
        CHECK(run(world, "check good.toml -o " + format).status == 0);
        CHECK(run(world, "check bad.toml -o " + format).status == 1);
        CHECK(run(world, "check missing.toml -o " + format).status == 2);
        CHECK(run(world, "check open.toml -o " + format).status == 3);
        CHECK(run(world, "check other.toml -o " + format).status == 4);
    }
}

TEST_CASE("cli check: the report goes to standard output and ends with the exit status") {
    World const world;
    auto const result = run(world, "check bad.toml");
    CHECK(has(result.out, "VIOLATED"));
    CHECK(has(result.out, "bad.toml:8:12"));
    CHECK(has(result.out, "policies/deal.proviso:6:"));
    CHECK(result.out.ends_with("exit status 1\n"));
    CHECK(result.err == "");
}

TEST_CASE("cli check: --fail-on chooses what is not 0") {
    World const world;
    CHECK(run(world, "check bad.toml --fail-on none").status == 0);
    CHECK(run(world, "check bad.toml --fail-on undetermined").status == 0);
    CHECK(run(world, "check open.toml --fail-on breach").status == 0);
    CHECK(run(world, "check bad.toml --fail-on breach --fail-on undetermined").status == 1);
    CHECK(run(world, "check bad.toml --fail-on none --fail-on undetermined").status == 2);
    CHECK(run(world, "check other.toml --fail-on breach").status == 0);
    auto const wrong = run(world, "check bad.toml --fail-on braech");
    CHECK(wrong.status == 2);
    CHECK(has(wrong.err, "did you mean `breach`?"));
}

TEST_CASE("cli check: nothing evaluated is said, and --allow-empty lets it pass") {
    World const world;
    world.write("none.proviso", "# nothing yet\n");
    world.write("empty.toml", "[plan]\nname = \"nothing\"\n");
    CHECK(has(run(world, "check other.toml").err, "no clause surely bound a record"));
    CHECK(run(world, "check other.toml --allow-empty").status == 0);
    auto const no_clause = run(world, "check good.toml -p none.proviso");
    CHECK(no_clause.status == 4);
    CHECK(has(no_clause.err, "hold no clause"));
    auto const no_record = run(world, "check empty.toml");
    CHECK(no_record.status == 4);
    CHECK(has(no_record.err, "holds no record"));
    CHECK(run(world, "check empty.toml --allow-empty").status == 0);
}

TEST_CASE("cli check: one run shows the errors of every policy and of the plan, and gives no verdict") {
    World const world;
    world.write("policies/a.proviso",
                "Clause 2: Databses must be hosted on Azure.\nClause 3: APIs must hosted Azure.\n");
    world.write("policies/b.proviso", "Clause 4: APIs must be hosted on and/or Azure.\n");
    world.write("broken.toml", "[[placement]]\nworkload = \"a\"\ncapacity = \"lots\"\nstart = \"soon\"\n");
    auto const result = run(world, "check broken.toml -o json:report.json");
    CHECK(result.status == 2);
    CHECK(result.out == "");
    CHECK_FALSE(world.has("report.json"));
    CHECK(has(result.err, "policies/a.proviso:1:"));
    CHECK(has(result.err, "policies/a.proviso:2:"));
    CHECK(has(result.err, "policies/b.proviso:1:"));
    CHECK(has(result.err, "broken.toml:3:"));
    CHECK(has(result.err, "broken.toml:4:"));
}

TEST_CASE("cli check: several reports of one check") {
    World const world;
    auto const result = run(world, "check bad.toml -o text -o json:report.json");
    CHECK(result.status == 1);
    CHECK(has(result.out, "VIOLATED"));
    auto const json = nlohmann::json::parse(world.read("report.json"));
    CHECK(json["exit_status"] == 1);
    CHECK(json["summary"]["violated"] == 1);
    CHECK(run(world, "check bad.toml -o json").out == world.read("report.json"));
    CHECK(has(run(world, "check bad.toml -o text -o json").err, "two reports to standard output"));
    CHECK(run(world, "check bad.toml -o text -o json").status == 2);
    CHECK(run(world, "check bad.toml -o text:a -o json:a").status == 2);
    CHECK(run(world, "check bad.toml -o json:").status == 2);
    CHECK(has(run(world, "check bad.toml -o jsn").err, "did you mean `json`?"));
}

TEST_CASE("cli check: a report file is whole or not there") {
    World const world;
    world.write("old.json", "old");
    auto const result = run(world, "check bad.toml -o json:old.json -o text:missing/report.txt");
    CHECK(result.status == 2);
    CHECK(has(result.err, "missing/report.txt: error[P602]"));
    CHECK(result.out == "");
    CHECK(world.entries() == "bad.toml good.toml open.toml other.toml policies ");
    CHECK(run(world, "check bad.toml -o json:policies").status == 2);
    CHECK(run(world, "check bad.toml -o json:old.json").status == 1);
    CHECK(has(world.read("old.json"), "\"violated\""));
    CHECK(world.entries() == "bad.toml good.toml old.json open.toml other.toml policies ");
}

TEST_CASE("cli check: no report of an earlier run outlives a run that cannot judge") {
    World const world;
    world.write("broken.toml", "[[placement]]\nworkload = \"a\"\ncapacity = \"lots\"\n");
    world.write("broken.proviso", "Clause 1: Databses must be hosted on Azure.\n");
    for (std::string const arguments : {
             "check broken.toml",                      // an error in the plan
             "check good.toml -p broken.proviso",      // in a policy
             "check missing.toml",                     // a file that is not there
             "check good.toml --fact 'no such=true'",  // a fact that nobody defines
             "check good.toml -o text:missing/a.txt",  // a report that cannot be written
         }) {
        CAPTURE(arguments);
        world.write("report.json", "of an earlier run");
        CHECK(run(world, arguments + " -o json:report.json").status == 2);
        CHECK_FALSE(world.has("report.json"));
    }
    world.write("report.json", "of an earlier run");
    CHECK(run(world, "check --help -o json:report.json").status == 0);
    CHECK(world.has("report.json"));
}

TEST_CASE("cli check: a report replaces an old one behind a link, with its permissions") {
    namespace fs = std::filesystem;
    World const world;
    world.write("reports/first.json", "old");
    auto const target = fs::path(world.path()) / "reports/first.json";
    auto const link = fs::path(world.path()) / "latest.json";
    fs::permissions(target, fs::perms::owner_read | fs::perms::owner_write);
    fs::create_symlink("reports/first.json", link);
    CHECK(run(world, "check bad.toml -o json:latest.json").status == 1);
    CHECK(fs::is_symlink(link));
    CHECK(has(world.read("reports/first.json"), "\"violated\""));
    CHECK(fs::status(target).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(run(world, "check missing.toml -o json:latest.json").status == 2);
    CHECK(fs::is_symlink(link));
    CHECK_FALSE(fs::exists(target));
    CHECK(run(world, "check bad.toml -o json:latest.json").status == 1);
    CHECK(has(world.read("reports/first.json"), "\"violated\""));
}

TEST_CASE("cli check: a report is never written over what it is made from") {
    World const world;
    world.write("more.toml", "[record.placement.field.tier]\ntype = \"name\"\nphrases = [\"ranked\"]\n");
    for (std::string const file : {"bad.toml", "./policies/../bad.toml", "policies/deal.proviso", "more.toml"}) {
        CAPTURE(file);
        auto const before = world.read(file);
        for (std::string const also : {"", " --as-of tomorrow", " --no-such-option", " -p"}) {
            auto const result = run(world, "check bad.toml --vocabulary more.toml -o text:" + file + also);
            CHECK(result.status == 2);
            CHECK(result.out == "");
            CHECK(world.read(file) == before);
        }
        auto const result = run(world, "check bad.toml --vocabulary more.toml -o text:" + file);
        CHECK(has(result.err, "error[P603]: the report would overwrite `"));
        CHECK(has(result.err, "give the report a file of its own"));
    }
    world.write("notes.txt", "no policy, but read as one");
    CHECK(run(world, "check bad.toml -p notes.txt -o text:notes.txt").status == 2);
    CHECK(world.has("notes.txt"));
}

TEST_CASE("cli check: two reports to one file are refused, and neither is written") {
    World const world;
    for (std::string const outputs :
         {"-o text:a -o json:a", "-o json:a -o json:a", "-o text -o json", "-o text -o text:-"}) {
        CAPTURE(outputs);
        auto const result = run(world, "check bad.toml " + outputs);
        CHECK(result.status == 2);
        CHECK(result.out == "");
        CHECK(has(result.err, "error[P603]: two reports to "));
        CHECK_FALSE(world.has("a"));
    }
}

TEST_CASE("cli check: two spellings of one file are one place") {
    namespace fs = std::filesystem;
    World const world;
    auto const folder = fs::path(world.path());
    world.write("deep/other.json", "old");
    world.write("there.json", "old");
    fs::create_hard_link(folder / "there.json", folder / "hard.json");
    fs::create_symlink("there.json", folder / "soft.json");
    fs::create_symlink("deep", folder / "shallow");
    fs::create_symlink("new.json", folder / "dangling.json");
    for (std::string const outputs : {
             "-o json:there.json -o csv:hard.json",
             "-o json:there.json -o csv:soft.json",
             "-o json:new.json -o csv:./new.json",
             "-o json:new.json -o csv:$PWD/new.json",
             "-o json:dangling.json -o csv:new.json",
             "-o json:deep/new.json -o csv:deep/../shallow/new.json",
         }) {
        CAPTURE(outputs);
        auto const result = run(world, "check bad.toml " + outputs);
        CHECK(result.status == 2);
        CHECK(has(result.err, "error[P603]: two reports to "));
        CHECK(has(result.err, ", one place"));
        CHECK_FALSE(world.has("new.json"));
        CHECK_FALSE(world.has("deep/new.json"));
    }
    CHECK(run(world, "check bad.toml -o json:deep/new.json -o csv:new.json").status == 1);
}

TEST_CASE("cli check: standard output may be the place of a report file") {
    World const world;
    auto const check_into = [&](std::string const& file, std::string const& outputs) {
        auto const command = "cd '" + world.path() + "' && { '" PROVISO_EXECUTABLE "' check bad.toml " + outputs +
                             " >>" + file + " 2>err; echo $? >status; }";
        REQUIRE(std::system(command.c_str()) == 0);
        return world.read("status");
    };
    CHECK(check_into("log.txt", "-o text -o json:log.txt") == "2\n");
    CHECK(has(world.read("err"), "two reports to standard output and `log.txt`, one place"));
    CHECK(check_into("log.txt", "-o text -o json:other.txt") == "1\n");
    CHECK(check_into("/dev/null", "-o text -o json:/dev/null") == "1\n");
}

TEST_CASE("cli check: a device is written to and not replaced") {
    World const world;
    CHECK(run(world, "check bad.toml -o json:/dev/null").status == 1);
    auto const full = run(world, "check bad.toml -o json:/dev/full");
    CHECK(full.status == 2);
    CHECK(has(full.err, "P602"));
    auto const command =
        "cd '" + world.path() + "' && { '" PROVISO_EXECUTABLE "' check bad.toml >/dev/full 2>err; echo $? >status; }";
    REQUIRE(std::system(command.c_str()) == 0);
    CHECK(world.read("status") == "2\n");
    CHECK(has(world.read("err"), "P602"));
}

TEST_CASE("cli check: where standard output cannot be written, no report file is left") {
    World const world;
    auto const check_into = [&](std::string const& where, std::string const& outputs) {
        world.write("r.json", "of an earlier run");
        auto const command = "cd '" + world.path() + "' && { '" PROVISO_EXECUTABLE "' check bad.toml " + outputs +
                             " >" + where + " 2>err; echo $? >status; }";
        REQUIRE(std::system(command.c_str()) == 0);
        return world.read("status");
    };
    for (std::string const outputs : {"-o text -o json:r.json", "-o json:r.json -o text -o csv:r.csv"}) {
        CAPTURE(outputs);
        CHECK(check_into("/dev/full", outputs) == "2\n");
        CHECK(has(world.read("err"), "<stdout>: error[P602]"));
        CHECK(world.entries() == "bad.toml err good.toml open.toml other.toml policies status ");
    }
    CHECK(check_into("/dev/null", "-o text -o json:r.json") == "1\n");
    CHECK(has(world.read("r.json"), "\"violated\""));
}

TEST_CASE("cli check: a reader that leaves early is no failure") {
    World const world;
    std::string plan = bad_plan;  // of more findings than a pipe holds, so that the reader is surely gone
    for (int i = 0; i < 1000; ++i)
        plan += "[[placement]]\nworkload = \"w" + std::to_string(i) + "\"\nkind = \"API\"\nprovider = \"AWS\"\n";
    world.write("large.toml", plan);
    auto const command = "cd '" + world.path() +
                         "' && { '" PROVISO_EXECUTABLE
                         "' check large.toml -o json -o csv:all.csv 2>err; echo $? >status; } | true";
    REQUIRE(std::system(command.c_str()) == 0);
    CHECK(world.read("status") == "1\n");
    CHECK(has(world.read("all.csv"), "w999"));
    CHECK(world.read("err") == "");
}

TEST_CASE("cli check: colour") {
    World const world;
    CHECK_FALSE(has(run(world, "check bad.toml").out, "\x1b["));
    CHECK(has(run(world, "check bad.toml --color always").out, "\x1b["));
    CHECK(has(run(world, "check bad.toml", "", "CLICOLOR_FORCE=1").out, "\x1b["));
    CHECK_FALSE(has(run(world, "check bad.toml", "", "CLICOLOR_FORCE=0").out, "\x1b["));
    CHECK_FALSE(has(run(world, "check bad.toml", "", "CLICOLOR_FORCE=1 NO_COLOR=1").out, "\x1b["));
    CHECK_FALSE(has(run(world, "check bad.toml --color never", "", "CLICOLOR_FORCE=1").out, "\x1b["));
    CHECK(has(run(world, "check bad.toml --color always", "", "NO_COLOR=1").out, "\x1b["));
    CHECK(has(run(world, "check missing.toml --color always").err, "\x1b["));
    CHECK(run(world, "check bad.toml --color sometimes").status == 2);
    run(world, "check bad.toml -o text:report.txt", "", "CLICOLOR_FORCE=1");
    CHECK_FALSE(has(world.read("report.txt"), "\x1b["));
}

TEST_CASE("cli check: the plan from standard input") {
    World const world;
    CHECK(run(world, "check -", bad_plan).status == 1);
    CHECK(run(world, "check -", good_plan).status == 0);
    CHECK(run(world, "check -", R"([{"workload": "chat", "kind": "API", "provider": "AWS"}])").status != 2);
    CHECK(run(world, "check - -", bad_plan).status == 2);
}

TEST_CASE("cli check: the order of policy files changes nothing") {
    World const world;
    world.write(
        "a.proviso",
        "Agreement \"A\" between X and Y, effective 1 January 2025.\nClause 1: APIs must be hosted on Azure.\n");
    world.write("z.proviso",
                "Agreement \"Z\" between X and Y, effective 1 January 2025.\nClause 1: APIs must be hosted on AWS.\n");
    auto const one = run(world, "check bad.toml -p a.proviso -p z.proviso -p policies -o json");
    auto const other = run(world, "check bad.toml -p policies -p z.proviso -p a.proviso -o json");
    CHECK(one.status == 1);
    CHECK(one.out == other.out);
}

TEST_CASE("cli check: folders are walked, hidden entries skipped, no file read twice") {
    World const world;
    world.write("tree/b/two.proviso", "Clause 2: APIs must be hosted on Azure.\n");
    world.write("tree/one.proviso", "Clause 1: APIs must be hosted on Azure.\n");
    world.write("tree/.hidden.proviso", "nonsense");
    world.write("tree/.git/x.proviso", "nonsense");
    world.write("tree/readme.md", "nonsense");
    auto const result = run(world, "check good.toml -p tree -p tree/one.proviso -p tree/../tree/b");
    CHECK(result.status == 0);
    CHECK(has(result.out, "2 clauses: 2 compliant"));
}

TEST_CASE("cli check: a folder that is read by name only") {
    World const world;
    world.write("tree/one.proviso", "Clause 1: APIs must be hosted on Azure.\n");
    world.write("tree/samples/.by-name", "");
    world.write("tree/samples/deep/two.proviso", "Clause 2: APIs must be hosted on Azure.\n");
    auto const above = run(world, "check good.toml -p tree");
    CHECK(has(above.out, "1 clause: 1 compliant"));
    CHECK(has(above.err, "tree/samples: note[P604]"));
    auto const named = run(world, "check good.toml -p tree -p tree/samples");
    CHECK(has(named.out, "2 clauses: 2 compliant"));
    CHECK(not has(named.err, "P604"));
    CHECK(has(run(world, "check good.toml -p tree/samples/deep").out, "1 clause: 1 compliant"));
    world.write("only/samples/.by-name", "");
    world.write("only/samples/two.proviso", "Clause 2: APIs must be hosted on Azure.\n");
    CHECK(has(run(world, "check good.toml -p only").err, "the folder holds no policy"));
}

TEST_CASE("cli check: a file in a folder of policies that only looks like one is named") {
    World const world;
    world.write("tree/one.proviso", "Clause 1: APIs must be hosted on Azure.\n");
    world.write("tree/Two.Proviso.txt", "Clause 2: APIs must be hosted on Azure.\n");
    auto const result = run(world, "check good.toml -p tree");
    CHECK(has(result.out, "1 clause: 1 compliant"));
    CHECK(has(result.err, "tree/Two.Proviso.txt: note[P604]: not read"));
}

TEST_CASE("cli check: policies that are not there, or none") {
    World const world;
    world.write("empty/readme.md", "");
    world.write("notes.txt", policy);
    CHECK(has(run(world, "check good.toml -p nowhere").err, "nowhere: error[P601]"));
    CHECK(has(run(world, "check good.toml -p empty").err, "empty: error[P603]: the folder holds no policy"));
    CHECK(has(run(world, "check good.toml -p notes.txt").err, "notes.txt: error[P603]: this is no policy file"));
    CHECK(run(world, "check good.toml -p nowhere -p policies").status == 2);
    auto const both = run(world, "check missing.toml -p nowhere");
    CHECK(has(both.err, "nowhere: error[P601]"));
    CHECK(has(both.err, "missing.toml: error[P601]"));
    auto const misplaced = run(world, "check good.toml -p policies policies/deal.proviso");
    CHECK(misplaced.status == 2);
    CHECK(has(misplaced.err, "is a policy"));
}

TEST_CASE("cli check: a policy that is not UTF-8 is refused with its place") {
    World const world;
    world.write("latin.proviso", "# fine\nClause 1 \"Stra\xDF"
                                 "e\": APIs must be hosted on Azure.\n");
    world.write("wide.proviso", std::string("\xFF\xFE"
                                            "C\0l\0",
                                            6));
    world.write("marked.proviso", "\xEF\xBB\xBF"
                                  "Clause 1: APIs must be hosted on Azure.\n");
    auto const latin = run(world, "check good.toml -p latin.proviso");
    CHECK(latin.status == 2);
    CHECK(has(latin.err, "latin.proviso:2:15: error[P103]"));
    CHECK(has(run(world, "check good.toml -p wide.proviso").err, "the file is UTF-16"));
    CHECK(run(world, "check good.toml -p marked.proviso").status == 0);
}

TEST_CASE("cli check: no character that ends a line hides a clause in a note or a comment") {
    World const world;
    for (std::string const end : {"\r", "\v", "\f", "\r\n", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"})
        for (std::string const text : {"# a comment", "Clause 0: Workloads must have a kind.\n  Note: a note"}) {
            CAPTURE(end);
            CAPTURE(text);
            world.write("one.proviso", text + end + "Clause 1: Workloads must be hosted on Azure.\n");
            CHECK(run(world, "check bad.toml -p one.proviso").status == 1);
        }
}

TEST_CASE("cli check: facts from the command line win over the plan's") {
    World const world;
    CHECK(run(world, "check bad.toml --fact 'agi VERIFIED=true'").status != 1);
    CHECK(run(world, "check bad.toml --fact 'AGI is verified=true'").status != 1);
    CHECK(run(world, "check bad.toml --fact 'AGI verified=2030-01-01'").status == 1);
    auto const unknown = run(world, "check bad.toml --fact 'AGI verifed=true'");
    CHECK(unknown.status == 2);
    CHECK(has(unknown.err, "error[P603]"));
    CHECK(has(unknown.err, "did you mean `AGI verified`?"));
    CHECK(run(world, "check bad.toml --fact 'AGI verified=perhaps'").status == 2);
    CHECK(run(world, "check bad.toml --fact 'AGI verified'").status == 2);
    CHECK(run(world, "check bad.toml --fact =true").status == 2);
}

TEST_CASE("cli check: a plan may name a fact as sentences say it, once") {
    World const world;
    auto const with = [&](std::string const& facts) {
        world.write("said.toml", "[plan]\nas-of = 2026-03-01\n[facts]\n" + facts +
                                     "[[placement]]\nworkload = \"a\"\nkind = \"API\"\nprovider = \"AWS\"\n");
        return run(world, "check said.toml");
    };
    CHECK(with("").status == 3);
    CHECK(with("\"AGI is verified\" = false\n").status == 1);
    CHECK(with("\"AGI verified\" = false\n\"AGI has been verified\" = false\n").status == 1);
    CHECK(has(with("\"AGI verified\" = false\n\"AGI is verified\" = true\n").err, "error[P507]"));
    CHECK(has(with("\"AGI is not verified\" = true\n").err, "warning[P509]"));
}

TEST_CASE("cli check: a fact that is given twice is to be the same") {
    World const world;
    world.write("deal.proviso", "\"AGI verified\" means the fact that a panel has verified AGI.\n"
                                "Clause 1: Workloads must be hosted on Azure, until AGI verified.\n");
    world.write("plan.toml", "[[placement]]\nworkload = \"a\"\nprovider = \"Azure\"\n");
    std::string const check = "check plan.toml -p deal.proviso --as-of 2026-03-01 --fact 'AGI verified=false' ";
    CHECK(run(world, check + "--fact 'AGI verified=false'").status == 0);
    auto const twice = run(world, check + "--fact 'AGI is verified=true'");
    CHECK(twice.status == 2);
    CHECK(has(twice.err, "error[P507]: --fact says two things of `AGI is verified`"));
}

TEST_CASE("cli check: a fact of the plan that no policy defines is a warning") {
    World const world;
    world.write("odd.toml", "[plan]\nas-of = 2026-03-01\n[facts]\n\"AGI verifed\" = true\n[[placement]]\nworkload = "
                            "\"a\"\nkind = \"API\"\nprovider = \"Azure\"\n");
    auto const result = run(world, "check odd.toml");
    CHECK(result.status != 2);
    CHECK(has(result.err, "odd.toml:4:"));
    CHECK(has(result.err, "warning[P509]"));
    CHECK(has(result.err, "did you mean `AGI verified`?"));
}

TEST_CASE("cli check: a value that is nearly known is a warning, and with --strict an error") {
    World const world;
    world.write("near.toml", "[[placement]]\nworkload = \"a\"\nkind = \"APIs\"\nprovider = \"AWS\"\n");
    auto const warned = run(world, "check near.toml");
    CHECK(warned.status != 2);
    CHECK(has(warned.err, "near.toml:3:8: warning[P513]"));
    CHECK(has(warned.err, "did you mean `API`?"));
    auto const refused = run(world, "check near.toml --strict");
    CHECK(refused.status == 2);
    CHECK(has(refused.err, "near.toml:3:8: error[P513]"));
    CHECK(refused.out.empty());
}

TEST_CASE("cli check: a value that only a policy names is known") {
    World const world;
    world.write("own/own.proviso", "Clause 1: Workloads whose kind is \"APIs\" must be hosted on Azure.\n");
    world.write("near.toml", "[[placement]]\nworkload = \"a\"\nkind = \"APIs\"\nprovider = \"AWS\"\n");
    auto const result = run(world, "check near.toml -p own");
    CHECK(result.status == 1);
    CHECK_FALSE(has(result.err, "P513"));
}

TEST_CASE("cli check: a name that stands twice is a warning, and with --strict an error") {
    World const world;
    world.write("copy.toml", world.read("good.toml"));
    auto const warned = run(world, "check good.toml copy.toml");
    CHECK(warned.status == 0);
    CHECK(has(warned.err, "warning[P512]: workload `chat` stands twice"));
    CHECK(has(warned.err, "good.toml:6:12: note: it stands here first"));
    auto const refused = run(world, "check good.toml copy.toml --strict");
    CHECK(refused.status == 2);
    CHECK(has(refused.err, "error[P512]"));
    CHECK(refused.out.empty());
}

TEST_CASE("cli check: the as-of day is the option's, else the plan's, else today, and is always said") {
    World const world;
    world.write("dateless.toml", "[[placement]]\nworkload = \"a\"\nkind = \"API\"\nprovider = \"Azure\"\n");
    CHECK(has(run(world, "check good.toml --as-of 2027-04-05").out, "as of 5 April 2027"));
    CHECK(has(run(world, "check good.toml").out, "as of 1 March 2026"));
    CHECK(has(run(world, "check dateless.toml").out, "(today; neither the plan nor --as-of gives a day)"));
    CHECK_FALSE(has(run(world, "check good.toml").out, "today"));
    CHECK(run(world, "check good.toml --as-of 2027-02-30").status == 2);
    CHECK(run(world, "check good.toml --as-of tomorrow").status == 2);
    auto const before = run(world, "check bad.toml --as-of 2025-01-01");
    CHECK(has(before.out, "Not signed"));
    CHECK(before.status == 4);
}

TEST_CASE("cli check: usage") {
    World const world;
    CHECK(has(run(world, "check good.toml --as-of ''").err, "`` is not a day"));
    CHECK(run(world, "").status == 2);
    CHECK(run(world, "check").status == 2);
    CHECK(run(world, "chekc good.toml").status == 2);
    CHECK(has(run(world, "chekc good.toml").err, "did you mean `check`?"));
    auto const wrong = run(world, "check good.toml --polcy policies");
    CHECK(wrong.status == 2);
    CHECK(has(wrong.err, "error[P603]: there is no option `--polcy`"));
    CHECK(has(wrong.err, "did you mean `--policy`?"));
    CHECK(has(wrong.err, "proviso check PLAN"));
    CHECK(run(world, "check good.toml -j many").status == 2);
    auto const help = run(world, "check --help");
    CHECK(help.status == 0);
    CHECK(has(help.out, "Exit status:"));
    CHECK(help.err == "");
    CHECK(run(world, "--help").status == 0);
    CHECK(has(run(world, "--version").out, "proviso "));
    CHECK(count(run(world, "check good.toml --as-of x --fail-on y -o z").err, "error[P603]") == 3);
}

TEST_CASE("cli check: -v logs to standard error only") {
    World const world;
    auto const loud = run(world, "check good.toml -v");
    CHECK(loud.out == run(world, "check good.toml").out);
    CHECK(has(loud.err, "1 policy file, 1 clause\n"));
    CHECK(has(loud.err, "1 plan file, 1 record\n"));
    CHECK(has(run(world, "check good.toml bad.toml -v").err, "2 plan files, 2 records\n"));
}

TEST_CASE("cli check: --vocabulary adds names") {
    World const world;
    world.write("more.toml",
                "[record.placement.field.tier]\ntype = \"name\"\nphrases = [\"ranked\"]\nvalues = [\"gold\"]\n");
    world.write("tier.proviso", "Clause 1: APIs must be ranked gold.\n");
    CHECK(run(world, "check good.toml -p tier.proviso").status == 2);
    CHECK(run(world, "check good.toml -p tier.proviso --vocabulary more.toml").status == 3);
    CHECK(run(world, "check good.toml --vocabulary nowhere.toml").status == 2);
}

TEST_CASE("cli vocabulary: everything, a word, nothing") {
    World const world;
    auto const all = run(world, "vocabulary");
    CHECK(all.status == 0);
    CHECK(has(all.out, "placement"));
    CHECK(has(all.out, "hosted on"));
    auto const some = run(world, "vocabulary Trainium");
    CHECK(some.status == 0);
    CHECK(has(some.out, "chip"));
    CHECK_FALSE(has(some.out, "hosted on"));
    CHECK(has(run(world, "vocabulary ireland").out, "eu-west-1 = Ireland"));
    CHECK(run(world, "vocabulary nonesuch").status == 2);
}
