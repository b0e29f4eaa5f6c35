// What scenarios decide of sentences, exceptions, conditions and permissions.
#include "tests/unit/scenarios_world.hpp"

namespace proviso {
namespace {

std::string missing(std::string const& text) {
    auto const report = tested(text);
    REQUIRE(report.coverage.has_value());
    return lines(report.coverage->missing);
}

std::string scenario(std::string const& given, std::string const& expected) {
    return "Scenario \"" + given + expected + "\": Given " + given + " as of 1 March 2026 expect clause " + expected +
           ".\n";
}

TEST_CASE("coverage: a sentence is decided both ways") {
    std::string const clause = "Clause 1: Workloads must be encrypted.\n";
    auto const good = scenario("a placement with encrypted", "1 is complied with");
    auto const bad = scenario("a placement with not encrypted", "1 is violated");
    auto const no_good = "1: no scenario expects that it is complied with\n";
    auto const no_bad = "1: no scenario expects that it is violated\n";
    CHECK(missing(clause + good + bad) == "");
    CHECK(missing(clause + good) == no_bad);
    CHECK(missing(clause + bad) == no_good);
    CHECK(missing(clause + scenario("nothing", "1 is not applicable")) == std::string(no_good) + no_bad);
    CHECK(missing(clause + scenario("a placement", "1 is undetermined")) == std::string(no_good) + no_bad);
}

TEST_CASE("coverage: what comes out but is not expected decides nothing") {
    CHECK(missing("Clause 1: Workloads must be encrypted.\nClause 2: Workloads must be hosted on Azure.\n" +
                  scenario("a placement with encrypted, provider AWS", "1 is complied with")) ==
          "1: no scenario expects that it is violated\n"
          "2: no scenario expects that it is complied with\n"
          "2: no scenario expects that it is violated\n");
}

TEST_CASE("coverage: each item of a clause") {
    CHECK(missing("Clause 1: (a) Workloads must be encrypted; and (b) workloads must be hosted on Azure.\n" +
                  scenario("a placement with encrypted, provider Azure", "1 is complied with") +
                  scenario("a placement with encrypted, provider AWS", "1 is violated")) ==
          "1(a): no scenario expects that it is violated\n");
}

TEST_CASE("coverage: an exception is decided where it frees a record of the subject") {
    std::string const clause = "Clause 1: Stateless workloads must be encrypted, except for batches.\n" +
                               scenario("a placement with state stateless, kind API, encrypted", "1 is complied with") +
                               scenario("a placement with state stateless, kind API, not encrypted", "1 is violated");
    std::string const open = "1: in no scenario does its exception hold: `kind is batch`\n";
    CHECK(missing(clause) == open);
    CHECK(missing(clause + scenario("a placement with state stateful, kind batch", "1 is not applicable")) == open);
    CHECK(missing(clause + scenario("a placement with state stateless, kind batch", "1 is not applicable")) == "");
}

TEST_CASE("coverage: a condition is decided both ways") {
    std::string const clause = "\"AGI verified\" means the fact that AGI is there.\n"
                               "Clause 1: If AGI verified, workloads must be encrypted.\n" +
                               scenario("a placement with encrypted and AGI verified", "1 is complied with") +
                               scenario("a placement with not encrypted and AGI verified", "1 is violated");
    CHECK(missing(clause) == "1: in no scenario is its condition false: fact `AGI verified`\n");
    CHECK(missing(clause + scenario("a placement and AGI is not verified", "1 is not applicable")) == "");
}

TEST_CASE("coverage: a permission is decided where it frees a record") {
    std::string const clauses = "Clause 1: Workloads must be hosted on Azure.\n"
                                "Clause 2: Notwithstanding clause 1, agents may be hosted on AWS.\n" +
                                scenario("a placement with kind API, provider Azure", "1 is complied with") +
                                scenario("a placement with kind API, provider AWS", "1 is violated");
    CHECK(missing(clauses) == "2: no scenario has a record that it frees\n");
    CHECK(missing(clauses + scenario("a placement with kind agent, provider AWS", "1 is not applicable")) == "");
}

TEST_CASE("coverage: a threshold fails the run") {
    std::string const text =
        "Clause 1: Workloads must be encrypted.\n" + scenario("a placement with encrypted", "1 is complied with");
    CHECK(tested(text).exit_status == 0);
    CHECK(tested(text, {"", 50, false}).exit_status == 0);
    CHECK(tested(text, {"", 51, false}).exit_status == 1);
    CHECK(tested(text).coverage->percent() == 50);
}

}  // namespace
}  // namespace proviso
