// proviso test from outside: exit statuses, what is said of scenarios, and JUnit XML.
#include "tests/unit/cli_run.hpp"

#include <doctest/doctest.h>
#include <pugixml.hpp>

#include <set>

using namespace proviso;

namespace {

constexpr auto policy = R"(Clause 1 "Encryption":
  Workloads must be encrypted.

Scenario "Plain text is refused":
  Given a placement with workload "chat", not encrypted
  as of 1 March 2026
  expect clause 1 is violated by "chat".
)";

constexpr auto good = R"(
Scenario "Cipher text is fine":
  Given a placement with workload "chat", encrypted
  as of 1 March 2026
  expect clause 1 is complied with.
)";

constexpr auto wrong = R"(
Scenario "What nobody says & <nobody> \"knows\" is fine":
  Given a placement with workload "chat"
  as of 1 March 2026
  expect clause 1 is complied with.
)";

struct World : Scratch {
    explicit World(std::string const& text = std::string(policy) + good) { write("policy.proviso", text); }
    Run test(std::string const& arguments) const { return run(*this, "test " + arguments); }
};

bool has(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

TEST_CASE("cli test: the help on a policy that is not there fits the command") {
    World const world;
    for (auto const* const command : {"test nowhere", "read nowhere", "lint nowhere", "fmt --check nowhere"}) {
        auto const said = run(world, command).err;
        CAPTURE(said);
        CHECK(has(said, "help: name policy files, or folders of them"));
    }
    world.write("plan.csv", "workload\nchat\n");
    CHECK(has(run(world, "check plan.csv -p nowhere").err, "help: name policies with `-p FILE` or `-p FOLDER`"));
}

TEST_CASE("cli test: the exit status says what came of it") {
    struct Row {
        std::string text, arguments;
        int status;
    };
    auto const all = std::string(policy) + good;
    for (auto const& row : {
             Row{all, "", 0},
             Row{all, "--threshold 100", 0},
             Row{policy, "--threshold 100", 1},
             Row{policy, "--threshold 50", 0},
             Row{all + wrong, "", 1},
             Row{all + wrong, "--run cipher", 0},
             Row{all, "--mutate", 0},
             Row{all, "--run nobody", 4},
             Row{"Clause 1: Workloads must be encrypted.", "", 4},
             Row{all + "Scenario \"x\": Given a placement with capacity 5 USD as of 1 March 2026 "
                       "expect clause 1 is violated.",
                 "", 2},
             Row{all + "Scenario \"x\": Given nothing as of 1 March 2026 expect clause 2 is violated.", "", 2},
             Row{all, "--threshold 101", 2},
             Row{all, "--threshold many", 2},
             Row{all, "--thresold 50", 2},
             Row{all, "-o pdf", 2},
             Row{all, "-o junit:", 2},
             Row{all, "nowhere.proviso", 2},
             Row{all, "--help", 0},
         }) {
        INFO(row.arguments << "\n" << row.text);
        World const world(row.text);
        auto const result = world.test("policy.proviso " + row.arguments);
        CHECK_MESSAGE(result.status == row.status, result.out, result.err);
    }
}

TEST_CASE("cli test: results never overwrite what they were made from") {
    World const world;
    auto const result = world.test("policy.proviso -o junit:policy.proviso");
    CHECK(result.status == 2);
    CHECK(has(result.err, "would overwrite `policy.proviso`"));
    CHECK(world.read("policy.proviso") == std::string(policy) + good);
}

TEST_CASE("cli test: a line for each scenario, what differs, and the summary last") {
    World const world(std::string(policy) + good + wrong);
    auto const result = world.test("policy.proviso");
    CHECK(result.err == "");
    CHECK(result.out == R"(ok    Plain text is refused
ok    Cipher text is fine
FAIL  What nobody says & <nobody> "knows" is fine
      policy.proviso:17:10
      expected  clause 1 is complied with
      actual    clause 1 is undetermined because of encrypted
                whether chat is encrypted is not stated; workloads must be encrypted

3 scenarios: 1 not as expected; 2 of 2 points decided, 100%
)");
}

TEST_CASE("cli test: what is not decided and what is not noticed, with places") {
    World const world(policy);
    auto const result = world.test("policy.proviso --mutate --threshold 60");
    CHECK(result.status == 1);
    CHECK(result.out == R"(ok    Plain text is refused

Not decided by any scenario:
  1  policy.proviso:2:3
      no scenario expects that it is complied with

1 scenario: all as expected; 1 of 2 points decided, 50%, less than the 60% asked for; 1 of 1 changes
noticed
)");
}

TEST_CASE("cli test: check reads over scenarios") {
    World const world;
    world.write("plan.toml", "[[placement]]\nworkload = \"chat\"\nencrypted = true\n");
    auto const result = run(world, "check plan.toml -p policy.proviso");
    CHECK(result.status == 0);
    CHECK(result.err == "");
    CHECK(not has(result.out, "Cipher"));
}

/// The attributes that build servers ask of JUnit XML.
void check_attributes(pugi::xml_node node, std::set<std::string> const& wanted) {
    for (auto const& name : wanted)
        CHECK_MESSAGE(node.attribute(name.c_str()), node.name(), " lacks ", name);
}

TEST_CASE("cli test: JUnit XML holds the same, well formed") {
    World const world(std::string(policy) + good + wrong);
    auto const result = world.test("policy.proviso --threshold 100 -o text -o junit:result.xml");
    CHECK(result.status == 1);
    pugi::xml_document document;
    REQUIRE(document.load_string(world.read("result.xml").c_str(), pugi::parse_full));
    auto const root = document.child("testsuites");
    check_attributes(root, {"name", "tests", "failures", "errors"});
    CHECK(root.attribute("tests").as_int() == 4);
    CHECK(root.attribute("failures").as_int() == 1);
    int tests = 0;
    for (auto const suite : root.children("testsuite")) {
        check_attributes(suite, {"name", "tests", "failures", "errors", "skipped", "time"});
        for (auto const test : suite.children("testcase")) {
            check_attributes(test, {"name", "classname", "time"});
            ++tests;
        }
    }
    CHECK(tests == 4);
    auto const failure = root.find_node([](pugi::xml_node node) { return std::string_view(node.name()) == "failure"; });
    CHECK(failure.parent().attribute("line").as_int() == 14);
    CHECK(std::string(failure.parent().attribute("name").value()) == "What nobody says & <nobody> \"knows\" is fine");
    CHECK(std::string(failure.attribute("message").value()) ==
          "expected clause 1 is complied with, but clause 1 is undetermined because of encrypted");
    CHECK(has(failure.text().get(), "policy.proviso:17:10"));
}

TEST_CASE("cli test: coverage below the threshold is a failure in JUnit XML too") {
    World const world(policy);
    CHECK(world.test("policy.proviso --threshold 80 -o junit:result.xml").status == 1);
    pugi::xml_document document;
    REQUIRE(document.load_string(world.read("result.xml").c_str()));
    CHECK(document.child("testsuites").attribute("failures").as_int() == 1);
}

}  // namespace
