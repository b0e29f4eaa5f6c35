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

TEST_CASE("coverage: an exception is decided where the clause holds but for it") {
    std::string const clause = "\"Consent\" means the fact that it is so.\n"
                               "Clause 1: Workloads must be encrypted, if Consent, except for agents.\n" +
                               scenario("a placement with kind batch, encrypted and Consent", "1 is complied with") +
                               scenario("a placement with kind batch, not encrypted and Consent", "1 is violated") +
                               scenario("a placement with kind agent and not Consent", "1 is not applicable");
    std::string const open = "1: in no scenario does its exception hold: `kind is agent`\n";
    CHECK(missing(clause).ends_with(open));
    CHECK_FALSE(
        missing(clause + scenario("a placement with kind agent and Consent", "1 is not applicable")).ends_with(open));
}

TEST_CASE("coverage: each item of an exception") {
    std::string const clause =
        "Clause 1: Workloads must be encrypted, except for training jobs and batch workloads.\n" +
        scenario("a placement with kind API, encrypted", "1 is complied with") +
        scenario("a placement with kind API, not encrypted", "1 is violated") +
        scenario("a placement with kind batch, not encrypted", "1 is not applicable");
    CHECK(missing(clause) == "1: in no scenario does its exception hold: `kind is training job`\n");
    CHECK(missing(clause + scenario("a placement with kind training job", "1 is not applicable")) == "");
}

TEST_CASE("coverage: a scenario that does not come out decides nothing") {
    std::string const clause = "Clause 1: Workloads must be encrypted, except for batches.\n" +
                               scenario("a placement with kind API, encrypted", "1 is complied with") +
                               scenario("a placement with kind API, not encrypted", "1 is violated");
    auto const report = tested(clause + scenario("a placement with kind batch, not encrypted", "1 is violated"));
    CHECK(report.failed() == 1);
    CHECK(lines(report.coverage->missing) == "1: in no scenario does its exception hold: `kind is batch`\n");
}

TEST_CASE("coverage: a condition of a measure is false of a plan without its records too") {
    std::string const clause = "Clause 1: The total capacity of APIs must be at least 5 MW, if the total capacity of "
                               "workloads exceeds 10 MW.\n" +
                               scenario("a placement with kind API, capacity 11 MW", "1 is complied with") +
                               scenario("a placement with kind batch, capacity 11 MW", "1 is violated");
    CHECK(missing(clause) ==
          "1: in no scenario is its condition false: `the total capacity of workloads exceeds 10 MW`\n");
    CHECK(missing(clause + scenario("a placement with kind batch, capacity 10 MW", "1 is not applicable")) == "");
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

TEST_CASE("coverage: a permission frees only records of the clause that is expected") {
    std::string const clauses =
        "Clause 1: APIs must be hosted on Azure.\n"
        "Clause 2: Notwithstanding clause 1, Codex may be hosted on AWS.\n" +
        scenario("a placement with kind API, product ChatGPT, provider Azure", "1 is complied with") +
        scenario("a placement with kind API, product ChatGPT, provider AWS", "1 is violated");
    auto const freed = [](std::string const& kind) {
        return scenario("a placement with kind " + kind + ", product Codex, provider AWS", "1 is not applicable");
    };
    CHECK(missing(clauses + freed("batch")) == "2: no scenario has a record that it frees\n");
    CHECK(missing(clauses + freed("API")) == "");
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
