// Scenarios against what they expect: verdicts, keys, reasons; values that do not fit.
#include "tests/unit/scenarios_world.hpp"

namespace proviso {
namespace {

constexpr auto policy = R"("AGI verified" means the fact that an expert panel has verified AGI.
Clause 1: Stateless APIs must be hosted on Azure, until AGI verified.
Clause 2: (a) The total capacity of workloads must be at least 2 GW; and (b) workloads must be encrypted.
)";

/// What the scenario comes to where it differs: `` where it does not.
std::string actual(std::string const& given, std::string const& expected) {
    auto const report = tested(std::string(policy) + "Scenario \"s\": Given " + given +
                               " as of 1 March 2026 expect clause " + expected + ".");
    REQUIRE(report.scenarios.size() == 1);
    std::string text;
    for (auto const& difference : report.scenarios.front().differences)
        text += (text.empty() ? "" : "; ") + difference.actual;
    return text;
}

constexpr auto on_aws_too = "a placement with workload \"x\", kind API, state stateless, provider AWS";
constexpr auto on_aws =
    "a placement with workload \"x\", kind API, state stateless, provider AWS and AGI is not verified";

TEST_CASE("scenarios: an expectation holds, or says what is the case instead") {
    struct Row {
        std::string given, expected, actual;
    };
    std::string const azure = "a placement with kind API, state stateless, provider Azure and AGI is not verified";
    for (auto const& row : {
             Row{on_aws, "1 is violated", ""},
             Row{on_aws, "1 is violated by \"x\"", ""},
             Row{on_aws, "1 is complied with", "clause 1 is violated by x"},
             Row{on_aws, "1 is undetermined", "clause 1 is violated by x"},
             Row{on_aws, "1 is not applicable", "clause 1 is violated by x"},
             Row{azure, "1 is complied with", ""},
             Row{azure + " and " + on_aws_too, "1 is violated by \"placement 1\"", "clause 1 is violated by x"},
             Row{azure + " and " + on_aws_too, "1 is violated by \"x\" and \"placement 1\"",
                 "clause 1 is violated by x"},
             Row{"a placement with kind API, state unknown, provider AWS and AGI is not verified",
                 "1 is undetermined because of state", ""},
             Row{"a placement with kind API, provider AWS and AGI is not verified",
                 "1 is undetermined because of state and provider", "clause 1 is undetermined because of state"},
             Row{"a placement with kind API, state stateless, provider AWS, start 1 April 2026",
                 "1 is undetermined because of AGI verified", ""},
             Row{"a placement with kind API, state stateless, provider AWS, start 1 February 2026 "
                 "and AGI verified since 1 February 2026",
                 "1 is not applicable", ""},
             Row{"nothing", "1 is not applicable", ""},
             Row{"nothing", "1 is violated", "clause 1 is not applicable"},
         }) {
        INFO(row.given << " / " << row.expected);
        CHECK(actual(row.given, row.expected) == row.actual);
    }
}

TEST_CASE("scenarios: reasons as the program names them, or what these rest on") {
    std::string const policy_of_conditions =
        "\"Core product\" includes ChatGPT and Codex.\n"
        "Clause 1: APIs must be hosted on Azure, if the total capacity of workloads exceeds 50 MW.\n"
        "Clause 2: APIs must be encrypted, if clause 3 is met.\n"
        "Clause 3: Workloads must have at least 2 replicas.\n"
        "Clause 4: Core products must be hosted on Azure.\n"
        "Clause 5: APIs must have a region, if clause 2 is met.\n";
    struct Row {
        std::string given, expected, actual;
    };
    std::string const unmeasured = "a placement with kind API, provider AWS, capacity unknown";
    std::string const plain = "a placement with kind API, not encrypted";
    std::string const sora = "a placement with product Sora, provider AWS";
    auto const measure = "\"the total capacity of workloads exceeds 50 MW\"";
    for (auto const& row : {
             Row{unmeasured, "1 is undetermined because of capacity", ""},
             Row{unmeasured, std::string("1 is undetermined because of ") + measure, ""},
             Row{unmeasured, "1 is undetermined because of provider",
                 std::string("clause 1 is undetermined because of ") + measure},
             Row{unmeasured, "1 is undetermined because of capacity and provider",
                 std::string("clause 1 is undetermined because of ") + measure},
             Row{plain, "2 is undetermined because of replicas", ""},
             Row{plain, "2 is undetermined because of \"clause 3 is met\"", ""},
             Row{plain, "2 is undetermined because of state",
                 "clause 2 is undetermined because of \"clause 3 is met\""},
             Row{plain, "5 is undetermined because of replicas", ""},
             Row{plain, "5 is undetermined because of \"clause 3 is met\"", ""},
             Row{sora, "4 is undetermined because of Core product", ""},
             Row{sora, "4 is undetermined because of state", "clause 4 is undetermined because of Core product"},
         }) {
        INFO(row.given << " / " << row.expected);
        auto const report = tested(policy_of_conditions + "Scenario \"s\": Given " + row.given +
                                   " as of 1 March 2026 expect clause " + row.expected + ".");
        REQUIRE(report.scenarios.size() == 1);
        auto const& differences = report.scenarios.front().differences;
        CHECK((differences.empty() ? "" : differences.front().actual) == row.actual);
    }
}

TEST_CASE("scenarios: a change of a condition's measure is noticed by its reason") {
    auto const report = tested("Clause 1: APIs must be hosted on Azure, if the total capacity of APIs exceeds 50 MW.\n"
                               "Scenario \"s\": Given a placement with kind API, provider AWS, capacity unknown as of "
                               "1 March 2026 expect clause 1 is undetermined because of capacity.",
                               {"", {}, true});
    CHECK(report.failed() == 0);
    CHECK(report.mutation->noticed > 0);
}

TEST_CASE("scenarios: a name in an expectation means one record") {
    struct Row {
        std::string given, key, code, underlined;
    };
    for (auto const& row : {
             Row{"a placement with workload \"placement 2\", encrypted and a placement with not encrypted",
                 "placement 2", "P512", "a placement with not encrypted"},
             Row{"a placement with workload \"a\", encrypted and a placement with workload \"a\"", "a", "P512",
                 "a placement with workload \"a\""},
             Row{"a placement with workload \"A\", not encrypted and a placement with workload \"b\"", "a", "P201",
                 "\"a\""},
         }) {
        INFO(row.given);
        auto const result = compiled("Clause 1: Workloads must be encrypted.\nScenario \"s\": Given " + row.given +
                                     " as of 1 March 2026 expect clause 1 is violated by \"" + row.key + "\".");
        REQUIRE(result.diagnostics.size() >= 1);
        CHECK(info(result.diagnostics.front().kind).code == row.code);
        CHECK(severity(result.diagnostics.front()) == Severity::error);
        CHECK(underlined(result.diagnostics.front()) == row.underlined);
        CHECK(result.book.scenarios.empty());
    }
    CHECK(compiled("Clause 1: Workloads must be encrypted.\n"
                   "Scenario \"s\": Given a placement with workload \"A\", not encrypted and a placement with workload "
                   "\"a\", not encrypted as of 1 March 2026 expect clause 1 is violated by \"a\" and \"A\".")
              .diagnostics.empty());
}

TEST_CASE("scenarios: the items of a clause together, or one of them") {
    std::string const half = "a placement with capacity 1 GW, encrypted";
    CHECK(actual(half, "2(a) is violated") == "");
    CHECK(actual(half, "2(b) is complied with") == "");
    CHECK(actual(half, "2 is violated") == "");
    CHECK(actual("a placement with capacity 2 GW, not encrypted", "2 is violated") == "");
    CHECK(actual("a placement with capacity 2 GW, encrypted", "2 is complied with") == "");
    CHECK(actual("a placement with capacity 2 GW", "2 is undetermined because of encrypted") == "");
}

TEST_CASE("scenarios: why it is otherwise") {
    auto const report = tested(std::string(policy) + "Scenario \"s\": Given " + on_aws +
                               " as of 1 March 2026 expect clause 1 is complied with.");
    auto const& difference = report.scenarios.at(0).differences.at(0);
    CHECK(difference.expected == "clause 1 is complied with");
    REQUIRE(difference.why.size() == 1);
    CHECK(difference.why.front().find("AWS") != std::string::npos);
    CHECK(difference.where.at.line == 4);
    CHECK(report.exit_status == 1);
}

TEST_CASE("scenarios: a value that does not fit its field is refused as in a plan, at its place") {
    struct Row {
        std::string cells, code, underlined;
    };
    for (auto const& row : {
             Row{"capacity 5 USD", "P502", "capacity 5 USD"},
             Row{"start \"soon\"", "P502", "start \"soon\""},
             Row{"encrypted, not encrypted", "P505", "not encrypted"},
             Row{"state \"sleepy\"", "P502", "state \"sleepy\""},
             Row{"start 1 March 2026, end 1 February 2026", "P507", "end 1 February 2026"},
             Row{"cost 5 EUR per month", "P506", "cost 5 EUR per month"},
         }) {
        INFO(row.cells);
        auto result = compiled(std::string(policy) + "Scenario \"s\": Given a placement with " + row.cells +
                               " as of 1 March 2026 expect clause 1 is violated.");
        REQUIRE_MESSAGE(result.diagnostics.empty(), result.messages());
        auto const report = test(result.book, cloud_vocabulary(), {}, result.diagnostics);
        REQUIRE(result.diagnostics.size() == 1);
        CHECK(info(result.diagnostics.front().kind).code == row.code);
        CHECK(underlined(result.diagnostics.front()) == row.underlined);
        CHECK(report.scenarios.empty());
    }
}

TEST_CASE("scenarios: a clause of an agreement that is not signed yet is not applicable") {
    auto const report = tested("Agreement \"A\" between B and C, effective 1 January 2027.\n"
                               "Clause 1: Workloads must be encrypted.\n"
                               "Scenario \"s\": Given a placement with not encrypted as of 1 March 2026"
                               " expect clause 1 is not applicable.\n"
                               "Scenario \"t\": Given a placement with not encrypted as of 1 March 2027"
                               " expect clause 1 is violated.");
    CHECK(report.failed() == 0);
}

TEST_CASE("scenarios: chosen by their names") {
    std::string const text =
        "Clause 1: Workloads must be encrypted.\n"
        "Scenario \"Plain text is refused\": Given a placement with not encrypted as of 1 March 2026"
        " expect clause 1 is violated.\n"
        "Scenario \"Cipher text is fine\": Given a placement with encrypted as of 1 March 2026"
        " expect clause 1 is complied with.";
    struct Row {
        std::string pattern;
        std::size_t run;
    };
    for (auto const& row : {Row{"", 2}, Row{"TEXT", 2}, Row{"cipher", 1}, Row{"plain*refused", 1},
                            Row{"refused*plain", 0}, Row{"*", 2}, Row{"nothing of the kind", 0}}) {
        auto const& pattern = row.pattern;
        auto const run = row.run;
        INFO(pattern);
        auto const report = tested(text, {pattern, {}, false});
        CHECK(report.scenarios.size() == run);
        CHECK(report.left_out == 2 - run);
        CHECK(report.coverage.has_value() == (run == 2));
        CHECK(report.exit_status == (run == 0 ? 4 : 0));
    }
}

TEST_CASE("scenarios: a clause and its new text are told apart where they are laid out alike") {
    auto const report =
        tested("Agreement \"A\" between B and C, effective 1 January 2026.\n"
               "Clause 1:\n  Workloads must be hosted on Azure.\n"
               "Agreement \"D\" between B and C, effective 1 March 2026.\n"
               "Clause 1 of \"A\" is replaced from 1 March 2026 by:\n  Workloads must be hosted on AWS.\n"
               "Scenario \"s\": Given a placement with workload \"old\", provider AWS, end 1 March 2026"
               " and a placement with workload \"new\", provider Azure, start 1 March 2026"
               " as of 1 April 2026 expect clause 1 of \"A\" is violated by \"old\" and \"new\".");
    CHECK(report.failed() == 0);
}

TEST_CASE("scenarios: without an agreement, a clause is found where only one has it") {
    std::string const scenario = "Scenario \"s\": Given nothing as of 1 March 2026 expect clause 1 is not applicable.";
    std::string const agreement = "Agreement \"A\" between B and C, effective 1 January 2026.\n"
                                  "Clause 1: Workloads must be encrypted.";
    std::string const other = "Agreement \"D\" between B and C, effective 1 January 2026.\n"
                              "Clause 1: Workloads must be encrypted.";
    CHECK(compiled({{"a", agreement}, {"s", scenario}}).diagnostics.empty());
    auto const unclear = compiled({{"a", agreement}, {"d", other}, {"s", scenario}});
    REQUIRE(unclear.diagnostics.size() == 1);
    CHECK(unclear.diagnostics.front().kind == Kind::unknown_clause);
}

}  // namespace
}  // namespace proviso
